import Entente

/// From the ids of one space to nodes.
///
/// Integers that lie close together (as exports number things) are looked up in a plain array; others, and texts, by open
/// addressing with linear probing, at most half full. Built by one thread, then read by many, without counting
/// references, which the readers would have to do one after the other.
final class IdentifierMap {
    /// What readers use; valid as long as the map.
    private(set) var lookup = IdentifierLookup()
    /// Nodes whose id another has: that other, and the node.
    private(set) var duplicates: [(first: UInt32, second: UInt32)] = []

    deinit {
        lookup.nodes?.deallocate()
        lookup.integerCells?.deallocate()
        lookup.textCells?.deallocate()
    }

    /// Adds the ids of nodes that follow each other, run by run.
    func build(integers runs: [(first: UInt32, ids: UnsafeBufferPointer<Int64>)]) {
        let count = runs.reduce(0) { $0 + $1.ids.count }
        guard count > 0 else { return }
        var low = Int64.max
        var high = Int64.min
        for run in runs {
            for id in run.ids {
                low = min(low, id)
                high = max(high, id)
            }
        }
        lookup.low = low
        let (distance, overflows) = high.subtractingReportingOverflow(low)
        if !overflows, distance < Int64(count) * 8 + 1024 {
            buildDense(runs, range: Int(distance) + 1)
        } else {
            buildSparse(runs, count)
        }
    }

    private func buildDense(_ runs: [(first: UInt32, ids: UnsafeBufferPointer<Int64>)], range: Int) {
        let nodes = UnsafeMutablePointer<UInt32>.allocate(capacity: range)
        nodes.initialize(repeating: IdentifierLookup.none, count: range)
        for run in runs {
            for (index, id) in run.ids.enumerated() {
                let node = run.first + UInt32(index)
                let place = Int(id &- lookup.low)
                if nodes[place] != IdentifierLookup.none {
                    duplicates.append((nodes[place], node))
                } else {
                    nodes[place] = node
                }
            }
        }
        lookup.nodes = nodes
        lookup.range = Int64(range)
        lookup.storage = .dense
    }

    private func buildSparse(_ runs: [(first: UInt32, ids: UnsafeBufferPointer<Int64>)], _ count: Int) {
        let mask = IdentifierLookup.mask(count)
        let cells = UnsafeMutablePointer<IdentifierLookup.IntegerCell>.allocate(capacity: mask + 1)
        cells.initialize(repeating: IdentifierLookup.IntegerCell(key: 0, node: IdentifierLookup.none), count: mask + 1)
        for run in runs {
            for (index, id) in run.ids.enumerated() {
                let node = run.first + UInt32(index)
                var cell = IdentifierLookup.start(id) & mask
                while cells[cell].node != IdentifierLookup.none, cells[cell].key != id { cell = (cell &+ 1) & mask }
                if cells[cell].node != IdentifierLookup.none {
                    duplicates.append((cells[cell].node, node))
                } else {
                    cells[cell] = IdentifierLookup.IntegerCell(key: id, node: node)
                }
            }
        }
        lookup.integerCells = cells
        lookup.mask = mask
        lookup.storage = .sparse
    }

    /// The same for ids that are texts, which must live as long as the map.
    func build(texts runs: [(first: UInt32, ids: UnsafeBufferPointer<TextReference>)]) {
        let count = runs.reduce(0) { $0 + $1.ids.count }
        guard count > 0 else { return }
        let mask = IdentifierLookup.mask(count)
        let cells = UnsafeMutablePointer<IdentifierLookup.TextCell>.allocate(capacity: mask + 1)
        cells.initialize(
            repeating: IdentifierLookup.TextCell(text: .nothing, node: IdentifierLookup.none), count: mask + 1)
        for run in runs {
            for (index, id) in run.ids.enumerated() {
                let node = run.first + UInt32(index)
                var cell = Int(truncatingIfNeeded: id.hash) & mask
                while cells[cell].node != IdentifierLookup.none, !IdentifierLookup.areEqual(cells[cell].text, id) {
                    cell = (cell &+ 1) & mask
                }
                if cells[cell].node != IdentifierLookup.none {
                    duplicates.append((cells[cell].node, node))
                } else {
                    cells[cell] = IdentifierLookup.TextCell(text: id, node: node)
                }
            }
        }
        lookup.textCells = cells
        lookup.mask = mask
        lookup.storage = .texts
    }
}

/// A map as pointers and numbers.
struct IdentifierLookup {
    fileprivate enum Storage {
        case empty
        /// Nodes by id minus the smallest.
        case dense
        case sparse
        case texts
    }

    fileprivate struct IntegerCell {
        var key: Int64
        var node: UInt32
    }

    fileprivate struct TextCell {
        var text: TextReference
        var node: UInt32
    }

    fileprivate static let none = UInt32.max
    fileprivate var storage = Storage.empty
    fileprivate var low: Int64 = 0
    /// Cells of `dense`.
    fileprivate var range: Int64 = 0
    fileprivate var mask = 0
    fileprivate var nodes: UnsafeMutablePointer<UInt32>?
    fileprivate var integerCells: UnsafeMutablePointer<IntegerCell>?
    fileprivate var textCells: UnsafeMutablePointer<TextCell>?

    /// The node of an integer.
    @inline(__always)
    func node(_ id: Int64) -> UInt32? {
        var node = Self.none
        switch storage {
        case .dense:
            let place = id &- low
            guard id >= low, place < range, let nodes else { return nil }
            node = nodes[Int(place)]
        case .sparse:
            guard let integerCells else { return nil }
            var cell = Self.start(id) & mask
            while integerCells[cell].node != Self.none, integerCells[cell].key != id { cell = (cell &+ 1) & mask }
            node = integerCells[cell].node
        case .empty, .texts: break
        }
        return node == Self.none ? nil : node
    }

    /// The node of a text.
    func node(_ id: TextReference) -> UInt32? {
        guard storage == .texts, let textCells else { return nil }
        var cell = Int(truncatingIfNeeded: id.hash) & mask
        while textCells[cell].node != Self.none, !Self.areEqual(textCells[cell].text, id) { cell = (cell &+ 1) & mask }
        return textCells[cell].node == Self.none ? nil : textCells[cell].node
    }

    fileprivate static func areEqual(_ a: TextReference, _ b: TextReference) -> Bool {
        a.hash == b.hash && a.count == b.count && a.bytes.elementsEqual(b.bytes)
    }

    fileprivate static func mask(_ count: Int) -> Int {
        var size = 64
        while size < 2 * count { size *= 2 }
        return size - 1
    }

    /// Fibonacci hashing (Knuth, TAOCP 6.4): the upper bits of a product with 2^64 / φ.
    @inline(__always)
    fileprivate static func start(_ key: Int64) -> Int {
        Int(truncatingIfNeeded: (UInt64(bitPattern: key) &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }
}

extension TextReference {
    /// No text; its place is never read.
    static var nothing: TextReference {
        TextReference(start: UnsafePointer(bitPattern: 8).unsafelyUnwrapped, count: 0, hash: 0)
    }
}
