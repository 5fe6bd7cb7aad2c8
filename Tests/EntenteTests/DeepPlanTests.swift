import Entente
import TestSupport
import Testing

/// Statements of very many clauses, on a thread with a small stack: they run, or are refused with a message.
@Suite struct DeepPlanTests {
    private static let shapes = [
        "CREATE (:A)-[:R]->(:B) ", "MERGE (:A {k: 1}) ", "WITH 1 AS x ", "MATCH (:A) ", "OPTIONAL MATCH (:A) ",
        "UNWIND [1] AS x%d ", "WITH DISTINCT 1 AS x ORDER BY x SKIP 0 LIMIT 1 WHERE x = 1 ",
        "CALL { RETURN 1 AS y%d } ", "CALL db.labels() YIELD label AS l%d ", "FOREACH (x IN [1] | CREATE (:C)) ",
        "MERGE (:A {k: 1}) ON CREATE SET b%d.k = 2 ", "CREATE (a%d {n: COUNT { () }}) ",
    ]

    /// What a statement of so many clauses gave: nil for rows, or the code of its error.
    private static func outcome(of shape: String, clauses: Int, stack: Int) -> String? {
        let result = onThread(stackOf: stack) { () -> String? in
            var text = ""
            for index in 0..<clauses {
                text += shape.replacing("%d", with: "\(index)").replacing("b\(index).k", with: "n\(index).k")
                    .replacing("(:A {k: 1}) ON", with: "(n\(index):A {k: 1}) ON")
            }
            do {
                let session = Database().session()
                _ = try session.run(text + "RETURN 1 AS one").rows()
                return nil
            } catch let error as Diagnostic {
                return error.code.rawValue
            } catch { return "\(error)" }
        }
        return result ?? "no result"
    }

    @Test("Any number of CREATE clauses is one step of the plan", arguments: [1, 10, 3_000])
    func manyCreates(_ count: Int) throws {
        let stack = 512 * 1024
        #expect(Self.outcome(of: "CREATE (a%d:A {k: %d})-[:R]->(:B) ", clauses: count, stack: stack) == nil)
    }

    @Test("Other clauses run, or there is no room for them and the message says so", arguments: shapes)
    func manyClauses(_ shape: String) {
        for clauses in [3, 30, 60, 1_000] {
            let outcome = Self.outcome(of: shape, clauses: clauses, stack: 512 * 1024)
            #expect(outcome == nil || outcome == "NestingTooDeep", "\(clauses) times \(shape)")
            if clauses == 3 { #expect(outcome == nil, "\(shape)") }
        }
    }

    @Test("A long pattern runs, or is refused")
    func longPattern() {
        for steps in [5, 40, 4_000] {
            let pattern = "MATCH (a)" + String(repeating: "-->()", count: steps) + " "
            let outcome = Self.outcome(of: pattern, clauses: 1, stack: 512 * 1024)
            #expect(outcome == nil || outcome == "NestingTooDeep", "\(steps) steps")
        }
    }
}
