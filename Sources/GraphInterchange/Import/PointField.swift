import Entente

/// A point as a text: coordinates by name between braces.
struct PointField {
    let point: PointValue

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
        let isGeographic = isNamedGeographic || system?.hasPrefix("wgs") == true
        if isGeographic, !(-180...180).contains(first) || !(-90...90).contains(second) { return nil }
        let third = numbers["z"] ?? numbers["height"]
        point = PointValue(
            system: PointSystem(isGeographic: isGeographic, isSolid: third != nil), x: first, y: second, z: third ?? 0)
    }
}
