// libFuzzer target: texts as statements on a small graph, with limits of time and memory. A statement that fails must
// leave the graph as it was; one that succeeds must leave it whole.

import Entente

private let seedGraph = """
    CREATE (a:A {i: 1, f: 1.5, s: 'a', l: [1, 2]})-[:R {w: 1}]->(b:B {i: 2, s: 'b'})-[:R]->(c:A:C {i: 3}),
        (c)-[:S]->(a), (c)-[:S]->(c), (a)-[:R {w: 2}]->(b), (:D)
    """

private func settings(_ batchSize: Int) -> SessionSettings {
    var settings = SessionSettings()
    settings.timeout = .seconds(1)
    settings.memoryLimit = 64 << 20
    settings.batchSize = batchSize
    settings.randomSeed = 1
    return settings
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    let text = String(decoding: bytes, as: UTF8.self)
    let database = Database()
    let session = database.session(settings(bytes.first.map { $0 % 2 == 0 ? 1024 : 2 } ?? 1024))
    do throws(Diagnostic) {
        // Without limits: a machine that stands still for a second is no finding.
        _ = try database.session().run(seedGraph).rows()
        _ = try database.session().run("CREATE INDEX FOR (n:A) ON (n.i)").rows()
    } catch {
        preconditionFailure("the seed graph fails: \(error.message)")
    }
    let before = database.digest()
    do throws(Diagnostic) {
        _ = try session.run(text, parameters: ["p": 1, "q": "text"]).rows()
    } catch {
        if !session.isInTransaction {
            precondition(database.digest() == before, "a failed statement changed the graph")
        }
    }
    _ = database.digest()
    return 0
}
