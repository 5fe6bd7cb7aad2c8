import Entente
import TestSupport
import Testing

/// The same script gives the same output, byte for byte, whatever seed the process hashes with.
@Suite("Determinism")
struct DeterminismTests {
    /// Hash tables differ from run to run unless this is set.
    private static let fixed = ["SWIFT_DETERMINISTIC_HASHING": "1"]

    @Test("Rows, their order and plans do not depend on hashing", arguments: [3, 4] as [UInt64])
    func output(seed: UInt64) throws {
        let generator = GraphGenerator(seed: seed)
        var dice = Dice(seed: seed)
        var script = (generator.statement.map { [$0] } ?? []) + ["CREATE INDEX FOR (n:A) ON (n.i)"]
        for index in 0..<120 {
            var queries = QueryGenerator(graph: generator.graph, seed: dice.seed())
            script.append((index % 10 == 0 ? "EXPLAIN " : "") + queries.reading().text)
        }
        for _ in 0..<10 {
            var queries = QueryGenerator(graph: generator.graph, seed: dice.seed())
            script.append(queries.updating().text)
        }
        script += [
            "MATCH (n) RETURN n", "MATCH ()-[r]->() RETURN r", "MATCH (n) RETURN labels(n), keys(n), properties(n)",
        ]
        let input = script.map { $0 + ";\n" }.joined()
        let first = try ProgramRun.of(["--csv", "-q", "--fail-at-end"], input: input, environment: Self.fixed)
        #expect(
            first.output.split(separator: "\n").count > 120, "the script says something: \(first.errors.prefix(400))")
        for _ in 0..<2 {
            let other = try ProgramRun.of(["--csv", "-q", "--fail-at-end"], input: input)
            #expect(other.output == first.output)
            #expect(other.errors == first.errors)
            #expect(other.status == first.status)
        }
    }
}
