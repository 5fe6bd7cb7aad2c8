/// Hash of a string's bytes, for the intern tables.
///
/// Eight bytes at a time, multiplied and folded (128-bit product, both halves xored), as in Wang Yi's wyhash; finished
/// by the same step over the length. Not meant to resist an adversary who picks keys.
public enum UTF8Hash {
    /// The hash of these bytes; the same in one run of the program and the next.
    @inline(__always)
    public static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        guard let start = bytes.baseAddress else { return mix(state, 0xE703_7ED1_A0B4_28DB) }
        let raw = UnsafeRawPointer(start)
        var offset = 0
        while offset &+ 8 <= bytes.count {
            state = mix(state ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self), 0xA076_1D64_78BD_642F)
            offset &+= 8
        }
        var tail: UInt64 = 0
        while offset < bytes.count {
            tail = tail << 8 | UInt64(start[offset])
            offset &+= 1
        }
        state = mix(state ^ tail, 0xE703_7ED1_A0B4_28DB)
        return mix(state ^ UInt64(bytes.count), 0x8EBC_6AF0_9C88_C6E3)
    }

    @inline(__always)
    static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }
}
