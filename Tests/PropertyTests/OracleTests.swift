import Foundation
import TestSupport
import Testing

/// Generated graphs and queries: the engine against a naive evaluator, and against itself.
///
/// `ENTENTE_ORACLE_QUERIES` and `ENTENTE_ORACLE_SEED` set the volume and the seed; see README.md beside this file.
@Suite("Oracles")
struct OracleTests {
    /// Queries in all, shared out among the tests below.
    static let volume = ProcessInfo.processInfo.environment["ENTENTE_ORACLE_QUERIES"].flatMap { Int($0) } ?? 1_000
    static let seed = ProcessInfo.processInfo.environment["ENTENTE_ORACLE_SEED"].flatMap { UInt64($0) } ?? 1

    @Test("Reading queries agree with the naive evaluator, without rules, in any batches, join order, with indexes")
    func reading() throws {
        var run = OracleRun(seed: Self.seed)
        try run.read(Self.volume * 6 / 10, configurations: 3)
        finish("reading", run.report)
        #expect(Double(run.report.valid) > 0.9 * Double(run.report.queries), "over nine in ten are valid")
        #expect(Double(run.report.nonEmpty) > 0.6 * Double(run.report.queries), "most have rows")
        #expect(Double(run.report.judged) > 0.9 * Double(run.report.queries), "the evaluator knows the language")
    }

    @Test("Writing statements leave the same graph, and none when they fail")
    func writing() throws {
        var run = OracleRun(seed: Self.seed &+ 1)
        try run.write(Self.volume / 10, configurations: 2)
        finish("writing", run.report)
        #expect(Double(run.report.valid) > 0.6 * Double(run.report.queries), "a quarter is made to fail")
    }

    @Test("Rewrites keep the bag of rows")
    func rewriting() throws {
        var run = OracleRun(seed: Self.seed &+ 2)
        try run.rewrite(Self.volume * 3 / 10)
        finish("rewriting", run.report)
        #expect(Double(run.report.valid) > 0.9 * Double(run.report.queries), "over nine in ten are valid")
        #expect(Double(run.report.nonEmpty) > 0.6 * Double(run.report.queries), "most have rows")
    }

    private func finish(_ name: String, _ report: OracleReport) {
        print("\(name), seed \(Self.seed): \(report.summary)")
        for disagreement in report.disagreements { Issue.record("\(disagreement.description)") }
    }
}
