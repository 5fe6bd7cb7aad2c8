import Entente
import Foundation
import Testing

/// How far a statement says it is, asked after every batch.
@Suite("Progress")
struct ProgressTests {
    /// Steps and shares after each batch, the end included.
    private func shares(_ query: String, parameters: [String: Value] = [:]) throws -> [(step: Int, share: Double?)] {
        let database = Database()
        let session = database.session()
        _ = try session.run("UNWIND range(1, 5000) AS x CREATE (:A {x: x})").rows()
        _ = try session.run("UNWIND range(1, 10) AS x CREATE (:B {x: x})").rows()
        let result = try session.run(query, parameters: parameters)
        var all: [(step: Int, share: Double?)] = []
        while try result.nextBatch() != nil { all.append((session.progress.step, session.progress.share)) }
        return all + [(session.progress.step, session.progress.share)]
    }

    @Test(arguments: [
        "MATCH (a:A) RETURN a.x AS x", "MATCH (a:A) WHERE a.x > 10 RETURN a", "UNWIND range(1, 5000) AS x RETURN x",
        "UNWIND $list AS x RETURN x", "WITH 2 AS two UNWIND $list AS x RETURN x + two AS y",
        "MATCH (b:B) UNWIND range(1, 4000) AS x RETURN x", "MATCH (b:B), (a:A) RETURN a, b",
    ])
    func sharesGrowToOne(_ query: String) throws {
        let list = Value.list((1...5000).map { .integer($0) })
        let all = try shares(query, parameters: ["list": list])
        #expect(all.count > 4)
        #expect(all.allSatisfy { $0.step == 1 })
        let shares = all.map { $0.share ?? -1 }
        #expect(shares == shares.sorted())
        #expect(shares.contains { $0 > 0.1 && $0 < 0.9 }, "\(shares)")
        #expect(shares.last == 1)
    }

    @Test func filesTellByTheirBytes() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("entente-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(("x\n" + (1...20000).map { "\($0)\n" }.joined()).utf8).write(to: file)
        let all = try shares(
            "LOAD CSV WITH HEADERS FROM $file AS row RETURN row.x", parameters: ["file": .string(file.path)])
        let shares = all.map { $0.share ?? -1 }
        #expect(shares == shares.sorted() && shares.contains { $0 > 0.3 && $0 < 0.7 })
        #expect(shares.last == 1)
    }

    @Test func whatIsNotWantedCountsAsDone() throws {
        let all = try shares("MATCH (a:A) WITH a LIMIT 1 UNWIND range(1, 5000) AS y RETURN a.x AS x, y")
        #expect(all.dropFirst().allSatisfy { $0.share == 1 })
    }

    @Test func oneSourceAfterTheOtherIsAStepEach() throws {
        let all = try shares("MATCH (a:A) RETURN a.x AS x UNION ALL MATCH (b:B) RETURN b.x AS x")
        #expect(all.first?.step == 1 && all.last?.step == 2)
        #expect(all.last?.share == 1)
    }

    @Test func whatIsUnknownIsNotGuessed() throws {
        let all = try shares("RETURN 1 AS x")
        #expect(all.allSatisfy { $0.share == nil && $0.step == 0 })
    }
}
