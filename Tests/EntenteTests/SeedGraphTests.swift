import Entente
import Foundation
import TestSupport
import Testing

/// `Examples/hanoi-vientiane/graph.cypher` against the facts it was made from, fact by fact.
@Suite("Seed graph")
struct SeedGraphTests {
    /// A node without its number.
    private struct PlainNode: Hashable {
        var labels: Set<String>
        var properties: [String: Value]
    }

    /// A relationship by the ids of its ends.
    private struct PlainRelationship: Hashable {
        var type: String
        var from: Value
        var to: Value
        var properties: [String: Value]
    }

    private func strings(_ items: [String]) -> Value { .list(items.map { .string($0) }) }

    private func properties(
        id: String, _ props: [String: JSONFact], src: [String], certainty: String
    ) -> [String: Value] {
        var properties = props.mapValues(\.value).filter { $0.value != .null }
        properties["id"] = .string(id)
        properties["src"] = strings(src)
        properties["certainty"] = .string(certainty)
        return properties
    }

    @Test("Every node, with its labels and properties, and no other")
    func nodes() throws {
        guard let facts = try SeedFacts.load() else { return }
        var expected: [PlainNode] = facts.nodes.map { node in
            PlainNode(
                labels: Set(node.labels),
                properties: properties(id: node.id, node.props, src: node.src, certainty: node.certainty))
        }
        expected += facts.sentences.map { sentence in
            PlainNode(
                labels: ["Sentence"],
                properties: [
                    "id": .string(sentence.id), "file": .string(sentence.file), "startChar": .integer(sentence.start),
                    "endChar": .integer(sentence.end),
                ])
        }
        expected += facts.issues.map { issue in
            PlainNode(
                labels: ["Issue"],
                properties: [
                    "id": .string(issue.id), "kind": .string(issue.kind), "text": .string(issue.text),
                    "src": strings(issue.src),
                ])
        }
        let actual = try SeedGraph().rows("MATCH (n) RETURN n").map { row throws in
            guard case .node(let node)? = row["n"] else { throw Unexpected(row: row) }
            return PlainNode(labels: Set(node.labels), properties: node.properties)
        }
        #expect(actual.count == 204)
        expectSame(actual, expected)
    }

    @Test("Every relationship, with its ends, type and properties, and no other")
    func relationships() throws {
        guard let facts = try SeedFacts.load() else { return }
        var expected: [PlainRelationship] = facts.relationships.map { relationship in
            PlainRelationship(
                type: relationship.type, from: .string(relationship.from), to: .string(relationship.to),
                properties: properties(
                    id: relationship.id, relationship.props, src: relationship.src,
                    certainty: relationship.certainty))
        }
        let known = Set(facts.nodes.map(\.id))
        for issue in facts.issues {
            for target in issue.about where known.contains(target) {
                expected.append(
                    PlainRelationship(type: "ABOUT", from: .string(issue.id), to: .string(target), properties: [:]))
            }
        }
        for sentence in facts.sentences {
            let article = facts.nodes.first {
                $0.labels.contains("Article") && $0.props["file"]?.value == .string(sentence.file)
            }
            expected.append(
                PlainRelationship(
                    type: "IN", from: .string(sentence.id), to: .string(try #require(article).id), properties: [:]))
        }
        let query = "MATCH (a)-[r]->(b) RETURN a.id AS from, r, b.id AS to"
        let actual = try SeedGraph().rows(query).map { row throws in
            guard case .relationship(let relationship)? = row["r"], let from = row["from"], let to = row["to"] else {
                throw Unexpected(row: row)
            }
            return PlainRelationship(
                type: relationship.type, from: from, to: to, properties: relationship.properties)
        }
        #expect(actual.count == 361)
        expectSame(actual, expected)
    }

    /// Compares as bags and names what differs, not two lists of hundreds.
    private func expectSame<Element: Hashable>(_ actual: [Element], _ expected: [Element]) {
        func counts(_ items: [Element]) -> [Element: Int] { items.reduce(into: [:]) { $0[$1, default: 0] += 1 } }
        let (left, right) = (counts(actual), counts(expected))
        #expect(left.filter { right[$0.key] != $0.value }.isEmpty)
        #expect(right.filter { left[$0.key] != $0.value }.isEmpty)
    }

    @Test("Ids are unique, and every source is a sentence of the graph")
    func references() throws {
        let graph = try SeedGraph()
        let ids = try graph.rows("MATCH (n) RETURN count(n.id) AS ids, count(DISTINCT n.id) AS different")
        #expect(ids == [["ids": 204, "different": 204]])
        let stray = try graph.rows(
            """
            MATCH (s:Sentence) WITH collect(s.id) AS known
            MATCH (n) WHERE n.src IS NOT NULL AND any(s IN n.src WHERE NOT s IN known)
            RETURN n.id AS id
            """)
        #expect(stray == [])
    }

    @Test("No sentence of the articles is in the repository")
    func noTexts() throws {
        guard let facts = try SeedFacts.load() else { return }
        let titles = Set(facts.nodes.compactMap { $0.props["title"]?.value })
        let script = try String(
            contentsOf: SharedFolder.example.appendingPathComponent("graph.cypher"), encoding: .utf8)
        let texts = facts.sentences.map(\.text).filter { $0.count > 30 && !titles.contains(.string($0)) }
        #expect(texts.filter { script.contains($0) } == [])
        #expect(try SeedGraph().rows("MATCH (s:Sentence) WHERE s.text IS NOT NULL RETURN s") == [])
    }

    @Test("make-graph.py still makes graph.cypher")
    func converter() throws {
        guard try SharedFolder.contents("domain/seed-facts.json") != nil, let shared = RepositoryFiles.shared else {
            return
        }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", SharedFolder.example.appendingPathComponent("make-graph.py").path,
            shared.appendingPathComponent("domain/seed-facts.json").path,
        ]
        process.standardOutput = output
        try process.run()
        let made = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        if process.terminationStatus == 127 {
            print("SKIPPED: there is no python3 to run make-graph.py")
            return
        }
        #expect(process.terminationStatus == 0)
        #expect(try Data(contentsOf: SharedFolder.example.appendingPathComponent("graph.cypher")) == made)
    }
}

/// A row of another form than its query promises.
struct Unexpected: Error {
    var row: [String: Value]
}
