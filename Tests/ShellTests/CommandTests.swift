import Foundation
import TestSupport
import Testing

private typealias Key = PseudoTerminal.Key

/// The commands that ask about the graph, the result and the shell, typed at a prompt.
@Suite("Commands at the prompt", .serialized)
struct CommandTests {
    private let graph = """
        CREATE (a:Person {name: 'An', born: 1990})-[:KNOWS {since: 2019}]->(b:Person {name: 'Binh', born: 1985}),
               (b)-[:LIVES_IN]->(:City {name: 'Hue'});
        """

    private func start(_ arguments: [String] = [], rows: Int = 150) throws -> (PromptDriver, TemporaryFolder) {
        let folder = try TemporaryFolder()
        let file = try folder.write(graph, to: "graph.cypher")
        return (try PromptDriver([file] + arguments, columns: 100, rows: rows, folder: folder), folder)
    }

    @Test func aboutTheGraph() throws {
        let (prompt, _) = try start()
        try prompt.run(":labels\r", shows: ":Person")
        try prompt.run(":types\r", shows: "[:LIVES_IN]")
        try prompt.run(":describe Person\r", shows: "(:Person)-[:LIVES_IN]->(:City)")
        try prompt.run(":d since\r", shows: "Property since")
        try prompt.run(":describe Persn\r", shows: "did you mean Person?")
        try prompt.run(":sample City\r", shows: "(:City {name: 'Hue'})")
        try prompt.run("?toUpper\r", shows: "toUpper(")
        try prompt.run("?UnexpectedSyntax\r", shows: "42001")
        // The status that stands beside it in messages; other codes have it, too.
        try prompt.run("?42001\r", shows: "UnexpectedSyntax  ")
    }

    @Test func aboutTheResult() throws {
        let (prompt, folder) = try start()
        try prompt.run("MATCH (p:Person) RETURN p.name AS name, p.born AS born;\r", shows: "│ Binh │ 1985 │")
        try prompt.run(":header types\r", shows: "types")
        try prompt.run(":last\r", shows: "│ STRING │ INTEGER │")
        try prompt.run(":header names\r", shows: "names")
        try prompt.run(":plot\r", shows: "born by name")
        try prompt.run(":timing on\r", shows: "on")
        try prompt.run("RETURN 1 AS one;\r", shows: "ms: parse ")
        try prompt.run(":timing off\r", shows: "off")
        try prompt.run(":explain MATCH (p:Person) RETURN p\r", shows: "NodeByLabelScan")
        try prompt.run(":profile MATCH (c:City) RETURN c.name\r", shows: "rows")
        try prompt.run(":once \(folder.path)/one.csv\r", shows: ":once")
        try prompt.run("RETURN 'kept' AS x;\r", shows: "'kept' AS x;")
        #expect(folder.read("one.csv") == "x\nkept\n")
        try prompt.run(":output \(folder.path)/all.jsonl\r", shows: ":output")
        try prompt.run("RETURN 'more' AS x;\r", shows: "'more' AS x;")
        try prompt.run(":output\r", shows: ":output")
        #expect(folder.read("all.jsonl") == "{\"x\":\"more\"}\n")
        try prompt.press(":clear\r", until: "an empty screen") { $0.lines[0] == "entente>" && $0.row == 0 }
        try prompt.run("RETURN 'below' AS x;\r", shows: "│ below │")
    }

    @Test func aboutTheShell() throws {
        let (prompt, folder) = try start()
        try prompt.run(":dry-run MATCH (n) DETACH DELETE n\r", shows: "dry run, undone: 3 nodes deleted")
        try prompt.run("MATCH (n) RETURN count(n) AS n;\r", shows: "│ 3 │")
        try prompt.run(":nonsense\r", shows: "there is no command :nonsense")
        try prompt.run(":lables\r", shows: "did you mean :labels?")
        try prompt.run(":set null -\r", shows: "null")
        try prompt.run("RETURN null AS x;\r", shows: "│ - │")
        try prompt.run(":safe\r", shows: "safe")
        try prompt.run(":source \(folder.path)/graph.cypher\r", shows: "refused in safe mode")
        try prompt.run("LOAD CSV FROM '/etc/hostname' AS row RETURN row;\r", shows: "FileAccessRefused")
        try prompt.terminal.send(":quit\r")
        #expect(try prompt.terminal.waitForExit() == 0)
    }

    // MARK: Long forms, and the environment

    @Test func longForms() throws {
        let folder = try TemporaryFolder()
        let run = try ProgramRun.of([
            "--command", "MATCH (c:Citty) RETURN count(c) AS n", "--quiet", "--output", folder.path + "/n.jsonl",
        ])
        #expect(run.status == 0)
        #expect(run.errors.isEmpty && run.output.isEmpty)
        #expect(folder.read("n.jsonl") == "{\"n\":0}\n")
        let tags = try folder.write("id:ID,tags:string[]\n1,a|b\n", to: "tags.csv")
        let made = try ProgramRun.of([
            "import", "--nodes=Post=" + tags, "--array-delimiter", "|", "--quiet", "--output",
            folder.path + "/g.entente",
        ])
        #expect(made.status == 0 && made.errors.isEmpty)
        let read = try ProgramRun.of(["-g", folder.path + "/g.entente", "-c", "MATCH (p) RETURN p.tags AS tags"])
        #expect(read.output == "tags\n['a', 'b']\n")
    }

    @Test func anotherFileForTheHistory() throws {
        let folder = try TemporaryFolder()
        let prompt = try PromptDriver(environment: ["ENTENTE_HISTORY": folder.path + "/elsewhere"])
        try prompt.run("RETURN 'kept there' AS x;\r", shows: "│ kept there │")
        #expect(folder.read("elsewhere")?.contains("kept there") == true)
    }

    @Test func anotherFileForTheKeys() throws {
        let folder = try TemporaryFolder()
        let keys = try folder.write("bind ^T ed-move-to-beg\n", to: "keys")
        let prompt = try PromptDriver(environment: ["EDITRC": keys])
        try prompt.press("RETURN 1", "entente> RETURN 1", column: 17)
        try prompt.press(Key.control("t"), "entente> RETURN 1", column: 9)
    }

    /// A terminal that does not tell its size is as wide as COLUMNS says.
    @Test func widthFromTheEnvironment() throws {
        let terminal = try PseudoTerminal(["-q"], environment: ["COLUMNS": "40"], tellsSize: false)
        try terminal.waitForPrompt()
        try terminal.send("RETURN 'one two three four five six seven eight nine ten eleven' AS x;" + Key.enter)
        try terminal.wait(for: "│ eight nine ten eleven")
        #expect(terminal.screen.lines.allSatisfy { !$0.hasPrefix("│") || $0.count <= 40 })
    }
}
