import QuerySyntax
import SourceText
import TestSupport
import Testing

/// The lexer makes one token of a text exactly when the lexical productions say that the text is one.
@Suite struct LexicalAgreementTests {
    let matcher: LexicalMatcher
    let classes: [String]

    init() throws {
        let document = try LanguageGrammar().document
        matcher = LexicalMatcher(document)
        classes = document.tokenClasses
    }

    /// The class of the one token that the lexer makes of a text; nil when it makes none, several or a bad one.
    private func lexed(_ text: String) -> String? {
        let source = SourceText(text)
        let tokens = Lexer.tokens(of: source)
        guard tokens.count == 2, tokens[0].range.count == source.bytes.count else { return nil }
        switch tokens[0].kind {
        case .identifier, .keyword: return "unescaped symbolic name"
        case .escapedIdentifier: return "escaped symbolic name"
        case .integer: return "integer literal"
        case .float: return "float literal"
        case .parameter: return "parameter"
        // What stands inside a string is the parser's to judge; here only whether it ends.
        case .string: return matcher.matches("string literal", text) ? "string literal" : nil
        default: return nil
        }
    }

    private func derived(_ text: String) -> String? {
        let found = classes.filter { matcher.matches($0, text) }
        #expect(found.count < 2, "\(text) is \(found)")
        return found.first
    }

    @Test(arguments: [
        ("0", "integer literal"), ("007", "integer literal"), ("08", nil), ("0x1F", "integer literal"), ("0x", nil),
        ("0o17", "integer literal"), ("0o8", nil), ("1.5", "float literal"), ("1.", nil), (".5", "float literal"),
        ("1e5", "float literal"), ("1E-5", "float literal"), ("1e", nil), ("08.5", "float literal"),
        ("1_000", "integer literal"), ("1_0.5e1_0", "float literal"),
        ("0x1_F", "integer literal"), ("1_", nil), ("1__0", nil), ("0_7", nil), ("01_7", "integer literal"),
        ("a", "unescaped symbolic name"), ("_", "unescaped symbolic name"), ("a$b", "unescaped symbolic name"),
        ("größe", "unescaped symbolic name"), ("đường", "unescaped symbolic name"), ("1a", nil), ("a-b", nil),
        ("``", "escaped symbolic name"), ("`a``b`", "escaped symbolic name"), ("`a`b`", nil), ("`a", nil),
        ("$a", "parameter"), ("$1", "parameter"), ("$1a", nil), ("$`a b`", "parameter"), ("$match", "parameter"),
        ("$", nil), ("'a'", "string literal"), ("'a", nil), ("'a'b'", nil), (#"'a\'b'"#, "string literal"),
        (#"'\x'"#, nil), (#"'\u00e9'"#, "string literal"), (#"'\u00e'"#, nil), (#""'""#, "string literal"), ("", nil),
    ])
    func knownTokens(_ text: String, _ tokenClass: String?) {
        #expect(derived(text) == tokenClass, "\(text)")
        #expect(lexed(text) == tokenClass, "\(text)")
    }

    /// Short strings of the characters that tokens turn on.
    @Test func characterSoups() {
        let pieces = [
            "0", "1", "7", "9", ".", "e", "E", "-", "+", "x", "o", "a", "F", "_", "$", "`", "'", "\"", "\\", "u",
            "00e9", "é",
            "\u{301}", "٣", "€", " ", "n",
        ]
        var random = SeededGenerator(seed: 5)
        var tokens = 0
        for round in 0..<30_000 {
            var text = ["", "0", "1", "'", "`", "$", "0x", "1e"][round % 8]
            for _ in 0..<(1 + round % 5) { text += pieces[Int.random(in: pieces.indices, using: &random)] }
            if round % 8 == 3 { text += "'" }
            if round % 8 == 4 { text += "`" }
            let (wanted, found) = (derived(text), lexed(text))
            if wanted != nil { tokens += 1 }
            if wanted != found { Issue.record("\(text): grammar \(wanted ?? "none"), lexer \(found ?? "none")") }
        }
        #expect(tokens > 5000)
    }
}
