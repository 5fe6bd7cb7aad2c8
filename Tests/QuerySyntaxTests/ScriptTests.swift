import QuerySyntax
import SourceText
import Testing

struct ScriptTests {
    @Test("Statements are divided by semicolons; empty ones are skipped; the last may lack its own")
    func statements() {
        let source = SourceText(";; RETURN 1;\n// c\n; BEGIN ; RETURN ';' // ;\n")
        let script = Parser.parseScript(source)
        #expect(script.diagnostics.isEmpty)
        #expect(script.statements.map { source.text(in: $0.range) } == ["RETURN 1", "BEGIN", "RETURN ';'"])
    }

    @Test("Errors of several statements, and several of one, are reported; good statements stay")
    func recovery() {
        let source = SourceText(
            """
            RETURN 1;
            MACTH (n) RETURN n;
            MATCH (n) WHERE n.x = RETURN n ORDER n;
            RETURN 2;
            MATCH (n WHERE n.x WITH 1 + MATCH (m) RETURN m..;
            RETURN 3
            """)
        let script = Parser.parseScript(source)
        #expect(script.statements.map { source.text(in: $0.range) } == ["RETURN 1", "RETURN 2", "RETURN 3"])
        let places = script.diagnostics.map { source.position(of: $0.range.start) }
        #expect(places.map(\.line) == [2, 3, 3, 5, 5, 5])
        #expect(script.diagnostics[0].suggestion == "MATCH")
    }

    @Test("A name that looks like a clause is no place to go on")
    func falseRestarts() {
        let script = Parser.parseScript(SourceText("RETURN 1 + + ) n.set, x STARTS WITH y, {match: 1}, (:Create)"))
        #expect(script.diagnostics.count == 1)
    }

    @Test("One statement means one")
    func single() throws {
        #expect(try failure("RETURN 1; RETURN 2").message == "expected the end of the input, found `RETURN`")
        #expect(try failure("").message == "expected a statement, found the end of the input")
        #expect(try failure(" ; ").code == .unexpectedSyntax)
        #expect(try tree("; RETURN 1 ;;") == "(Query (SingleQuery (ReturnClause (ReturnItem 1))))")
    }

    @Test("The number of reported errors is bounded")
    func bounded() {
        let script = Parser.parseScript(SourceText(String(repeating: "RETURN +;", count: 1000)))
        #expect(script.diagnostics.count == 50)
    }
}
