import Entente
import Foundation
import Testing

/// The library as README shows it.
@Suite struct LibraryExampleTests {
    /// README's example, line for line: what stands between the marks must be what stands there.
    private func example(_ print: (Any...) -> Void) throws {
        // begin example
        let database = Database()
        let session = database.session()

        _ = try session.run(
            """
            CREATE (hanoi:City {name: 'Hanoi'}), (vientiane:City {name: 'Vientiane'}),
                   (hanoi)-[:PARTY_TO]->(m:Agreement {since: '2017', until: '2020'})<-[:PARTY_TO]-(vientiane)
            """)

        let statement = try session.prepare(
            "MATCH (c:City {name: $name})-[:PARTY_TO]->(a)<-[:PARTY_TO]-(other) RETURN other.name AS city, a.until AS until"
        )
        let result = try statement.run(parameters: ["name": "Hanoi"])
        while let batch = try result.nextBatch() {
            for row in batch { print(row[0], row[1]) }
        }
        print(result.columns.map(\.name), result.summary.rows)
        // end example
    }

    @Test func theExampleRuns() throws {
        var printed: [String] = []
        try example { printed.append($0.map { "\($0)" }.joined(separator: " ")) }
        #expect(printed == ["'Vientiane' '2020'", #"["city", "until"] 1"#])
    }

    @Test func readmeShowsTheSameCode() throws {
        let file = URL(fileURLWithPath: #filePath)
        let readme = file.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("README.md")
        func words(_ text: String) -> [String] { text.split { $0.isWhitespace }.map { String($0) } }
        let code = try String(contentsOf: file, encoding: .utf8)
        let page = try String(contentsOf: readme, encoding: .utf8)
        let marked = try #require(
            code.components(separatedBy: "// begin example\n").dropFirst().first?
                .components(separatedBy: "// end example").first)
        let shown = try #require(
            page.components(separatedBy: "```swift\nimport Entente\n").dropFirst().first?
                .components(separatedBy: "```").first)
        // The formatter may break a line elsewhere here; the words are the same.
        #expect(words(marked).joined() == words(shown).joined())
        #expect(shown.split(separator: "\n").count <= 20)
    }
}
