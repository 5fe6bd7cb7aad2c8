/// A point of a plane, of space, or of the globe. Its coordinates are finite.
public struct PointValue: Hashable, Sendable {
    /// The number of the coordinate system; kept as such so that a point is plain bytes in a heap.
    private var srid: Int32
    /// x, or longitude.
    public var x: Double
    /// y, or latitude.
    public var y: Double
    /// z, or height; 0 where the system has none.
    public var z: Double

    public init(system: PointSystem, x: Double, y: Double, z: Double = 0) {
        srid = system.rawValue
        // There is one zero among coordinates, so that equal points have equal bytes.
        self.x = x == 0 ? 0 : x
        self.y = y == 0 ? 0 : y
        self.z = z == 0 ? 0 : z
    }

    public var system: PointSystem { PointSystem(rawValue: srid) ?? .cartesian }

    /// A component by the name that the language has for it; nil where points of this system have none of that name.
    public func coordinate(_ name: String) -> Double? {
        switch name {
        case "x": x
        case "y": y
        case "z": system.isSolid ? z : nil
        case "longitude": system.isGeographic ? x : nil
        case "latitude": system.isGeographic ? y : nil
        case "height": system == .geographicSolid ? z : nil
        default: nil
        }
    }
}

extension PointValue: CustomStringConvertible {
    /// The call that makes it: `point({x: 1.0, y: 2.0, crs: 'cartesian'})`.
    public var description: String {
        let names = system.isGeographic ? ["longitude", "latitude", "height"] : ["x", "y", "z"]
        let coordinates = zip(names, [x, y, z]).prefix(system.isSolid ? 3 : 2)
        let entries = coordinates.map { "\($0): \(FloatText.text($1))" }
        return "point({\(entries.joined(separator: ", ")), crs: '\(system.name)'})"
    }
}

extension PointValue: Comparable {
    /// The order of sorting: by coordinate system, then by coordinate.
    public static func < (a: PointValue, b: PointValue) -> Bool {
        (Double(a.srid), a.x, a.y, a.z) < (Double(b.srid), b.x, b.y, b.z)
    }
}
