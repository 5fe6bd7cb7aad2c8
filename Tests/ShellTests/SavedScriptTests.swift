import Foundation
import TestSupport
import Testing

private typealias Key = PseudoTerminal.Key

/// Parameters, heads of scripts, saved queries, recorded sessions.
@Suite("Saved scripts")
struct SavedScriptTests {
    private static let typed = """
        // Typed
        // @param d DATE  the day
        // @param f FLOAT = 2  a factor
        // @param s STRING NOT NULL = 'a b'
        RETURN $d.year AS year, $f AS f, $s AS s
        """

    // MARK: Parameters

    @Test func valuesAreTypedAndBound() throws {
        let folder = try TemporaryFolder()
        let script = try folder.write(Self.typed, to: "typed.cypher")
        let run = try ProgramRun.of(["run", "--jsonl", "-P", "d => '2024-02-03'", "-P", "s=>\"x' OR 1 = 1\"", script])
        #expect(run.status == 0)
        #expect(run.output == "{\"year\":2024,\"f\":2.0,\"s\":\"x' OR 1 = 1\"}\n")
    }

    @Test func aMissingParameterIsAUsageError() throws {
        let folder = try TemporaryFolder()
        let script = try folder.write(Self.typed, to: "typed.cypher")
        let run = try ProgramRun.of(["run", script])
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("needs the parameter $d DATE (the day); give it with -P 'd => …'"))
    }

    @Test(arguments: ["d => 12", "d => 'no day'", "f => 'x'", "s => null"])
    func aValueOfAnotherTypeIsRefused(_ parameter: String) throws {
        let folder = try TemporaryFolder()
        let script = try folder.write(Self.typed, to: "typed.cypher")
        let run = try ProgramRun.of(["run", "-P", "d => date('2024-01-01')", "-P", parameter, script])
        #expect(run.status == 64)
        #expect(run.errors.contains("the parameter $\(parameter.prefix(1))"))
    }

    @Test func parametersFromAFile() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("{\"a\": [1, 2.5, {\"k\": \"\\u00e9\"}], \"b\": null, \"c\": true}", to: "p.json")
        let arguments = ["--params", file, "-P", "c=>false", "--jsonl", "-c", "RETURN $a AS a, $b AS b, $c AS c"]
        let run = try ProgramRun.of(arguments)
        #expect(run.output == "{\"a\":[1,2.5,{\"k\":\"é\"}],\"b\":null,\"c\":false}\n")
        let broken = try folder.write("{\"a\": 01}", to: "broken.json")
        let failed = try ProgramRun.of(["--params", broken, "-c", "RETURN 1"])
        #expect(failed.status == 65)
        #expect(failed.errors.contains("broken.json:1:9: 01 is no number"))
        #expect(try ProgramRun.of(["--params", "/no/such/file", "-c", "RETURN 1"]).status == 66)
        let list = try folder.write("[1]", to: "list.json")
        #expect(try ProgramRun.of(["--params", list, "-c", "RETURN 1"]).status == 65)
    }

    @Test func parametersFromTheLastResult() throws {
        let text = """
            UNWIND [3, 4] AS x RETURN x, x * x AS square;
            :set-from-result rows
            RETURN $rows[1].square AS s, size($rows) AS n;
            :set-from-result
            RETURN $s + $n AS sum;
            """
        let run = try ProgramRun.of(["--jsonl"], input: text)
        #expect(run.status == 0)
        #expect(run.output.hasSuffix("{\"sum\":18}\n"))
        let none = try ProgramRun.of([], input: ":set-from-result\n")
        #expect(none.status == 64)
        let several = try ProgramRun.of([], input: "UNWIND [1, 2] AS x RETURN x;\n:set-from-result\n")
        #expect(several.status == 64)
        #expect(several.errors.contains("2 rows, not one"))
    }

    @Test func aPersonIsAsked() throws {
        let folder = try TemporaryFolder()
        let script = try folder.write(Self.typed, to: "typed.cypher")
        let terminal = try PseudoTerminal(["run", "-m", "line", script], columns: 80, rows: 24, folder: folder)
        try terminal.wait(for: "d =")
        #expect(terminal.screen.text.contains("$d DATE  the day"))
        try terminal.send("2023-05-06" + Key.enter)
        #expect(try terminal.waitForExit() == 0)
        #expect(terminal.screen.text.contains("year = 2023"))
    }

    // MARK: Saved queries

    @Test func savedQueriesAreListedAndRun() throws {
        let folder = try TemporaryFolder()
        let data = ["XDG_DATA_HOME": folder.path + "/data"]
        let text = """
            :param least => 2
            UNWIND [1, 2, 3] AS x WITH x WHERE x >= $least RETURN x;
            :save numbers Numbers from least on
            :queries
            :queries nothing like it
            """
        let saved = try ProgramRun.of([], input: text, environment: data, folder: folder)
        #expect(saved.status == 0)
        #expect(saved.output.contains("numbers  Numbers from least on  ($least INTEGER)"))
        #expect(saved.output.contains("no saved query has 'nothing like it'"))
        let file = try #require(folder.read("data/entente/queries/numbers.cypher"))
        #expect(file.hasPrefix("// Numbers from least on\n// @param least INTEGER = 2\n"))
        let defaults = try ProgramRun.of(["--jsonl"], input: ":run numbers", environment: data, folder: folder)
        #expect(defaults.output == "{\"x\":2}\n{\"x\":3}\n")
        let given = try ProgramRun.of(
            ["--jsonl"], input: ":run numbers least = 1 + 2", environment: data, folder: folder)
        #expect(given.status == 64, "blanks end a value")
        let bracketed = try ProgramRun.of(
            ["--jsonl"], input: ":run numbers least=(1 + 2)", environment: data, folder: folder)
        #expect(bracketed.output == "{\"x\":3}\n")
        let unknown = try ProgramRun.of([], input: ":run numbrs", environment: data, folder: folder)
        #expect(unknown.status == 66)
        #expect(unknown.errors.contains("did you mean numbers?"))
        let surplus = try ProgramRun.of([], input: ":run numbers most=1", environment: data, folder: folder)
        #expect(surplus.status == 64)
    }

    @Test(arguments: ["../x", ".x", "a/b", ""])
    func namesOfQueriesAreNoPaths(_ name: String) throws {
        let run = try ProgramRun.of([], input: "RETURN 1;\n:save \(name)\n")
        #expect(run.status == 64)
    }

    @Test func sourceBindsTheParametersOfAScript() throws {
        let folder = try TemporaryFolder()
        let script = try folder.write("// S\n// @param x INTEGER = 5\nRETURN $x AS x;", to: "s.cypher")
        let run = try ProgramRun.of(
            ["--jsonl"], input: ":source \(script)\n:param x => 6\n:source \(script)\nRETURN $x + 1 AS y;")
        #expect(run.output == "{\"x\":5}\n{\"x\":6}\n{\"y\":7}\n")
    }

    // MARK: Recording

    @Test func aSessionIsRecordedAsAScript() throws {
        let folder = try TemporaryFolder()
        let terminal = try PseudoTerminal(["--no-history"], columns: 80, rows: 24, folder: folder)
        try terminal.waitForPrompt()
        let file = folder.path + "/session.cypher"
        for (line, sign) in [
            (":record \(file)", "recording into"), ("CREATE (:City {name: 'Huế'});", "1 node created"),
            ("RETURN wrong;", "not defined"), (":param x => 1", "=> 1"), ("RETURN $x AS one;", "1 row"),
            (":record off", "recorded "),
        ] {
            try terminal.send(line + Key.enter)
            try terminal.wait(for: sign)
            try terminal.waitForPrompt()
        }
        let recorded = try #require(folder.read("session.cypher"))
        #expect(recorded.hasSuffix("\nCREATE (:City {name: 'Huế'});\n:param x => 1\nRETURN $x AS one;\n"))
        #expect(try ProgramRun.of(["run", file]).output == "one\n1\n")
    }
}
