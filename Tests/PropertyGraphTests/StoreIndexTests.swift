import Testing

@testable import PropertyGraph

/// Indexes, constraints and refused writes.
@Suite("Store: indexes and constraints")
struct StoreIndexTests {
    private let graph = Graph()

    private func ids(_ index: PropertyIndex, _ range: IndexRange?) throws -> [UInt32] {
        var result: [UInt32] = []
        index.append(try #require(range), to: &result)
        return result
    }

    @Test("Ranges and prefixes agree with comparing every value, while values come and go", arguments: 1...4)
    func ranges(seed: Int) throws {
        var random = SeededGenerator(state: UInt64(seed))
        let label = graph.internLabel("L")
        let key = graph.internKey("k")
        let index = try graph.createIndex(label: label, key: key)
        let space = graph.makeValueSpace()
        func anyValue() -> Slot {
            switch random.below(7) {
            case 0, 1: return .integer(Int64(random.below(40)))
            case 2: return .float(Double(random.below(80)) / 2)
            case 3: return space.makeString(String(["", "a", "ab", "abc", "b", "é", "z"][random.below(7)]))
            case 4: return .boolean(random.below(2) == 0)
            case 5: return Slot(tag: .date, bits: UInt64(random.below(9)))
            default: return [.float(.nan), .null, space.makeList([.integer(1)])][random.below(3)]
            }
        }
        for _ in 0..<120 { try graph.createNode(labels: [label]) }
        for round in 0..<12 {
            for _ in 0..<(round % 3 == 0 ? 60 : 5) {
                try graph.setNodeProperty(NodeID(UInt32(random.below(120))), key, anyValue(), from: space)
            }
            for _ in 0..<20 {
                let lower = random.below(3) == 0 ? nil : IndexBound(anyValue(), inclusive: random.below(2) == 0)
                let upper = random.below(3) == 0 ? nil : IndexBound(anyValue(), inclusive: random.below(2) == 0)
                guard let range = index.range(lower: lower, upper: upper, in: space) else { continue }
                var expected: [UInt32] = []
                for node in 0..<graph.nodeLimit {
                    let value = graph.nodeProperty(NodeID(node), key)
                    let below = lower.map { bound -> Bool in
                        let order = space.compare(value, bound.value)
                        return order == .greater || (bound.isInclusive && order == .equal)
                    }
                    let above = upper.map { bound -> Bool in
                        let order = space.compare(value, bound.value)
                        return order == .less || (bound.isInclusive && order == .equal)
                    }
                    if below ?? true, above ?? true { expected.append(node) }
                }
                #expect(try ids(index, range).sorted() == expected)
                #expect(index.count(range) == expected.count)
            }
            var prefix = "a"
            let found = prefix.withUTF8 { index.prefix($0) }
            let expected = (0..<graph.nodeLimit).filter {
                let value = graph.nodeProperty(NodeID($0), key)
                return value.tag == .string && space.string(value).utf8.starts(with: "a".utf8)
            }
            #expect(try ids(index, found).sorted() == expected)
            #expect(graph.invariantViolations() == [])
        }
    }

    @Test("A range comes in the order of its values")
    func order() throws {
        let label = graph.internLabel("L")
        let key = graph.internKey("k")
        let index = try graph.createIndex(label: label, key: key)
        for value in [5, 3, 9, 1, 3] as [Int64] {
            try graph.setNodeProperty(graph.createNode(labels: [label]), key, .integer(value))
        }
        let space = graph.makeValueSpace()
        let range = index.range(
            lower: IndexBound(.float(1), inclusive: false), upper: IndexBound(.integer(9), inclusive: true), in: space)
        #expect(try ids(index, range) == [1, 4, 0, 2])
        #expect(index.range(lower: nil, upper: nil, in: space) == nil)
        let list = IndexBound(space.makeList([]), inclusive: true)
        #expect(index.range(lower: list, upper: nil, in: space) == nil)
    }

    @Test("Equality: 1 finds 1.0, NaN finds nothing, strings are found from the statement's heap")
    func equality() throws {
        let label = graph.internLabel("L")
        let key = graph.internKey("k")
        let index = try graph.createIndex(label: label, key: key)
        let space = graph.makeValueSpace()
        for value in [.integer(1), .float(1), .float(.nan), space.makeString("x"), .float(-0.0), .integer(0)] as [Slot]
        {
            try graph.setNodeProperty(graph.createNode(labels: [label]), key, value, from: space)
        }
        func find(_ value: Slot) -> [UInt32] {
            var result: [UInt32] = []
            index.lookup(value, in: space, into: &result)
            return result
        }
        #expect(find(.integer(1)) == [0, 1] && find(.float(1)) == [0, 1])
        #expect(find(.float(.nan)) == [] && find(.null) == [])
        #expect(find(space.makeString("x")) == [3] && find(space.makeString("y")) == [])
        #expect(find(.integer(0)) == [4, 5])
        #expect(index.distinctCount == 3 && index.entryCount == 5)
        #expect(graph.statistics.distinctValues(label, key) == 3)
    }

    @Test("A value shared by very many nodes: deletion in any order", arguments: [false, true])
    func longPostings(backwards: Bool) throws {
        let label = graph.internLabel("L")
        let key = graph.internKey("k")
        let index = try graph.createIndex(label: label, key: key)
        for _ in 0..<5_000 {
            try graph.setNodeProperty(graph.createNode(labels: [label]), key, .true)
        }
        let space = graph.makeValueSpace()
        #expect(index.count(of: .true, in: space) == 5_000)
        let mark = graph.mark()
        for step in 0..<4_999 as Range<UInt32> { try graph.deleteNode(NodeID(backwards ? 4_999 - step : step)) }
        #expect(index.first(.true, in: space) == (backwards ? 0 : 4_999))
        graph.rollback(to: mark)
        #expect(index.count(of: .true, in: space) == 5_000)
        #expect(graph.invariantViolations() == [])
    }

    @Test("A constraint refuses writes and leaves the graph as it was")
    func constraint() throws {
        let label = graph.internLabel("Person")
        let key = graph.internKey("id")
        let first = try graph.createNode(labels: [label])
        let second = try graph.createNode(labels: [label])
        let third = try graph.createNode(labels: [])
        try graph.setNodeProperty(first, key, .integer(1))
        try graph.setNodeProperty(third, key, .float(1))
        let constraint = try graph.createUniqueConstraint(name: "person_id", label: label, key: key)
        #expect(graph.constraints == [constraint])
        let before = graph.digest()
        let mark = graph.mark()
        let refusal = { (node: NodeID) in
            StoreError.constraintViolation(
                constraint: "person_id", label: "Person", key: "id", existing: first, refused: node)
        }
        #expect(throws: refusal(second)) { try graph.setNodeProperty(second, key, .float(1)) }
        #expect(throws: refusal(third)) { try graph.addLabel(third, label) }
        #expect(graph.changes(since: mark).isEmpty && graph.digest() == before)
        try graph.setNodeProperty(first, key, .integer(1))
        try graph.setNodeProperty(first, key, .null)
        try graph.addLabel(third, label)
        #expect(throws: StoreError.self) { try graph.setNodeProperty(second, key, .integer(1)) }
        graph.rollback(to: mark)
        #expect(graph.digest() == before)
        try graph.dropConstraint(named: "person_id")
        try graph.setNodeProperty(second, key, .integer(1))
        #expect(graph.counters(since: mark).constraintsRemoved == 1)
    }

    @Test("Names and duplicates are checked when indexes and constraints are made or dropped")
    func definitions() throws {
        let label = graph.internLabel("L")
        let key = graph.internKey("k")
        for _ in 0..<2 { try graph.setNodeProperty(graph.createNode(labels: [label]), key, .integer(4)) }
        let before = graph.digest()
        #expect(
            throws: StoreError.duplicateValues(
                constraint: "c", label: "L", key: "k", first: NodeID(0), second: NodeID(1))
        ) { try graph.createUniqueConstraint(name: "c", label: label, key: key) }
        #expect(graph.digest() == before && graph.indexes.isEmpty)
        let mark = graph.mark()
        try graph.createIndex(name: "i", label: label, key: key)
        #expect(throws: StoreError.nameTaken("i")) {
            try graph.createIndex(name: "i", label: label, key: graph.internKey("z"))
        }
        #expect(throws: StoreError.equivalentExists(name: "i")) {
            try graph.createIndex(name: "j", label: label, key: key)
        }
        #expect(throws: StoreError.noSuchIndex("j")) { try graph.dropIndex(named: "j") }
        #expect(throws: StoreError.noSuchConstraint("i")) { try graph.dropConstraint(named: "i") }
        #expect(graph.index(label, key)?.name == "i")
        graph.rollback(to: mark)
        #expect(graph.indexes.isEmpty && graph.digest() == before)
        try graph.createIndex(name: "i", label: label, key: key)
    }

    @Test("When the ids run out, creation is refused, not trapped")
    func exhaustion() throws {
        let small = Graph(idLimit: 3)
        let nodes = try (0..<3).map { _ in try small.createNode(labels: []) }
        #expect(throws: StoreError.nodeIDsExhausted) { try small.createNode(labels: []) }
        let type = small.internType("R")
        for _ in 0..<3 { try small.createRelationship(type: type, source: nodes[0], target: nodes[1]) }
        #expect(throws: StoreError.relationshipIDsExhausted) {
            try small.createRelationship(type: type, source: nodes[0], target: nodes[1])
        }
        #expect(small.nodeCount == 3 && small.relationshipCount == 3)
    }

    @Test("Counters sum up a statement; what vanishes with a node is not counted as set")
    func counters() throws {
        let key = graph.internKey("k")
        let mark = graph.mark()
        let node = try graph.createNode(labels: [graph.internLabel("A"), graph.internLabel("B")])
        try graph.setNodeProperty(node, key, .integer(1))
        try graph.setNodeProperty(node, graph.internKey("other"), .null)
        let loop = try graph.createRelationship(type: graph.internType("R"), source: node, target: node)
        graph.setRelationshipProperty(loop, key, .true)
        graph.deleteRelationship(loop)
        #expect(graph.name(of: graph.type(loop)) == "R" && !graph.isAlive(loop))
        try graph.deleteNode(node)
        var expected = ChangeCounters()
        expected.nodesCreated = 1
        expected.nodesDeleted = 1
        expected.labelsAdded = 2
        expected.propertiesSet = 2
        expected.relationshipsCreated = 1
        expected.relationshipsDeleted = 1
        #expect(graph.counters(since: mark) == expected)
        #expect(graph.commit().count == 8)
        #expect(graph.counters.isEmpty)
    }
}
