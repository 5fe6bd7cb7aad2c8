import PropertyGraph

/// Numbers of relationships from one node to each of its neighbours, looked up by neighbour.
final class NeighbourMarks {
    private let side: EdgeSide
    private let isWitness: Bool
    private let counts: UnsafeMutablePointer<UInt32>
    private let first: Int
    private let size: Int
    private var marked: UInt32?

    /// No marks.
    ///
    /// - Parameters:
    ///   - side: the step as seen from the marked node.
    ///   - back: as seen from its neighbours, whose range of ids is that of the marks.
    init(_ side: EdgeSide, back: EdgeSide, isWitness: Bool, arena: WeightArena) {
        self.side = side
        self.isWitness = isWitness
        first = back.first
        size = max(0, back.limit - back.first)
        counts = arena.allocate(size, of: UInt32.self)
        counts.update(repeating: 0, count: size)
    }

    /// Marks a node's neighbours.
    ///
    /// - Returns: whether there are any.
    func set(_ node: UInt32, _ scratch: EdgeSide.Scratch) -> Bool {
        marked = node
        let (counts, first) = (counts, first)
        var any = false
        side.forEach(of: node, scratch) {
            counts[Int($0) &- first] &+= 1
            any = true
        }
        return any
    }

    /// Takes the marks of the marked node away.
    func clear(_ scratch: EdgeSide.Scratch) {
        guard let node = marked else { return }
        let (counts, first) = (counts, first)
        side.forEach(of: node, scratch) { counts[Int($0) &- first] = 0 }
        marked = nil
    }

    /// How often a neighbour counts.
    subscript(_ neighbour: UInt32) -> Int64 {
        let index = Int(neighbour) &- first
        guard UInt(bitPattern: index) < UInt(bitPattern: size) else { return 0 }
        return isWitness ? Int64(min(counts[index], 1)) : Int64(counts[index])
    }

    /// Notes one of the lists' neighbours; false when it was noted before.
    func note(_ neighbour: UInt32) -> Bool {
        let index = Int(neighbour) &- first
        if counts[index] != 0 { return false }
        counts[index] = 1
        return true
    }

    func forget(_ neighbour: UInt32) { counts[Int(neighbour) &- first] = 0 }
}
