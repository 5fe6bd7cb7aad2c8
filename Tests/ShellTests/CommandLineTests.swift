import Foundation
import TestSupport
import Testing

/// The real program without a terminal: what it prints where, and how it ends.
@Suite("Command line")
struct CommandLineTests {
    // MARK: Results

    @Test func tabsInAPipe() throws {
        let run = try ProgramRun.of(["-c", "UNWIND ['a', 'b'] AS x RETURN x, size(x) + 1 AS n"])
        #expect(run.status == 0)
        #expect(run.output == "x\tn\na\t2\nb\t2\n")
        #expect(run.errors.isEmpty)
    }

    @Test func jsonAndNothingElse() throws {
        let run = try ProgramRun.of(["--json", "-c", "RETURN 1 AS one, 'Hà Nội' AS city, [1, null] AS list;"])
        #expect(run.status == 0)
        #expect(run.output == "[\n{\"one\":1,\"city\":\"Hà Nội\",\"list\":[1,null]}\n]\n")
        #expect(run.errors.isEmpty)
        let rows = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
        #expect(rows?.first?["city"] as? String == "Hà Nội")
    }

    @Test func oneArrayAStatement() throws {
        let run = try ProgramRun.of(["--json", "-c", "RETURN 1 AS a; RETURN 2 AS a", "-c", "CREATE ()"])
        #expect(run.status == 0)
        #expect(run.output == "[\n{\"a\":1}\n]\n[\n{\"a\":2}\n]\n[]\n")
    }

    @Test(arguments: [
        ("jsonl", "{\"a\":1,\"b\":null}\n"), ("csv", "a,b\n1,\n"), ("tsv", "a\tb\n1\t\\N\n"),
        ("line", "a = 1\nb = null\n"), ("markdown", "| a | b |\n|---:|---|\n| 1 | null |\n"), ("none", ""),
        ("ascii", "+---+------+\n| a | b    |\n+---+------+\n| 1 | null |\n+---+------+\n"),
        ("box", "┌───┬──────┐\n│ a │ b    │\n├───┼──────┤\n│ 1 │ null │\n└───┴──────┘\n"),
    ])
    func modes(_ mode: String, _ expected: String) throws {
        let run = try ProgramRun.of(["-m", mode, "-c", "RETURN 1 AS a, null AS b"])
        #expect(run.status == 0)
        #expect(run.output == expected)
        #expect(run.errors.isEmpty)
    }

    @Test func flagsForModes() throws {
        #expect(try ProgramRun.of(["--csv", "-c", "RETURN 'a,b' AS x"]).output == "x\n\"a,b\"\n")
        #expect(try ProgramRun.of(["--jsonl", "-c", "RETURN true AS x"]).output == "{\"x\":true}\n")
        #expect(try ProgramRun.of(["--csv", "--null", "NA", "-c", "RETURN null AS x"]).output == "x\nNA\n")
        #expect(try ProgramRun.of(["--csv", "--json", "-c", "RETURN 1"]).status == 64)
    }

    @Test func resultsGoToAFile() throws {
        let folder = try TemporaryFolder()
        let run = try ProgramRun.of(["-o", folder.path + "/result.json", "-c", "RETURN 1 AS a"], folder: folder)
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(folder.read("result.json") == "[\n{\"a\":1}\n]\n")
    }

    @Test func anEndlessResultIsWrittenAsItComes() throws {
        // A reader that goes away ends the program, at once and quietly.
        let query = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN y"
        let run = try ProgramRun.of(
            ["-c", "'\(ProgramUnderTest.path("entente"))' -c '\(query)' | head -n 3"], program: "/bin/sh")
        #expect(run.output == "y\n1\n2\n")
        #expect(run.errors.isEmpty)
    }

    // MARK: Where statements come from

    @Test func standardInputIsAScript() throws {
        let script = """
            // A comment; with a semicolon
            CREATE (:City {name: 'Hanoi; not the end'}); /* another
            comment */ CREATE (:City {name: "Vientiane"});

            MATCH (c:City) RETURN c.name AS name ORDER BY name
            """
        let run = try ProgramRun.of([], input: script)
        #expect(run.status == 0)
        #expect(run.output == "name\nHanoi; not the end\nVientiane\n")
        #expect(run.errors.isEmpty)
    }

    @Test func emptyScriptsAreFine() throws {
        #expect(try ProgramRun.of([], input: "").status == 0)
        #expect(try ProgramRun.of([], input: " ;; // nothing\n;").status == 0)
        #expect(try ProgramRun.of(["-c", ""]).status == 0)
    }

    @Test func scriptFilesShareASession() throws {
        let folder = try TemporaryFolder()
        let first = try folder.write("CREATE (:A {x: 1});", to: "first.cypher")
        let second = try folder.write("MATCH (a:A) RETURN a.x AS x", to: "second.cypher")
        let run = try ProgramRun.of(["run", first, second, "--jsonl"])
        #expect(run.status == 0)
        #expect(run.output == "{\"x\":1}\n")
    }

    @Test(arguments: [["-g", "GRAPH"], ["GRAPH"], ["--graph", "GRAPH"]])
    func aGraphIsBuiltFirst(_ arguments: [String]) throws {
        let folder = try TemporaryFolder()
        let graph = try folder.write("CREATE (:A)-[:R]->(:B); MATCH (a:A) RETURN a;", to: "graph.cypher")
        let run = try ProgramRun.of(
            arguments.map { $0 == "GRAPH" ? graph : $0 } + ["-c", "MATCH (:A)-->(b) RETURN labels(b) AS l"])
        #expect(run.status == 0)
        #expect(run.output == "l\n['B']\n")
        #expect(run.errors.isEmpty)
    }

    @Test func aScriptNamesItsGraph() throws {
        let folder = try TemporaryFolder()
        try folder.write("CREATE (:A {x: 7})", to: "data/graph.cypher")
        let script = try folder.write(
            "// What is x?\n// @id what-is-x\n// @graph ../data/graph.cypher\nMATCH (a:A) RETURN a.x AS x;",
            to: "queries/x.cypher")
        #expect(try ProgramRun.of(["run", script]).output == "x\n7\n")
        let other = try folder.write("CREATE (:A {x: 8})", to: "other.cypher")
        #expect(try ProgramRun.of(["run", script, "-g", other]).output == "x\n8\n")
    }

    @Test func parametersAreExpressions() throws {
        let run = try ProgramRun.of([
            "--jsonl", "-P", "n=>1 + 2", "--param", "names => ['Hà Nội', \"it's\"]", "-P", "m=>{a: null}", "-c",
            "RETURN $n AS n, $names AS names, $m AS m",
        ])
        #expect(run.status == 0)
        #expect(run.output == "{\"n\":3,\"names\":[\"Hà Nội\",\"it's\"],\"m\":{\"a\":null}}\n")
    }

    @Test func commandsWorkInScripts() throws {
        let run = try ProgramRun.of([], input: ":param x => 5\nRETURN $x AS a;\n  :mode jsonl;\nRETURN ':x' AS a;")
        #expect(run.status == 0)
        #expect(run.output == "a\n5\n{\"a\":\":x\"}\n")
    }

    @Test func theInitFileRunsFirst() throws {
        let folder = try TemporaryFolder()
        try folder.write(":mode jsonl\nCREATE (:Init);", to: "config/entente/init.cypher")
        let count = "MATCH (n:Init) RETURN count(n) AS n"
        #expect(try ProgramRun.of(["-c", count], folder: folder).output == "{\"n\":1}\n")
        let without = try ProgramRun.of(["--no-init", "-q", "-c", count], folder: folder)
        #expect(without.output == "n\n0\n")
        try folder.write("RETURN ;", to: "config/entente/init.cypher")
        #expect(try ProgramRun.of(["-c", "RETURN 1"], folder: folder).status == 65)
    }

    // MARK: Around the result

    @Test func timingGoesToStandardError() throws {
        let run = try ProgramRun.of(["--timing-json", "-c", "RETURN 1 AS a; UNWIND [1, 2] AS x RETURN x"])
        #expect(run.output == "a\n1\nx\n1\n2\n")
        let lines = run.errors.split(separator: "\n")
        #expect(lines.count == 2)
        for (index, line) in lines.enumerated() {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(object?["statement"] as? Int == index + 1)
            #expect(object?["rows"] as? Int == index + 1)
            for key in ["parse_ms", "plan_ms", "execute_ms"] { #expect(object?[key] is Double || object?[key] is Int) }
        }
        let text = try ProgramRun.of(["--timing", "-c", "RETURN 1 AS a"])
        #expect(text.output == "a\n1\n")
        #expect(text.errors.contains(" ms"))
    }

    @Test func warningsGoToStandardErrorUnlessQuiet() throws {
        let query = "CREATE (:City); MATCH (c:Citty) RETURN count(c) AS n"
        let run = try ProgramRun.of(["-c", query])
        #expect(run.status == 0)
        #expect(run.output == "n\n0\n")
        #expect(run.errors.contains("warning"))
        #expect(run.errors.contains("Citty"))
        #expect(try ProgramRun.of(["-q", "-c", query]).errors.isEmpty)
    }

    @Test func plansAreText() throws {
        let run = try ProgramRun.of(["-c", "EXPLAIN MATCH (n:City) RETURN n.name"])
        #expect(run.status == 0)
        #expect(run.output.split(separator: "\n").count > 1)
        #expect(run.errors.contains("warning") || run.errors.isEmpty)
    }

    @Test func helpAndVersion() throws {
        let help = try ProgramRun.of(["--help"])
        #expect(help.status == 0)
        for part in ["USAGE:", "--graph", "--param", "--json", "--fail-at-end", "Exit status"] {
            #expect(help.output.contains(part), "\(part)")
        }
        #expect(try ProgramRun.of(["run", "--help"]).output.contains("@graph"))
        let version = try ProgramRun.of(["--version"])
        #expect(version.output.hasPrefix("entente "))
        #expect(version.output.split(separator: "\n").count == 1)
    }

    @Test func colourOnRequest() throws {
        #expect(!(try ProgramRun.of(["-m", "box", "-c", "RETURN 1"]).output.contains("\u{1B}")))
        let always = ["--color", "always", "-m", "box", "-c", "RETURN 1 AS a"]
        #expect(try ProgramRun.of(always).output.contains("\u{1B}[1m"))
        let forced = try ProgramRun.of(["-c", "RETURN ("], environment: ["CLICOLOR_FORCE": "1"])
        #expect(forced.errors.contains("\u{1B}["))
        let refused = try ProgramRun.of(["-c", "RETURN ("], environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"])
        #expect(!refused.errors.contains("\u{1B}["))
    }
}
