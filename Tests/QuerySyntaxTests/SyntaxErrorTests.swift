import QuerySyntax
import SourceText
import Testing

struct SyntaxErrorTests {
    @Test(
        "Mistakes have the codes of the conformance kit",
        arguments: [
            ("RETURN 0x", DiagnosticCode.invalidNumberLiteral), ("RETURN 0x1A2b3j4D5E6f7", .invalidNumberLiteral),
            ("RETURN 0xZ", .invalidNumberLiteral), ("RETURN 9223372h54775808", .invalidNumberLiteral),
            ("RETURN 9223372#54775808", .unexpectedSyntax), ("RETURN 9223372036854775808", .integerOverflow),
            ("RETURN -9223372036854775809", .integerOverflow), ("RETURN 0x8000000000000000", .integerOverflow),
            ("RETURN -0x8000000000000001", .integerOverflow), ("RETURN 0o1000000000000000000000", .integerOverflow),
            ("RETURN 99999999999999999999999", .integerOverflow), ("RETURN 1.34E999", .floatingPointOverflow),
            ("RETURN -1.34E999", .floatingPointOverflow), ("RETURN 42 — 41", .invalidUnicodeCharacter),
            (#"RETURN '\uH'"#, .invalidUnicodeLiteral), (#"RETURN '\u12'"#, .invalidUnicodeLiteral),
            (#"RETURN '\uD800'"#, .invalidUnicodeLiteral),
            (#"RETURN '\U00110000'"#, .invalidUnicodeLiteral), (#"RETURN '\q'"#, .unexpectedSyntax),
            ("RETURN 'abc", .unterminatedText), ("RETURN `abc", .unterminatedText),
            ("RETURN 1 /* abc", .unterminatedText),
            ("MATCH (a)-[:LIKES..]->(b) RETURN a", .invalidRelationshipPattern),
            ("MATCH (a)-[:LIKES*-2]->(b) RETURN a", .invalidRelationshipPattern),
            ("MATCH (a)-[:LIKES*1..-2]->(b) RETURN a", .invalidRelationshipPattern),
            ("RETURN {1B2c3e67:1}", .unexpectedSyntax), ("RETURN {k1#k: 1}", .unexpectedSyntax),
            ("RETURN {k1.k: 1}", .unexpectedSyntax), ("RETURN {, }", .unexpectedSyntax),
            ("RETURN {1}", .unexpectedSyntax),
            ("RETURN {[]}", .unexpectedSyntax), ("RETURN {{}}", .unexpectedSyntax),
            ("RETURN {k: {k: {}}", .unexpectedSyntax), ("RETURN [, ]", .unexpectedSyntax),
            ("RETURN [[[]]", .unexpectedSyntax), ("RETURN [[','[]',']]", .unexpectedSyntax),
            ("CALL a() YIELD * RETURN 1", .unexpectedSyntax), ("MATCH (n) CALL a() YIELD *", .unexpectedSyntax),
            ("RETURN 1 != 2", .unexpectedSyntax), ("RETURN $", .unexpectedSyntax),
            ("CREATE INDEX FOR (n:L) ON (m.a)", .undefinedVariable),
            ("CALL { CREATE () } IN TRANSACTIONS", .unsupportedFeature), ("RETURN n ORDER BY", .unexpectedSyntax),
            ("RETURN LIMIT 1", .unexpectedSyntax), ("SET a", .unexpectedSyntax),
            ("MATCH (n) RETURN n LIMIT 1 SKIP 1", .unexpectedSyntax), ("RETURN a[]", .unexpectedSyntax),
        ])
    func codes(_ text: String, _ code: DiagnosticCode) throws {
        let error = try failure(text)
        #expect(error.code == code)
        #expect(error.type == .syntaxError)
        #expect(error.phase == .compileTime)
    }

    @Test(
        "Misspelt keywords are corrected",
        arguments: [
            ("MACTH (n) RETURN n", "MATCH"), ("MATCH (n) RETRUN n", "RETURN"), ("MATCH (n) WHRE n.x RETURN n", "WHERE"),
            ("MATCH (n) WHERE a ADN b RETURN n", "AND"), ("RETURN n ODER BY n", "ORDER"), ("RETURN n LIMT 1", "LIMIT"),
            ("OPTINAL MATCH (n)", "OPTIONAL"), ("CREAT (n)", "CREATE"), ("MATCH (n) DELTE n", "DELETE"),
            ("EXPLIAN RETURN 1", "EXPLAIN"), ("UNWIND [1] SA x", "AS"),
        ])
    func corrections(_ text: String, _ word: String) throws {
        let suggestion = try failure(text).suggestion
        #expect(suggestion == word || (word == "AS" && suggestion == nil))
    }

    @Test("An unclosed bracket is shown where it was opened")
    func openers() throws {
        #expect(
            try rendered("RETURN size([1, 2)")
                == """
                error[UnexpectedSyntax, 42001]: unexpected `)`
                 --> <query>:1:18
                  |
                1 | RETURN size([1, 2)
                  |                  ^
                  = expected: `]`, an operator, `,`
                  = help: the `[` at line 1, column 13 is still open

                """.replacing("unexpected `)`", with: "expected `]`, an operator or `,`, found `)`"))
        #expect(
            try rendered("MATCH (n\nRETURN n") == """
                error[UnexpectedSyntax, 42001]: expected `)`, `{` or `:`, found `RETURN`
                 --> <query>:2:1
                  |
                2 | RETURN n
                  | ^^^^^^
                  = expected: `)`, `{`, `:`
                  = help: the `(` at line 1, column 7 is still open

                """)
        #expect(
            try rendered("RETURN {a: [1, 2}") == """
                error[UnexpectedSyntax, 42001]: expected `]`, an operator or `,`, found `}`
                 --> <query>:1:17
                  |
                1 | RETURN {a: [1, 2}
                  |                 ^
                  = expected: `]`, an operator, `,`
                  = help: the `[` at line 1, column 12 is still open

                """)
        #expect(
            try rendered("RETURN (1 + 2") == """
                error[UnexpectedSyntax, 42001]: this `(` is never closed; `)` is missing
                 --> <query>:1:8
                  |
                1 | RETURN (1 + 2
                  |        ^
                  = expected: `)`

                """)
    }

    @Test("Help is given where a habit from elsewhere misleads")
    func help() throws {
        #expect(try failure("RETURN 1 != 2").help == "write `<>` for \"is not equal to\"")
        #expect(try failure("RETURN 1 == 2").help == "one `=` compares")
        #expect(try failure("RETURN a && b").help == "write `AND`")
        #expect(try failure("RETURN 42 — 41").help == "write `-`, the hyphen of the keyboard")
        #expect(try failure("RETURN ‘a’").help == "write `'`, the straight quote")
        #expect(try failure("MATCH (end) RETURN 1").help == "`end` is a reserved word; in backticks it can be a name")
        #expect(try failure("RETURN 1 AS order").help == "`order` is a reserved word; in backticks it can be a name")
        #expect(try failure("MATCH (n) WHERE RETURN n").help == nil)
    }

    @Test("An unclosed string is marked on its first line")
    func unterminated() throws {
        #expect(
            try rendered("RETURN 'abc\ndef") == """
                error[UnterminatedText, 42001]: this string has no closing quote
                 --> <query>:1:8
                  |
                1 | RETURN 'abc
                  |        ^^^^

                """)
    }

    @Test("Wrong bytes are reported, wherever they stand")
    func invalidBytes() {
        for text: [UInt8] in [
            Array("RETURN ".utf8) + [0xFF], Array("RETURN 'a".utf8) + [0xC3, 0x28] + Array("'".utf8),
            Array("RETURN `".utf8) + [0xED, 0xA0, 0x80] + Array("`".utf8),
            Array(#"RETURN '\n"#.utf8) + [0x80] + Array("'".utf8),
        ] {
            let script = Parser.parseScript(SourceText(bytes: text))
            #expect(script.diagnostics.map(\.code) == [.invalidUnicodeCharacter])
        }
    }
}
