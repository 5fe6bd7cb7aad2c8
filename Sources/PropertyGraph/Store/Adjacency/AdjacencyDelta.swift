/// Changes to one direction of one relationship type since its rows were built.
///
/// Per changed node two sorted lists of (neighbour, relationship), packed into 64 bits: entries that came and entries
/// of the rows that went. An entry is never in both, and one that comes back after it went is simply taken off the
/// list; so the merge is exact whatever the order of changes and undone changes, even when a relationship id is given
/// out again after a rollback.
struct AdjacencyDelta {
    private struct Record {
        var added: [UInt64] = []
        var removed: [UInt64] = []
    }

    private var records: [Record] = []
    private var recordOfNode: [UInt32: Int] = [:]
    /// Nodes with a record.
    let changedNodes = IDBitmap(keepsOldWords: true)
    /// Number of entries in all lists.
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    /// Notes an entry that came.
    mutating func add(_ node: UInt32, _ neighbour: UInt32, _ relationship: UInt32) {
        let entry = UInt64(neighbour) << 32 | UInt64(relationship)
        let record = recordNumber(node)
        let gone = Self.position(of: entry, in: records[record].removed)
        if gone < records[record].removed.count, records[record].removed[gone] == entry {
            records[record].removed.remove(at: gone)
            count -= 1
            return
        }
        records[record].added.insert(entry, at: Self.position(of: entry, in: records[record].added))
        count += 1
    }

    /// Notes an entry that went.
    mutating func remove(_ node: UInt32, _ neighbour: UInt32, _ relationship: UInt32) {
        let entry = UInt64(neighbour) << 32 | UInt64(relationship)
        let record = recordNumber(node)
        let there = Self.position(of: entry, in: records[record].added)
        if there < records[record].added.count, records[record].added[there] == entry {
            records[record].added.remove(at: there)
            count -= 1
            return
        }
        records[record].removed.insert(entry, at: Self.position(of: entry, in: records[record].removed))
        count += 1
    }

    mutating func removeAll() {
        guard !records.isEmpty else { return }
        records.removeAll()
        recordOfNode.removeAll()
        changedNodes.removeAll()
        count = 0
    }

    /// By how many entries a node has more (or fewer) than its row.
    func difference(_ node: UInt32) -> Int {
        guard let record = recordOfNode[node] else { return 0 }
        return records[record].added.count - records[record].removed.count
    }

    /// A node's row with its changes, written to the scratch.
    func merge(_ row: NeighbourSlice, of node: UInt32, into scratch: NeighbourScratch) -> NeighbourSlice {
        guard let number = recordOfNode[node] else { return row }
        let added = records[number].added
        let removed = records[number].removed
        scratch.reserve(row.count + added.count)
        let neighbours = scratch.neighbours
        let relationships = scratch.relationships
        var count = 0
        var nextAdded = 0
        var nextRemoved = 0
        func write(_ entry: UInt64) {
            neighbours[count] = UInt32(truncatingIfNeeded: entry >> 32)
            relationships[count] = UInt32(truncatingIfNeeded: entry)
            count += 1
        }
        for index in 0..<row.count {
            let entry = UInt64(row.neighbours[index]) << 32 | UInt64(row.relationships[index])
            while nextAdded < added.count, added[nextAdded] < entry {
                write(added[nextAdded])
                nextAdded += 1
            }
            if nextRemoved < removed.count, removed[nextRemoved] == entry {
                nextRemoved += 1
            } else {
                write(entry)
            }
        }
        while nextAdded < added.count {
            write(added[nextAdded])
            nextAdded += 1
        }
        return NeighbourSlice(neighbours: neighbours, relationships: relationships, count: count)
    }

    private mutating func recordNumber(_ node: UInt32) -> Int {
        if let known = recordOfNode[node] { return known }
        let number = records.count
        records.append(Record())
        recordOfNode[node] = number
        changedNodes.insert(node)
        return number
    }

    /// Position of the first entry not below `entry`; additions mostly go to the end.
    private static func position(of entry: UInt64, in list: [UInt64]) -> Int {
        guard let last = list.last, last >= entry else { return list.count }
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle] < entry { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
