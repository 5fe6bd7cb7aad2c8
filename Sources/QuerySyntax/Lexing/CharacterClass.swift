/// Which characters make names and blanks.
enum CharacterClass {
    /// Letters and the underscore.
    @inline(__always)
    static func isASCIINameStart(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return (lower >= 0x61 && lower <= 0x7A) || byte == 0x5F
    }

    /// Letters, digits, the underscore, and the dollar, which is a currency sign.
    @inline(__always)
    static func isASCIINamePart(_ byte: UInt8) -> Bool {
        // Bits 0-63 and 64-127 of the ASCII table.
        let low: UInt64 = 0x03FF_0010_0000_0000
        let high: UInt64 = 0x07FF_FFFE_87FF_FFFE
        guard byte < 0x80 else { return false }
        return (byte < 64 ? low >> UInt64(byte) : high >> UInt64(byte & 63)) & 1 != 0
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    static func isHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 6 }

    // The two functions below stay calls: inlined, their look-up of type metadata would run for every ASCII name.

    /// Unicode's ID_Start, and connector punctuation such as the underscore.
    @inline(never)
    static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isIDStart || scalar.properties.generalCategory == .connectorPunctuation
    }

    /// Unicode's ID_Continue, and currency signs.
    @inline(never)
    static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isIDContinue || scalar.properties.generalCategory == .currencySymbol
    }

    /// Blank and line-breaking characters beyond ASCII; a byte order mark counts as blank.
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
        default: false
        }
    }
}
