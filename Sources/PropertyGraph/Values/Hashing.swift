/// Hashes of values: equivalent values, and so equal ones, have the same hash.
extension ValueSpace {
    /// Hash of a value. Integers and floats of the same value hash alike, as do all NaN.
    /// - Complexity: linear in the size of the value.
    public func hash(_ slot: Slot) -> UInt64 {
        switch slot.tag {
        case .null: return 0x9E37_79B9_7F4A_7C15
        case .integer: return ValueHash.mix(slot.bits)
        case .float:
            let value = slot.floatValue
            if let integer = Numbers.exactInteger(value) { return ValueHash.mix(UInt64(bitPattern: integer)) }
            return ValueHash.mix(value.isNaN ? 0x7FF8_0000_0000_0000 : value.bitPattern)
        case .string: return ValueHash.bytes(utf8(slot))
        case .boolean, .node, .relationship, .date, .localTime:
            return ValueHash.mix(slot.bits ^ UInt64(slot.tag.rawValue) << 56)
        case .zonedTime, .localDateTime, .zonedDateTime:
            return ValueHash.combine(
                ValueHash.mix(slot.bits), UInt64(slot.aux) | UInt64(slot.zone) << 32 | UInt64(slot.tag.rawValue) << 56)
        case .duration:
            let parts = duration(slot)
            var result = ValueHash.mix(UInt64(bitPattern: parts.months))
            result = ValueHash.combine(result, UInt64(bitPattern: parts.days))
            result = ValueHash.combine(result, UInt64(bitPattern: parts.seconds))
            return ValueHash.combine(result, UInt64(UInt32(bitPattern: parts.nanoseconds)))
        case .point:
            let value = point(slot)
            var result = ValueHash.mix(UInt64(UInt32(bitPattern: value.system.rawValue)))
            for coordinate in [value.x, value.y, value.z] {
                result = ValueHash.combine(result, coordinate.bitPattern)
            }
            return result
        case .list:
            var result: UInt64 = 0x5851_F42D_4C95_7F2D
            for element in list(slot) { result = ValueHash.combine(result, hash(element)) }
            return result
        case .path:
            var result: UInt64 = 0x1405_7B7E_F767_814F
            for element in path(slot) { result = ValueHash.combine(result, element.bits) }
            return result
        case .map:
            let view = map(slot)
            var result: UInt64 = 0x2545_F491_4F6C_DD1D
            for index in 0..<view.count {
                result = ValueHash.combine(result, UInt64(view.keys[index].raw))
                result = ValueHash.combine(result, hash(view.values[index]))
            }
            return result
        }
    }
}

/// The mixing steps behind `ValueSpace.hash`.
public enum ValueHash {
    /// Finaliser of MurmurHash3 in Stafford's variant 13 (D. Stafford, "Better bit mixing", 2011).
    @inlinable
    public static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// One more word into a running hash; the order of words matters.
    @inlinable
    public static func combine(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        mix((hash &* 0x9E37_79B9_7F4A_7C15) ^ word &+ 0x7F4A_7C15)
    }

    /// Hash of a byte string.
    public static func bytes(_ buffer: UnsafeBufferPointer<UInt8>) -> UInt64 { UTF8Hash.hash(buffer) }
}
