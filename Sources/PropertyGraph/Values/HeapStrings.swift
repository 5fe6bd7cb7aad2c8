/// Strings of a heap by handle.
@frozen
public struct HeapStrings {
    @usableFromInline let entries: UnsafePointer<HeapEntry>
    /// Of the graph's heap only.
    @usableFromInline let facts: UnsafePointer<StringFacts>
    @usableFromInline let factCount: UInt32
    @usableFromInline let mappedCount: Int
    @usableFromInline let mappedEntries: UnsafePointer<MappedHeapEntry>?
    @usableFromInline let mappedBase: UnsafeRawPointer?

    @usableFromInline
    init(_ heap: ValueHeap) {
        entries = UnsafePointer(heap.entries)
        facts = UnsafePointer(heap.facts)
        factCount = heap.isLocal ? 0 : UInt32(truncatingIfNeeded: heap.entryCount)
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

    /// Number of characters of a string of the graph's heap, if that is known without reading it; nil also for what is no
    /// handle.
    @inlinable
    @inline(__always)
    public func knownSize(_ raw: UInt32) -> Int? {
        let index = raw &- UInt32(truncatingIfNeeded: mappedCount)
        guard index < factCount else { return nil }
        let size = facts[Int(index)].word & 255
        return size == StringFacts.unknownSize ? nil : Int(size)
    }

    /// The first three bytes of a string of the graph's heap, if they are known without reading it; nil also for what is no
    /// handle.
    @inlinable
    @inline(__always)
    public func knownHead(_ raw: UInt32) -> UInt32? {
        let index = raw &- UInt32(truncatingIfNeeded: mappedCount)
        return index < factCount ? facts[Int(index)].word >> 8 : nil
    }
}
