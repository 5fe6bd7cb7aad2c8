/// The coordinate systems of points, by the numbers that spatial databases share.
public enum PointSystem: Int32, CaseIterable, Sendable {
    /// Longitude and latitude in degrees.
    case geographic = 4326
    /// The same with a height in metres.
    case geographicSolid = 4979
    /// x and y of a plane.
    case cartesian = 7203
    /// x, y and z of space.
    case cartesianSolid = 9157

    public init(isGeographic: Bool, isSolid: Bool) {
        self = isGeographic ? isSolid ? .geographicSolid : .geographic : isSolid ? .cartesianSolid : .cartesian
    }

    /// On the globe.
    public var isGeographic: Bool { self == .geographic || self == .geographicSolid }
    /// With a third coordinate.
    public var isSolid: Bool { self == .geographicSolid || self == .cartesianSolid }

    /// As `crs` calls it.
    public var name: String {
        switch self {
        case .geographic: "wgs-84"
        case .geographicSolid: "wgs-84-3d"
        case .cartesian: "cartesian"
        case .cartesianSolid: "cartesian-3d"
        }
    }
}
