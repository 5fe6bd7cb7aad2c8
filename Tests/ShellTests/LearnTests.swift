import Foundation
import TestSupport
import Testing

private typealias Key = PseudoTerminal.Key

/// `entente learn` and `:learn`, on the lessons of the repository and on some made for the purpose.
@Suite("Lessons")
struct LearnTests {
    /// Types lines into a lesson without a terminal.
    private func learn(
        _ lesson: String?, _ lines: [String], in folder: TemporaryFolder, arguments: [String] = []
    ) throws -> ProgramRun {
        try ProgramRun.of(
            ["learn", "-q", "--fail-at-end"] + (lesson.map { [$0] } ?? []) + arguments,
            input: lines.joined(separator: "\n") + "\n", folder: folder)
    }

    // MARK: The course

    @Test func theCourseIsProved() throws {
        let run = try ProgramRun.of(["learn", "check"], timeout: 240)
        #expect(run.status == 0, "\(run.output)")
        let numbers = run.output.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
        #expect(run.output.hasSuffix("all proved\n"))
        #expect(numbers.first ?? 0 >= 16, "lessons")
        #expect(numbers.dropFirst().first ?? 0 >= 60, "exercises")
    }

    @Test func theListTellsWhatIsDone() throws {
        let folder = try TemporaryFolder()
        let before = try learn(nil, [], in: folder)
        #expect(before.output.hasPrefix("Lessons, 0 of 17 done\n"))
        #expect(before.output.contains("   1  first-match"))
        let run = try learn("1", ["MATCH (p:Person) RETURN p.name;", ":skip", ":skip", ":learn"], in: folder)
        #expect(run.output.contains("The first MATCH: 1 of 3 solved."))
        #expect(run.output.contains("Lessons, 1 of 17 done"))
        let state = try #require(folder.read("state/entente/lessons.json"))
        #expect(state.contains("\"first-match/names-of-people\":\"solved\""))
        #expect(state.contains("\"first-match/signed-agreements\":\"skipped\""))
    }

    // MARK: Answers

    @Test func answersAreComparedByTheirResult() throws {
        let folder = try TemporaryFolder()
        let run = try learn(
            "first",
            [
                "MATCH (p:Person) RETURN p.name LIMIT 2;", ":diff", "MATCH (p:City) RETURN p.name AS name;",
                "MATCH (p:Person) RETURN p;", ":hint", ":hint", ":hint", "match (someone:Person) return someone.name;",
            ], in: folder)
        for text in [
            "not yet: 2 rows, expected 5 (3 missing)  :diff :hint", "- missing, + too many:\n  - [",
            "not yet: That gives whole nodes.", "The label stands after the colon.\n(1 more hint)",
            "(the last hint; :skip shows the answer)", "✓ right\nOne way to write it:\n    MATCH (p:Person)",
            "Exercise 2 of 3",
        ] { #expect(run.output.contains(text), "\(text)\n---\n\(run.output)") }
    }

    @Test func answersWrittenIntoTheQueryFailOnTheSecondGraph() throws {
        let folder = try TemporaryFolder()
        let names = ["Phung Thi Hong Ha", "Lamphoy Siakkhachanh", "Dinh Tien Dung", "Anouphap Tounalom", "Tu Anh"]
        let list = names.map { "'\($0)'" }.joined(separator: ", ")
        let run = try learn("first-match", ["UNWIND [\(list)] AS name RETURN name;"], in: folder)
        #expect(run.output.contains("not yet: right here, but not on another graph of this kind"))
    }

    @Test func writesStayInTheCopy() throws {
        let folder = try TemporaryFolder()
        let lines = [
            "MATCH (n) DETACH DELETE n;", "MATCH (n) RETURN count(n) AS left;", ":learn off",
            "MATCH (n) RETURN count(n) AS before;", ":hint",
        ]
        let run = try learn("first-match", lines, in: folder)
        #expect(run.output.contains("left\n0\n"))
        #expect(run.output.contains("before\n0\n"))
        #expect(run.errors.contains("no lesson is open"))
        #expect(run.status == 64)
    }

    // MARK: Writing

    @Test func whatTheGraphHoldsIsJudged() throws {
        let folder = try TemporaryFolder()
        let run = try learn(
            "creating",
            [
                "MATCH (c:City) RETURN count(c) AS before;", "MERGE (c:City {name: 'Hanoi'});",
                "CREATE (:City {name: 'Hoi An'});", ":diff", ":undo", "CREATE (c:city {name: 'Hue'});", ":undo",
                ":dry-run CREATE (:City {name: 'Hue'});", "BEGIN;", "ROLLBACK;",
                "CREATE (c:City) SET c.name = 'Hue' RETURN c.name;", "MATCH (c:City) RETURN count(c) AS after;",
            ], in: folder)
        let parts = run.output.components(separatedBy: "✓ right")
        #expect(parts.count == 2, "\(run.output)\n\(run.errors)")
        let messages = parts[0].split(separator: "\n").filter { $0.hasPrefix("not yet") }
        #expect(
            messages == [
                "not yet: nothing in the graph changed  :hint",
                "not yet: 4 rows (1 extra, 1 missing)  :undo :diff :hint",
                "not yet: The node has no label City. Labels are written with their capitals, after a colon.  :undo",
            ])
        #expect(parts[0].contains("Of what this finds now:\n    MATCH (c)"))
        #expect(parts[0].contains("  - [\"Hue\",true]\n  + [\"Hoi An\",true]"))
        #expect(parts.last?.contains("The graph is again as it was at the beginning.") == true)
        #expect(run.output.contains("before\n3\n") && run.output.contains("after\n3\n"))
    }

    @Test func severalStatementsTogetherAreAnAnswer() throws {
        let folder = try TemporaryFolder()
        let lines = [
            ":skip", "MERGE (:City {name: 'Hanoi'});", "MATCH (a:City {name: 'Hanoi'}) SET a.x = 1;",
            "MATCH (a {x: 1}), (b:City {name: 'Vientiane'}) CREATE (a)-[:PARTNER_OF]->(b);",
        ]
        let run = try learn("creating", lines, in: folder)
        #expect(run.output.contains("✓ right"), "\(run.output)")
        let wrong = try learn("creating", [lines[1], lines[3]], in: TemporaryFolder())
        #expect(!wrong.output.contains("✓ right"))
    }

    @Test func anAnswerThatMustRunTwice() throws {
        let run = try learn(
            "creating",
            [
                ":skip", ":skip", ":skip", "CREATE (:Topic {name: 'rivers'});", ":undo",
                "MERGE (t:Topic {name: 'rivers'});",
            ],
            in: TemporaryFolder())
        #expect(run.output.contains("not yet: Run twice, that makes two topics. MERGE looks first.  :undo"))
        #expect(run.output.contains("✓ right"))
    }

    @Test func parametersOfAnExercise() throws {
        let query = "MATCH (c:City {name: $city})-[:PARTY_TO]->(a:Agreement) RETURN a.name ORDER BY a.name;"
        let run = try learn(
            "parameters",
            [query, query.replacingOccurrences(of: "$city", with: "'Hanoi'"), ":param city => 'Hanoi'", query],
            in: TemporaryFolder())
        #expect(run.errors.contains("parameter `$city` has no value"))
        #expect(run.output.contains("not yet: the result is right; now with $city"))
        #expect(run.output.components(separatedBy: "✓ right").count == 2)
    }

    @Test func atThePrompt() throws {
        let folder = try TemporaryFolder()
        let terminal = try PseudoTerminal(["learn", "first-match"], columns: 100, rows: 50, folder: folder)
        try terminal.waitForPrompt()
        #expect(terminal.screen.text.contains("Exercise 1 of 3: Names of people"))
        try terminal.send("MATCH (p:Person) RETURN p.name;" + Key.enter)
        try terminal.wait(for: "✓ right")
        try terminal.wait(for: "Exercise 2 of 3")
        try terminal.waitForPrompt()
        try terminal.send(":solution" + Key.enter)
        try terminal.wait(for: "c.certainty AS certainty")
    }

    // MARK: Where lessons are

    @Test func foldersOfLessons() throws {
        let folder = try TemporaryFolder()
        try Self.lesson(in: folder)
        let named = try learn(
            "tiny", ["MATCH (a:A) RETURN a.x AS x;"], in: folder, arguments: ["--lessons", folder.path])
        #expect(named.status == 0)
        #expect(named.output.contains("✓ right"))
        let found = try ProgramRun.of(["learn", "tiny"], environment: ["ENTENTE_LESSONS": folder.path], folder: folder)
        #expect(found.output.contains("Tiny"))
        #expect(try ProgramRun.of(["learn", "--lessons", "/no/such/folder"]).status == 66)
        let unknown = try learn("tinyy", [], in: folder, arguments: ["--lessons", folder.path])
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("did you mean tiny?"))
    }

    // MARK: Proofs

    private static func lesson(in folder: TemporaryFolder, change: (String) -> String = { $0 }) throws {
        try folder.write("CREATE (:A {x: 1}), (:A {x: 2});", to: "one.cypher")
        try folder.write("CREATE (:A {x: 3});", to: "two.cypher")
        let text = """
            ---
            id: tiny
            title: Tiny
            needs:
            graph: one.cypher
            second-graph: two.cypher
            minutes: 1
            ---

            Look:

            ```cypher example
            MATCH (a:A) RETURN count(a) AS n
            ```

            ```expected
            ┌───┐
            │ n │
            ├───┤
            │ 2 │
            └───┘
            ```

            ## Exercise: All of them

            Show x of all.

            ```cypher starter
            MATCH (a:B) RETURN a.x AS x
            ```

            ```check
            columns: x
            ```

            ```hint
            A, not B.
            ```

            ```cypher mistake
            // There are two.
            MATCH (a:A) RETURN a.x AS x LIMIT 1
            ```

            ```cypher solution
            MATCH (a:A) RETURN a.x AS x ORDER BY x DESC
            ```
            """
        try folder.write(change(text), to: "01-tiny.md")
    }

    @Test func mistakesThatAreAnswersOnOneGraphAreNoMistakes() throws {
        let folder = try TemporaryFolder()
        try Self.lesson(in: folder)
        let run = try ProgramRun.of(["learn", "check", "--lessons", folder.path])
        // One row is all there is on the second graph, but the first tells the mistake from the answer.
        #expect(run.output == "1 lesson, 1 exercise, 1 hint, 1 mistake, 1 example: all proved\n")
        #expect(run.status == 0)
    }

    @Test(arguments: [
        ("│ 2 │", "│ 3 │", "the example gives another result"), ("(a:B)", "(a:A)", "is an answer already"),
        ("LIMIT 1", "LIMIT 2", "the mistake is an answer"),
        ("second-graph: two", "second-graph: one", "the same answer"),
        ("needs:", "needs: other", "needs other, which is not there"),
        ("columns: x", "columns: y", "should be called y"),
        ("ORDER BY x DESC", "ORDER BY z", "fails on one.cypher"), ("```hint\nA, not B.\n```", "", "has no hint"),
        ("minutes: 1", "minutes: some", "lacks `minutes`"), ("```check", "```chekc", "there is no block `chekc`"),
    ])
    func whatIsWrongIsFound(_ text: String, _ other: String, _ message: String) throws {
        let folder = try TemporaryFolder()
        try Self.lesson(in: folder) { $0.replacingOccurrences(of: text, with: other) }
        let run = try ProgramRun.of(["learn", "check", "--lessons", folder.path])
        #expect(run.status == 1)
        #expect(run.output.contains(message), "\(run.output)")
    }

    @Test func examplesAreRecordedAnew() throws {
        let folder = try TemporaryFolder()
        try Self.lesson(in: folder) { $0.replacingOccurrences(of: "│ 2 │", with: "?") }
        let refused = try ProgramRun.of(
            ["learn", "check", "--update", "--lessons", folder.path], environment: ["CI": "1"])
        #expect(refused.status == 77)
        let run = try ProgramRun.of(["learn", "check", "--update", "--lessons", folder.path])
        #expect(run.output.hasPrefix("wrote \(folder.path)/01-tiny.md\n"))
        #expect(folder.read("01-tiny.md")?.contains("│ 2 │") == true)
        #expect(try ProgramRun.of(["learn", "check", "--lessons", folder.path]).status == 0)
    }
}
