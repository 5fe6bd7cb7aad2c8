/// Names with dense numbers, in order of first use; append-only.
///
/// One statement at a time may add names; ids stay valid for the life of the table. Names are compared by their UTF-8
/// bytes: Swift's String equality is canonical ("é" == "e\u{301}"), the language's is not.
public final class NameTable {
    /// Nothing but names is stored here, so handles number them from 0.
    private let heap = ValueHeap(isLocal: false)
    @exclusivity(unchecked) private var list: [String] = []

    public init() {}

    /// Number of names.
    public var count: Int { list.count }
    /// All names, by id.
    public var names: [String] { list }

    /// The name behind an id.
    public func name(_ id: UInt32) -> String { list[Int(id)] }

    /// UTF-8 bytes of a name, valid for the life of the table.
    public func utf8(_ id: UInt32) -> UnsafeBufferPointer<UInt8> { heap.utf8(HeapHandle(id)) }

    /// The id of a name that is there.
    public func lookup(_ name: String) -> UInt32? {
        var name = name
        return name.withUTF8 { heap.findString($0)?.raw }
    }

    /// The id of a name given by its UTF-8 bytes, if it is there.
    public func lookup(utf8 bytes: UnsafeBufferPointer<UInt8>) -> UInt32? { heap.findString(bytes)?.raw }

    /// The id of a name, added when new.
    public func intern(_ name: String) -> UInt32 {
        var text = name
        let id = text.withUTF8 { heap.internString($0).raw }
        if Int(id) == list.count { list.append(text) }
        return id
    }

    /// Whether the first name sorts before the second, by bytes, which is by code points.
    func precedes(_ first: UInt32, _ second: UInt32) -> Bool {
        first != second && utf8(first).lexicographicallyPrecedes(utf8(second))
    }
}
