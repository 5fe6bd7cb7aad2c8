extension FunctionCatalog {
    private static func point(_ name: String) -> FunctionParameter { FunctionParameter(name, .point) }

    /// Points.
    static let points: [FunctionSignature] = [
        FunctionSignature(
            .point, .spatial, [FunctionParameter("coordinates", .map, staticKinds: [.map, .point])],
            result: .fixed(.point),
            "A point of a plane, of space, or of the globe.",
            notes: """
                It has `x`, `y` and perhaps `z`, and on the globe also `longitude`, `latitude` and perhaps \
                `height`; `crs` and `srid` name its coordinate system: 'cartesian' (7203), \
                'cartesian-3d' (9157), 'wgs-84' (4326), 'wgs-84-3d' (4979). It is chosen by the keys given, or \
                by `crs` or `srid`. Latitudes lie between -90 and 90, longitudes between -180 and 180.
                """,
            nulls: .own("Null when the map or one of its coordinates is null."),
            example: .text(
                "RETURN point({x: 1, y: 2})", result: "point({x: 1.0, y: 2.0, crs: 'cartesian'})"),
            further: [
                .text("RETURN point({longitude: 107.6, latitude: 16.5}).crs", result: "'wgs-84'"),
                .text("RETURN point({x: 1, y: 2, z: 3}).srid", result: "9157"),
            ]),
        FunctionSignature(
            .pointDistance, .spatial, [point("from"), point("to")], result: .fixed(.float),
            "Distance of two points, on the globe in metres.",
            notes: """
                A straight line in a plane or in space; on the globe a great circle of a sphere of 6,378,140 m, \
                by the haversine formula.
                """,
            nulls: .own("Null when a point is null or the coordinate systems differ."),
            example: .text("RETURN point.distance(point({x: 0, y: 0}), point({x: 3, y: 4}))", result: "5.0"),
            further: [
                .text(
                    """
                    RETURN round(point.distance(point({longitude: 107.58, latitude: 16.46}), point({longitude: \
                    108.22, latitude: 16.07})))
                    """, result: "81009.0")
            ]),
        FunctionSignature(
            .pointWithinBBox, .spatial, [point("point"), point("lowerLeft"), point("upperRight")],
            result: .fixed(.boolean), "Whether a point lies in the box between two corners, edges included.",
            notes: """
                On the globe, a box whose western edge lies east of its eastern edge crosses the 180th meridian.
                """,
            nulls: .own("Null when a point is null or the coordinate systems differ."),
            example: .text(
                "RETURN point.withinBBox(point({x: 1, y: 1}), point({x: 0, y: 0}), point({x: 2, y: 2}))",
                result: "true")),
    ]
}
