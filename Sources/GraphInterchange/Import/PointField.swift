import Entente

/// A point as a text: coordinates by name between braces.
struct PointField {
    let isGeographic: Bool
    let x: Double
    let y: Double
    let z: Double?

    /// Nil where a coordinate is missing, foreign, not a number or out of its range.
    init?(_ text: String) {
        guard text.hasPrefix("{"), text.hasSuffix("}") else { return nil }
        var numbers: [String: Double] = [:]
        var system: String?
        for part in text.dropFirst().dropLast().split(separator: ",") {
            let sides = part.split(separator: ":", maxSplits: 1).map { side in
                String(side.filter { !$0.isWhitespace && $0 != "'" && $0 != "\"" })
            }
            guard sides.count == 2 else { return nil }
            let name = sides[0].lowercased()
            switch name {
            case "x", "y", "z", "longitude", "latitude", "height":
                guard let number = Double(sides[1]), number.isFinite else { return nil }
                numbers[name] = number
            case "crs": system = sides[1].lowercased()
            case "srid": system = ["4326": "wgs-84", "4979": "wgs-84-3d"][sides[1]] ?? "cartesian"
            default: return nil
            }
        }
        let isNamedGeographic = numbers["longitude"] != nil || numbers["latitude"] != nil
        guard let first = numbers["longitude"] ?? numbers["x"], let second = numbers["latitude"] ?? numbers["y"],
            numbers.count == (numbers["z"] ?? numbers["height"] == nil ? 2 : 3)
        else { return nil }
        isGeographic = isNamedGeographic || system?.hasPrefix("wgs") == true
        if isGeographic, !(-180...180).contains(first) || !(-90...90).contains(second) { return nil }
        (x, y, z) = (first, second, numbers["z"] ?? numbers["height"])
    }
}

/// The keys of points, known to the graph before several threads make some.
struct PointKeys: Sendable {
    private let keys: [String: PropertyKeyID]
    private static let names = ["x", "y", "z", "longitude", "latitude", "height", "crs", "srid"]

    /// - Parameter graph: nil where there are no points.
    init(_ graph: Graph?) {
        guard let graph else {
            keys = [:]
            return
        }
        keys = Dictionary(uniqueKeysWithValues: Self.names.map { ($0, graph.internKey($0)) })
    }

    /// The map that is a point, as the function `point` makes it.
    func entries(_ point: PointField, in space: ValueSpace) -> [(key: PropertyKeyID, value: Slot)] {
        let system: (name: String, number: Int64)
        switch (point.isGeographic, point.z != nil) {
        case (true, false): system = ("wgs-84", 4326)
        case (true, true): system = ("wgs-84-3d", 4979)
        case (false, false): system = ("cartesian", 7203)
        case (false, true): system = ("cartesian-3d", 9157)
        }
        var entries: [(key: PropertyKeyID, value: Slot)] = []
        func add(_ name: String, _ value: Slot) {
            if let key = keys[name] { entries.append((key: key, value: value)) }
        }
        add("x", .float(point.x))
        add("y", .float(point.y))
        if let z = point.z { add("z", .float(z)) }
        if point.isGeographic {
            add("longitude", .float(point.x))
            add("latitude", .float(point.y))
            if let z = point.z { add("height", .float(z)) }
        }
        add("crs", space.makeString(system.name))
        add("srid", .integer(system.number))
        return entries
    }
}
