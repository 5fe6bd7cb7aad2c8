import PropertyGraph
import Testing

/// The value heap and the name table.
@Suite("Store: value heap")
struct StoreHeapTests {
    private let names = NameTable()
    private let persistent = ValueHeap(isLocal: false)
    private var space: ValueSpace { ValueSpace(persistent: persistent, keys: names) }

    private func add(_ text: String, to heap: ValueHeap) -> HeapHandle {
        var text = text
        return text.withUTF8 { heap.addString($0) }
    }

    @Test("The persistent heap gives equal strings one handle, unequal ones different handles")
    func interning() {
        var handles: Set<UInt32> = []
        for round in 0..<3 {
            for number in 0..<2_000 {
                let handle = add("name \(number)", to: persistent)
                #expect(!handle.isLocal)
                if round == 0 {
                    #expect(handles.insert(handle.raw).inserted)
                } else {
                    #expect(handles.contains(handle.raw))
                }
                #expect(String(decoding: persistent.utf8(handle), as: UTF8.self) == "name \(number)")
            }
        }
        #expect(persistent.count == 2_000)
        #expect(add("é", to: persistent) != add("e\u{301}", to: persistent))
        #expect(add("", to: persistent) == add("", to: persistent))
    }

    @Test("What is known of a string without reading it is what its bytes say")
    func facts() {
        let texts = ["", "a", "ab", "abc", "abcd", "é", "ab\u{0}", String(repeating: "x", count: 254), "aé", "日本"]
        let handles = texts.map { add($0, to: persistent).raw }
        let long = add(String(repeating: "x", count: 255), to: persistent).raw
        let list = [Slot.null].withUnsafeBufferPointer { persistent.addList($0) }
        let strings = persistent.strings
        for (text, handle) in zip(texts, handles) {
            let isASCII = text.utf8.allSatisfy { $0 < 128 }
            #expect(strings.knownSize(handle) == (isASCII ? text.utf8.count : nil), "\(text)")
            let bytes = Array(text.utf8) + [0, 0, 0]
            #expect(strings.knownHead(handle) == bytes[..<3].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }, "\(text)")
        }
        #expect(strings.knownSize(long) == nil)
        #expect(strings.knownSize(list.raw) == nil)
        #expect(strings.knownSize(list.raw + 1) == nil && strings.knownHead(list.raw + 1) == nil)
        let local = ValueHeap(isLocal: true)
        let own = add("own", to: local)
        #expect(local.strings.knownSize(own.raw) == nil && strings.knownHead(own.raw) == nil)
    }

    @Test("A local heap's handles have bit 31 set and its buffers never move")
    func localBuffers() {
        let heap = ValueHeap(isLocal: true)
        let first = add("first", to: heap)
        let bytes = heap.utf8(first)
        for number in 0..<50_000 { _ = add("filler \(number)", to: heap) }
        #expect(first.isLocal)
        #expect(heap.utf8(first).baseAddress == bytes.baseAddress)
        #expect(String(decoding: bytes, as: UTF8.self) == "first")
        #expect(heap.bytesUsed > 50_000 * 10)
    }

    @Test("A value larger than any chunk is stored whole")
    func largeValues() {
        let heap = ValueHeap(isLocal: true)
        let text = String(repeating: "ab", count: 12 << 20)
        let handle = add(text, to: heap)
        let small = add("x", to: heap)
        #expect(heap.utf8(handle).count == 24 << 20)
        #expect(heap.utf8(handle).last == UInt8(ascii: "b"))
        #expect(heap.utf8(small).count == 1)
    }

    @Test("Maps are sorted by the bytes of their keys, and of equal keys the last wins", arguments: [3, 200])
    func maps(width: Int) {
        let space = space
        var entries: [(key: PropertyKeyID, value: Slot)] = []
        for number in (0..<width).reversed() {
            entries.append((PropertyKeyID(names.intern("key \(number)")), .integer(Int64(number))))
        }
        entries.append((PropertyKeyID(names.intern("key 1")), .integer(-1)))
        let map = space.map(space.makeMap(entries))
        let seen = map.keys.map { names.name($0.raw) }
        #expect(seen == (0..<width).map { "key \($0)" }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(map.value(for: PropertyKeyID(names.intern("key 1")))?.integerValue == -1)
        #expect(map.value(for: PropertyKeyID(names.intern("other"))) == nil)
    }

    @Test("persist copies nested values, leaves what is there, and does not recurse")
    func persist() {
        let space = space
        let duration = space.makeDuration(DurationParts(months: 1, days: 2, seconds: 3, nanoseconds: 4))
        let key = PropertyKeyID(names.intern("k"))
        let inner = space.makeMap([(key: key, value: space.makeString("deep")), (key: key, value: duration)])
        let stored = persistent.persist(space.makeList([inner, .integer(7), space.makeString("s")]), from: space)
        #expect(!stored.handle.isLocal)
        let list = persistent.list(stored.handle)
        #expect(list.count == 3 && list[1].integerValue == 7)
        #expect(!list[0].handle.isLocal && !list[2].handle.isLocal)
        let value = persistent.map(list[0].handle).value(for: key)
        #expect(value.map { persistent.duration($0.handle).nanoseconds } == 4)
        #expect(persistent.persist(stored, from: space).bits == stored.bits)

        var nested = space.makeList([])
        for _ in 0..<200_000 { nested = space.makeList([nested]) }
        var depth = 0
        var copy = persistent.persist(nested, from: space)
        while let next = persistent.list(copy.handle).first {
            copy = next
            depth += 1
        }
        #expect(depth == 200_000)
    }

    @Test("A part that occurs many times is copied once")
    func persistShared() {
        let space = space
        var shared = space.makeList([.integer(1)])
        for _ in 0..<60 { shared = space.makeList([shared, shared]) }
        let before = persistent.count
        _ = persistent.persist(shared, from: space)
        #expect(persistent.count - before == 61)
    }

    @Test("Names are told apart by their bytes, not by canonical equality")
    func nameTable() {
        let first = names.intern("é")
        #expect(names.lookup("e\u{301}") == nil)
        let second = names.intern("e\u{301}")
        #expect(first != second)
        #expect(names.intern("é") == first)
        #expect(names.lookup("e\u{301}") == second)
        #expect(names.name(second).utf8.count == 3)
        #expect(names.count == 2)
    }
}
