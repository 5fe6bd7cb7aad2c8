/// Numbers and strings.
extension Lexer {
    /// Reads an integer or a float; letters that cling to it make the whole a malformed number.
    ///
    /// `1..3` is a range, so a period belongs to the number only when a digit follows.
    ///
    /// ```bnf
    /// <integer literal> ::=
    ///     0
    ///   | <non-zero digit> [ { [ <low line> ] <digit> }... ]
    ///   | { 0x | 0X } <hex digit> [ { [ <low line> ] <hex digit> }... ]
    ///   | { 0 | 0o | 0O } <octal digit> [ { [ <low line> ] <octal digit> }... ]
    /// <float literal> ::=
    ///     [ <grouped digits> ] <period> <grouped digits> [ <exponent> ]
    ///   | <grouped digits> <exponent>
    /// ```
    mutating func number() {
        let start = cursor.offset
        var kind = TokenKind.integer
        let marker = cursor.peek(1) | 0x20
        if cursor.peek() == UInt8(ascii: "0"), marker == UInt8(ascii: "x") || marker == UInt8(ascii: "o") {
            kind = radixNumber(isHex: marker == UInt8(ascii: "x"))
        } else {
            skipDigits()
            if cursor.peek() == UInt8(ascii: "."), CharacterClass.isDigit(cursor.peek(1)) {
                kind = .float
                cursor.offset += 1
                skipDigits()
            }
            if cursor.peek() | 0x20 == UInt8(ascii: "e") {
                let sign = cursor.peek(1)
                let signed = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
                if CharacterClass.isDigit(cursor.peek(signed ? 2 : 1)) {
                    kind = .float
                    cursor.offset += signed ? 3 : 2
                    skipDigits()
                }
            }
            if kind == .integer, isFlawedOctal(from: start) { kind = .malformedNumber }
        }
        let end = cursor.offset
        _ = skipNameParts()
        if cursor.offset != end { kind = .malformedNumber }
        tokens.append(Token(kind, start, cursor.offset))
    }

    private mutating func skipDigits() {
        while CharacterClass.isDigit(cursor.peek())
            || (cursor.peek() == UInt8(ascii: "_") && CharacterClass.isDigit(cursor.peek(1)))
        {
            cursor.offset &+= 1
        }
    }

    /// `0x…` and `0o…`; without digits, or with the digit 8 or 9 in octal, no number.
    private mutating func radixNumber(isHex: Bool) -> TokenKind {
        cursor.offset += 2
        let first = cursor.offset
        if isHex {
            while CharacterClass.isHexDigit(cursor.peek())
                || (isGroupEnd(after: first) && CharacterClass.isHexDigit(cursor.peek(1)))
            {
                cursor.offset += 1
            }
        } else {
            while cursor.peek() &- 0x30 < 8 || (isGroupEnd(after: first) && cursor.peek(1) &- 0x30 < 8) {
                cursor.offset += 1
            }
        }
        return cursor.offset == first ? .malformedNumber : .integer
    }

    /// True at a low line that follows a digit.
    private func isGroupEnd(after first: Int) -> Bool {
        cursor.peek() == UInt8(ascii: "_") && cursor.offset > first
    }

    /// A leading zero makes a number octal, as openCypher 9 has it; 8 and 9 have no place there, nor a low line right
    /// after the zero.
    private func isFlawedOctal(from start: Int) -> Bool {
        guard cursor.bytes[start] == UInt8(ascii: "0"), cursor.offset - start > 1 else { return false }
        let digits = cursor.bytes[start + 1..<cursor.offset]
        return digits.first == UInt8(ascii: "_") || digits.contains { $0 == 0x38 || $0 == 0x39 }
    }

    /// Reads up to the closing quote; escapes are only noted here and decoded when the parser takes the string.
    ///
    /// ```bnf
    /// <string literal> ::=
    ///     <quote> [ { <character but quote> | <escape> }... ] <quote>
    ///   | <double quote> [ { <character but double quote> | <escape> }... ] <double quote>
    /// ```
    mutating func string(quote: UInt8) {
        let start = cursor.offset
        cursor.offset += 1
        var hasEscapes = false
        while !cursor.isAtEnd {
            let byte = cursor.peek()
            if byte == quote {
                cursor.offset &+= 1
                tokens.append(Token(.string, start, cursor.offset, detail: hasEscapes ? 1 : 0))
                return
            }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                cursor.offset &+= 1
            }
            cursor.offset &+= 1
        }
        cursor.offset = cursor.bytes.count
        tokens.append(Token(.unterminatedString, start, cursor.offset))
    }
}
