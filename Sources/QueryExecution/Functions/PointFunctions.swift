import Glibc
import PropertyGraph
import QuerySemantics
import SourceText

/// Points, as maps of coordinates with the name and number of their coordinate system.
///
/// A point is no type of its own: as a map it is stored, compared, printed and taken apart like any other value, and a
/// map from elsewhere with the same keys serves as one.
enum PointFunctions {
    static func value(of call: FunctionCall) throws(RuntimeError) -> Slot {
        if call.hasNull { return .null }
        switch call.function {
        case .point: return try point(call[0], call).map { $0.slot(call.space) } ?? .null
        case .pointDistance:
            guard let a = try point(call[0], call), let b = try point(call[1], call), a.system == b.system else {
                return .null
            }
            return .float(a.distance(to: b))
        case .pointWithinBBox:
            guard let point = try point(call[0], call), let low = try self.point(call[1], call),
                let high = try self.point(call[2], call), point.system == low.system, point.system == high.system
            else { return .null }
            return .boolean(point.isWithin(low, high))
        default: throw call.wrong(call[0])
        }
    }

    /// Reads a map; nil when a coordinate is null.
    private static func point(_ slot: Slot, _ call: FunctionCall) throws(RuntimeError) -> Point? {
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
        return Point(system: system, x: first, y: second, z: third ?? 0)
    }

    private static func system(_ value: Slot, _ call: FunctionCall) throws(RuntimeError) -> PointSystem {
        switch value.tag {
        case .integer:
            if let known = PointSystem.allCases.first(where: { $0.rawValue == value.integerValue }) { return known }
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

/// The coordinate systems, by the numbers that spatial databases share.
enum PointSystem: Int64, CaseIterable {
    case geographic = 4326
    case geographicSolid = 4979
    case cartesian = 7203
    case cartesianSolid = 9157

    init(isGeographic: Bool, isSolid: Bool) {
        self = isGeographic ? isSolid ? .geographicSolid : .geographic : isSolid ? .cartesianSolid : .cartesian
    }

    var isGeographic: Bool { self == .geographic || self == .geographicSolid }
    var isSolid: Bool { self == .geographicSolid || self == .cartesianSolid }

    var name: String {
        switch self {
        case .geographic: "wgs-84"
        case .geographicSolid: "wgs-84-3d"
        case .cartesian: "cartesian"
        case .cartesianSolid: "cartesian-3d"
        }
    }
}

/// Coordinates in a system: x is the longitude, y the latitude, in degrees, z the height in metres.
struct Point {
    var system: PointSystem
    var x: Double
    var y: Double
    var z: Double

    /// The map that stands for the point.
    func slot(_ space: ValueSpace) -> Slot {
        var entries: [(String, Slot)] = [("x", .float(x)), ("y", .float(y))]
        if system.isSolid { entries.append(("z", .float(z))) }
        if system.isGeographic {
            entries += [("longitude", .float(x)), ("latitude", .float(y))]
            if system.isSolid { entries.append(("height", .float(z))) }
        }
        entries += [("crs", space.makeString(system.name)), ("srid", .integer(system.rawValue))]
        return space.makeMap(entries.map { (key: PropertyKeyID(space.keys.intern($0.0)), value: $0.1) })
    }

    /// Mean radius of the Earth in metres that distances are measured with.
    private static let radius = 6_378_140.0

    /// Straight in a plane or in space; along the great circle (haversine formula) on the globe, in metres. With
    /// heights, the circle runs at their mean, and the climb is added as the other leg of a right triangle.
    func distance(to other: Point) -> Double {
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
    func isWithin(_ low: Point, _ high: Point) -> Bool {
        let crosses = system.isGeographic && low.x > high.x
        let isBetween = crosses ? x >= low.x || x <= high.x : x >= low.x && x <= high.x
        return isBetween && y >= low.y && y <= high.y && z >= low.z && z <= high.z
    }
}
