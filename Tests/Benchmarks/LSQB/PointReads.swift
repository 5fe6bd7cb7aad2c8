import Entente

/// Prepared reads around one person: the person, friends, friends of friends.
struct PointReads {
    let session: Session
    /// Ids of all people.
    let people: [Int64]
    /// Nothing but the reads of this name.
    var only: String?

    private static let statements = [
        (what: "point", text: "MATCH (p:Person {id: $id}) RETURN p.id AS id"),
        (what: "1-hop", text: "MATCH (p:Person {id: $id})-[:KNOWS]-(f:Person) RETURN f.id AS id"),
        (
            what: "2-hop",
            text: "MATCH (p:Person {id: $id})-[:KNOWS]-(:Person)-[:KNOWS]-(g:Person) RETURN DISTINCT g.id AS id"
        ),
    ]

    /// The same 300 people in every run.
    private var sample: [Int64] {
        var choice = SplitMix(state: 5)
        return (0..<300).map { _ in people[Int(choice.next() % UInt64(people.count))] }
    }

    /// Times reads of each kind that were prepared once, after 20 to warm up.
    func run(rounds: Int = 1) throws {
        _ = try session.run("CREATE INDEX person_id FOR (p:Person) ON (p.id)")
        let sample = sample
        for (what, text) in Self.statements where only ?? what == what {
            let statement = try session.prepare(text)
            func read(_ person: Int64) throws -> [[Value]] {
                statement.setParameter("id", to: .integer(person))
                return try statement.run().rows()
            }
            for person in sample.prefix(20) { _ = try read(person) }
            var stopwatch = Stopwatch(readsProcessorTime: false)
            var rows = 0
            for person in Array(repeating: sample, count: rounds).joined() {
                rows += try stopwatch.measure { try read(person).count }
            }
            print(
                FigureWriter.line([
                    "engine": .text("entente"), "what": .text(what), "rows": .count(rows / rounds),
                    "microseconds": .number(stopwatch.median * 1e6, decimals: 2),
                ]))
        }
    }

    /// Times the same reads handed in as texts every time, as a program without prepared statements does.
    func runTexts(rounds: Int) throws {
        for (what, text) in Self.statements where only ?? what == what {
            var stopwatch = Stopwatch(readsProcessorTime: false)
            for person in Array(repeating: sample, count: rounds).joined() {
                try stopwatch.measure { _ = try session.run(text, parameters: ["id": .integer(person)]).rows() }
            }
            print(
                FigureWriter.line([
                    "engine": .text("entente"), "what": .text("\(what), as text"),
                    "microseconds": .number(stopwatch.median * 1e6, decimals: 2),
                ]))
        }
    }
}
