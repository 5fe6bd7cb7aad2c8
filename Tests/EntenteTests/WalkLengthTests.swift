import Entente
import Testing

/// Walks of absurd lengths are planned at once and match nothing.
@Suite struct WalkLengthTests {
    @Test(arguments: ["*9223372036854775807", "*9223372036854775806..9223372036854775807", "*4294967296.."])
    func farTooLong(length: String) throws {
        let session = Database().session()
        _ = try session.run("CREATE (:A)-[:R]->(:B)")
        #expect(try session.run("MATCH (a)-[\(length)]->(b) RETURN a").rows().isEmpty)
    }
}
