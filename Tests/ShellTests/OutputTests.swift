import Foundation
import TestSupport
import Testing

/// Modes, flags and commands about results, in the real program without a terminal.
@Suite("Output")
struct OutputTests {
    private let people = """
        CREATE (a:Person {name: 'An', born: 1990})-[:KNOWS {since: 2019}]->(b:Person {name: 'Bình', born: 1985}),
               (b)-[:LIVES_IN]->(:City {name: 'Huế'});

        """
    private let chain = "MATCH (a:Person {name: 'An'})-[r]->(b) RETURN a, r, b;\n"

    /// Runs a script that begins with the graph above.
    private func run(
        _ script: String, _ arguments: [String] = [], folder: TemporaryFolder? = nil
    ) throws -> ProgramRun {
        try ProgramRun.of(arguments, input: people + script, folder: folder)
    }

    // MARK: Modes

    @Test(arguments: [
        (
            "tree",
            "(:Person {born: 1990, name: 'An'})\n└──[:KNOWS {since: 2019}]→ (:Person {born: 1985, name: 'Bình'})\n"
        ),
        (
            "cypher",
            "CREATE\n  (n0:Person {born: 1990, name: 'An'}),\n  (n1:Person {born: 1985, name: 'Bình'}),\n"
                + "  (n0)-[:KNOWS {since: 2019}]->(n1);\n"
        ),
        (
            "mermaid",
            "flowchart LR\n  n0([\"An<br/>:Person\"]):::c0\n  n1([\"Bình<br/>:Person\"]):::c0\n  n0 -->|\"KNOWS\"| n1\n"
                + "  classDef c0 fill:#8ab6e8,stroke:#2f6db3,color:#1f2933\n"
        ),
    ])
    func modes(_ mode: String, _ expected: String) throws {
        let run = try run(chain, ["-m", mode])
        #expect(run.status == 0)
        #expect(run.output == expected)
        #expect(run.errors.isEmpty)
    }

    @Test(arguments: [
        ("dot", "digraph result {", "n0 -> n1 [label=\"KNOWS\", tooltip=\"since: 2019\"];"),
        ("svg", "<svg xmlns=", ">KNOWS</text>"), ("html", "<!DOCTYPE html>", "\"type\":\"KNOWS\""),
        ("tck", "| a ", "| [:KNOWS {since: 2019}] |"),
    ])
    func largerModes(_ mode: String, _ start: String, _ part: String) throws {
        let run = try run(chain, ["--mode", mode])
        #expect(run.status == 0)
        #expect(run.output.hasPrefix(start) && run.output.contains(part))
    }

    @Test func theEndingOfTheFileSetsTheMode() throws {
        let folder = try TemporaryFolder()
        for (ending, start) in [
            ("svg", "<svg"), ("html", "<!DOCTYPE"), ("dot", "digraph"), ("mmd", "flowchart"), ("cypher", "CREATE"),
            ("md", "| a"),
        ] {
            let run = try run(chain, ["-o", folder.path + "/x." + ending])
            #expect(run.status == 0)
            #expect(folder.read("x." + ending)?.hasPrefix(start) == true, "\(ending)")
        }
    }

    @Test func cypherModeMakesTheGraphAgain() throws {
        let folder = try TemporaryFolder()
        let first = try run("MATCH (a)-[r]->(b) RETURN a, r, b", ["-o", folder.path + "/again.cypher"])
        #expect(first.status == 0)
        let second = try ProgramRun.of(
            [
                folder.path + "/again.cypher", "--jsonl", "-c",
                "MATCH (a)-[r]->(b) RETURN a.name AS a, type(r) AS r, b.name AS b ORDER BY r",
            ])
        #expect(
            second.output == """
                {"a":"An","r":"KNOWS","b":"Bình"}
                {"a":"Bình","r":"LIVES_IN","b":"Huế"}

                """)
    }

    @Test func typesAndNoHeader() throws {
        #expect(try ProgramRun.of(["--csv", "--header", "none", "-c", "RETURN 1 AS a"]).output == "1\n")
        #expect(
            try ProgramRun.of(["-m", "ascii", "--header", "types", "-c", "RETURN 1 AS a"]).output
                .contains("| INTEGER |\n"))
        #expect(try ProgramRun.of(["--header", "nonsense", "-c", "RETURN 1"]).status == 64)
    }

    @Test func aFailureOnTheWayClosesTheArray() throws {
        let run = try ProgramRun.of(
            ["--json", "-c", "UNWIND [1, 0] AS x UNWIND range(1, 5000) AS y RETURN 1 / x AS z"])
        #expect(run.status == 1)
        #expect(run.errors.contains("DivisionByZero"))
        let rows = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Int]]
        #expect((rows?.count ?? 0) >= 1024)
    }

    // MARK: Commands

    @Test func theLastResultAgain() throws {
        let run = try run("MATCH (p:Person) RETURN p.name AS n ORDER BY n;\n:last jsonl\n:last\n:last nonsense\n")
        #expect(run.status == 64)
        #expect(run.output == "n\nAn\nBình\n{\"n\":\"An\"}\n{\"n\":\"Bình\"}\nn\nAn\nBình\n")
        #expect(run.errors == "error: there is no mode 'nonsense'\n")
        #expect(try ProgramRun.of([], input: ":last\n").errors.hasPrefix("error: there is no result yet"))
    }

    @Test func theLastResultIsNotRunAgain() throws {
        let run = try run("CREATE (x:Once) RETURN 1 AS one;\n:last\nMATCH (x:Once) RETURN count(x) AS n;\n")
        #expect(run.output == "one\n1\none\n1\nn\n1\n")
    }

    @Test func resultsGoElsewhere() throws {
        let folder = try TemporaryFolder()
        let run = try run(
            """
            :once \(folder.path)/one.csv
            RETURN 1 AS a;
            RETURN 2 AS a;
            :output \(folder.path)/more.jsonl
            RETURN 3 AS a;
            RETURN 4 AS a;
            :output
            RETURN 5 AS a;
            :once | tr a-z A-Z
            RETURN 'six' AS a;
            :last
            """)
        #expect(run.status == 0)
        #expect(run.output == "a\n2\na\n5\nA\nSIX\na\nsix\n")
        #expect(folder.read("one.csv") == "a\n1\n")
        #expect(folder.read("more.jsonl") == "{\"a\":3}\n{\"a\":4}\n")
        #expect(try self.run(":once /nowhere/at/all\n").status == 73)
    }

    @Test func aReaderThatLeavesEarlyIsNoFailure() throws {
        let run = try run(":once | head -n 2\nUNWIND range(1, 200000) AS x RETURN x;\nRETURN 'on' AS a;\n")
        #expect(run.output == "x\n1\na\non\n")
        #expect(run.status == 0)
    }

    @Test func pictures() throws {
        let folder = try TemporaryFolder()
        let run = try run(chain + ":graph\n:graph mermaid\n:graph \(folder.path)/g.svg\n:graph html \(folder.path)/g\n")
        #expect(run.status == 0)
        #expect(run.output.contains("digraph result {") && run.output.contains("flowchart LR"))
        #expect(folder.read("g.svg")?.hasPrefix("<svg") == true)
        #expect(folder.read("g")?.hasPrefix("<!DOCTYPE html>") == true)
        #expect(
            try self.run("RETURN 1;\n:graph\n").errors
                == "error: there is nothing to draw: return nodes, relationships or paths\n")
        #expect(try self.run(chain + ":graph gif\n").status == 64)
        #expect(try self.run(chain + ":graph svg /nowhere/at/all\n").status == 73)
    }

    @Test func plots() throws {
        let run = try run("MATCH (p:Person) RETURN p.name AS name, p.born AS born ORDER BY name;\n:plot\n:plot bar\n")
        #expect(run.status == 0)
        #expect(run.output.components(separatedBy: "born by name\n").count == 3)
        #expect(run.output.contains("█ 1990\n"))
        #expect(
            try self.run("RETURN 1 AS a;\n:plot\n").errors == "error: a plot needs a result of two columns, not 1\n")
        #expect(try self.run("RETURN 1 AS a;\n:plot pie\n").status == 64)
        let days =
            "UNWIND range(0, 3) AS d RETURN date('2024-01-01') + duration({days: d}) AS day, d AS n;\n:plot timeline\n"
        #expect(try self.run(days).output.contains("n over day\n"))
    }

    @Test func watching() throws {
        let run = try run("MATCH (p:Person) RETURN count(p) AS n;\n:watch 0.01 2\n")
        #expect(run.status == 0)
        #expect(run.output == "n\n2\nn\n2\nn\n2\n")
        #expect(run.errors == "round 1, 1 row, nothing changed\nround 2, 1 row, nothing changed\n")
        let random = try self.run("RETURN 'x' AS k, rand() AS r;\n:mode ascii\n:watch 0.01 1\n")
        #expect(random.output.contains(" * |"))
        #expect(random.errors == "round 1, 1 row, 1 value changed (*)\n")
        #expect(try self.run("CREATE (x:Often) RETURN 1 AS one;\n:watch 0.01 1\n").status == 77)
        #expect(try self.run(":watch\n").status == 64)
        #expect(try self.run(":watch 1\n").status == 64)
    }

    @Test func settingsOfTheLook() throws {
        let wide = "RETURN 'a' AS x, 'b' AS y;\n"
        #expect(
            try ProgramRun.of(["-m", "box"], input: ":expand on\n" + wide).output == "expand is on\nx = a\ny = b\n")
        #expect(try ProgramRun.of([], input: ":header none\n" + wide).output == "a\tb\n")
        #expect(try ProgramRun.of([], input: ":expand sideways\n").status == 64)
        #expect(try ProgramRun.of([], input: ":header sideways\n").status == 64)
        #expect(try ProgramRun.of([], input: ":pager off\n").output == "the pager is off\n")
    }

    // MARK: Help

    @Test func everyModeIsInTheHelpAndRuns() throws {
        let help = try ProgramRun.of([], input: ":help\n").output
        for line in help.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
        let modes = try ProgramRun.of([], input: ":help modes\n").output
        for mode in [
            "box", "ascii", "markdown", "csv", "tsv", "json", "jsonl", "line", "html", "cypher", "tck", "tree", "dot",
            "mermaid", "svg", "none",
        ] {
            #expect(modes.contains("\n  " + mode + " "), "\(mode)")
            #expect(try ProgramRun.of(["-m", mode, "-c", "RETURN 1 AS a"]).status == 0)
        }
        #expect(modes.contains("{\"kind\":\"node\""))
    }

    // MARK: Timing

    @Test func timingAsJSON() throws {
        for flag in ["--timing=json", "--timing-json"] {
            let run = try ProgramRun.of([flag, "-c", "UNWIND [1, 2] AS x RETURN x; RETURN 3 AS x"])
            let lines = try run.errors.split(separator: "\n").map {
                try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Double] ?? [:]
            }
            #expect(lines.map { $0["statement"] } == [1, 2])
            #expect(lines.map { $0["rows"] } == [2, 1])
            for line in lines { #expect(Set(line.keys) == ["statement", "parse_ms", "plan_ms", "execute_ms", "rows"]) }
        }
        #expect(try ProgramRun.of(["--timing", "-c", "RETURN 1"]).errors.contains(" ms: parse "))
    }
}
