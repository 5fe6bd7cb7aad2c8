import Foundation
import TestSupport
import Testing

private typealias Key = PseudoTerminal.Key

/// What only a person at a terminal sees: pager, watching, questions, hints, progress.
@Suite("Looking on", .serialized)
struct LookingOnTests {
    private func start(
        _ arguments: [String] = [], columns: Int = 80, rows: Int = 30, environment: [String: String] = [:]
    ) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(arguments, columns: columns, rows: rows, environment: environment)
        try terminal.waitForPrompt()
        return terminal
    }

    /// Types a line and waits until a text is shown and the prompt is back.
    private func enter(_ line: String, for text: String, in terminal: PseudoTerminal) throws {
        try terminal.send(line + Key.enter)
        try terminal.wait("'\(text)' and the prompt") {
            $0.text.contains(text) && $0.currentLine == "entente>" && terminal.readsKeys
        }
    }

    // MARK: The pager

    @Test func thePagerShowsAllOfTheLastResult() throws {
        let terminal = try start(environment: ["ENTENTE_PAGER": "wc -l; echo paged; cat >/dev/null"])
        try enter(":pager off", for: "the pager is off", in: terminal)
        try enter("UNWIND range(1, 150) AS x RETURN x;", for: "only the first 100 of 150 rows", in: terminal)
        // Header and three rules besides the rows.
        try enter(":pager", for: "154", in: terminal)
        #expect(terminal.screen.text.contains("paged"))
    }

    @Test func thePagerTakesWhatDoesNotFit() throws {
        let terminal = try start(environment: ["PAGER": "sed -n '1,2p;$s/.*/the end/p'"])
        try enter("RETURN 'short' AS x;", for: "│ short │", in: terminal)
        #expect(!terminal.screen.text.contains("the end"))
        try enter("UNWIND range(1, 60) AS x RETURN x;", for: "the end", in: terminal)
        #expect(!terminal.screen.text.contains("│ 59 │"))
        try enter(":pager off", for: "the pager is off", in: terminal)
        try enter("UNWIND range(1, 60) AS x RETURN x;", for: "│ 59 │", in: terminal)
        try enter(":pager on", for: "the pager is on", in: terminal)
        try enter("UNWIND range(1, 70) AS x RETURN x;", for: "70 rows", in: terminal)
        #expect(!terminal.screen.text.contains("│ 69 │"))
    }

    @Test func helpAndPlansGoToThePagerToo() throws {
        let terminal = try start(rows: 12, environment: ["ENTENTE_PAGER": "sed -n '1s/.*/paged &/p'"])
        try enter(":help", for: "paged Type a statement", in: terminal)
        try enter(":help keys", for: "paged Enter", in: terminal)
        let steps = (1...8).map { "WITH * ORDER BY x\($0 - 1) + \($0) SKIP \($0) WITH *, 1 AS x\($0)" }
        try enter("EXPLAIN WITH 1 AS x0 \(steps.joined(separator: " ")) RETURN x1;", for: "paged ", in: terminal)
        #expect(!terminal.screen.text.contains("Sort"))
    }

    /// Nobody is kept from going on by a program that waits for keys.
    @Test(arguments: [["-c", "UNWIND range(1, 60) AS x RETURN x"], ["--safe"], ["-m", "csv"]])
    func noPagerWhereNobodyScrolls(_ arguments: [String]) throws {
        let folder = try TemporaryFolder()
        let pager = ["ENTENTE_PAGER": "touch '\(folder.path)/paged'; cat"]
        let terminal = try PseudoTerminal(arguments, environment: pager)
        if arguments[0] != "-c" {
            try terminal.waitForPrompt()
            try terminal.send("UNWIND range(1, 60) AS x RETURN x;" + Key.enter)
        }
        try terminal.wait(for: "60")
        #expect(folder.read("paged") == nil)
        #expect(try ProgramRun.of([], input: "UNWIND range(1, 60) AS x RETURN x;", environment: pager).status == 0)
        #expect(folder.read("paged") == nil)
    }

    @Test(.enabled(if: access("/usr/bin/less", X_OK) == 0)) func less() throws {
        let terminal = try start(rows: 12, environment: ["ENTENTE_PAGER": "less -SRXF"])
        try terminal.send("UNWIND range(1, 60) AS x RETURN x;" + Key.enter)
        try terminal.wait("the first page") { $0.text.contains("│  8 │") && $0.currentLine == ":" }
        try terminal.send(" ")
        try terminal.wait("the second page") { $0.text.contains("│ 19 │") && $0.currentLine == ":" }
        try terminal.send("G")
        try terminal.wait(for: "│ 60 │")
        try terminal.send("q")
        try terminal.waitForPrompt()
        #expect(terminal.screen.text.contains("60 rows"))
        // What fits stands on the screen at once.
        try enter("RETURN 'short' AS x;", for: "│ short │", in: terminal)
    }

    // MARK: Narrow terminals

    @Test func messagesAreBrokenAtWords() throws {
        let terminal = try start(columns: 60, rows: 60)
        try enter(":help undo", for: "works once", in: terminal)
        let start = ":undo                       take back the last write, or the"
        #expect(terminal.screen.lines.contains(start))
        #expect(terminal.screen.lines.contains(String(repeating: " ", count: 28) + "last transaction; works once"))
        let names = (1...8).map { "\($0) AS column\($0)" }.joined(separator: ", ")
        try enter("RETURN \(names), nonsense AS last;", for: "1 | …", in: terminal)
        // The line is cut so that the carets stand under the mistake.
        let lines = terminal.screen.lines
        let carets = try #require(lines.firstIndex { $0.contains("^^^") })
        let column = lines[carets].prefix { $0 != "^" }.count
        #expect(lines[carets - 1].dropFirst(column).hasPrefix("nonsense"))
        #expect(lines[carets - 1].hasPrefix("1 | …"))
        try enter("RETURN 1 2;", for: "= expected: ", in: terminal)
        #expect(terminal.screen.lines.allSatisfy { $0.count <= 60 })
        #expect(terminal.screen.lines.contains { $0.hasPrefix("  statement, `AS`, ") })
    }

    // MARK: What is said of statements

    @Test func transactionsAndDryRunsSaySo() throws {
        let terminal = try start(rows: 40)
        try enter("CREATE (:A)-[:R]->(:A);", for: "2 nodes created", in: terminal)
        try enter(":dry-run MATCH (a:A) DETACH DELETE a", for: "dry run, undone: 2 nodes deleted", in: terminal)
        #expect(terminal.screen.lines.count { $0.contains("deleted") } == 1)
        try enter("MATCH (b:A {x: 1}) SET b.y = 2;", for: "nothing changed, ", in: terminal)
        try terminal.send(":begin" + Key.enter)
        try terminal.wait(for: "A transaction is open: :commit keeps what it changes")
        try terminal.waitForPrompt("entente*>")
        try enter(":rollback", for: "The transaction is over.", in: terminal)
    }

    @Test func aMissingPagerIsNoLoss() throws {
        let terminal = try start(environment: ["ENTENTE_PAGER": "no-such-program-anywhere 2>/dev/null"])
        try enter("UNWIND range(1, 60) AS x RETURN x;", for: "│ 60 │", in: terminal)
        try enter(":pager", for: "error: no pager", in: terminal)
    }

    // MARK: Results

    @Test func expandAutoGivesWay() throws {
        let terminal = try start(columns: 50)
        try enter(":expand auto", for: "expand is auto", in: terminal)
        try enter("RETURN 1 AS a, 2 AS b;", for: "│ 1 │ 2 │", in: terminal)
        let wide = (1...6).map { "'value number \($0)' AS column\($0)" }.joined(separator: ", ")
        try enter("RETURN \(wide);", for: "column6 = value number 6", in: terminal)
        #expect(!terminal.screen.text.contains("hidden"))
    }

    @Test func hiddenColumnsAndRowsAreAnnounced() throws {
        let terminal = try start(columns: 50)
        let wide = (1...6).map { "'value number \($0)' AS column\($0)" }.joined(separator: ", ")
        try enter("RETURN \(wide);", for: "columns are hidden (", in: terminal)
        try enter(":rows 2", for: "entente> :rows 2", in: terminal)
        try enter("UNWIND [1, 2, 3] AS x RETURN x;", for: "only the first 2 of 3 rows are shown", in: terminal)
        try enter(":last json", for: "{\"x\":3}", in: terminal)
    }

    @Test(arguments: [
        "box", "ascii", "line", "csv", "tsv", "markdown", "json", "jsonl", "tree", "tck", "cypher", "dot", "mermaid",
    ])
    func controlCharactersNeverReachTheTerminal(_ mode: String) throws {
        let terminal = try start(["-m", mode])
        let evil = "x\\u001B]0;owned\\u0007\\u001B[2Jy\\u009B31m"
        try terminal.send("CREATE (n:`a\\u001Bb` {name: '\(evil)'}) RETURN n, n.name AS name;" + Key.enter)
        try terminal.wait("the result") { $0.text.contains("owned") || $0.text.contains("1 node created") }
        try terminal.waitForPrompt()
        // Had the screen been cleared, the greeting would be gone; had the bell rung, it would be counted.
        #expect(terminal.screen.lines[0].hasPrefix("entente 0."))
        #expect(terminal.screen.bells == 0)
    }

    @Test func htmlAndDrawingsAreForFiles() throws {
        let terminal = try start()
        try enter("CREATE (n:A) RETURN n;", for: "1 node created", in: terminal)
        try enter(":graph svg", for: "svg is for a file: :graph svg FILE", in: terminal)
        try enter(":graph", for: "digraph result {", in: terminal)
    }

    // MARK: Watching

    @Test func watchingEndsWithControlC() throws {
        let terminal = try start()
        try enter("RETURN 'k' AS k, rand() AS r;", for: "1 row", in: terminal)
        try terminal.send(":watch 0.05" + Key.enter)
        try terminal.wait(for: "round 3")
        #expect(terminal.screen.text.contains("1 value changed (*)"))
        try terminal.send(Key.control("c"))
        try terminal.waitForPrompt()
        try enter("RETURN 6 * 7 AS x;", for: "│ 42 │", in: terminal)
    }

    // MARK: Questions before harm

    @Test func largeDeletesAreAskedAbout() throws {
        let terminal = try start()
        try enter("UNWIND range(1, 150) AS x CREATE (:A);", for: "150 nodes created", in: terminal)
        try terminal.send("MATCH (a:A) DELETE a;" + Key.enter)
        try terminal.wait(for: "150 nodes deleted. Keep this? [y/N]")
        try enter("n", for: "Taken back: the graph is as it was.", in: terminal)
        try enter("MATCH (a:A) RETURN count(a) AS n;", for: "│ 150 │", in: terminal)
        try terminal.send("MATCH (a:A) DELETE a;" + Key.enter)
        try terminal.wait("the question again") { $0.currentLine.hasSuffix("Keep this? [y/N]") && terminal.readsKeys }
        try terminal.send(Key.control("c"))
        try terminal.waitForPrompt()
        try terminal.send("MATCH (a:A) DELETE a;" + Key.enter)
        try terminal.wait("the question once more") {
            $0.currentLine.hasSuffix("Keep this? [y/N]") && terminal.readsKeys
        }
        try enter("yes", for: "entente>", in: terminal)
        try enter("MATCH (a:A) RETURN count(a) AS n;", for: "│ 0 │", in: terminal)
        try enter(":undo", for: "Taken back: 150 nodes deleted", in: terminal)
    }

    @Test func smallDeletesAndThoseOfTransactionsAreNotAsked() throws {
        let terminal = try start()
        try enter("UNWIND range(1, 150) AS x CREATE (:A);", for: "150 nodes created", in: terminal)
        try enter("MATCH (a:A) WITH a LIMIT 5 DELETE a;", for: "5 nodes deleted", in: terminal)
        try enter(":settings guard off", for: "guard off", in: terminal)
        try enter("MATCH (a:A) DELETE a;", for: "145 nodes deleted", in: terminal)
    }

    // MARK: Hints

    @Test(arguments: [
        ("MATCH (p:Person) WHERE p.born = null RETURN p;", "ComparisonWithNull", "IS NULL asks"),
        ("MATCH (p:Person) WHERE p.born <> null RETURN p;", "ComparisonWithNull", "IS NOT NULL asks"),
        ("MATCH (p:Person) WHERE p.born > '1980' RETURN p;", "ComparisonWithNull", "an integer with a string"),
        ("MATCH (p:Person), (c:City) RETURN p, c;", "CartesianProduct", "nothing joins this part"),
        ("MATCH (p:Person)-[:KNOWS*]->(q) RETURN q;", "UnboundedPath", "A bound such as"),
    ])
    func hints(_ query: String, _ code: String, _ advice: String) throws {
        let terminal = try start(columns: 120)
        try enter(
            "CREATE (a:Person {name: 'An', born: 1990})-[:KNOWS]->(:Person)-[:LIVES_IN]->(:City);", for: "created",
            in: terminal)
        try enter(query, for: "warning[\(code), 01000]", in: terminal)
        #expect(terminal.screen.text.contains(advice))
    }

    @Test(arguments: [
        "MATCH (p:Person {name: 'An'}), (c:City {name: 'Huế'}) RETURN p, c;",
        "MATCH (p:Person), (c:City) WHERE p.name = c.name RETURN p, c;",
        "MATCH (p:Person)-[:LIVES_IN]->(c), (c)<-[:LIVES_IN]-(q) RETURN p, q;",
        "MATCH (p:Person)-[:LIVES_IN*]->(c) RETURN p;", "MATCH (p:Person)-[:KNOWS*..3]->(q) RETURN q;",
        "MATCH (p:Person) MATCH (p)-->(c) RETURN p, c;",
        "RETURN null = null AS x, [null] = [1] AS y, null IS NULL AS z;",
    ])
    func noHintWithoutNeed(_ query: String) throws {
        let terminal = try start(columns: 120)
        try enter(
            "CREATE (a:Person {name: 'An'})-[:KNOWS]->(:Person)-[:LIVES_IN]->(:City {name: 'Huế'});", for: "created",
            in: terminal)
        try enter(query, for: " row", in: terminal)
        if !query.contains("null = null") { #expect(!terminal.screen.text.contains("warning[")) }
    }

    /// Whoever stops a statement that does not end learns why it may not.
    @Test func hintsAfterAStop() throws {
        let terminal = try start(columns: 120)
        try enter("UNWIND range(1, 9) AS x CREATE (:A {x: x});", for: "9 nodes created", in: terminal)
        try enter(
            "MATCH (a:A), (b:A) WHERE a.x < b.x CREATE (a)-[:R]->(b);", for: "36 relationships created", in: terminal)
        try terminal.send(":settings timeout 300ms" + Key.enter)
        try terminal.waitForPrompt()
        try enter("MATCH (a:A)-[:R*]-(b) RETURN count(*) AS n;", for: "warning[UnboundedPath, 01000]", in: terminal)
        #expect(terminal.screen.text.contains("error[DeadlineExceeded"))
    }

    // MARK: Progress

    @Test func longStatementsTellHowFarTheyAre() throws {
        let terminal = try start()
        try enter("UNWIND range(1, 3000) AS x CREATE (:A {x: x});", for: "3,000 nodes created", in: terminal)
        let query = "MATCH (a:A) UNWIND range(1, 1000000) AS y RETURN sum(a.x * y % 7) AS s;"
        try terminal.send(query + Key.enter)
        try terminal.wait("progress") { $0.text.contains("(Ctrl-C stops)") && $0.text.contains(" s,") }
        #expect(terminal.screen.text.contains("% read"))
        try terminal.send(Key.control("c"))
        try terminal.wait(for: "error[Interrupted")
        try terminal.waitForPrompt()
        // The line is gone.
        #expect(!terminal.screen.text.contains("(Ctrl-C stops)"))
    }

    /// Not only scans tell: here a range is read, a row of which takes long.
    @Test func timeLeftOfWhatIsNoScan() throws {
        let terminal = try start()
        let query = "UNWIND range(1, 2000) AS x UNWIND range(1, 30000) AS y RETURN sum(x * y % 7) AS s;"
        try terminal.send(query + Key.enter)
        try terminal.wait("time left") {
            $0.text.contains("% read, about ") && $0.text.contains(" left (Ctrl-C stops)")
        }
        try terminal.send(Key.control("c"))
        try terminal.waitForPrompt()
    }

    @Test func longLoadsTellHowFarTheyAre() throws {
        let folder = try TemporaryFolder()
        let slow = "UNWIND range(1, 300000) AS x WITH sum(x % 7) AS s CREATE (:A {s: s});\n"
        let graph = try folder.write(String(repeating: slow, count: 400), to: "slow.cypher")
        let terminal = try PseudoTerminal([graph])
        try terminal.wait("progress") { $0.text.contains("% read") && $0.text.contains("(Ctrl-C stops)") }
        try terminal.send(Key.control("c"))
        #expect(try terminal.waitForExit() == 130)
    }

    @Test func noProgressWithoutATerminal() throws {
        let run = try ProgramRun.of(
            ["--timeout", "1500ms", "-c", "UNWIND range(1, 3000000000) AS x RETURN sum(x) AS s"])
        #expect(run.status == 124)
        #expect(!run.errors.contains("Ctrl-C stops"))
    }
}
