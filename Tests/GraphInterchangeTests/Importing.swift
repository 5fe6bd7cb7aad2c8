import Entente
import GraphInterchange
import TestSupport

/// An import of texts, and questions to what came of it.
struct Importing {
    let session: Session
    let summary: ImportSummary
    let database: Database

    /// - Parameters:
    ///   - nodes: labels and texts of files, each group in one array.
    ///   - change: further wishes.
    init(
        nodes: [([String], [String])], relationships: [([String], [String])] = [],
        change: (inout ImportRequest) -> Void = { _ in }
    ) throws {
        let folder = try TemporaryFolder()
        var request = ImportRequest()
        request.threads = 2
        var number = 0
        func group(_ names: [String], _ texts: [String]) throws -> ImportRequest.Group {
            let files = try texts.map { text in
                number += 1
                return try folder.write(text, to: "\(number).csv")
            }
            return .init(names: names, files: files)
        }
        request.nodes = try nodes.map { try group($0.0, $0.1) }
        request.relationships = try relationships.map { try group($0.0, $0.1) }
        change(&request)
        let result = try GraphImporter(request).run()
        summary = result.summary
        nonisolated(unsafe) let graph = result.graph
        database = Database(graph: graph)
        session = database.session()
        try database.withGraph { graph in
            let problems = graph.invariantViolations()
            if !problems.isEmpty { throw TestFailure("\(problems)") }
        }
    }

    /// The rows of a query, each as text.
    func rows(_ query: String) throws -> [String] {
        try session.run(query).rows().map { $0.map { ValuePrinter().text($0) }.joined(separator: " | ") }
    }

    /// The message of an import that fails; without the folder that the files are in.
    static func failure(
        nodes: [([String], [String])], relationships: [([String], [String])] = [],
        change: (inout ImportRequest) -> Void = { _ in }
    ) throws -> String {
        do {
            _ = try Importing(nodes: nodes, relationships: relationships, change: change)
            return "it did not fail"
        } catch let error as ImportError {
            return error.description.replacing(#//tmp/entente-test-[A-Za-z0-9]+//#, with: "")
        }
    }
}
