/// The checksum of a part of a graph file.
///
/// Four sums over every fourth word, each a step of xor, multiplication by an odd number and rotation, which no two
/// different words survive alike: every damage to one word is found, and others but for one in 2^64. As fast as memory.
enum ImageChecksum {
    static func of(_ start: UnsafeRawPointer, _ count: Int) -> UInt64 {
        var (a, b, c, d) = (first, second, first ^ .max, second ^ .max)
        var offset = 0
        while offset &+ 32 <= count {
            a = step(a, start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            b = step(b, start.loadUnaligned(fromByteOffset: offset &+ 8, as: UInt64.self))
            c = step(c, start.loadUnaligned(fromByteOffset: offset &+ 16, as: UInt64.self))
            d = step(d, start.loadUnaligned(fromByteOffset: offset &+ 24, as: UInt64.self))
            offset &+= 32
        }
        var tail: UInt64 = 0
        var tailLength = 0
        while offset < count {
            tail = tail << 8 | UInt64(start.load(fromByteOffset: offset, as: UInt8.self))
            tailLength &+= 1
            if tailLength == 8 {
                a = step(a, tail)
                (tail, tailLength) = (0, 0)
            }
            offset &+= 1
        }
        a = step(a, tail)
        a = step(a, UInt64(count))
        return step(step(step(a, b), c), d)
    }

    private static let first: UInt64 = 0x243F_6A88_85A3_08D3
    private static let second: UInt64 = 0x1319_8A2E_0370_7344

    @inline(__always)
    private static func step(_ sum: UInt64, _ word: UInt64) -> UInt64 {
        let product = (sum ^ word) &* 0x9E37_79B9_7F4A_7C15
        return product << 29 | product >> 35
    }
}
