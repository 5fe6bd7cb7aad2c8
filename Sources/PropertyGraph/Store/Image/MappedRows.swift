/// The adjacency of one type in a graph file, not checked yet.
final class MappedRows {
    private let image: GraphImage
    private let type: UInt32
    private let count: Int
    /// Label sets of the nodes, where some are deleted; nil where none is.
    private let marks: UnsafePointer<UInt32>?

    init(_ image: GraphImage, type: UInt32, count: Int, marks: UnsafePointer<UInt32>?) {
        self.image = image
        self.type = type
        self.count = count
        self.marks = marks
    }

    /// The rows, or none if they are damaged.
    func checked() -> (outgoing: CompressedRows, incoming: CompressedRows) {
        guard let outgoing = rows(.outgoingOffsets, .outgoingNeighbours, .outgoingRelationships),
            let incoming = rows(.incomingOffsets, .incomingNeighbours, .incomingRelationships)
        else {
            image.report(.outgoingOffsets)
            return (CompressedRows(), CompressedRows())
        }
        return (outgoing, incoming)
    }

    private func rows(
        _ offsetKind: ImageFormat.Kind, _ neighbourKind: ImageFormat.Kind, _ relationshipKind: ImageFormat.Kind
    ) -> CompressedRows? {
        guard let section = image.section(offsetKind, type), section.count == UInt64(count), section.length >= 8 else {
            return nil
        }
        let cellCount = Int(section.length / 4)
        let span = cellCount - 1
        let nodeLimit = image.catalog.nodeLimit
        guard section.extra + UInt64(span) <= UInt64(nodeLimit),
            let offsets = image.cells(offsetKind, subject: type, UInt32.self, count: cellCount),
            let neighbours = image.cells(neighbourKind, subject: type, UInt32.self, count: count),
            let relationships = image.cells(relationshipKind, subject: type, UInt32.self, count: count),
            image.isIntact(offsetKind, type), image.isIntact(neighbourKind, type),
            image.isIntact(relationshipKind, type),
            ImageScan.areOffsets(to: UInt32(count), offsets, cellCount),
            ImageScan.areBelow(nodeLimit, neighbours, count),
            ImageScan.areBelow(image.catalog.relationshipLimit, relationships, count)
        else { return nil }
        if let marks {
            for index in 0..<count where marks[Int(neighbours[index])] == .max { return nil }
        }
        return CompressedRows(
            firstNode: UInt32(section.extra), span: span, count: count, offsets: offsets, neighbours: neighbours,
            relationships: relationships, owner: image)
    }
}
