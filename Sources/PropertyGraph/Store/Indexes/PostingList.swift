/// Ids with the same indexed value, ascending: an array, from some length on a bitmap.
///
/// Insertion at the end and removal at either end of the array are O(1), which covers creation and deletion in order;
/// elsewhere they move the shorter side. An array longer than a 32nd of the range of ids becomes a bitmap, which is
/// then the smaller of the two, so that a value shared by very many entries costs O(1) per write.
struct PostingList {
    private var ids: [UInt32] = []
    /// Removed ids before the first.
    private var head = 0
    private var bitmap: IDBitmap?

    init(_ first: UInt32, _ second: UInt32) {
        ids = first < second ? [first, second] : [second, first]
    }

    var count: Int { bitmap?.count ?? ids.count - head }

    /// The smallest id.
    var first: UInt32? {
        if let bitmap {
            var cursor: UInt32 = 0
            var found: UInt32 = 0
            let written = withUnsafeMutablePointer(to: &found) {
                bitmap.scan(from: &cursor, into: UnsafeMutableBufferPointer(start: $0, count: 1))
            }
            return written == 1 ? found : nil
        }
        return head < ids.count ? ids[head] : nil
    }

    mutating func insert(_ id: UInt32) {
        if let bitmap {
            bitmap.insert(id)
            return
        }
        if let last = ids.last, last < id, head < ids.count {
            ids.append(id)
        } else {
            let place = position(of: id)
            if place == head, head > 0 {
                head -= 1
                ids[head] = id
            } else {
                ids.insert(id, at: place)
            }
        }
        if count > 1_024, count > Int(ids[ids.count - 1]) / 32 { becomeBitmap() }
    }

    mutating func remove(_ id: UInt32) {
        if let bitmap {
            bitmap.remove(id)
            return
        }
        let place = position(of: id)
        guard place < ids.count, ids[place] == id else { return }
        if place - head < (ids.count - head) / 2 {
            var index = place
            while index > head {
                ids[index] = ids[index - 1]
                index -= 1
            }
            head += 1
        } else {
            ids.remove(at: place)
        }
    }

    /// Appends all ids, ascending.
    func append(to result: inout [UInt32]) {
        if let bitmap {
            result.reserveCapacity(result.count + bitmap.count)
            bitmap.forEach { result.append($0) }
        } else {
            result.append(contentsOf: ids[head...])
        }
    }

    /// Position of the first id not below `id`.
    private func position(of id: UInt32) -> Int {
        var low = head
        var high = ids.count
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func becomeBitmap() {
        let bits = IDBitmap()
        for index in head..<ids.count { bits.insert(ids[index]) }
        bitmap = bits
        ids = []
        head = 0
    }
}
