import Foundation
import QuerySyntax
import SourceText
import Testing

/// Every query text of the openCypher conformance kit, read from its scenarios.
struct KitQueryTests {
    private struct Scenario {
        var name: String
        var queries: [String] = []
        var expectsSyntaxError: String?
        var examples: [[String: String]] = []
    }

    /// The kit's folder of features: `ENTENTE_TCK`, or beside the package.
    private static var features: URL? {
        let environment = ProcessInfo.processInfo.environment
        var candidates: [URL] = []
        if let path = environment["ENTENTE_TCK"] { candidates.append(URL(fileURLWithPath: path)) }
        if let path = environment["ENTENTE_SHARED"] {
            candidates.append(URL(fileURLWithPath: path).appendingPathComponent("opencypher-tck"))
        }
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        candidates.append(folder.appendingPathComponent("shared/opencypher-tck"))
        return candidates.map { $0.appendingPathComponent("features") }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }

    private static func scenarios(_ text: String) -> [Scenario] {
        var scenarios: [Scenario] = []
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        var header: [String] = []
        var inExamples = false
        while let raw = lines.popFirst() {
            let line = raw.trimmingCharacters(in: .whitespaces)
            if line.hasPrefix("Scenario") || line.hasPrefix("Background") {
                scenarios.append(Scenario(name: line))
                inExamples = false
            } else if line == "\"\"\"" {
                var body: [Substring] = []
                while let next = lines.popFirst(), next.trimmingCharacters(in: .whitespaces) != "\"\"\"" {
                    body.append(next)
                }
                if !scenarios.isEmpty { scenarios[scenarios.count - 1].queries.append(body.joined(separator: "\n")) }
            } else if line.contains("SyntaxError should be raised") {
                scenarios[scenarios.count - 1].expectsSyntaxError = line
            } else if line.hasPrefix("Examples") {
                inExamples = true
                header = []
            } else if inExamples, line.hasPrefix("|") {
                let cells = cells(of: line)
                if header.isEmpty {
                    header = cells
                } else {
                    let pairs = zip(header, cells).map { ($0, $1) }
                    scenarios[scenarios.count - 1].examples.append(Dictionary(pairs) { first, _ in first })
                }
            }
        }
        return scenarios
    }

    private static func cells(of line: String) -> [String] {
        var cells = [""]
        var escaped = false
        for character in line.dropFirst().dropLast() {
            if character == "|", !escaped {
                cells.append("")
            } else {
                if escaped, character == "|" { cells[cells.count - 1].removeLast() }
                cells[cells.count - 1].append(character)
            }
            escaped = character == "\\" && !escaped
        }
        return cells.map { $0.trimmingCharacters(in: .whitespaces) }
    }

    @Test("Every query parses unless its scenario expects a syntax error, and then with that code or not at all here")
    func queries() throws {
        guard let features = Self.features else {
            print("SKIPPED: no conformance kit; set ENTENTE_TCK to its folder")
            return
        }
        var count = 0
        let files = FileManager.default.enumerator(at: features, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "feature" else { continue }
            for scenario in Self.scenarios(try String(contentsOf: file, encoding: .utf8)) {
                for example in scenario.examples.isEmpty ? [[:]] : scenario.examples {
                    for query in scenario.queries {
                        let text = example.reduce(query) { $0.replacing("<\($1.key)>", with: $1.value) }
                        count += 1
                        let source = SourceText(text, name: file.lastPathComponent)
                        let script = Parser.parseScript(source)
                        guard let diagnostic = script.diagnostics.first else {
                            #expect(script.statements.count == 1, "\(scenario.name): \(text)")
                            continue
                        }
                        #expect(
                            scenario.expectsSyntaxError?.hasSuffix(": " + diagnostic.code.rawValue) == true,
                            "\(scenario.name)\n\(DiagnosticRenderer().text(diagnostic, in: source))")
                    }
                }
            }
        }
        #expect(count > 1000)
    }
}
