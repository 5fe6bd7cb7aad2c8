import SourceText
import Testing

struct DiagnosticRendererTests {
    private func render(_ text: String, _ start: Int, _ end: Int, width: Int = 120) -> String {
        let source = SourceText(text, name: "file.cypher")
        return DiagnosticRenderer(width: width).text(
            Diagnostic(.unexpectedSyntax, "unexpected thing", at: SourceRange(start, end)), in: source)
    }

    /// The lines of the excerpt: source and carets.
    private func excerpt(_ text: String, _ start: Int, _ end: Int, width: Int = 120) -> [String] {
        Array(render(text, start, end, width: width).split(separator: "\n").map(String.init)[3...])
    }

    @Test("A diagnostic with everything")
    func everything() {
        let source = SourceText("MATCH (n)\nRETRUN n", name: "q.cypher")
        let diagnostic = Diagnostic(
            .unexpectedSyntax, "unexpected `RETRUN`", at: SourceRange(10, 16), expected: ["a clause", "WHERE"],
            suggestion: "RETURN", help: "clauses begin with a keyword")
        #expect(
            DiagnosticRenderer().text(diagnostic, in: source) == """
                error[UnexpectedSyntax, 42001]: unexpected `RETRUN`
                 --> q.cypher:2:1
                  |
                2 | RETRUN n
                  | ^^^^^^
                  = expected: a clause, `WHERE`
                  = did you mean `RETURN`?
                  = help: clauses begin with a keyword

                """)
    }

    @Test("Wide characters, combining marks and tabs keep the carets in line")
    func columns() {
        #expect(excerpt("RETURN '河内' x", 16, 17) == ["1 | RETURN '河内' x", "  |               ^"])
        #expect(excerpt("e\u{301}x", 3, 4) == ["1 | e\u{301}x", "  |  ^"])
        #expect(excerpt("\tRETURN\tx", 8, 9) == ["1 | \tRETURN\tx", "  | \t      \t^"])
        #expect(excerpt("河内", 0, 6) == ["1 | 河内", "  | ^^^^"])
    }

    @Test("The end of the text and empty ranges get one caret")
    func ends() {
        #expect(excerpt("RETURN", 6, 6) == ["1 | RETURN", "  |       ^"])
        #expect(excerpt("a\nbc\n", 5, 5) == ["3 | ", "  | ^"])
        #expect(render("", 0, 0).contains("file.cypher") == false)
    }

    @Test("A range of several lines is marked on its first")
    func severalLines() {
        #expect(excerpt("x [1,\n2]", 2, 8) == ["1 | x [1,", "  |   ^^^…"])
    }

    @Test("Long lines are cut around the place")
    func longLines() {
        let text = String(repeating: "a", count: 100) + "!" + String(repeating: "b", count: 100)
        let lines = excerpt(text, 100, 101, width: 20)
        #expect(lines == ["1 | …aaaaaaaaaa!bbbbbbbbb…", "  |            ^"])
    }

    @Test("No control character of the source reaches the terminal")
    func controls() {
        let source = SourceText("a\u{1B}[31m\u{7F}\u{202E}\u{85}\u{0}b", name: "evil\u{1B}]0;x\u{7}")
        let diagnostic = Diagnostic(
            .unexpectedSyntax, "unexpected `\u{1B}[2J`\nand more", at: SourceRange(0, 1), expected: ["\u{8}"],
            suggestion: "\u{9B}31m", help: "\u{2066}")
        let text = DiagnosticRenderer().text(diagnostic, in: source)
        for scalar in text.unicodeScalars where scalar != "\n" {
            #expect(scalar.properties.generalCategory != .control)
            #expect(scalar.properties.generalCategory != .format)
        }
        #expect(text.contains("a␛[31m␡"))
    }

    @Test("Bytes that are no UTF-8 are shown repaired")
    func invalidBytes() {
        let source = SourceText(bytes: [0x61, 0xFF, 0x62, 0x63])
        let text = DiagnosticRenderer().text(
            Diagnostic(.invalidUnicodeCharacter, "bad", at: SourceRange(2, 3)), in: source)
        #expect(text.contains("1 | a\u{FFFD}bc\n  |   ^\n"))
    }

    @Test("Colour wraps severity, gutter and carets and changes nothing else")
    func color() {
        let source = SourceText("RETURN")
        let diagnostic = Diagnostic(.unexpectedSyntax, "unexpected end", at: SourceRange(6, 6), severity: .warning)
        let plain = DiagnosticRenderer().text(diagnostic, in: source)
        let colored = DiagnosticRenderer(usesColor: true).text(diagnostic, in: source)
        #expect(colored.contains("\u{1B}[1;33mwarning[UnexpectedSyntax, 42001]\u{1B}[0m: unexpected end"))
        var stripped = colored
        for code in ["\u{1B}[1;33m", "\u{1B}[34m", "\u{1B}[0m"] {
            stripped = stripped.split(separator: code, omittingEmptySubsequences: false).joined()
        }
        #expect(stripped == plain)
    }

    @Test("JSON holds every part, escaped")
    func json() {
        let source = SourceText("RETURN \"ä\u{1}\"", name: "a\\b")
        let diagnostic = Diagnostic(
            .unknownLabel, type: .semanticError, "say \"hi\"\n", at: SourceRange(7, 12), severity: .warning,
            expected: ["a clause", ";"], suggestion: "X")
        #expect(
            DiagnosticRenderer().json(diagnostic, in: source) == #"""
                {"severity":"warning","code":"UnknownLabel","gqlstatus":"01G11","type":"SemanticError",\#
                "phase":"compile time","message":"say \"hi\"\n","source":"a\\b","line":1,"column":8,"endLine":1,\#
                "endColumn":12,"startByte":7,"endByte":12,"sourceLine":"RETURN \"ä\u0001\"",\#
                "expected":["a clause",";"],"suggestion":"X","help":null}
                """#)
    }
}
