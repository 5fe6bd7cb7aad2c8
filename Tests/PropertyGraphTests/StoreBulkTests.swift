import Testing

@testable import PropertyGraph

/// Many elements made at once are the same as one after the other, and can be taken back and done again.
@Suite("Store: batches")
struct StoreBulkTests {
    private func fill(_ graph: Graph, inBatches: Bool) throws {
        let person = graph.internLabel("Person")
        let city = graph.internLabel("City")
        let name = graph.internKey("name")
        let since = graph.internKey("since")
        let (knows, lives) = (graph.internType("KNOWS"), graph.internType("LIVES"))
        let space = graph.makeValueSpace()
        let names = (0..<70).map { $0 % 7 == 3 ? Slot.null : space.makeString("name \($0 % 9)") }
        let sinces = (0..<70).map { Slot.integer(Int64($0)) }
        let sets = [graph.internLabelSet([person]), graph.internLabelSet([city, person])]
        guard inBatches else {
            for row in 0..<70 {
                let first = try graph.createNode(labelSet: sets[0])
                let second = try graph.createNode(labelSet: sets[1])
                if !names[row].isNull { try graph.setNodeProperty(second, name, names[row], from: space) }
                let both = try [
                    graph.createRelationship(type: knows, source: first, target: second),
                    graph.createRelationship(type: lives, source: second, target: NodeID(0)),
                ]
                graph.setRelationshipProperty(both[1], since, sinces[row], from: space)
            }
            return
        }
        let nodes = try graph.createNodes(70, labelSets: sets)
        try names.withUnsafeBufferPointer {
            try graph.setProperty(name, ofNew: nodes[1], labels: sets[1], values: #require($0.baseAddress), from: space)
        }
        let (firsts, seconds) = ((0..<70).map { nodes[0][$0] }, (0..<70).map { nodes[1][$0] })
        let made = try graph.createRelationships(
            70, types: [knows, lives], sources: [firsts, seconds],
            targets: [seconds, Array(repeating: 0, count: 70)])
        try sinces.withUnsafeBufferPointer {
            graph.setProperty(since, ofNew: made[1], type: lives, values: try #require($0.baseAddress), from: space)
        }
    }

    private func indexed() throws -> Graph {
        let graph = Graph()
        try graph.createIndex(label: graph.internLabel("City"), key: graph.internKey("name"))
        try graph.createIndex(type: graph.internType("LIVES"), key: graph.internKey("since"))
        graph.commit()
        return graph
    }

    @Test("A batch gives the graph that single writes give")
    func equality() throws {
        let (single, batch) = (try indexed(), try indexed())
        for _ in 0..<3 {
            try fill(single, inBatches: false)
            try fill(batch, inBatches: true)
            #expect(batch.canonicalDump() == single.canonicalDump())
            #expect(batch.counters == single.counters)
            batch.checkInvariants()
        }
    }

    @Test("A batch is taken back without a trace, and done again")
    func undoAndRedo() throws {
        let graph = try indexed()
        try fill(graph, inBatches: true)
        let before = graph.canonicalDump()
        let mark = graph.mark()
        try fill(graph, inBatches: true)
        let after = graph.canonicalDump()
        let changes = Array(graph.changes(since: mark))
        graph.rollback(to: mark)
        graph.checkInvariants()
        #expect(graph.canonicalDump() == before)
        #expect(graph.nodeLimit == 140)
        graph.redo(changes)
        graph.checkInvariants()
        #expect(graph.canonicalDump() == after)
    }

    @Test("A value that a constraint refuses leaves the indexes as they were")
    func constraint() throws {
        let graph = Graph()
        let (label, key) = (graph.internLabel("L"), graph.internKey("k"))
        try graph.createIndex(label: label, key: key)
        try graph.createUniqueConstraint(label: label, key: key)
        let space = graph.makeValueSpace()
        let set = graph.internLabelSet([label])
        let good: [Slot] = [.integer(1), .integer(2), .null, .null]
        let first = try graph.createNodes(4, labelSets: [set])
        try graph.setProperty(key, ofNew: first[0], labels: set, values: good, from: space)
        let mark = graph.mark()
        let before = graph.canonicalDump()
        for bad in [[.integer(3), .integer(4), .integer(3)], [.integer(5), .integer(2), .integer(6)]] as [[Slot]] {
            let more = try graph.createNodes(3, labelSets: [set])
            #expect(throws: StoreError.self) {
                try graph.setProperty(key, ofNew: more[0], labels: set, values: bad, from: space)
            }
            graph.rollback(to: mark)
            graph.checkInvariants()
            #expect(graph.canonicalDump() == before)
        }
    }
}
