import PropertyGraph
import Testing

/// Property columns: kinds of pages, gathering.
@Suite("Store: property columns")
struct StoreColumnTests {
    private let graph = Graph()

    private func makeNodes(_ count: Int) throws {
        for _ in 0..<count { try graph.createNode(labels: []) }
    }

    @Test("A page is typed until a value of another kind arrives, and typed again after it was emptied")
    func kinds() throws {
        try makeNodes(3_000)
        let key = graph.internKey("k")
        for node in 0..<2_000 as Range<UInt32> { try graph.setNodeProperty(NodeID(node), key, .integer(Int64(node))) }
        let column = try #require(graph.nodeColumn(key))
        #expect(column.uniformKind == .integers && column.count == 2_000)
        #expect(column.page(of: 5).integers?[5] == 5)
        #expect(column.page(of: 2_900).kind == .empty)

        let space = graph.makeValueSpace()
        try graph.setNodeProperty(NodeID(7), key, space.makeString("seven"), from: space)
        #expect(column.page(of: 0).kind == .slots && column.page(of: 1_500).kind == .integers)
        #expect(column.uniformKind == nil)
        #expect(graph.nodeProperty(NodeID(6), key).integerValue == 6)
        #expect(space.string(graph.nodeProperty(NodeID(7), key)) == "seven")

        for node in 0..<1_024 as Range<UInt32> { try graph.setNodeProperty(NodeID(node), key, .null) }
        #expect(column.page(of: 0).kind == .empty && column.count == 976)
        try graph.setNodeProperty(NodeID(1), key, .float(1.5))
        #expect(column.page(of: 0).kind == .floats)
        #expect(column.page(of: 0).floats?[1] == 1.5)
    }

    @Test("The smallest and the largest value of a page follow what is written and what is undone")
    func bounds() throws {
        try makeNodes(2_100)
        let key = graph.internKey("k")
        func put(_ node: UInt32, _ value: Slot) throws { try graph.setNodeProperty(NodeID(node), key, value) }
        for node in 0..<2_100 as Range<UInt32> { try put(node, .integer(Int64(node) - 5)) }
        let column = try #require(graph.nodeColumn(key))
        func bounds(_ node: UInt32) -> [Int64]? {
            column.bounds(ofPageWith: node).map { [Int64(bitPattern: $0.lowest), Int64(bitPattern: $0.highest)] }
        }
        #expect(bounds(0) == [-5, 1_018] && bounds(1_023) == [-5, 1_018] && bounds(1_024) == [1_019, 2_042])
        #expect(bounds(2_060) == [2_043, 2_094] && bounds(9_000) == nil)
        let mark = graph.mark()
        try put(0, .null)
        try put(3, .integer(5_000))
        #expect(bounds(0) == [-4, 5_000])
        graph.rollback(to: mark)
        #expect(bounds(0) == [-5, 1_018])
        try put(3, .float(1))
        #expect(bounds(0) == nil && bounds(1_024) == [1_019, 2_042])
        for node in 0..<1_024 as Range<UInt32> { try put(node, .null) }
        #expect(bounds(0) == nil)
        try put(8, .float(-1.5))
        try put(9, .float(2))
        let floats = try #require(column.bounds(ofPageWith: 0))
        #expect(Double(bitPattern: floats.lowest) == -1.5 && Double(bitPattern: floats.highest) == 2)
        try put(10, .float(.nan))
        #expect(bounds(0) == nil)
    }

    @Test("Each kind of value is read back as it was written")
    func readBack() throws {
        try makeNodes(8)
        let space = graph.makeValueSpace()
        let values: [Slot] = [
            .true, .integer(.min), .float(-0.0), space.makeString("é"), space.makeList([.integer(1), .null]),
            Slot(tag: .zonedDateTime, bits: 12, aux: 5, zone: 3),
        ]
        for (number, value) in values.enumerated() {
            let key = graph.internKey("key \(number)")
            for node in 0..<2 as Range<UInt32> { try graph.setNodeProperty(NodeID(node), key, value, from: space) }
            let read = graph.nodeProperty(NodeID(1), key)
            #expect(read.tag == value.tag && read.aux == value.aux && read.zone == value.zone)
            switch value.tag {
            case .string: #expect(space.string(read) == "é" && !read.handle.isLocal)
            case .list: #expect(space.list(read).count == 2 && space.list(read)[1].isNull)
            default: #expect(read.bits == value.bits)
            }
        }
        #expect(graph.keys(of: NodeID(1)).count == values.count)
        #expect(graph.keys(of: NodeID(2)).isEmpty)
    }

    @Test("Gathering gives the same as asking one by one, and null for no id")
    func gather() throws {
        try makeNodes(2_500)
        let space = graph.makeValueSpace()
        let key = graph.internKey("k")
        let name = graph.internKey("name")
        for node in stride(from: UInt32(0), to: 2_500, by: 3) {
            try graph.setNodeProperty(NodeID(node), key, .integer(Int64(node) * 2))
            try graph.setNodeProperty(NodeID(node), name, space.makeString("n\(node % 5)"), from: space)
        }
        let ids: [UInt32] = (0..<2_500).map { UInt32($0) } + [UInt32.max, 1_000_000]
        var slots = [Slot](repeating: .true, count: ids.count)
        graph.gatherNodeProperty(key, ids: ids, count: ids.count, into: &slots)
        var integers = [Int64](repeating: -1, count: ids.count)
        var strings = [UInt32](repeating: 0, count: ids.count)
        var valid = [UInt8](repeating: 7, count: ids.count)
        let column = try #require(graph.nodeColumn(key))
        #expect(column.gatherIntegers(ids: ids, count: ids.count, into: &integers, valid: &valid))
        for (row, id) in ids.enumerated() {
            let single = id < 2_500 ? graph.nodeProperty(NodeID(id), key) : .null
            #expect(slots[row].tag == single.tag && slots[row].bits == single.bits)
            #expect((valid[row] == 1) == !single.isNull)
            #expect(integers[row] == (single.isNull ? 0 : single.integerValue))
        }
        let names = try #require(graph.nodeColumn(name))
        #expect(names.gatherStrings(ids: ids, count: ids.count, into: &strings, valid: &valid))
        #expect(Set(strings).count == 6)
        #expect(!names.gatherIntegers(ids: ids, count: ids.count, into: &integers, valid: &valid))
        graph.gatherNodeProperty(graph.internKey("absent"), ids: ids, count: ids.count, into: &slots)
        #expect(slots.allSatisfy { $0.isNull })
    }
}
