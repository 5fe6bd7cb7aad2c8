/// One value of a heap in a graph file: sixteen bytes, where its payload lies and how long it is.
@usableFromInline
struct MappedHeapEntry {
    /// What the payload is.
    enum Kind: UInt32, CaseIterable {
        case string
        case list
        case map
        case duration
        case point
    }

    /// Place of the payload, from the start of the heap's bytes.
    @usableFromInline let offset: UInt64
    /// Bytes, elements or entries.
    @usableFromInline let count: UInt32
    /// A `Kind`.
    let kind: UInt32
}

extension ValueHeap {
    /// An entry of the mapped file.
    @inlinable
    @inline(__always)
    func mappedEntry(at index: Int) -> HeapEntry {
        let entry = mappedEntries.unsafelyUnwrapped[index]
        return HeapEntry(start: mappedBase.unsafelyUnwrapped + Int(entry.offset), count: Int(entry.count))
    }
}
