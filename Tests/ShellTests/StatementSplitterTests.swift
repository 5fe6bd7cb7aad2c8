import SourceText
import Testing

@testable import Shell

@Suite("Splitting typed text")
struct StatementSplitterTests {
    @Test(arguments: [
        "", "  ", "RETURN 1;", "RETURN 1; ", "RETURN 1; // done", "RETURN ';' AS x;", ":help", "?match", "  :mode json",
        "exit", "QUIT;", "help", "RETURN 1\n", "RETURN 1\n  ", "MATCH (n)\nRETURN n\n", "RETURN 1; RETURN 2;", ";",
        "RETURN (\n;", "RETURN 'open\n",
    ])
    func complete(_ text: String) { #expect(StatementSplitter.isComplete(text)) }

    @Test(arguments: [
        "RETURN 1", "MATCH (n)", "RETURN ';", "RETURN \";", "RETURN `;", "/* ;", "RETURN 1 // ;", "RETURN [1,\n",
        "CREATE ({a: 1,\n\n", "RETURN 1; RETURN 2", "// only a comment", "exit now",
    ])
    func incomplete(_ text: String) { #expect(!StatementSplitter.isComplete(text)) }

    @Test func commandsStandBetweenStatements() {
        let text = ":mode json\nRETURN ':no';\n  :param x => ';'\nMATCH (n\n:Label) RETURN n;"
        var commands: [String] = []
        var statements: [String] = []
        for part in StatementSplitter.parts(of: SourceText(text)) {
            switch part {
            case .command(let command, range: _): commands.append(command)
            case .statements(let source):
                #expect(source.bytes.count == text.utf8.count)
                let statement = trimmed(String(decoding: source.bytes, as: UTF8.self))
                if !statement.isEmpty { statements.append(statement) }
            }
        }
        #expect(commands == [":mode json", ":param x => ';'"])
        #expect(statements == ["RETURN ':no';", "MATCH (n\n:Label) RETURN n;"])
    }

    @Test func positionsStayThoseOfTheFile() throws {
        let parts = StatementSplitter.parts(of: SourceText(":timing\n\nRETURN (;", name: "x"))
        guard case .statements(let source) = try #require(parts.last) else { return }
        #expect(source.position(of: 9).line == 3)
        #expect(source.position(of: 9).column == 1)
        #expect(source.text(in: SourceRange(9, 15)) == "RETURN")
    }

    @Test func headsNameTheirGraph() {
        let head = ScriptHead(SourceText("// Title here\n// @id x\n// @graph ../g.cypher\nRETURN 1 // @graph no"))
        #expect(head.title == "Title here")
        #expect(head.graph == "../g.cypher")
        #expect(ScriptHead(SourceText("RETURN 1 // @graph no")).graph == nil)
    }

    @Test func parametersHaveTwoSides() {
        #expect(ShellContext.split(parameter: "a=>1").map { [$0.name, $0.expression] } == ["a", "1"])
        #expect(
            ShellContext.split(parameter: " $a  =>  [x => y]").map { [$0.name, $0.expression] } == ["a", "[x => y]"])
        #expect(ShellContext.split(parameter: "a=1") == nil)
        #expect(ShellContext.split(parameter: "=>1") == nil)
        #expect(ShellContext.split(parameter: "a=>") == nil)
    }

    @Test(arguments: ["", "RETURN 1;", "a\nb", "back\\slash\\n", "\n\n", "Việt \\\n Nam"])
    func historyEntriesSurvive(_ entry: String) {
        let line = HistoryFile.encode(entry)
        #expect(!line.contains("\n"))
        #expect(HistoryFile.decode(line) == entry)
    }
}
