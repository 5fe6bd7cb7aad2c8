import Glibc
import PropertyGraph
import QuerySemantics
import SourceText

/// Points: made of maps of coordinates, taken apart by name, and measured.
enum PointFunctions {
    static func value(of call: FunctionCall) throws(RuntimeError) -> Slot {
        if call.hasNull { return .null }
        switch call.function {
        case .point: return try point(call[0], call).map { call.space.makePoint($0) } ?? .null
        case .pointDistance:
            let (a, b) = (try given(call[0], call), try given(call[1], call))
            return a.system == b.system ? .float(a.distance(to: b)) : .null
        case .pointWithinBBox:
            let (point, low, high) = (try given(call[0], call), try given(call[1], call), try given(call[2], call))
            guard point.system == low.system, point.system == high.system else { return .null }
            return .boolean(point.isWithin(low, high))
        default: throw call.wrong(call[0])
        }
    }

    private static func given(_ slot: Slot, _ call: FunctionCall) throws(RuntimeError) -> PointValue {
        guard slot.tag == .point else { throw call.wrong(slot) }
        return call.space.point(slot)
    }

    /// A coordinate, `crs` or `srid`; null for a coordinate that points of this system do not have.
    static func component(
        of slot: Slot, _ name: String, _ space: ValueSpace, at range: SourceRange
    ) throws(RuntimeError) -> Slot {
        let point = space.point(slot)
        switch name {
        case "crs": return space.makeString(point.system.name)
        case "srid": return .integer(Int64(point.system.rawValue))
        case "x", "y", "z", "longitude", "latitude", "height":
            return point.coordinate(name).map { .float($0) } ?? .null
        default:
            throw RuntimeError(
                .invalidArgumentValue, type: .argumentError, "There is no `\(name)` in a point", at: range,
                help: "A point has x, y, z, longitude, latitude, height, crs and srid.")
        }
    }

    /// Reads a map; nil when a coordinate is null.
    private static func point(_ slot: Slot, _ call: FunctionCall) throws(RuntimeError) -> PointValue? {
        if slot.tag == .point { return call.space.point(slot) }
        guard slot.tag == .map else { throw call.wrong(slot) }
        let view = call.space.map(slot)
        var numbers: [String: Double] = [:]
        var systems: [PointSystem] = []
        for index in 0..<view.count {
            let name = call.space.keys.name(view.keys[index].raw)
            let value = view.values[index]
            switch name {
            case "x", "y", "z", "longitude", "latitude", "height":
                if value.isNull { return nil }
                guard value.tag.isNumber else {
                    throw RuntimeError(
                        .invalidArgumentValue, type: .typeError,
                        "`\(name)` of a point must be a number, not \(value.tag.description)", at: call.range)
                }
                let number = Arithmetic.float(value)
                guard number.isFinite else { throw call.invalid("`\(name)` of a point must be a finite number") }
                numbers[name] = number
            case "crs", "srid":
                if value.isNull { return nil }
                systems.append(try system(value, call))
            default:
                throw call.invalid(
                    "There is no `\(name)` in a point",
                    help: "A point has x, y, z, or longitude, latitude, height; and crs or srid.")
            }
        }
        let isGeographic = numbers["longitude"] != nil || numbers["latitude"] != nil
        let first = numbers["longitude"] ?? numbers["x"]
        let second = numbers["latitude"] ?? numbers["y"]
        guard let first, let second else {
            throw call.invalid("A point needs x and y, or longitude and latitude")
        }
        let third = numbers["height"] ?? numbers["z"]
        let system = systems.first ?? PointSystem(isGeographic: isGeographic, isSolid: third != nil)
        guard systems.allSatisfy({ $0 == system }) else {
            throw call.invalid("`crs` and `srid` name different coordinate systems")
        }
        guard system.isSolid == (third != nil) else {
            throw call.invalid("'\(system.name)' has \(system.isSolid ? "three" : "two") coordinates")
        }
        if isGeographic, !system.isGeographic {
            throw call.invalid("'\(system.name)' has x and y, not longitude and latitude")
        }
        if system.isGeographic, !(-90...90).contains(second) {
            throw call.invalid("A latitude lies between -90 and 90, not at \(FloatText.text(second))")
        }
        if system.isGeographic, !(-180...180).contains(first) {
            throw call.invalid("A longitude lies between -180 and 180, not at \(FloatText.text(first))")
        }
        return PointValue(system: system, x: first, y: second, z: third ?? 0)
    }

    private static func system(_ value: Slot, _ call: FunctionCall) throws(RuntimeError) -> PointSystem {
        switch value.tag {
        case .integer:
            if let known = PointSystem.allCases.first(where: { Int64($0.rawValue) == value.integerValue }) {
                return known
            }
            throw call.invalid(
                "There is no coordinate system of the number \(value.integerValue)",
                help: "The numbers are \(PointSystem.allCases.map { String($0.rawValue) }.joined(separator: ", ")).")
        case .string:
            let name = call.space.string(value)
            if let known = PointSystem.allCases.first(where: { $0.name == name.lowercased() }) { return known }
            throw call.invalid(
                "There is no coordinate system '\(name)'",
                help: "The names are \(PointSystem.allCases.map(\.name).joined(separator: ", ")).")
        default: throw call.wrong(value)
        }
    }
}

extension PointValue {
    /// Mean radius of the Earth in metres that distances are measured with.
    private static let radius = 6_378_140.0

    /// Straight in a plane or in space; along the great circle (haversine formula) on the globe, in metres. With
    /// heights, the circle runs at their mean, and the climb is added as the other leg of a right triangle.
    func distance(to other: PointValue) -> Double {
        if !system.isGeographic { return hypot(hypot(x - other.x, y - other.y), z - other.z) }
        let half = { (degrees: Double) in sin(degrees * .pi / 360) }
        let (byLatitude, byLongitude) = (half(y - other.y), half(x - other.x))
        let chord =
            byLatitude * byLatitude
            + cos(y * .pi / 180) * cos(other.y * .pi / 180) * byLongitude * byLongitude
        let circle = 2 * asin(min(1, chord.squareRoot())) * (Self.radius + (z + other.z) / 2)
        return hypot(circle, z - other.z)
    }

    /// Whether it lies in the box between two corners; on the globe the box may cross the 180th meridian.
    func isWithin(_ low: PointValue, _ high: PointValue) -> Bool {
        let crosses = system.isGeographic && low.x > high.x
        let isBetween = crosses ? x >= low.x || x <= high.x : x >= low.x && x <= high.x
        return isBetween && y >= low.y && y <= high.y && z >= low.z && z <= high.z
    }
}
