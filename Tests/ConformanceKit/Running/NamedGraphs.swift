import Foundation

/// The graphs that scenarios ask for by name: `graphs/NAME/NAME.json` lists scripts beside it.
public struct NamedGraphs: Sendable {
    private let directory: URL?

    /// - Parameter directory: the folder `graphs` of a kit; nil where there is none.
    public init(directory: URL?) {
        self.directory = directory
    }

    /// The statements that build a graph, or nil when it is unknown.
    func queries(of name: String) -> [String]? {
        guard let folder = directory?.appendingPathComponent(name) else { return nil }
        var queries: [String] = []
        for script in scripts(of: name, in: folder) {
            let file = folder.appendingPathComponent(script + ".cypher")
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
            // No statement of these scripts has a semicolon inside.
            queries += text.split(separator: ";").map(String.init).filter { text in
                !text.allSatisfy(\.isWhitespace)
            }
        }
        return queries
    }

    private func scripts(of name: String, in folder: URL) -> [String] {
        struct Metadata: Decodable {
            var scripts: [String]
        }
        let file = folder.appendingPathComponent(name + ".json")
        guard let data = try? Data(contentsOf: file),
            let metadata = try? JSONDecoder().decode(Metadata.self, from: data)
        else { return [name] }
        return metadata.scripts
    }
}
