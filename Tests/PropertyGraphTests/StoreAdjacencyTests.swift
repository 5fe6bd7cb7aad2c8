import PropertyGraph
import Testing

/// Adjacency: order, deltas, loops, views.
@Suite("Store: adjacency")
struct StoreAdjacencyTests {
    private let graph = Graph()
    private let scratch = NeighbourScratch()

    private func pairs(_ view: AdjacencyView, _ node: UInt32) -> [[UInt32]] {
        let slice = view.neighbours(of: node, scratch: scratch)
        return (0..<slice.count).map { [slice.neighbours[$0], slice.relationships[$0]] }
    }

    @Test("Neighbours are sorted by node, then by relationship; a self loop is once in each direction")
    func order() throws {
        let type = graph.internType("R")
        let nodes = try (0..<4).map { _ in try graph.createNode(labels: []) }
        for target in [3, 1, 0, 1, 2] {
            try graph.createRelationship(type: type, source: nodes[0], target: nodes[target])
        }
        let out = graph.adjacency(type: type, direction: .outgoing)
        #expect(pairs(out, 0) == [[0, 2], [1, 1], [1, 3], [2, 4], [3, 0]])
        let incoming = graph.adjacency(type: type, direction: .incoming)
        #expect(pairs(incoming, 0) == [[0, 2]])
        #expect(pairs(incoming, 1) == [[0, 1], [0, 3]])
        #expect(out.relationships(between: 0, and: 1, scratch: scratch).count == 2)
        #expect(out.relationships(between: 1, and: 0, scratch: scratch).count == 0)
        #expect(graph.totalDegree(of: nodes[0]) == 6)
        #expect(graph.relationships(of: nodes[0]).map(\.raw) == [0, 1, 2, 3, 4])
    }

    @Test("A few changes on large rows go to a delta, clean nodes are still read in place")
    func delta() throws {
        let type = graph.internType("R")
        for _ in 0..<4_000 { try graph.createNode(labels: []) }
        for node in 0..<4_000 as Range<UInt32> {
            for step in 1...3 as ClosedRange<UInt32> {
                try graph.createRelationship(type: type, source: NodeID(node), target: NodeID((node + step) % 4_000))
            }
        }
        #expect(graph.adjacency(type: type, direction: .outgoing).isClean)
        try graph.createRelationship(type: type, source: NodeID(10), target: NodeID(5))
        graph.deleteRelationship(RelationshipID(31))
        let view = graph.adjacency(type: type, direction: .outgoing)
        #expect(!view.isClean && !view.isClean(10) && view.isClean(11))
        #expect(pairs(view, 10) == [[5, 12_000], [11, 30], [13, 32]])
        #expect(view.degree(of: 10) == 3 && view.degree(of: 11) == 3 && view.relationshipCount == 12_000)
        #expect(graph.adjacency(type: type, direction: .incoming).degree(of: 12) == 2)
        // Many changes bring a rebuild.
        for _ in 0..<4_000 { try graph.createRelationship(type: type, source: NodeID(0), target: NodeID(1)) }
        let rebuilt = graph.adjacency(type: type, direction: .outgoing)
        #expect(rebuilt.isClean && rebuilt.degree(of: 0) == 4_003)
        #expect(pairs(rebuilt, 10) == [[5, 12_000], [11, 30], [13, 32]])
        #expect(graph.invariantViolations() == [])
    }

    @Test("An id given out again after a rollback does not bring the old relationship back")
    func reusedID() throws {
        let type = graph.internType("R")
        let nodes = try (0..<3).map { _ in try graph.createNode(labels: []) }
        for _ in 0..<200 { try graph.createRelationship(type: type, source: nodes[0], target: nodes[1]) }
        _ = graph.adjacency(type: type, direction: .outgoing)
        let mark = graph.mark()
        let first = try graph.createRelationship(type: type, source: nodes[0], target: nodes[1])
        #expect(graph.adjacency(type: type, direction: .outgoing).degree(of: 0) == 201)
        graph.rollback(to: mark)
        let second = try graph.createRelationship(type: type, source: nodes[2], target: nodes[0])
        #expect(first == second)
        let view = graph.adjacency(type: type, direction: .outgoing)
        #expect(view.degree(of: 0) == 200 && pairs(view, 2) == [[0, 200]])
        #expect(graph.invariantViolations() == [])
    }

    @Test("A type without relationships has an empty view, and all types can be asked at once")
    func types() throws {
        let absent = graph.internType("ABSENT")
        let node = try graph.createNode(labels: [])
        let view = graph.adjacency(type: absent, direction: .incoming)
        #expect(view.isClean && view.relationshipCount == 0 && view.slice(of: node.raw).count == 0)
        #expect(graph.adjacencies(types: nil, direction: .outgoing).isEmpty)
        try graph.createRelationship(type: graph.internType("R"), source: node, target: node)
        try graph.createRelationship(type: graph.internType("S"), source: node, target: node)
        #expect(graph.adjacencies(types: nil, direction: .outgoing).count == 2)
        #expect(
            graph.adjacencies(types: [absent, RelationshipTypeID(1), RelationshipTypeID(1)], direction: .outgoing)
                .count == 1)
    }

    @Test("Galloping finds the same place as a linear search")
    func galloping() {
        let neighbours: [UInt32] = [1, 1, 4, 9, 9, 9, 20, 21, 22, 40]
        neighbours.withUnsafeBufferPointer { buffer in
            let slice = NeighbourSlice(
                neighbours: buffer.baseAddress!, relationships: buffer.baseAddress!, count: buffer.count)
            for start in 0...buffer.count {
                for node in 0...50 as ClosedRange<UInt32> {
                    let expected = (start..<buffer.count).first { buffer[$0] >= node } ?? buffer.count
                    #expect(slice.firstIndex(notBelow: node, from: start) == expected)
                }
            }
            #expect(slice.entries(to: 9).count == 3)
        }
    }

    @Test("Label sets: masks answer for all labels at once")
    func labelMasks() throws {
        let (a, b) = (graph.internLabel("A"), graph.internLabel("B"))
        let both = try graph.createNode(labels: [b, a, b])
        let one = try graph.createNode(labels: [a])
        let none = try graph.createNode(labels: [])
        #expect(graph.labels(of: both) == [a, b])
        let sets = graph.labelSetPointer
        let mask = graph.labelSetMask(for: [a, b])
        #expect([both, one, none].map { mask[sets[Int($0.raw)]] } == [true, false, false])
        #expect(graph.labelSetMask(for: []).passesAll)
        #expect(graph.labelSetHas(graph.labelSet(of: one), a) && !graph.labelSetHas(.empty, a))
        #expect(try graph.addLabel(none, b) && !graph.addLabel(none, b))
        #expect(graph.statistics.nodes(all: [a, b]) == 1)
    }
}
