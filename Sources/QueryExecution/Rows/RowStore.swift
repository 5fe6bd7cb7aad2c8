import PropertyGraph
import QueryPlanning

/// Rows kept: a table of columns that grows, for operators that must see all their input before they give anything.
///
/// The rows are in chunks of columns, so that they are given on, chunk by chunk, without being copied again. Only the
/// first chunk ever moves: it starts small, because most statements have few rows.
final class RowStore {
    /// Columns of the rows.
    let layout: RowLayout
    /// Number of rows.
    private(set) var count = 0
    /// Rows per chunk, a power of two and not more than a batch may have.
    private let chunkCapacity: Int
    private let shift: Int
    private let bytesPerRow: Int
    private var chunks: [[ColumnVector]] = []

    private static let firstCapacity = 16

    /// An empty table.
    ///
    /// - Parameter batchSize: most rows that a batch given on may have.
    init(_ layout: RowLayout, batchSize: Int) {
        self.layout = layout
        shift = Int.bitWidth - 1 - max(batchSize, 1).leadingZeroBitCount
        chunkCapacity = 1 << shift
        bytesPerRow = layout.kinds.reduce(0) { $0 + ($1 == .slots ? MemoryLayout<Slot>.stride : 4) }
    }

    /// Number of chunks; `batch` gives them one by one.
    var chunkCount: Int { (count + chunkCapacity - 1) >> shift }

    /// Bytes taken, for a memory budget.
    var bytesUsed: Int { bytesPerRow * (chunks.first?.first?.capacity ?? 0) * chunks.count }

    /// The value of a cell.
    func slot(_ row: Int, _ column: Int) -> Slot {
        chunks[row >> shift][column].slot(at: row & (chunkCapacity - 1))
    }

    /// The rows of a chunk as a batch; valid until the next row is added.
    func batch(_ chunk: Int) -> Batch {
        Batch(count: min(chunkCapacity, count - chunk << shift), columns: chunks.isEmpty ? [] : chunks[chunk])
    }

    /// Adds the rows of a batch whose columns are in this table's order. Multiplicities are not kept.
    func append(_ batch: Batch) {
        var taken = 0
        while taken < batch.count {
            let (columns, start, room) = tail(for: batch.count - taken)
            let rows = min(room, batch.count - taken)
            for (target, source) in zip(columns, batch.columns) {
                target.copy(source, from: taken, count: rows, to: start)
            }
            taken += rows
            count += rows
        }
    }

    /// Adds one row, given cell by cell.
    func appendRow(_ cell: (_ column: Int) -> Slot) {
        let (columns, start, _) = tail(for: 1)
        for (index, column) in columns.enumerated() { column.set(cell(index), at: start) }
        count += 1
    }

    /// Copies rows, chosen by number, to `target`, starting at `offset`.
    func gather(column: Int, rows: UnsafeBufferPointer<UInt32>, to target: ColumnVector, at offset: Int = 0) {
        for (index, row) in rows.enumerated() { target.set(slot(Int(row), column), at: offset + index) }
    }

    /// Forgets the rows and keeps the memory of the first chunk.
    func removeAll() {
        count = 0
        if chunks.count > 1 { chunks.removeSubrange(1...) }
    }

    /// Adds everything that an operator still gives.
    ///
    /// - Throws: what the operator throws, and when the rows exceed the statement's memory budget.
    func drain(_ input: Operator) throws(RuntimeError) {
        let context = input.context
        while let batch = try input.next() {
            append(batch)
            try context.limits.check(used: context.bytesUsed + bytesUsed)
        }
    }

    /// The columns to write to, the first free row there and how many rows fit.
    private func tail(for wanted: Int) -> (columns: [ColumnVector], start: Int, room: Int) {
        let chunk = count >> shift
        let start = count & (chunkCapacity - 1)
        if chunk == chunks.count {
            let needed = chunk == 0 ? max(wanted, Self.firstCapacity) : chunkCapacity
            let capacity = min(chunkCapacity, needed)
            chunks.append(layout.kinds.map { ColumnVector($0, capacity: capacity) })
        }
        let capacity = chunks[chunk].first?.capacity ?? chunkCapacity
        if start == capacity {
            let larger = min(chunkCapacity, max(capacity * 4, capacity + wanted))
            chunks[chunk] = chunks[chunk].map { old in
                let column = ColumnVector(old.kind, capacity: larger)
                column.copy(old, from: 0, count: start, to: 0)
                return column
            }
            return (chunks[chunk], start, larger - start)
        }
        return (chunks[chunk], start, capacity - start)
    }
}

extension ColumnVector {
    /// Copies neighbouring cells of `source`; kinds may differ only when this vector is of slots.
    func copy(_ source: ColumnVector, from first: Int, count: Int, to start: Int) {
        switch (kind, source.kind) {
        case (.slots, .slots): (slots + start).update(from: source.slots + first, count: count)
        case (.nodes, .nodes), (.relationships, .relationships):
            (ids + start).update(from: source.ids + first, count: count)
        case (.slots, _), (.nodes, _), (.relationships, _):
            for index in 0..<count { set(source.slot(at: first + index), at: start + index) }
        }
    }
}
