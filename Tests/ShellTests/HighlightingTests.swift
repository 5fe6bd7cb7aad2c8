import Testing

@testable import Shell

/// Colours of a text as it is typed.
@Suite("Highlighting")
struct HighlightingTests {
    /// Role of every piece that is not plain: `keyword:MATCH name:City`.
    private func roles(_ text: String, cursor: Int? = nil) -> String {
        let bytes = Array(text.utf8)
        return Highlighter(bytes, cursor: cursor).spans
            .map { "\($0.role):\(String(decoding: bytes[$0.range], as: UTF8.self))" }.joined(separator: " ")
    }

    @Test(arguments: [
        ("MATCH (n:City)", "keyword:MATCH name:City"),
        ("match (n)", "keyword:match"),
        ("MATCH (n:A|B&!C)", "keyword:MATCH name:A name:B name:C"),
        ("MATCH (:Order)-[:SET|WITH]->()", "keyword:MATCH name:Order name:SET name:WITH"),
        ("MATCH (n:`Big River`)", "keyword:MATCH name:`Big River`"),
        ("RETURN n.match, n.count", "keyword:RETURN"),
        ("RETURN {match: 1, set: true}", "keyword:RETURN literal:1 literal:true"),
        (
            "RETURN 'it' + \"s\", 1.5, 0x1F, null",
            "keyword:RETURN literal:'it' literal:\"s\" literal:1.5 literal:0x1F literal:null"
        ),
        ("RETURN $x, $`y z`, $1", "keyword:RETURN parameter:$x parameter:$`y z` parameter:$1"),
        ("RETURN count(*), toLower(x), nonsense(x)", "keyword:RETURN function:count function:toLower"),
        ("RETURN duration.between(a, b)", "keyword:RETURN function:duration function:between"),
        ("CALL db.labels() YIELD label", "keyword:CALL function:db function:labels keyword:YIELD"),
        ("MATCH (n) WHERE EXISTS { (n)-->() }", "keyword:MATCH keyword:WHERE keyword:EXISTS"),
        ("RETURN 1 // a remark", "keyword:RETURN literal:1 comment:// a remark"),
        ("/* open", "comment:/* open"),
        ("RETURN 'open", "keyword:RETURN literal:'open"),
        ("RETURN (1]", "keyword:RETURN literal:1 mistake:]"),
        ("RETURN 1)", "keyword:RETURN literal:1 mistake:)"),
        ("RETURN (1;", "keyword:RETURN literal:1 mistake:("),
        ("RETURN (1", "keyword:RETURN literal:1"),
        ("RETURN 1 != 2", "keyword:RETURN literal:1 mistake:!= literal:2"),
        ("RETURN 12ab", "keyword:RETURN mistake:12ab"),
        (":mode box", "keyword::mode"),
        ("WITH 1 AS count RETURN count + 1", "keyword:WITH literal:1 keyword:AS keyword:RETURN literal:1"),
        (
            "LOAD CSV WITH HEADERS FROM 'f' AS row",
            "keyword:LOAD keyword:CSV keyword:WITH keyword:HEADERS keyword:FROM literal:'f' keyword:AS"
        ),
        ("MERGE (n) ON CREATE SET n.x = 1", "keyword:MERGE keyword:ON keyword:CREATE keyword:SET literal:1"),
        (
            "MATCH (n) WHERE n.name STARTS WITH 'ồ'",
            "keyword:MATCH keyword:WHERE keyword:STARTS keyword:WITH literal:'ồ'"
        ),
    ])
    func colours(_ text: String, _ expected: String) {
        #expect(roles(text) == expected)
    }

    @Test func bracketsAtTheCursorAreAPair() {
        #expect(roles("((1))", cursor: 1) == "literal:1 match:( match:)")
        #expect(
            Highlighter(Array("((1))".utf8), cursor: 0).spans.filter { $0.role == .match }.map(\.range) == [
                0..<1, 4..<5,
            ])
        #expect(
            Highlighter(Array("((1))".utf8), cursor: 5).spans.filter { $0.role == .match }.map(\.range) == [
                0..<1, 4..<5,
            ])
        #expect(Highlighter(Array("(1 ".utf8), cursor: 0).spans.filter { $0.role == .match }.isEmpty)
    }

    @Test func linesSayWhatIsOpen() {
        #expect(Highlighter(Array("RETURN\n1".utf8)).openAtLine == ["-"])
        #expect(Highlighter(Array("MATCH (n\n:A)\nRETURN [\n{a:\n1}]".utf8)).openAtLine == ["(", "-", "[", "{"])
        #expect(Highlighter(Array("RETURN 'a\nb'\n+ \"c\nd".utf8)).openAtLine == ["'", "-", "\""])
        #expect(Highlighter(Array("/* a\nb */\nRETURN `c\nd".utf8)).openAtLine == ["*", "-", "`"])
        #expect(Highlighter(Array("RETURN (\n".utf8)).openAtLine == ["("])
    }

    @Test func anyBytesAreSafe() {
        for text in ["", "\n", "\n\n", ")", "`", "'", "\u{0}", "$", ":", "\u{FEFF}", "𝕏", "(\n(\n)"] {
            let bytes = Array(text.utf8)
            for cursor in 0...bytes.count {
                let made = Highlighter(bytes, cursor: cursor)
                #expect(made.openAtLine.count == bytes.count { $0 == 0x0A })
            }
        }
        _ = Highlighter([0xFF, 0xC3, 0x28, 0x0A, 0x80])
    }

    /// Colours are the terminal's own, and of them those that can be read on light and dark backgrounds.
    @Test func coloursAreReadableOnBothBackgrounds() {
        let roles: [HighlightRole] = [
            .plain, .keyword, .literal, .name, .parameter, .function, .comment, .mistake, .match, .prompt, .ghost,
            .chosen,
        ]
        // Bold, faint, underlined, reverse, red, green, magenta, cyan.
        let allowed: Set<Substring> = ["1", "2", "4", "7", "31", "32", "35", "36"]
        for role in roles { #expect(role.sgr.split(separator: ";").allSatisfy(allowed.contains), "\(role)") }
    }
}
