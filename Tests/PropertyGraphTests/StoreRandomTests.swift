import PropertyGraph
import Testing

/// Random writes, rollbacks and commits on a graph and on the model beside it.
@Suite("Store: random writes against a model")
struct StoreRandomTests {
    @Test("Graph and model agree, and rollback is exact", arguments: 1...10)
    func randomWrites(seed: Int) throws {
        var run = RandomRun(seed: UInt64(seed))
        for step in 0..<700 {
            try run.step()
            if step % 50 == 49 { try run.compare() }
        }
        try run.rollBackAll()
        try run.compare()
    }

    @Test("Changes taken back can be done again")
    func redo() throws {
        var run = RandomRun(seed: 99)
        run.allowsTransactions = false
        for _ in 0..<300 { try run.step() }
        let start = run.start
        let changes = Array(run.graph.changes(since: start))
        let text = run.graph.canonicalDump()
        run.graph.rollback(to: start)
        #expect(run.graph.nodeCount == 0)
        run.graph.redo(changes)
        #expect(run.graph.canonicalDump() == text)
        #expect(run.graph.invariantViolations() == [])
        run.graph.rollback(to: start)
        #expect(run.graph.nodeLimit == 0 && run.graph.relationshipLimit == 0)
    }
}

/// One graph, its model, and the marks that a rollback may go to.
private struct RandomRun {
    let graph = Graph()
    let start: ChangeMark
    var allowsTransactions = true
    private var model = ModelGraph()
    private var random: SeededGenerator
    private var marks: [(mark: ChangeMark, model: ModelGraph, text: String)] = []
    private let labels = ["A", "B", "C"]
    private let types = ["R", "S"]
    private let keys = ["k", "v", "w"]

    init(seed: UInt64) {
        random = SeededGenerator(state: seed)
        start = graph.mark()
    }

    mutating func step() throws {
        switch random.below(40) {
        case 0..<8: try createNode()
        case 8..<17: try createRelationship()
        case 17..<19: deleteRelationship()
        case 19: try deleteNode()
        case 20..<28: try setProperty()
        case 28..<30: setRelationshipProperty()
        case 30..<32: try addLabel()
        case 32: removeLabel()
        case 33: try changeIndexes()
        case 34: readSomething()
        case 35..<38: if allowsTransactions { marks.append((graph.mark(), model, graph.canonicalDump())) }
        case 38:
            if allowsTransactions, !marks.isEmpty {
                let place = random.below(marks.count)
                let mark = marks[place]
                marks.removeSubrange(place...)
                graph.rollback(to: mark.mark)
                model = mark.model
                #expect(graph.canonicalDump() == mark.text)
            }
        default: graph.maintain()
        }
    }

    mutating func rollBackAll() throws {
        graph.rollback(to: start)
        model = ModelGraph()
        #expect(graph.nodeLimit == 0 && graph.relationshipLimit == 0)
        #expect(graph.counters.isEmpty)
    }

    /// Everything the graph shows against the model.
    func compare() throws {
        #expect(PropertyGraphTests.model(of: graph) == model)
        #expect(graph.invariantViolations() == [])
        let scratch = NeighbourScratch()
        for type in types {
            guard let id = graph.typeID(type) else { continue }
            for direction in AdjacencyDirection.allCases {
                let view = graph.adjacency(type: id, direction: direction)
                let expected = model.neighbours(type, direction)
                var seen: [UInt32: [[UInt32]]] = [:]
                for node in model.nodes.keys {
                    let slice = view.neighbours(of: node, scratch: scratch)
                    if slice.count == 0 { continue }
                    seen[node] = (0..<slice.count).map { [slice.neighbours[$0], slice.relationships[$0]] }
                }
                #expect(seen == expected)
            }
        }
        let statistics = graph.statistics
        for label in labels {
            guard let id = graph.labelID(label) else { continue }
            #expect(statistics.nodes(id) == model.nodes.values.count { $0.labels.contains(label) })
            #expect(
                scan { graph.scanNodes(label: id, from: &$0, into: $1) }
                    == model.nodes.filter { $0.value.labels.contains(label) }.map(\.key).sorted())
            for type in types {
                guard let typeID = graph.typeID(type) else { continue }
                let ofType = model.relationships.values.filter { $0.type == type }
                #expect(
                    statistics.relationships(typeID, sourceLabel: id)
                        == ofType.count { model.nodes[$0.source]!.labels.contains(label) })
                #expect(
                    statistics.relationships(typeID, targetLabel: id)
                        == ofType.count { model.nodes[$0.target]!.labels.contains(label) })
            }
        }
        #expect(scan { graph.scanNodes(label: nil, from: &$0, into: $1) } == model.nodes.keys.sorted())
        #expect(scan { graph.scanRelationships(type: nil, from: &$0, into: $1) } == model.relationships.keys.sorted())
        let space = graph.makeValueSpace()
        for name in model.indexes.union(model.constraints) {
            let label = try #require(graph.labelID(name.label))
            let key = try #require(graph.keyID(name.key))
            let index = try #require(graph.index(label, key))
            for value in values {
                var ids: [UInt32] = []
                index.lookup(value.slot(in: space), in: space, into: &ids)
                #expect(ids == model.nodes(name.label, name.key, equalTo: value))
            }
        }
    }

    private func scan(_ body: (inout UInt32, UnsafeMutableBufferPointer<UInt32>) -> Int) -> [UInt32] {
        var result: [UInt32] = []
        var cursor: UInt32 = 0
        var buffer = [UInt32](repeating: 0, count: 7)
        while true {
            let count = buffer.withUnsafeMutableBufferPointer { body(&cursor, $0) }
            result += buffer[..<count]
            if count < buffer.count { return result }
        }
    }

    private let values: [ModelValue] = [
        .integer(0), .integer(1), .integer(2), .float(1), .float(2.5), .boolean(true), .string(""), .string("é"),
        .string("e\u{301}"), .string("long enough to take several words"), .list([.integer(1)]), .list([.float(1)]),
        .list([]),
    ]

    private mutating func anyNode() -> UInt32? { model.nodes.keys.sorted().randomElement(using: &random) }
    private mutating func anyRelationship() -> UInt32? {
        model.relationships.keys.sorted().randomElement(using: &random)
    }
    private mutating func any(_ names: [String]) -> String { names[random.below(names.count)] }

    private mutating func createNode() throws {
        let names = labels.filter { _ in random.below(3) == 0 }
        let node = try graph.createNode(labels: names.map { graph.internLabel($0) })
        #expect(model.nodes[node.raw] == nil)
        model.nodes[node.raw] = ModelGraph.Node(labels: Set(names))
    }

    private mutating func createRelationship() throws {
        guard let source = anyNode(), let target = anyNode() else { return }
        for _ in 0..<(random.below(10) == 0 ? 40 : 1) {
            let type = any(types)
            let id = try graph.createRelationship(
                type: graph.internType(type), source: NodeID(source), target: NodeID(target))
            #expect(model.relationships[id.raw] == nil)
            model.relationships[id.raw] = ModelGraph.Relationship(type: type, source: source, target: target)
        }
    }

    private mutating func deleteRelationship() {
        guard let id = anyRelationship() else { return }
        graph.deleteRelationship(RelationshipID(id))
        model.relationships[id] = nil
    }

    private mutating func deleteNode() throws {
        guard let id = anyNode() else { return }
        let attached = model.relationships.filter { $0.value.source == id || $0.value.target == id }.keys.sorted()
        #expect(graph.relationships(of: NodeID(id)).map(\.raw) == attached)
        if !attached.isEmpty {
            #expect(throws: StoreError.nodeHasRelationships(NodeID(id))) { try graph.deleteNode(NodeID(id)) }
        }
        for relationship in attached {
            graph.deleteRelationship(RelationshipID(relationship))
            model.relationships[relationship] = nil
        }
        try graph.deleteNode(NodeID(id))
        model.nodes[id] = nil
        #expect(!graph.isAlive(NodeID(id)))
    }

    private func violates(_ id: UInt32, _ labels: Set<String>, _ properties: [String: ModelValue]) -> Bool {
        model.constraints.contains { name in
            guard labels.contains(name.label), let value = properties[name.key] else { return false }
            return model.nodes(name.label, name.key, equalTo: value).contains { $0 != id }
        }
    }

    private mutating func setProperty() throws {
        guard let id = anyNode(), var node = model.nodes[id] else { return }
        let key = any(keys)
        let value = random.below(5) == 0 ? nil : values[random.below(values.count)]
        node.properties[key] = value
        let space = graph.makeValueSpace()
        let slot = value?.slot(in: space) ?? .null
        if violates(id, node.labels, value == nil ? [:] : [key: value!]) {
            let before = graph.canonicalDump()
            #expect(throws: StoreError.self) {
                try graph.setNodeProperty(NodeID(id), graph.internKey(key), slot, from: space)
            }
            #expect(graph.canonicalDump() == before)
        } else {
            try graph.setNodeProperty(NodeID(id), graph.internKey(key), slot, from: space)
            model.nodes[id] = node
        }
    }

    private mutating func setRelationshipProperty() {
        guard let id = anyRelationship() else { return }
        let key = any(keys)
        let value = random.below(5) == 0 ? nil : values[random.below(values.count)]
        let space = graph.makeValueSpace()
        graph.setRelationshipProperty(
            RelationshipID(id), graph.internKey(key), value?.slot(in: space) ?? .null, from: space)
        model.relationships[id]?.properties[key] = value
    }

    private mutating func addLabel() throws {
        guard let id = anyNode(), var node = model.nodes[id] else { return }
        let label = any(labels)
        let isNew = node.labels.insert(label).inserted
        if isNew, violates(id, [label], node.properties) {
            #expect(throws: StoreError.self) { try graph.addLabel(NodeID(id), graph.internLabel(label)) }
        } else {
            #expect(try graph.addLabel(NodeID(id), graph.internLabel(label)) == isNew)
            model.nodes[id] = node
        }
    }

    private mutating func removeLabel() {
        guard let id = anyNode() else { return }
        let label = any(labels)
        let had = model.nodes[id]?.labels.remove(label) != nil
        #expect(graph.removeLabel(NodeID(id), graph.internLabel(label)) == had)
    }

    private mutating func changeIndexes() throws {
        let name = ModelGraph.IndexName(label: any(labels), key: any(keys))
        let label = graph.internLabel(name.label)
        let key = graph.internKey(name.key)
        switch random.below(3) {
        case 0:
            if model.indexes.contains(name) {
                try graph.dropIndex(named: "index_\(name.label)_\(name.key)")
                model.indexes.remove(name)
            } else {
                try graph.createIndex(label: label, key: key)
                model.indexes.insert(name)
            }
        case 1:
            if model.constraints.contains(name) {
                try graph.dropConstraint(named: "constraint_\(name.label)_\(name.key)")
                model.constraints.remove(name)
            } else if model.nodes.contains(where: { violatesItself($0.key, $0.value, name) }) {
                let before = graph.canonicalDump()
                #expect(throws: StoreError.self) { try graph.createUniqueConstraint(label: label, key: key) }
                #expect(graph.canonicalDump() == before)
            } else {
                try graph.createUniqueConstraint(label: label, key: key)
                model.constraints.insert(name)
            }
        default:
            let type = graph.internType(any(types))
            if let index = graph.index(type, key) {
                try graph.dropIndex(named: index.name)
            } else {
                try graph.createIndex(type: type, key: key)
            }
        }
    }

    private func violatesItself(_ id: UInt32, _ node: ModelGraph.Node, _ name: ModelGraph.IndexName) -> Bool {
        guard node.labels.contains(name.label), let value = node.properties[name.key] else { return false }
        return model.nodes(name.label, name.key, equalTo: value).contains { $0 != id }
    }

    /// Reading in between brings the adjacency out of its lazy states.
    private mutating func readSomething() {
        guard let node = anyNode(), let type = graph.typeID("R") else { return }
        let view = graph.adjacency(type: type, direction: .outgoing)
        #expect(view.degree(of: node) == model.neighbours("R", .outgoing)[node, default: []].count)
    }
}
