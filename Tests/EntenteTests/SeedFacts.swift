import Entente
import Foundation
import QuerySyntax
import TestSupport
import Testing

/// The hand-made facts behind `Examples/hanoi-vientiane/graph.cypher`, as far as the graph holds them.
struct SeedFacts: Decodable {
    struct NodeFact: Decodable {
        var id: String
        var labels: [String]
        var props: [String: JSONFact]
        var src: [String]
        var certainty: String
    }

    struct RelationshipFact: Decodable {
        var id: String
        var type: String
        var from: String
        var to: String
        var props: [String: JSONFact]
        var src: [String]
        var certainty: String
    }

    struct SentenceFact: Decodable {
        var id: String
        var file: String
        var start: Int64
        var end: Int64
        var text: String
    }

    struct IssueFact: Decodable {
        var id: String
        var kind: String
        var text: String
        var about: [String]
        var src: [String]
    }

    var nodes: [NodeFact]
    var relationships: [RelationshipFact]
    var sentences: [SentenceFact]
    var issues: [IssueFact]

    /// The facts in the shared folder, or nil, said aloud, on a machine without it.
    static func load() throws -> SeedFacts? {
        guard let data = try SharedFolder.contents("domain/seed-facts.json") else { return nil }
        return try JSONDecoder().decode(SeedFacts.self, from: data)
    }
}

/// A JSON value; integers and floats are told apart as they are in the language.
enum JSONFact: Decodable {
    case value(Value)

    var value: Value {
        switch self {
        case .value(let value): value
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .value(.null)
        } else if let value = try? container.decode(Bool.self) {
            self = .value(.boolean(value))
        } else if let value = try? container.decode(Int64.self) {
            self = .value(.integer(value))
        } else if let value = try? container.decode(Double.self) {
            self = .value(.float(value))
        } else if let value = try? container.decode(String.self) {
            self = .value(.string(value))
        } else if let value = try? container.decode([JSONFact].self) {
            self = .value(.list(value.map(\.value)))
        } else {
            self = .value(.map(try container.decode([String: JSONFact].self).mapValues(\.value)))
        }
    }
}

/// Files of the example and of the shared folder.
enum SharedFolder {
    static let example = RepositoryFiles.root.appendingPathComponent("Examples/hanoi-vientiane")

    /// A file of the shared folder, or nil, said aloud, where there is none.
    static func contents(_ path: String) throws -> Data? {
        guard let file = RepositoryFiles.shared?.appendingPathComponent(path) else {
            print("SKIPPED: there is no \(path): no ../shared, and ENTENTE_SHARED names no folder")
            return nil
        }
        return try Data(contentsOf: file)
    }
}

/// The example graph, loaded.
struct SeedGraph {
    var session: Session

    init() throws {
        session = Database().session()
        let script = try String(
            contentsOf: SharedFolder.example.appendingPathComponent("graph.cypher"), encoding: .utf8)
        // No line of the script ends in a semicolon but the last of a statement.
        for statement in (script + "\n").components(separatedBy: ";\n") where !statement.allSatisfy(\.isWhitespace) {
            _ = try session.run(statement)
        }
    }

    /// The rows of a query, each as a map from column to value.
    func rows(_ query: String) throws -> [[String: Value]] {
        let result = try session.run(query)
        let names = result.columns.map(\.name)
        return try result.rows().map { Dictionary(zip(names, $0)) { $1 } }
    }
}
