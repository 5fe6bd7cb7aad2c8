import TestSupport
import Testing

/// `entente import`, `entente export`, `entente verify` and `-g`, as programs.
@Suite struct InterchangeCommandTests {
    private func makeFolder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("id:ID,name\n1,Ann\n2,Bob\n", to: "people.csv")
        try folder.write(":START_ID|:END_ID\n1|2\n", to: "bars.csv")
        try folder.write(":START_ID,:END_ID\n1,2\n2,9\n", to: "knows.csv")
        return folder
    }

    @Test func importAskAndExport() throws {
        let folder = try makeFolder()
        let graph = folder.path + "/g.entente"
        let imported = try ProgramRun.of([
            "import", "--nodes=Person=\(folder.path)/people.csv", "--relationships=KNOWS=\(folder.path)/knows.csv",
            "--id-type=integer", "--skip-bad-rows", "--bad-rows=\(folder.path)/bad.txt", "-o", graph,
        ])
        #expect(imported.status == 0, "\(imported.errors)")
        #expect(imported.output.isEmpty)
        #expect(imported.errors.contains("2 nodes, 1 relationship in"))
        #expect(imported.errors.contains("warning: 1 row passed over; see"))
        #expect(
            folder.read("bad.txt")?.contains("knows.csv:3: column 2 (:END_ID): there is no node with the id '9'")
                == true)
        let asked = try ProgramRun.of(["-g", graph, "-c", "MATCH (a)-[:KNOWS]->(b) RETURN a.id, a.name, b.name"])
        #expect(asked.output == "a.id\ta.name\tb.name\n1\tAnn\tBob\n")
        let script = try ProgramRun.of(["export", graph, "--cypher"])
        #expect(script.status == 0)
        try folder.write(script.output, to: "g.cypher")
        let csv = try ProgramRun.of(["export", folder.path + "/g.cypher", "--csv", folder.path + "/csv"])
        #expect(csv.status == 0, "\(csv.errors)")
        let again = try ProgramRun.of(["export", folder.path + "/csv", "--to", folder.path + "/h.entente"])
        #expect(again.status == 0, "\(again.errors)")
        let same = try ProgramRun.of(
            ["-g", folder.path + "/h.entente", "-c", "MATCH (a)-[:KNOWS]->(b) RETURN a.id, a.name, b.name"])
        #expect(same.output == asked.output)
        let verified = try ProgramRun.of(["verify", graph, folder.path + "/h.entente"])
        #expect(verified.status == 0)
        #expect(verified.output == "\(graph): sound\n\(folder.path)/h.entente: sound\n")
    }

    @Test func statuses() throws {
        let folder = try makeFolder()
        let (people, knows) = ("--nodes=P=\(folder.path)/people.csv", "--relationships=K=\(folder.path)/knows.csv")
        let out = folder.path + "/g.entente"
        #expect(try ProgramRun.of(["import", people]).status == 64)
        #expect(try ProgramRun.of(["import", "-o", out]).status == 64)
        #expect(try ProgramRun.of(["import", people, "--delimiter=ab", "-o", out]).status == 64)
        #expect(
            try ProgramRun.of(["import", people, "--relationships=\(folder.path)/knows.csv", "-o", out]).status == 64)
        let bad = try ProgramRun.of(["import", people, knows, "-o", out])
        #expect(bad.status == 65)
        #expect(
            bad.errors == "error: \(folder.path)/knows.csv:3: column 2 (:END_ID): there is no node with the id '9'\n")
        #expect(folder.read("g.entente") == nil)
        #expect(try ProgramRun.of(["import", people, knows, "--skip-bad-rows=0", "-q", "-o", out]).status == 65)
        #expect(try ProgramRun.of(["import", people, knows, "--skip-bad-rows=x", "-o", out]).status == 64)
        #expect(try ProgramRun.of(["import", people, knows, "--skip-bad-rows=1", "-q", "-o", out]).status == 0)
        #expect(try ProgramRun.of(["import", "--nodes=P=/nowhere.csv", "-o", out]).status == 66)
        #expect(try ProgramRun.of(["import", people, "-o", "/nowhere/at/all.entente"]).status == 73)
        #expect(try ProgramRun.of(["export", folder.path + "/none.entente", "--cypher"]).status == 66)
        #expect(try ProgramRun.of(["export", folder.path + "/none.entente"]).status == 64)
    }

    @Test func damagedFiles() throws {
        let folder = try makeFolder()
        let out = folder.path + "/g.entente"
        #expect(try ProgramRun.of(["import", "-q", "--nodes=P=\(folder.path)/people.csv", "-o", out]).status == 0)
        let whole = try bytes(of: out)
        let place = try #require(whole.indices.first { whole[$0...].starts(with: Array("AnnBob".utf8)) })
        try overwrite(out, at: place, with: 0x61)
        let asked = try ProgramRun.of(["-g", out, "-c", "MATCH (p) RETURN p.name"])
        #expect(asked.status == 65)
        #expect(asked.errors.contains("error[DamagedGraphFile"))
        #expect(try ProgramRun.of(["verify", out]).status == 65)
        try overwrite(out, at: 0, with: 0)
        let foreign = try ProgramRun.of(["-g", out, "-c", "RETURN 1"])
        #expect(foreign.status == 65)
        #expect(foreign.errors == "error: \(out) is not an Entente graph file\n")
    }

    @Test func anEmptyFolder() throws {
        let folder = try TemporaryFolder()
        let run = try ProgramRun.of(["-g", folder.path, "-c", "RETURN 1"])
        #expect(run.status == 65)
        #expect(run.errors == "error: there are no CSV files in \(folder.path)\n")
    }

    @Test func aFolderThatHoldsAGraphOfAnotherKind() throws {
        let folder = try TemporaryFolder()
        try folder.write("CREATE (:A)", to: "graph.cypher")
        let run = try ProgramRun.of(["-g", folder.path, "-c", "RETURN 1"])
        #expect(run.status == 65)
        #expect(
            run.errors
                == "error: there are no CSV files in \(folder.path); there is a graph in \(folder.path)/graph.cypher\n")
    }

    @Test func theBarIsForTerminals() throws {
        let folder = try makeFolder()
        let run = try ProgramRun.of(
            ["import", "--nodes=P=\(folder.path)/people.csv", "-o", folder.path + "/g.entente"])
        #expect(!run.errors.contains("\u{1B}"))
    }
}
