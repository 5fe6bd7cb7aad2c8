import SourceText

/// Turns the bytes of literal and name tokens into values.
struct LiteralDecoder {
    let bytes: UnsafeBufferPointer<UInt8>

    /// The text of a name token, or of a parameter without its dollar; nil when its bytes are no UTF-8.
    func name(_ token: Token) -> String? {
        var start = Int(token.start)
        var end = Int(token.end)
        if token.kind == .parameter { start += 1 }
        guard start < end, bytes[start] == UInt8(ascii: "`") else {
            // The lexer has looked at every character of an unquoted name.
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        }
        start += 1
        end -= 1
        guard let text = validated(start, end) else { return nil }
        guard token.needsDecoding else { return text }
        var single = ""
        var afterBacktick = false
        for scalar in text.unicodeScalars {
            if scalar == "`", afterBacktick {
                afterBacktick = false
                continue
            }
            afterBacktick = scalar == "`"
            single.unicodeScalars.append(scalar)
        }
        return single
    }

    /// The absolute value of an integer token, or nil when it needs more than 64 bits.
    func magnitude(_ token: Token) -> UInt64? {
        var index = Int(token.start)
        let end = Int(token.end)
        var radix: UInt64 = 10
        if bytes[index] == UInt8(ascii: "0"), end - index > 1 {
            switch bytes[index + 1] | 0x20 {
            case UInt8(ascii: "x"): (radix, index) = (16, index + 2)
            case UInt8(ascii: "o"): (radix, index) = (8, index + 2)
            default: (radix, index) = (8, index + 1)
            }
        }
        var value: UInt64 = 0
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "_") {
                index += 1
                continue
            }
            let digit = UInt64(byte <= UInt8(ascii: "9") ? byte &- 0x30 : (byte | 0x20) &- 0x57)
            let (product, tooBig) = value.multipliedReportingOverflow(by: radix)
            let (sum, carry) = product.addingReportingOverflow(digit)
            if tooBig || carry { return nil }
            value = sum
            index += 1
        }
        return value
    }

    /// The value of a float token, rounded to nearest; nil when it is too large for 64 bits.
    func float(_ token: Token) -> Double? {
        let text = UnsafeBufferPointer(rebasing: bytes[Int(token.start)..<Int(token.end)])
        var digits = String(decoding: text, as: UTF8.self)
        if text.contains(UInt8(ascii: "_")) { digits.removeAll { $0 == "_" } }
        guard let value = Double(Substring(digits)), value.isFinite else { return nil }
        return value
    }

    /// What can be wrong inside the quotes of a string.
    enum StringError: Error {
        case invalidBytes
        case unknownEscape(SourceRange)
        case invalidUnicodeEscape(SourceRange)
    }

    /// The text of a string token, escapes replaced.
    func string(_ token: Token) throws(StringError) -> String {
        let start = Int(token.start) + 1
        let end = Int(token.end) - 1
        guard token.needsDecoding else {
            guard let text = validated(start, end) else { throw .invalidBytes }
            return text
        }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(end - start)
        var index = start
        while index < end {
            guard bytes[index] == UInt8(ascii: "\\") else {
                decoded.append(bytes[index])
                index += 1
                continue
            }
            try escape(at: &index, end: end, into: &decoded)
        }
        guard let text = String(validating: decoded, as: UTF8.self) else { throw .invalidBytes }
        return text
    }

    /// Decodes one escape, `index` at its backslash, which the lexer has seen to be followed by something.
    ///
    /// ```bnf
    /// <escape> ::= !! U+005C and one of \ ' " ` b f n r t, or u and four hex digits, or U and eight
    /// ```
    private func escape(at index: inout Int, end: Int, into decoded: inout [UInt8]) throws(StringError) {
        let start = index
        let letter = bytes[index + 1]
        index += 2
        switch letter {
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): decoded.append(letter)
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            let length = letter == UInt8(ascii: "u") ? 4 : 8
            guard var value = hexadecimal(index, length, end) else {
                throw .invalidUnicodeEscape(SourceRange(start, min(index + length, end)))
            }
            index += length
            // Two escapes of four digits can make a surrogate pair, as in JSON.
            if length == 4, value & 0xFC00 == 0xD800, index + 1 < end, bytes[index] == UInt8(ascii: "\\"),
                bytes[index + 1] == letter, let low = hexadecimal(index + 2, 4, end), low & 0xFC00 == 0xDC00
            {
                value = 0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF)
                index += 6
            }
            guard let scalar = Unicode.Scalar(value) else {
                throw .invalidUnicodeEscape(SourceRange(start, index))
            }
            decoded.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
        default:
            var cursor = Cursor(bytes)
            cursor.offset = start + 1
            throw .unknownEscape(SourceRange(start, start + 1 + (cursor.scalar()?.length ?? 1)))
        }
    }

    private func hexadecimal(_ start: Int, _ length: Int, _ end: Int) -> UInt32? {
        guard start + length <= end else { return nil }
        var value: UInt32 = 0
        for byte in bytes[start..<start + length] {
            guard CharacterClass.isHexDigit(byte) else { return nil }
            value = value << 4 | UInt32(byte <= UInt8(ascii: "9") ? byte & 0x0F : (byte & 0x0F) + 9)
        }
        return value
    }

    private func validated(_ start: Int, _ end: Int) -> String? {
        String(validating: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    }
}
