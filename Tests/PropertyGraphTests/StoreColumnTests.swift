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
