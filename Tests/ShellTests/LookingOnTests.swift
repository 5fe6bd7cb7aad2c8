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
        try enter(":pager on", for: "the pager is on", in: terminal)
        try enter("RETURN 'short' AS x;", for: "│ short │", in: terminal)
        #expect(!terminal.screen.text.contains("the end"))
        try enter("UNWIND range(1, 60) AS x RETURN x;", for: "the end", in: terminal)
        #expect(!terminal.screen.text.contains("│ 59 │"))
        try enter(":pager off", for: "the pager is off", in: terminal)
        try enter("UNWIND range(1, 60) AS x RETURN x;", for: "│ 59 │", in: terminal)
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

    @Test func noProgressWithoutATerminal() throws {
        let run = try ProgramRun.of(
            ["--timeout", "1500ms", "-c", "UNWIND range(1, 3000000000) AS x RETURN sum(x) AS s"])
        #expect(run.status == 124)
        #expect(!run.errors.contains("Ctrl-C stops"))
    }
}
