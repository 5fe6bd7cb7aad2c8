/// Strings of a heap by handle.
@frozen
public struct HeapStrings {
    @usableFromInline let entries: UnsafePointer<HeapEntry>
    @usableFromInline let mappedCount: Int
    @usableFromInline let mappedEntries: UnsafePointer<MappedHeapEntry>?
    @usableFromInline let mappedBase: UnsafeRawPointer?

    @usableFromInline
    init(_ heap: ValueHeap) {
        entries = UnsafePointer(heap.entries)
        mappedCount = heap.mappedCount
        mappedEntries = heap.mappedEntries
        mappedBase = heap.mappedBase
    }

    /// UTF-8 bytes of a string of the heap.
    @inlinable
    @inline(__always)
    public subscript(_ raw: UInt32) -> UnsafeBufferPointer<UInt8> {
        let index = Int(raw & 0x7FFF_FFFF)
        if index >= mappedCount {
            let entry = entries[index &- mappedCount]
            return UnsafeBufferPointer(start: entry.start.assumingMemoryBound(to: UInt8.self), count: entry.count)
        }
        let entry = mappedEntries.unsafelyUnwrapped[index]
        let start = mappedBase.unsafelyUnwrapped + Int(entry.offset)
        return UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: Int(entry.count))
    }
}
