import Foundation

/// The query texts of the openCypher conformance kit, outlines expanded.
///
/// It reads no more of the feature files than it needs: doc strings after the steps that run a query, and the example
/// tables of outlines.
public enum FeatureQueries {
    /// One query and where it stands.
    public struct Query: Sendable {
        public var text: String
        /// `File.feature:line`
        public var place: String
        /// The kit tags the scenario as one whose query is no sentence of its grammar.
        public var isUngrammatical: Bool
        /// The detail of the error that it must raise, where it must.
        public var refusal: String?
    }

    /// The queries of all features below a folder; equal texts once.
    public static func read(below folder: URL) throws -> [Query] {
        var seen: Set<String> = []
        var queries: [Query] = []
        for file in RepositoryFiles.files(below: folder, ending: ".feature") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for query in self.queries(in: text, name: file.lastPathComponent) where seen.insert(query.text).inserted {
                queries.append(query)
            }
        }
        return queries
    }

    /// The queries of one feature file.
    public static func queries(in text: String, name: String) -> [Query] {
        var queries: [Query] = []
        /// Queries of the scenario at hand, which wait for its examples.
        var templates: [Query] = []
        var header: [String] = []
        var inExamples = false
        var expanded = false
        var tags = ""
        var ungrammatical = false
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }

        func finishScenario() {
            if !expanded { queries += templates }
            templates = []
            inExamples = false
            expanded = false
        }

        var number = 0
        while number < lines.count {
            let line = lines[number]
            if line.hasPrefix("Scenario") || line.hasPrefix("Background") {
                finishScenario()
                ungrammatical = tags.contains("@skipGrammarCheck")
                tags = ""
            } else if line.hasPrefix("@") {
                tags += line
            } else if line.hasPrefix("Examples:") {
                inExamples = true
                header = []
            } else if inExamples, line.hasPrefix("|") {
                let cells = cells(of: line)
                if header.isEmpty {
                    header = cells
                } else {
                    expanded = true
                    queries += templates.map { substitute(header, cells, in: $0) }
                }
            } else if line.contains("should be raised"), let last = templates.indices.last {
                templates[last].refusal = line.split(separator: " ").last.map(String.init)
            } else if line == "\"\"\"", number > 0 {
                let setup = number - 1
                let runs = ["executing query", "executing control query", "having executed"]
                let wanted = runs.contains { lines[setup].contains($0) }
                var body: [String] = []
                number += 1
                let first = number + 1
                while number < lines.count, lines[number] != "\"\"\"" {
                    body.append(lines[number])
                    number += 1
                }
                if wanted {
                    templates.append(
                        Query(
                            text: body.joined(separator: "\n"), place: "\(name):\(first)",
                            isUngrammatical: ungrammatical && lines[setup].contains("executing query")))
                }
            }
            number += 1
        }
        finishScenario()
        return queries
    }

    private static func cells(of line: String) -> [String] {
        var cells: [String] = []
        var cell = ""
        var escaped = false
        for character in line.dropFirst() {
            if escaped {
                cell += character == "|" || character == "\\" ? String(character) : "\\" + String(character)
                escaped = false
            } else if character == "\\" {
                escaped = true
            } else if character == "|" {
                cells.append(cell.trimmingCharacters(in: .whitespaces))
                cell = ""
            } else {
                cell.append(character)
            }
        }
        return cells
    }

    private static func substitute(_ header: [String], _ cells: [String], in query: Query) -> Query {
        var text = query.text
        for (name, value) in zip(header, cells) { text = text.replacingOccurrences(of: "<\(name)>", with: value) }
        var expanded = query
        expanded.text = text
        return expanded
    }
}
