import Entente
import Foundation
import ResultRendering
import Testing

/// The modes beside tables, separated values and JSON.
@Suite struct ModeTests {
    private func step(_ id: UInt32, _ type: String, _ from: UInt32, _ to: UInt32) -> Relationship {
        Relationship(id: RelationshipID(id), type: type, startNode: NodeID(from), endNode: NodeID(to), properties: [:])
    }

    // MARK: Trees

    @Test func pathsThatBeginAlikeShareTheirBeginning() {
        let a = node(0, "A")
        let b = node(1, "B")
        let c = node(2, "C")
        let ab = step(0, "R", 0, 1)
        let rows: [[Value]] = [
            [.path(Path(nodes: [a, b], relationships: [ab]))],
            [.path(Path(nodes: [a, b, c], relationships: [ab, step(1, "S", 2, 1)]))],
            [.path(Path(nodes: [a, c], relationships: [step(2, "T", 0, 2)]))],
        ]
        #expect(
            render(.tree, ["p"], rows) == """
                (:A)
                ├──[:R]→ (:B)
                │  └─←[:S]─ (:C)
                └──[:T]→ (:C)

                """)
        // The same from columns, with a value beside.
        #expect(
            render(.tree, ["a", "r", "b", "n"], [[.node(a), .relationship(ab), .node(b), 7]]) == """
                (:A)
                └──[:R]→ (:B)
                   └─ n: 7

                """)
    }

    @Test func rowsWithoutPathsUnfold() {
        #expect(
            render(.tree, ["x", "l"], [[1, [["k": "v"], 2]], [nil, []]]) == """
                row 1
                ├─ x: 1
                └─ l
                   ├─ 0
                   │  └─ k: v
                   └─ 2
                row 2
                ├─ x: null
                └─ l: []

                """)
    }

    // MARK: Statements

    @Test func statementsMakeTheGraphAgain() throws {
        let database = Database()
        let session = database.session()
        _ = try session.run(
            """
            CREATE (a:Person:`odd label` {name: 'O\\'Neil', born: date('1990-02-03'), x: 1.5, list: [1, 2]}),
                   (b {`odd key`: true}), (a)-[:KNOWS {since: 2019}]->(b), (b)-[:`odd type`]->(b)
            """
        ).rows()
        #expect(try rebuilt(session) == database.dump())
    }

    @Test func aLargeGraphIsMadeInPieces() throws {
        let database = Database()
        let session = database.session()
        _ = try session.run(
            "UNWIND range(1, 700) AS i CREATE (a:A {i: i})-[:R {w: i}]->(b:B {d: date('2024-01-01')})"
        ).rows()
        let text = try session.run("MATCH (a)-[r]->(b) RETURN a, r, b").rows()
        let script = render(.cypher, ["a", "r", "b"], text)
        let other = Database()
        let second = other.session()
        for statement in script.components(separatedBy: ";\n") where !statement.isEmpty {
            _ = try second.run(statement).rows()
        }
        let check = """
            MATCH (a:A)-[r:R]->(b:B) WHERE size(keys(a)) = 1 AND size(labels(a)) = 1 AND a.i = r.w
            AND b.d = date('2024-01-01') RETURN count(*), sum(a.i), count(DISTINCT a)
            """
        #expect(try second.run(check).rows() == [[700, 245_350, 700]])
        #expect(try second.run("MATCH (n) RETURN count(n)").rows() == [[1400]])
    }

    private func rebuilt(_ session: Session) throws -> String {
        let rows = try session.run("MATCH (a)-[r]->(b) RETURN a, r, b").rows()
        let other = Database()
        let second = other.session()
        for statement in render(.cypher, ["a", "r", "b"], rows).components(separatedBy: ";\n") where !statement.isEmpty
        {
            _ = try second.run(statement).rows()
        }
        return other.dump()
    }

    // MARK: The conformance kit's tables

    @Test func tablesOfTheKit() {
        let text = render(.tck, ["a", "b|c"], [["x|y", 1], [.node(node(1, "A", ["s": "t"])), nil]])
        let lines = [
            #"| a             | b\|c |"#, #"| 'x\|y'        | 1    |"#, "| (:A {s: 't'}) | null |",
        ]
        #expect(text == lines.map { $0 + "\n" }.joined())
    }

    // MARK: Tables

    @Test func typesStandBelowTheNames() {
        let options = RenderingOptions(showsTypes: true)
        let lines = [
            "+---------+------------------+------+", "|       n | mixed            | none |",
            "| INTEGER | INTEGER | STRING | NULL |", "+---------+------------------+------+",
            "|       1 | a                | null |", "|       2 | 3                | null |",
            "+---------+------------------+------+",
        ]
        let text = render(.ascii, ["n", "mixed", "none"], [[1, "a", nil], [2, 3, nil]], options: options)
        #expect(text == lines.map { $0 + "\n" }.joined())
    }

    @Test func wideTablesGiveWayToLines() {
        let names = (1...12).map { "column\($0)" }
        let row: [Value] = (1...12).map { .string("value number \($0)") }
        let options = RenderingOptions(width: 60, expandsWide: true)
        let (text, notices) = renderWithNotices(.box, names, [row], options: options)
        #expect(text.hasPrefix(" column1 = value number 1\n"))
        #expect(notices.isEmpty)
        #expect(render(.box, ["a"], [[1]], options: options).hasPrefix("┌"))
    }

    @Test func changedValuesAreMarked() {
        var options = RenderingOptions()
        options.changed = [CellPosition(row: 1, column: 0)]
        #expect(render(.ascii, ["a"], [["x"], ["y"]], options: options).contains("| y * |"))
    }

    // MARK: Plots

    @Test func bars() throws {
        let text = try ResultPlot.text(
            columns: ["name", "n"], rows: [["An", 10], ["Bình", 5], ["Chi", 0], ["Dũng", nil]], kind: nil, width: 30,
            options: RenderingOptions())
        #expect(
            text == """
                n by name
                An   │ █████████████████   10
                Bình │ ████████▌            5
                Chi  │                      0
                Dũng │                   null

                """)
    }

    @Test func eventsInTheirOrder() throws {
        let session = Database().session()
        let (early, late) = (try session.evaluate("date('1970-01-01')"), try session.evaluate("date('1970-01-11')"))
        let text = try ResultPlot.text(
            columns: ["what", "day"], rows: [["end", late], ["start", early]], kind: nil, width: 30,
            options: RenderingOptions())
        #expect(text == "1970-01-01 ●────────── start\n1970-01-11 ──────────● end\n")
    }

    @Test func plotsRefuseWhatTheyCannotDraw() {
        func refusal(_ columns: [String], _ rows: [[Value]], _ kind: ResultPlot.Kind? = nil) -> String? {
            do throws(ResultPlot.Refusal) {
                _ = try ResultPlot.text(
                    columns: columns, rows: rows, kind: kind, width: 40, options: RenderingOptions())
                return nil
            } catch {
                return error.message
            }
        }
        #expect(refusal(["a"], [[1]]) == "a plot needs a result of two columns, not 1")
        #expect(refusal(["a", "b"], []) == "there are no rows to plot")
        #expect(refusal(["a", "b"], [["x", "y"]]) == "bars need a column of numbers")
        #expect(refusal(["a", "b"], [["x", 1]], .timeline) == "a time line needs a column of dates or times")
        #expect(refusal(["a", "b"], [["x", .float(.infinity)]]) == nil)
    }
}
