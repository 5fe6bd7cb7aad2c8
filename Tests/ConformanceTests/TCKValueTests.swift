import Testing

@testable import ConformanceKit

@Suite("Values of the kit")
struct TCKValueTests {
    /// Prints what was read, so that one table shows reading and printing.
    @Test(
        "Cells are read",
        arguments: [
            ("null", "null"), ("true", "true"), ("false", "false"), ("-15", "-15"), ("1.50", "1.5"),
            ("1e3", "1000.0"), ("-1e-305", "-1e-305"), ("NaN", "NaN"), ("Inf", "Inf"), ("-Inf", "-Inf"),
            ("9223372036854775807", "9223372036854775807"), ("''", "''"), (#"'\''"#, #"'\''"#),
            (#"'a\\b'"#, #"'a\\b'"#), ("' [ a, } '", "' [ a, } '"), ("[]", "[]"),
            ("[1, 'a', [null]]", "[1, 'a', [null]]"),
            ("{}", "{}"), ("{b: 1, a: {c: 'x'}}", "{a: {c: 'x'}, b: 1}"), ("{``: true}", "{: true}"), ("()", "()"),
            ("(:B:A {k: 1})", "(:A:B {k: 1})"), ("({k: 1})", "({k: 1})"),
            ("(:`odd one` {prop:1})", "(:odd one {prop: 1})"),
            ("[:T]", "[:T]"), ("[:T {num:1}]", "[:T {num: 1}]"), ("[[:T], [:T {a: 1}]]", "[[:T], [:T {a: 1}]]"),
            ("<>", "<>"), ("<()>", "<()>"),
            ("<(:A)-[:T {n: 1}]->({k: 2})<-[:S]-(:B)>", "<(:A)-[:T {n: 1}]->({k: 2})<-[:S]-(:B)>"),
            ("{rel: [:T], node: (:A)}", "{node: (:A), rel: [:T]}"),
        ])
    func reading(cell: String, printed: String) throws {
        #expect(try TCKValueParser.parse(cell).description == printed)
    }

    @Test(
        "Cells that are no values are refused",
        arguments: [
            "", "nul", "1x", "'open", "[1", "[1,]", "{a 1}", "{a: 1", "(:A", "[:]", "<(:A)-[:T]-(:B)>", "1 2", "0x1F",
        ]
    )
    func refusing(cell: String) {
        #expect(throws: TCKValueError.self) { try TCKValueParser.parse(cell) }
    }

    @Test(
        "The same to the kit",
        arguments: [
            ("-0.0", "0.0"), ("NaN", "NaN"), ("{a: 1, b: 2}", "{b: 2, a: 1}"), ("(:A:B)", "(:B:A)"),
            ("[1, 2]", "[1,2]"), ("1.0", "1e0"), ("<(:A)-[:T]->(:B)>", "<(:A)-[:T]->(:B)>"),
        ])
    func same(left: String, right: String) throws {
        #expect(try TCKValueParser.parse(left).matches(TCKValueParser.parse(right)))
    }

    @Test(
        "Not the same to the kit",
        arguments: [
            ("1", "1.0"), ("1", "'1'"), ("null", "false"), ("[1, 2]", "[2, 1]"), ("[1]", "[1, 1]"),
            ("{a: 1}", "{b: 1}"),
            ("{a: null}", "{}"), ("(:A)", "(:A:B)"), ("(:A {k: 1})", "(:A)"), ("[:T]", "[:S]"), ("[]", "{}"),
            ("<(:A)-[:T]->(:B)>", "<(:A)<-[:T]-(:B)>"), ("<(:A)>", "(:A)"), ("'\u{E9}'", "'e\u{301}'"),
        ])
    func different(left: String, right: String) throws {
        #expect(try !TCKValueParser.parse(left).matches(TCKValueParser.parse(right)))
    }

    @Test("Lists as bags: at every depth, and counting")
    func bags() throws {
        func same(_ left: String, _ right: String) throws -> Bool {
            try TCKValueParser.parse(left).matches(TCKValueParser.parse(right), ignoringListOrder: true)
        }
        #expect(try same("[1, [2, 3]]", "[[3, 2], 1]"))
        #expect(try same("({k: [1, 2]})", "({k: [2, 1]})"))
        #expect(try !same("[1, 1, 2]", "[1, 2, 2]"))
    }

    private func table(_ rows: [[String]]) throws -> TCKTable { try TCKTable(cells: rows) }

    @Test("Tables: order, bags, column names")
    func tables() throws {
        let first = try table([["a", "b"], ["1", "2"], ["1", "2"], ["3", "4"]])
        let shuffled = try table([["a", "b"], ["3", "4"], ["1", "2"], ["1", "2"]])
        let miscounted = try table([["a", "b"], ["3", "4"], ["3", "4"], ["1", "2"]])
        let renamed = try table([["b", "a"], ["1", "2"], ["1", "2"], ["3", "4"]])
        #expect(first.matches(shuffled, ordered: false, ignoringListOrder: false))
        #expect(!first.matches(shuffled, ordered: true, ignoringListOrder: false))
        #expect(!first.matches(miscounted, ordered: false, ignoringListOrder: false))
        #expect(!first.matches(renamed, ordered: false, ignoringListOrder: false))
        #expect(throws: TCKTableError.ragged(expected: 2, found: 1)) { try self.table([["a", "b"], ["1"]]) }
    }
}
