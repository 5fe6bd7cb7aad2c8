import Glibc
import TestSupport
import Testing

/// Exit statuses and what stands on standard error beside them.
@Suite("Exit status")
struct ExitStatusTests {
    @Test func aSyntaxErrorIs65WithACaret() throws {
        let run = try ProgramRun.of(["-c", "MATCH (n RETURN n"])
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        let lines = run.errors.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.first?.hasPrefix("error") == true)
        let text = try #require(lines.firstIndex { $0.hasSuffix("MATCH (n RETURN n") })
        let caret = try #require(lines[text + 1].firstIndex(of: "^"))
        let start = try #require(lines[text].range(of: "MATCH"))
        let column = lines[text].distance(from: start.lowerBound, to: caret)
        #expect(column == 9, "the caret stands under RETURN")
    }

    @Test func allSyntaxErrorsOfAScriptAreReportedAndNothingRuns() throws {
        let folder = try TemporaryFolder()
        let script = try folder.write(
            "RETURN 1 AS one;\nRETURN (;\nRETURN 2 AS two;\nMATCH n RETURN n;\n", to: "bad.cypher")
        let run = try ProgramRun.of(["run", script])
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("bad.cypher:2:"))
        #expect(run.errors.contains("bad.cypher:4:"))
    }

    @Test func failAtEndRunsWhatItCan() throws {
        let script = "RETURN 1 AS a; RETURN 1 / 0 AS b; RETURN (; RETURN 2 AS c;"
        let run = try ProgramRun.of(["--fail-at-end", "--jsonl"], input: script)
        #expect(run.status == 65)
        #expect(run.output == "{\"a\":1}\n{\"c\":2}\n")
        let runtime = try ProgramRun.of(["--fail-at-end", "--jsonl", "-c", "RETURN 1 / 0 AS b; RETURN 2 AS c;"])
        #expect(runtime.status == 1)
        #expect(runtime.output == "{\"c\":2}\n")
    }

    @Test func aRuntimeErrorIs1AndStopsTheScript() throws {
        let run = try ProgramRun.of(["--json", "-c", "RETURN 1 AS a; RETURN 1 / 0 AS b; RETURN 3 AS c"])
        #expect(run.status == 1)
        #expect(run.output == "[\n{\"a\":1}\n]\n")
        #expect(run.errors.contains("^"))
    }

    @Test func aRuntimeErrorBeforeTheFirstRowPrintsNothing() throws {
        let run = try ProgramRun.of(["--json", "-c", "RETURN 1 / 0 AS b"])
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
    }

    @Test func anUnknownVariableIs65() throws {
        let run = try ProgramRun.of(["-c", "MATCH (city:City) RETURN citty.name"])
        #expect(run.status == 65)
        #expect(run.errors.contains("UndefinedVariable"))
        #expect(run.errors.contains("did you mean"))
    }

    @Test func noRowsIs4() throws {
        #expect(try ProgramRun.of(["-e", "-c", "UNWIND [] AS x RETURN x"]).status == 4)
        #expect(try ProgramRun.of(["-e", "-c", "RETURN 1"]).status == 0)
        #expect(try ProgramRun.of(["-c", "UNWIND [] AS x RETURN x"]).status == 0)
    }

    @Test func usageIs64() throws {
        #expect(try ProgramRun.of(["--no-such-flag"]).status == 64)
        #expect(try ProgramRun.of(["-m", "nonsense", "-c", "RETURN 1"]).status == 64)
        #expect(try ProgramRun.of(["--timeout", "soon", "-c", "RETURN 1"]).status == 64)
        #expect(try ProgramRun.of(["-g", "a", "b", "-c", "RETURN 1"]).status == 64)
        #expect(try ProgramRun.of(["run"]).status == 64)
        #expect(try ProgramRun.of(["-c", ":nonsense"]).status == 64)
    }

    @Test func parametersThatAreMissingOrWrongAre64() throws {
        let missing = try ProgramRun.of(["-c", "RETURN $x"])
        #expect(missing.status == 64)
        #expect(missing.errors.contains("x"))
        #expect(try ProgramRun.of(["-P", "x", "-c", "RETURN $x"]).status == 64)
        #expect(try ProgramRun.of(["-P", "x=>(", "-c", "RETURN $x"]).status == 64)
        #expect(try ProgramRun.of(["-P", "x=>1/0", "-c", "RETURN $x"]).status == 64)
    }

    @Test func missingInputIs66() throws {
        for arguments in [["run", "/no/such/file"], ["-g", "/no/such/file", "-c", "RETURN 1"], ["/no/such/file"]] {
            let run = try ProgramRun.of(arguments)
            #expect(run.status == 66)
            #expect(run.output.isEmpty)
            #expect(run.errors.contains("/no/such/file"))
        }
        #expect(try ProgramRun.of(["run", "/tmp"]).status == 66)
    }

    @Test func aMissingFileIsNoticedBeforeAnythingRuns() throws {
        let folder = try TemporaryFolder()
        let script = try folder.write("RETURN 1", to: "a.cypher")
        let run = try ProgramRun.of(["run", script, "/no/such/file"])
        #expect(run.status == 66)
        #expect(run.output.isEmpty)
    }

    @Test func errorsInTheGraphNameItsFile() throws {
        let folder = try TemporaryFolder()
        let syntax = try folder.write("CREATE (;", to: "syntax.cypher")
        let first = try ProgramRun.of(["-g", syntax, "-c", "RETURN 1"])
        #expect(first.status == 65)
        #expect(first.errors.contains("syntax.cypher:1:"))
        let failing = try folder.write("CREATE ();\nRETURN 1 / 0;", to: "failing.cypher")
        let second = try ProgramRun.of(["-g", failing, "-c", "RETURN 1"])
        #expect(second.status == 1)
        #expect(second.errors.contains("failing.cypher:2:"))
        #expect(second.output.isEmpty)
    }

    @Test func anOutputThatCannotBeMadeIs73() throws {
        let run = try ProgramRun.of(["-o", "/no/such/folder/file", "-c", "RETURN 1"])
        #expect(run.status == 73)
        #expect(run.errors.contains("/no/such/folder/file"))
    }

    @Test func aFullDiskIs74() throws {
        let run = try ProgramRun.of(["-c", "UNWIND range(1, 200000) AS x RETURN x"], output: "/dev/full")
        #expect(run.status == 74)
        #expect(run.errors.contains("cannot write"))
    }

    @Test func aRefusedWriteIs77() throws {
        let folder = try TemporaryFolder()
        let graph = try folder.write("CREATE (:A)", to: "graph.cypher")
        let write = try ProgramRun.of(["-g", graph, "--read-only", "-c", "MATCH (a:A) SET a.x = 1"])
        #expect(write.status == 77)
        let read = try ProgramRun.of(["-g", graph, "--read-only", "-c", "MATCH (a:A) RETURN count(*) AS n"])
        #expect(read.status == 0)
        #expect(read.output == "n\n1\n")
    }

    @Test func aTimeoutIs124() throws {
        let run = try ProgramRun.of(
            [
                "--timeout", "100ms", "-c",
                "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN sum(x) AS s",
            ])
        #expect(run.status == 124)
        #expect(run.output.isEmpty)
    }

    @Test func anInterruptIs130() throws {
        let folder = try TemporaryFolder()
        let query = "RETURN 1 AS a; UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN sum(y)"
        let run = try ProgramRun.of(["-c", query], output: folder.path + "/rows") { pid in
            // The first result is there: the second statement is about to run, or runs.
            #expect(ProgramRun.wait { folder.read("rows") == "a\n1\n" })
            kill(pid, SIGINT)
        }
        #expect(run.status == 130)
        #expect(folder.read("rows") == "a\n1\n")
    }
}
