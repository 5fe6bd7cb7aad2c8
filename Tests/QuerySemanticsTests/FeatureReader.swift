import Foundation
import QuerySemantics

/// One scenario of the conformance kit, as far as binding goes.
struct FeatureScenario: Sendable {
    var name: String
    /// Set-up and control queries; all must bind.
    var otherQueries: [String] = []
    var query = ""
    var parameters: Set<String> = []
    var procedures: [String: ProcedureSignature] = [:]
    /// `SyntaxError`, `InvalidArgumentType`, `compile time`
    var error: (type: String, detail: String, phase: String)?

}

/// Reads the scenarios of the kit's feature files, outlines expanded. Line-based: it knows only what the kit uses.
enum FeatureReader {
    /// Where the kit is; nil when this machine has none.
    static var root: String? {
        let environment = ProcessInfo.processInfo.environment
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let shared =
            environment["ENTENTE_SHARED"]
            ?? package.deletingLastPathComponent().appendingPathComponent("shared").path
        let kit = environment["ENTENTE_TCK"] ?? shared + "/opencypher-tck"
        return FileManager.default.fileExists(atPath: kit + "/features") ? kit + "/features" : nil
    }

    static func scenarios(under root: String) throws -> [FeatureScenario] {
        let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        var result: [FeatureScenario] = []
        for file in files.filter({ $0.hasSuffix(".feature") }).sorted() {
            let text = try String(contentsOfFile: root + "/" + file, encoding: .utf8)
            result += scenarios(of: text, file: file)
        }
        return result
    }

    private static func scenarios(of text: String, file: String) -> [FeatureScenario] {
        var blocks: [[String]] = []
        var background: [String] = []
        var inBackground = false
        var inText = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            if trimmed == "\"\"\"" { inText.toggle() }
            if !inText, trimmed.hasPrefix("#") || trimmed.hasPrefix("@") { continue }
            if !inText, trimmed.hasPrefix("Background:") {
                inBackground = true
            } else if !inText, trimmed.hasPrefix("Scenario") {
                inBackground = false
                blocks.append([line])
            } else if inBackground {
                background.append(line)
            } else if !blocks.isEmpty {
                blocks[blocks.count - 1].append(line)
            }
        }
        return blocks.flatMap { expand([$0[0]] + background + $0.dropFirst()) }.map { lines in
            scenario(lines, file: file)
        }
    }

    /// The scenarios of an outline, one for each row of its examples.
    private static func expand(_ lines: [String]) -> [[String]] {
        guard let start = lines.firstIndex(where: { $0.contains("Examples:") }) else { return [lines] }
        let body = Array(lines[..<start])
        let rows = lines[start...].map { $0.trimmingCharacters(in: .whitespaces) }.filter { $0.hasPrefix("|") }
            .map(cells)
        guard let header = rows.first else { return [] }
        return rows.dropFirst().map { row in
            body.map { line in
                zip(header, row).reduce(line) { $0.replacingOccurrences(of: "<\($1.0)>", with: $1.1) }
            }
        }
    }

    private static func cells(_ line: String) -> [String] {
        var cells: [String] = []
        var cell = ""
        var escaped = false
        for character in line.dropFirst() {
            if escaped {
                cell += character == "|" ? "|" : "\\\(character)"
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

    private static func scenario(_ lines: [String], file: String) -> FeatureScenario {
        let title = lines[0].trimmingCharacters(in: .whitespaces)
        var scenario = FeatureScenario(name: "\(file) \(title)")
        var index = 1
        while index < lines.count {
            let line = lines[index].trimmingCharacters(in: .whitespaces)
            index += 1
            if line.contains("executing query:") || line.contains("executing control query:")
                || line.contains("having executed:")
            {
                var text: [String] = []
                index += 1
                while index < lines.count, lines[index].trimmingCharacters(in: .whitespaces) != "\"\"\"" {
                    text.append(lines[index])
                    index += 1
                }
                index += 1
                if line.contains("executing query:") {
                    scenario.query = text.joined(separator: "\n")
                } else {
                    scenario.otherQueries.append(text.joined(separator: "\n"))
                }
            } else if line.contains("parameters are:") {
                while index < lines.count, lines[index].trimmingCharacters(in: .whitespaces).hasPrefix("|") {
                    if let name = cells(lines[index].trimmingCharacters(in: .whitespaces)).first {
                        scenario.parameters.insert(name)
                    }
                    index += 1
                }
            } else if let range = line.range(of: "there exists a procedure ") {
                let signature = signature(String(line[range.upperBound...]))
                scenario.procedures[signature.name] = signature
            } else if line.contains("should be raised at") {
                let words = line.split(separator: " ").map(String.init)
                let phase =
                    line.contains("compile time") ? "compile time" : line.contains("runtime") ? "runtime" : "any time"
                scenario.error = (words[2], words[words.count - 1], phase)
            }
        }
        return scenario
    }

    /// `name(in :: TYPE?, …) :: (out :: TYPE?, …):`
    private static func signature(_ text: String) -> ProcedureSignature {
        let name = text.prefix { $0 != "(" }
        let lists = text.split(separator: "(", omittingEmptySubsequences: false).dropFirst().map { part in
            fields(String(part.prefix { $0 != ")" }))
        }
        return ProcedureSignature(
            name: String(name).trimmingCharacters(in: .whitespaces), inputs: lists.first ?? [],
            outputs: lists.count > 1 ? lists[1] : [])
    }

    private static func fields(_ text: String) -> [ProcedureSignature.Field] {
        text.split(separator: ",").map { field in
            let parts = field.components(separatedBy: "::").map { $0.trimmingCharacters(in: .whitespaces) }
            let type = parts.count > 1 ? parts[1] : "ANY?"
            return ProcedureSignature.Field(
                name: parts[0], type: valueType(type.replacingOccurrences(of: "?", with: "")),
                nullable: type.hasSuffix("?"))
        }
    }

    private static func valueType(_ name: String) -> ValueType {
        switch name {
        case "INTEGER": .integer
        case "FLOAT": .float
        case "NUMBER": .number
        case "STRING": .string
        case "BOOLEAN": .boolean
        case "MAP": .map
        default: .any
        }
    }
}
