extension Keyword {
    /// 2 to 16 bytes as integers, the first byte highest, each with bit 5 set: the first eight, and those behind them.
    ///
    /// Few loads that overlap take the place of a loop over the bytes.
    @inline(__always)
    static func packed(_ bytes: UnsafeRawBufferPointer) -> (word: UInt64, tail: UInt64) {
        func load<Word: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as type: Word.Type) -> UInt64 {
            UInt64(truncatingIfNeeded: bytes.loadUnaligned(fromByteOffset: offset, as: type).bigEndian)
        }
        let count = bytes.count
        let letters: UInt64 = 0x2020_2020_2020_2020
        switch count {
        case 8...:
            let rest = UInt64(8 * (count - 8))
            return (load(0, as: UInt64.self) | letters, (load(count - 8, as: UInt64.self) | letters) & (1 << rest &- 1))
        case 4...:
            let low = load(count - 4, as: UInt32.self)
            return ((load(0, as: UInt32.self) << UInt64(8 * (count - 4)) | low) | letters >> UInt64(8 * (8 - count)), 0)
        default:
            let low = load(count - 2, as: UInt16.self)
            return ((load(0, as: UInt16.self) << UInt64(8 * (count - 2)) | low) | letters >> UInt64(8 * (8 - count)), 0)
        }
    }
}
