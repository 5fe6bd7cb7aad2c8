/// Checks over whole arrays, without branches in the loop so that the compiler makes vectors of them.
enum ImageScan {
    /// Whether all numbers are below a limit.
    static func areBelow(_ limit: UInt32, _ cells: UnsafePointer<UInt32>, _ count: Int) -> Bool {
        var bad: UInt32 = 0
        for index in 0..<count { bad |= cells[index] >= limit ? 1 : 0 }
        return bad == 0
    }

    /// Whether all numbers but those of deleted elements are below a limit.
    ///
    /// - Returns: the number of deleted ones; nil where one is not below.
    static func marks(below limit: UInt32, _ cells: UnsafePointer<UInt32>, _ count: Int) -> Int? {
        var bad: UInt32 = 0
        var dead = 0
        for index in 0..<count {
            let isDead = cells[index] == .max
            dead &+= isDead ? 1 : 0
            bad |= cells[index] >= limit && !isDead ? 1 : 0
        }
        return bad == 0 ? dead : nil
    }

    /// Whether numbers never fall, from 0 to a last one.
    static func areOffsets(to last: UInt32, _ cells: UnsafePointer<UInt32>, _ count: Int) -> Bool {
        guard count > 0, cells[0] == 0, cells[count - 1] == last else { return false }
        var bad: UInt32 = 0
        for index in 1..<max(count, 1) { bad |= cells[index] < cells[index &- 1] ? 1 : 0 }
        return bad == 0
    }

    /// Number of bits that are set.
    static func bits(_ words: UnsafePointer<UInt64>, _ count: Int) -> Int {
        var total = 0
        for index in 0..<count { total &+= words[index].nonzeroBitCount }
        return total
    }
}
