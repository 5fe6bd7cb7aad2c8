/// How deeply lists and maps are nested: counted where they are made, so that nothing that walks a value by recursion
/// can run out of stack.
extension Slot {
    /// Values nested more deeply than this are refused by whoever makes them from data.
    public static let largestNesting: UInt32 = 500

    /// Levels of lists and maps in this value: 0 for all else, 1 for a list of scalars. Kept in `aux`.
    @inlinable public var nesting: UInt32 { tag == .list || tag == .map ? aux : 0 }

    /// Nesting of a list of these elements.
    public static func nesting(of elements: UnsafeBufferPointer<Slot>) -> UInt32 {
        var deepest: UInt32 = 0
        for element in elements { deepest = Swift.max(deepest, element.nesting) }
        return deepest &+ 1
    }
}
