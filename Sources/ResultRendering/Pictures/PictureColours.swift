/// A colour for each label: the most frequent labels take the first colours, so that a picture drawn again looks alike.
struct PictureColours {
    /// Fill and outline; both read on white and on dark grey, and apart for most kinds of colour blindness.
    struct Colour: Equatable {
        var fill: String
        var line: String
    }

    /// For nodes without labels, and when the palette is used up.
    static let plain = Colour(fill: "#c9ced6", line: "#6b7280")

    private static let palette = [
        Colour(fill: "#8ab6e8", line: "#2f6db3"), Colour(fill: "#f4b266", line: "#b36a12"),
        Colour(fill: "#8fd0a5", line: "#2f8a52"), Colour(fill: "#e79aa4", line: "#b13c4c"),
        Colour(fill: "#c3a8e6", line: "#7348b0"), Colour(fill: "#ecd96f", line: "#94801a"),
        Colour(fill: "#7fd3d6", line: "#1f8488"), Colour(fill: "#e5a5d3", line: "#a43b86"),
        Colour(fill: "#b9a58c", line: "#6f5939"), Colour(fill: "#a3b86c", line: "#5f7426"),
        Colour(fill: "#4f86c6", line: "#1d4a80"), Colour(fill: "#d97b29", line: "#7d4410"),
        Colour(fill: "#4ea873", line: "#1f6340"), Colour(fill: "#cf6a78", line: "#7f2735"),
        Colour(fill: "#9a76cf", line: "#55308a"), Colour(fill: "#c4ac2e", line: "#6b5c0c"),
        Colour(fill: "#3fa9ad", line: "#135c5f"), Colour(fill: "#c76eae", line: "#782860"),
    ]

    private var ofLabel: [String: Colour] = [:]

    init(_ picture: GraphPicture) {
        var next = 0
        for (label, _) in picture.legend where !label.isEmpty {
            if next < Self.palette.count { ofLabel[label] = Self.palette[next] }
            next += 1
        }
    }

    /// The colour of a node, by its first label.
    func colour(_ vertex: GraphPicture.Vertex) -> Colour { colour(vertex.labels.first ?? "") }

    /// The colour of a label.
    func colour(_ label: String) -> Colour { ofLabel[label] ?? Self.plain }
}
