import Foundation
import TestSupport
import Testing

/// `entente check --format sarif` beside the rules of SARIF 2.1.0 (OASIS), section by section.
@Suite("SARIF")
struct SARIFTests {
    /// A kind of object in the standard: the members that it must have, and those that it may have.
    private struct Kind {
        var section: String
        var required: Set<String>
        var optional: Set<String> = []
    }

    private static let log = Kind(section: "3.13", required: ["version", "runs"], optional: ["$schema"])
    private static let run = Kind(section: "3.14", required: ["tool"], optional: ["results", "columnKind"])
    private static let tool = Kind(section: "3.18", required: ["driver"])
    private static let component = Kind(section: "3.19", required: ["name"], optional: ["version", "rules"])
    private static let descriptor = Kind(section: "3.49", required: ["id"], optional: ["fullDescription"])
    private static let result = Kind(
        section: "3.27", required: ["message"], optional: ["ruleId", "ruleIndex", "level", "locations"])
    private static let message = Kind(section: "3.11", required: ["text"])
    private static let location = Kind(section: "3.28", required: [], optional: ["physicalLocation"])
    private static let place = Kind(section: "3.29", required: ["artifactLocation"], optional: ["region"])
    private static let artifact = Kind(section: "3.4", required: ["uri"])
    private static let region = Kind(
        section: "3.30", required: ["startLine"], optional: ["startColumn", "endLine", "endColumn"])

    private func members(of value: Any?, _ kind: Kind) throws -> [String: Any] {
        let members = try #require(value as? [String: Any], "section \(kind.section): an object")
        let names = Set(members.keys)
        #expect(kind.required.isSubset(of: names), "section \(kind.section) requires \(kind.required)")
        let unknown = names.subtracting(kind.required).subtracting(kind.optional)
        #expect(unknown.isEmpty, "section \(kind.section) is not checked for \(unknown)")
        return members
    }

    /// Checks a whole log; gives its results.
    @discardableResult
    private func verify(_ text: String, lines: Int) throws -> [[String: Any]] {
        let log = try members(of: JSONSerialization.jsonObject(with: Data(text.utf8)), Self.log)
        #expect(log["version"] as? String == "2.1.0")
        let runs = try #require(log["runs"] as? [Any])
        #expect(runs.count == 1)
        let run = try members(of: runs.first, Self.run)
        #expect(["utf16CodeUnits", "unicodeCodePoints"].contains(run["columnKind"] as? String))
        let driver = try members(of: members(of: run["tool"], Self.tool)["driver"], Self.component)
        #expect((driver["name"] as? String)?.isEmpty == false)
        var ids: [String] = []
        for rule in try #require(driver["rules"] as? [Any]) {
            let rule = try members(of: rule, Self.descriptor)
            ids.append(try #require(rule["id"] as? String))
            if let description = rule["fullDescription"] { try verify(message: description) }
        }
        #expect(Set(ids).count == ids.count, "3.19.23: rules are unique")
        let results = try #require(run["results"] as? [Any]).map { try members(of: $0, Self.result) }
        for result in results {
            try verify(message: result["message"])
            #expect(["none", "note", "warning", "error"].contains(result["level"] as? String), "3.27.10")
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(ids.indices.contains(index) && ids[index] == result["ruleId"] as? String, "3.27.6")
            for location in try #require(result["locations"] as? [Any]) { try verify(location: location, lines: lines) }
        }
        return results
    }

    private func verify(message: Any?) throws {
        let text = try members(of: message, Self.message)["text"] as? String
        #expect(text?.isEmpty == false)
    }

    private func verify(location: Any, lines: Int) throws {
        let place = try members(of: members(of: location, Self.location)["physicalLocation"], Self.place)
        let uri = try #require(try members(of: place["artifactLocation"], Self.artifact)["uri"] as? String)
        #expect(uri.wholeMatch(of: #/(file:\/\/\/)?([A-Za-z0-9\-._~\/]|%[0-9A-F]{2})+/#) != nil, "3.4.3: \(uri)")
        let region = try members(of: place["region"], Self.region)
        let (line, endLine) = (region["startLine"] as? Int ?? 0, region["endLine"] as? Int ?? 0)
        let (column, endColumn) = (region["startColumn"] as? Int ?? 0, region["endColumn"] as? Int ?? 0)
        #expect(line >= 1 && column >= 1 && endLine >= line && endLine <= lines && endColumn >= 1, "3.30")
        #expect(endLine > line || endColumn >= column, "3.30.8")
    }

    @Test func places() throws {
        let folder = try TemporaryFolder()
        let script = try folder.write("RETURN 'ế', x;", to: "a b.cypher")
        let run = try ProgramRun.of(["check", "--format", "sarif", script])
        #expect(run.status == 1)
        let result = try #require(try verify(run.output, lines: 1).first)
        #expect(result["ruleId"] as? String == "UndefinedVariable")
        let location = try #require((result["locations"] as? [[String: Any]])?.first)
        let place = try #require(location["physicalLocation"] as? [String: Any])
        let uri = (place["artifactLocation"] as? [String: Any])?["uri"] as? String
        #expect(uri == "file://" + folder.path + "/a%20b.cypher")
        let region = try #require(place["region"] as? [String: Any])
        #expect(
            region["startLine"] as? Int == 1 && region["startColumn"] as? Int == 13 && region["endColumn"] as? Int == 14
        )
    }

    /// Errors of every stage, warnings, mistakes at the very end and over several lines.
    @Test func everyKindOfFinding() throws {
        let folder = try TemporaryFolder()
        let graph = try folder.write("CREATE (:Person {name: 'An'});", to: "graph.cypher")
        let texts = [
            "RETURN 1 AS x;", "", "RETURN", "MATCH (n", "RETURN 'open\nRETURN 2", "RETURN 1 /* open\n\n",
            "// @param a INTEGR = \nRETURN $b;\n:modd box\n", "MATCH (n:Persn)\nWHERE n.nme = 'ế'\nRETURN n.x, y",
            "RETURN toUpper(1);\nMATCH (n) LIMIT 3;\nRETURN date('x') AS d;",
        ]
        var levels: Set<String> = []
        for (number, text) in texts.enumerated() {
            let script = try folder.write(text, to: "scripts/über \(number).cypher")
            let run = try ProgramRun.of(["check", "--format", "sarif", "-g", graph, script])
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
            let results = try verify(run.output, lines: lines)
            #expect((run.status == 0) == results.isEmpty)
            levels.formUnion(results.compactMap { $0["level"] as? String })
        }
        #expect(levels == ["error", "warning"])
        let stdin = try ProgramRun.of(["check", "--format", "sarif", "-"], input: "RETURN x")
        #expect(try verify(stdin.output, lines: 1).count == 1)
    }
}
