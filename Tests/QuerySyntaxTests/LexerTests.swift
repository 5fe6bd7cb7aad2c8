import QuerySyntax
import SourceText
import Testing

struct LexerTests {
    /// Kinds and spellings of all tokens but the last.
    private func lex(_ text: String) -> [String] {
        let source = SourceText(text)
        return Lexer.tokens(of: source).dropLast().map { token in
            let kind = token.keyword.map { "\($0.text)" } ?? "\(token.kind)"
            return "\(kind) \(source.text(in: token.range))"
        }
    }

    private func kinds(_ text: String) -> [TokenKind] { Lexer.tokens(of: SourceText(text)).dropLast().map(\.kind) }

    @Test("Keywords in any capitals, names beside them")
    func words() {
        #expect(
            lex("match MaTcH matches _x a1") == [
                "MATCH match", "MATCH MaTcH", "identifier matches", "identifier _x", "identifier a1",
            ])
    }

    @Test("Names of every script, and in backticks")
    func names() {
        #expect(
            lex("Việt ລາວ 河内 größe ‿x") == [
                "identifier Việt", "identifier ລາວ", "identifier 河内", "identifier größe", "identifier ‿x",
            ])
        #expect(
            lex("`a b` `a``b` ``") == ["escapedIdentifier `a b`", "escapedIdentifier `a``b`", "escapedIdentifier ``"])
        #expect(kinds("`abc") == [.unterminatedName])
    }

    @Test("Every mark")
    func marks() {
        let marks = "( ) [ ] { } , ; : . .. | || + - * / % ^ = <> < <= > >= =~ +="
        #expect(kinds(marks).map(\.mark) == marks.split(separator: " ").map(String.init))
    }

    @Test("Marks are as long as they can be")
    func longest() {
        #expect(
            kinds("a<=b>=c<>d=~e+=f") == [
                .identifier, .lessOrEqual, .identifier, .greaterOrEqual, .identifier, .notEquals, .identifier,
                .regexEquals, .identifier, .plusEquals, .identifier,
            ])
        #expect(kinds("<-->") == [.less, .minus, .minus, .greater])
        #expect(kinds("!=") == [.exclamationEquals])
    }

    @Test(
        "Numbers",
        arguments: [
            ("1", [TokenKind.integer]), ("0", [.integer]), ("0x1F", [.integer]), ("0o17", [.integer]),
            ("017", [.integer]), ("1.5", [.float]), (".5", [.float]), ("1e5", [.float]), ("1.5E-7", [.float]),
            ("1e+5", [.float]), ("0.0", [.float]), ("1..3", [.integer, .doublePeriod, .integer]),
            ("1.5..2", [.float, .doublePeriod, .integer]), ("..3", [.doublePeriod, .integer]),
            ("1.a", [.integer, .period, .identifier]), ("0x", [.malformedNumber]), ("0xZ", [.malformedNumber]),
            ("0o8", [.malformedNumber]), ("0o", [.malformedNumber]), ("08", [.malformedNumber]),
            ("9223372h54775808", [.malformedNumber]), ("1B2c3e67", [.malformedNumber]), ("1e", [.malformedNumber]),
            ("1_000", [.integer]), ("1_", [.malformedNumber]), ("1__0", [.malformedNumber]),
            ("1.5f", [.malformedNumber]),
            ("9223372#5", [.integer, .unknownCharacter, .integer]),
        ])
    func numbers(_ text: String, _ expected: [TokenKind]) {
        #expect(kinds(text) == expected)
    }

    @Test("Strings end at their own quote")
    func strings() {
        #expect(
            lex(#"'a"b' "a'b" 'a\'b' "\\""#) == [
                #"string 'a"b'"#, #"string "a'b""#, #"string 'a\'b'"#, #"string "\\""#,
            ])
        #expect(kinds("'a\nb'") == [.string])
        #expect(kinds("'abc") == [.unterminatedString])
        #expect(kinds(#"'abc\'"#) == [.unterminatedString])
        #expect(kinds(#"'abc\"#) == [.unterminatedString])
    }

    @Test("Parameters")
    func parameters() {
        #expect(
            lex("$a $1 $limit $`x y` $Việt") == [
                "parameter $a", "parameter $1", "parameter $limit", "parameter $`x y`", "parameter $Việt",
            ])
        #expect(kinds("$") == [.malformedParameter])
        #expect(kinds("$1a") == [.malformedParameter])
        #expect(kinds("$`a") == [.unterminatedName])
    }

    @Test("Comments and blanks of every kind are skipped")
    func trivia() {
        #expect(kinds("a // b\n/* c\n * d */ e//") == [.identifier, .identifier])
        #expect(kinds("a\u{A0}\u{2003}\u{3000}\u{FEFF}\u{2028}\u{1C}\u{B}b") == [.identifier, .identifier])
        #expect(kinds("/* a") == [.unterminatedComment])
        #expect(kinds("/*/") == [.unterminatedComment])
        let withComments = Lexer.tokens(of: SourceText("a /* b */ // c"), comments: true)
        #expect(withComments.map(\.kind) == [.identifier, .comment, .comment, .endOfInput])
    }

    @Test("What is no token has a kind of its own")
    func errors() {
        #expect(kinds("a — b") == [.identifier, .unknownCharacter, .identifier])
        #expect(kinds("#~@?") == [.unknownCharacter, .unknownCharacter, .unknownCharacter, .unknownCharacter])
        #expect(kinds("\0") == [.unknownCharacter])
        let invalid = Lexer.tokens(of: SourceText(bytes: [0x61, 0x20, 0xFF, 0xC0, 0x80, 0x20, 0x62]))
        #expect(invalid.map(\.kind) == [.identifier, .invalidBytes, .identifier, .endOfInput])
        #expect(invalid[1].range == SourceRange(2, 5))
        // Overlong forms, surrogates and values past the last code point are no UTF-8 either.
        for bytes: [UInt8] in [
            [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
        ] {
            #expect(Lexer.tokens(of: SourceText(bytes: bytes)).map(\.kind) == [.invalidBytes, .endOfInput])
        }
    }

    @Test("The tokens of a text print one a line")
    func printing() {
        #expect(
            Lexer.description(of: SourceText("RETURN 'a' // x")) == """
                0..<6 keyword RETURN "RETURN"
                7..<10 string "'a'"
                11..<15 comment "// x"
                15..<15 endOfInput

                """)
    }
}

struct CompletenessTests {
    @Test(
        "A prompt knows when a statement is complete",
        arguments: [
            ("", StatementCompleteness.empty), (" // c\n ; /* */ ;", .empty), ("RETURN 1;", .complete),
            ("RETURN 1; // done", .complete), ("RETURN 1", .incomplete(.semicolon)),
            ("RETURN 1; RETURN 2", .incomplete(.semicolon)), ("RETURN (1", .incomplete(.closingParen)),
            ("RETURN [1, {a: 2", .incomplete(.closingBrace)), ("RETURN [1, {a: 2}", .incomplete(.closingBracket)),
            ("RETURN 'a;", .incomplete(.closingQuote)), ("RETURN \"a';", .incomplete(.closingQuote)),
            ("RETURN `a;", .incomplete(.closingBacktick)), ("RETURN 1; /* a", .incomplete(.commentEnd)),
            ("RETURN (1;", .complete), ("RETURN 1);", .complete), (")", .incomplete(.semicolon)),
            ("RETURN ';';", .complete), ("RETURN 1 // ;", .incomplete(.semicolon)),
        ])
    func completeness(_ text: String, _ expected: StatementCompleteness) {
        #expect(Lexer.completeness(of: SourceText(text)) == expected)
    }
}
