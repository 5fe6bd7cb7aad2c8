import PropertyGraph
import QueryPlanning
import QuerySemantics
import Testing

@testable import QueryExecution

/// The table that keeps rows for operators which must see all of them.
struct UpdateRowStoreTests {
    private static let layout = RowLayout(
        [VariableID(0), VariableID(1)], kinds: [.slots, .nodes])

    private func batch(_ values: Range<Int>) -> Batch {
        let numbers = ColumnVector(.slots, capacity: values.count)
        let nodes = ColumnVector(.nodes, capacity: values.count)
        for (index, value) in values.enumerated() {
            numbers.set(.integer(Int64(value)), at: index)
            nodes.set(value % 5 == 0 ? .null : .node(NodeID(UInt32(value))), at: index)
        }
        return Batch(count: values.count, columns: [numbers, nodes])
    }

    @Test(arguments: [1, 2, 7, 64, 1000, 1024])
    func keepsRowsInOrder(batchSize: Int) {
        let store = RowStore(Self.layout, batchSize: batchSize)
        var total = 0
        for size in [0, 1, 3, 17, 64, 200, 1, 1500] {
            store.append(batch(total..<total + size))
            total += size
        }
        #expect(store.count == total)
        var seen = 0
        for chunk in 0..<store.chunkCount {
            let batch = store.batch(chunk)
            #expect(batch.count > 0 && batch.count <= batchSize)
            for row in 0..<batch.count {
                #expect(batch.columns[0].slot(at: row).integerValue == Int64(seen))
                #expect(batch.columns[1].slot(at: row).isNull == (seen % 5 == 0))
                #expect(store.slot(seen, 0).integerValue == Int64(seen))
                seen += 1
            }
        }
        #expect(seen == total)
    }

    @Test func addsSingleRows() {
        let store = RowStore(Self.layout, batchSize: 8)
        let source = batch(0..<20)
        for row in 0..<20 { store.appendRow { source.columns[$0].slot(at: row) } }
        store.appendRow { $0 == 0 ? .integer(20) : .node(NodeID(20)) }
        #expect(store.count == 21)
        #expect((0..<21).allSatisfy { store.slot($0, 0).integerValue == Int64($0) })
        #expect(store.slot(20, 1).nodeID == NodeID(20))
        #expect(store.slot(15, 1).isNull)
    }

    @Test func forgetsRows() {
        let store = RowStore(Self.layout, batchSize: 4)
        store.append(batch(0..<11))
        store.removeAll()
        #expect(store.count == 0 && store.chunkCount == 0)
        store.append(batch(5..<8))
        #expect((0..<3).map { store.slot($0, 0).integerValue } == [5, 6, 7])
    }

    /// A row without columns is still a row.
    @Test func countsRowsWithoutColumns() {
        let store = RowStore(RowLayout([]), batchSize: 4)
        for _ in 0..<6 { store.append(Batch(count: 1, columns: [])) }
        #expect(store.count == 6)
        #expect((0..<store.chunkCount).map { store.batch($0).count } == [4, 2])
    }
}
