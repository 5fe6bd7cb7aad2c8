/// Names, keywords and parameters.
extension Lexer {
    /// ```bnf
    /// <unescaped symbolic name> ::= <identifier start> [ <identifier part>... ]
    /// ```
    mutating func word() {
        let start = cursor.offset
        let isASCII = skipNameParts()
        let text = UnsafeBufferPointer(rebasing: cursor.bytes[start..<cursor.offset])
        if isASCII, let keyword = Keyword.lookup(text) {
            tokens.append(Token(.keyword, start, cursor.offset, detail: keyword.rawValue))
        } else {
            tokens.append(Token(.identifier, start, cursor.offset))
        }
    }

    /// Moves over the parts of a name; false when one was not ASCII.
    mutating func skipNameParts() -> Bool {
        var isASCII = true
        while true {
            cursor.skip(while: CharacterClass.isASCIINamePart)
            guard cursor.peek() >= 0x80, let (scalar, length) = cursor.scalar(), CharacterClass.isNamePart(scalar)
            else { return isASCII }
            isASCII = false
            cursor.offset += length
        }
    }

    /// ```bnf
    /// <escaped symbolic name> ::= <backtick> [ { <character but backtick> | <backtick> <backtick> }... ] <backtick>
    /// ```
    mutating func escapedName() {
        let start = cursor.offset
        let (closed, doubled) = skipBackticked()
        tokens.append(
            Token(closed ? .escapedIdentifier : .unterminatedName, start, cursor.offset, detail: doubled ? 1 : 0))
    }

    /// Moves over `` `…` ``, in which a doubled backtick stands for one.
    private mutating func skipBackticked() -> (closed: Bool, doubled: Bool) {
        cursor.offset += 1
        var doubled = false
        while !cursor.isAtEnd {
            if cursor.peek() == UInt8(ascii: "`") {
                cursor.offset += 1
                guard cursor.peek() == UInt8(ascii: "`") else { return (true, doubled) }
                doubled = true
            }
            cursor.offset += 1
        }
        return (false, doubled)
    }

    /// ```bnf
    /// <parameter> ::= <dollar sign> { <unescaped symbolic name> | <escaped symbolic name> | <keyword> |
    ///     <decimal digits> }
    /// ```
    mutating func parameter() {
        let start = cursor.offset
        cursor.offset += 1
        let first = cursor.peek()
        if first == UInt8(ascii: "`") {
            let (closed, doubled) = skipBackticked()
            tokens.append(
                Token(closed ? .parameter : .unterminatedName, start, cursor.offset, detail: doubled ? 1 : 0))
        } else if CharacterClass.isDigit(first) {
            while CharacterClass.isDigit(cursor.peek()) { cursor.offset += 1 }
            let end = cursor.offset
            _ = skipNameParts()
            tokens.append(Token(end == cursor.offset ? .parameter : .malformedParameter, start, cursor.offset))
        } else {
            let startsName =
                CharacterClass.isASCIINameStart(first)
                || (first >= 0x80 && cursor.scalar().map { CharacterClass.isNameStart($0.value) } == true)
            if startsName { _ = skipNameParts() }
            tokens.append(Token(startsName ? .parameter : .malformedParameter, start, cursor.offset))
        }
    }
}
