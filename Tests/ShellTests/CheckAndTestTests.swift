import Foundation
import TestSupport
import Testing

/// `entente check` and `entente test`.
@Suite("entente check and entente test")
struct CheckAndTestTests {
    private static let wrong = """
        // T
        // @param a INTEGR STRING  what
        // @foo bar
        MATCH (n:Persn) RETRUN n;
        RETURN $b, x;
        :modd box
        """

    // MARK: check

    @Test func everythingIsFoundInOneGo() throws {
        let folder = try TemporaryFolder()
        let wrong = try folder.write(Self.wrong, to: "wrong.cypher")
        let right = try folder.write("RETURN 1 AS x;", to: "right.cypher")
        let run = try ProgramRun.of(["check", right, wrong])
        #expect(run.status == 1)
        for text in [
            "there is no `@foo`", "`INTEGR STRING` is no type", "`$a` is declared and not used",
            "did you mean `RETURN`?",
            "no parameter `$b`", "`x` is not defined", "no command `:modd`", "did you mean `mode`?",
        ] { #expect(run.output.lowercased().contains(text.lowercased()), "\(text)") }
        #expect(run.errors == "7 findings in 1 file\n")
        #expect(try ProgramRun.of(["check", right]).status == 0)
        #expect(try ProgramRun.of(["check", "/no/such/file", right]).status == 66)
    }

    @Test func namesAreComparedWithAGraph() throws {
        let folder = try TemporaryFolder()
        let graph = try folder.write("CREATE (:Person {name: 'An'});", to: "graph.cypher")
        let script = try folder.write("MATCH (n:Persn) RETURN n.name AS name;", to: "script.cypher")
        #expect(try ProgramRun.of(["check", script]).status == 0)
        let run = try ProgramRun.of(["check", "-g", graph, script])
        #expect(run.status == 1)
        #expect(run.output.contains("did you mean `Person`?"))
    }

    @Test func json() throws {
        let folder = try TemporaryFolder()
        let script = try folder.write("RETURN x;", to: "script.cypher")
        let run = try ProgramRun.of(["check", "--format", "json", script])
        #expect(run.status == 1)
        let list = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        #expect(list.map { $0["code"] as? String } == ["UndefinedVariable"])
        #expect(list.first?["column"] as? Int == 8)
        #expect(try ProgramRun.of(["check", "--format", "json", "-"], input: "RETURN 1").output == "[]\n")
    }

    // MARK: test

    @Test func rowsAreBagsUnlessOrdered() throws {
        let folder = try TemporaryFolder()
        try folder.write("CREATE (:A {x: 1}), (:A {x: 2});", to: "graph.cypher")
        let head = "// T\n// @graph graph.cypher\n// @expect rows.jsonl"
        let bag = try folder.write(head + "\nMATCH (a:A) RETURN a.x AS x ORDER BY x;", to: "bag.cypher")
        let list = try folder.write(head + " ordered\nMATCH (a:A) RETURN a.x AS x ORDER BY x;", to: "list.cypher")
        try folder.write("{\"x\":2}\n{\"x\":1}\n", to: "rows.jsonl")
        #expect(try ProgramRun.of(["test", bag]).status == 0)
        let run = try ProgramRun.of(["test", folder.path])
        #expect(run.status == 1)
        #expect(run.output.contains("FAIL  \(list): the rows are right, their order is not: row 1"))
        #expect(run.output.hasSuffix("1 passed, 1 failed\n"))
    }

    @Test func aDifferenceIsShownAndRecorded() throws {
        let folder = try TemporaryFolder()
        let script = try folder.write("// T\n// @expect t.jsonl\nUNWIND [1, 3] AS x RETURN x;", to: "t.cypher")
        try folder.write("{\"x\":1}\n{\"x\":2}\n", to: "t.jsonl")
        let run = try ProgramRun.of(["test", folder.path])
        #expect(run.status == 1)
        #expect(
            run.output
                == "FAIL  \(script): 2 rows (1 extra, 1 missing)\n  - {\"x\":2}\n  + {\"x\":3}\n0 passed, 1 failed\n")
        let refused = try ProgramRun.of(["test", "--update", folder.path], environment: ["CI": "1"])
        #expect(refused.status == 77)
        #expect(folder.read("t.jsonl") == "{\"x\":1}\n{\"x\":2}\n")
        let update = try ProgramRun.of(["test", "--update", folder.path])
        #expect(update.status == 0)
        #expect(update.output.hasPrefix("wrote \(folder.path)/t.jsonl: 1 rows added, 1 removed\n"))
        #expect(folder.read("t.jsonl") == "{\"x\":1}\n{\"x\":3}\n")
        #expect(try ProgramRun.of(["test", folder.path]).status == 0)
    }

    @Test func scriptsDoNotDisturbOneAnother() throws {
        let folder = try TemporaryFolder()
        try folder.write("CREATE (:A);", to: "graph.cypher")
        let head = "// T\n// @graph graph.cypher\n// @expect one.jsonl\n"
        for name in ["a", "b"] {
            try folder.write(head + "CREATE (:A);\nMATCH (a:A) RETURN count(a) AS n;", to: name + ".cypher")
        }
        try folder.write("{\"n\":2}\n", to: "one.jsonl")
        #expect(try ProgramRun.of(["test", folder.path]).output.hasSuffix("2 passed, 0 failed\n"))
    }

    @Test func nothingToTest() throws {
        let folder = try TemporaryFolder()
        #expect(try ProgramRun.of(["test", folder.path]).status == 66)
        #expect(try ProgramRun.of(["test", "/no/such/folder"]).status == 66)
    }

    @Test func theExamplesPass() throws {
        let folder = RepositoryFiles.root.appendingPathComponent("Examples/hanoi-vientiane/questions").path
        let run = try ProgramRun.of(["test", "-q", folder])
        #expect(run.output == "24 passed, 0 failed\n")
        #expect(run.status == 0)
    }
}
