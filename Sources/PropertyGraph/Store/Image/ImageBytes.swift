/// Collects the bytes of a catalogue.
struct ImageByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ value: UInt8) { bytes.append(value) }
    mutating func put(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
    mutating func put(_ value: UInt64) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
    mutating func put(_ text: String) {
        put(UInt32(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }
    mutating func put(_ counts: [Int]) {
        put(UInt32(counts.count))
        for count in counts { put(UInt64(count)) }
    }
}

/// Reads them; what is not there is zero and makes `isSound` false.
struct ImageByteReader {
    private var rest: UnsafeRawBufferPointer
    private(set) var isSound = true

    init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    private mutating func take(_ count: Int) -> UnsafeRawBufferPointer? {
        guard isSound, count <= rest.count else {
            isSound = false
            return nil
        }
        let part = UnsafeRawBufferPointer(rebasing: rest[..<(rest.startIndex + count)])
        rest = UnsafeRawBufferPointer(rebasing: rest[(rest.startIndex + count)...])
        return part
    }

    mutating func byte() -> UInt8 { take(1)?.load(as: UInt8.self) ?? 0 }
    mutating func number() -> UInt32 { UInt32(littleEndian: take(4)?.loadUnaligned(as: UInt32.self) ?? 0) }
    mutating func long() -> UInt64 { UInt64(littleEndian: take(8)?.loadUnaligned(as: UInt64.self) ?? 0) }

    /// A number of things of at least `size` bytes each; so a wrong number cannot ask for much memory.
    mutating func count(ofSize size: Int) -> Int {
        let count = Int(number())
        if count > rest.count / size { isSound = false }
        return isSound ? count : 0
    }

    /// UTF-8 text; anything else is not sound.
    mutating func text() -> String {
        guard let bytes = take(count(ofSize: 1)) else { return "" }
        guard let text = String(validating: bytes.bindMemory(to: UInt8.self), as: UTF8.self) else {
            isSound = false
            return ""
        }
        return text
    }

    /// Numbers of at most `limit`.
    mutating func counts(upTo limit: Int) -> [Int] {
        (0..<count(ofSize: 8)).map { _ in
            let value = long()
            if value > UInt64(limit) { isSound = false }
            return isSound ? Int(value) : 0
        }
    }
}
