import ResultRendering
import SourceText

/// Findings in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS), as code forges read them.
enum SARIFLog {
    /// One log with one run. Columns count Unicode code points.
    static func text(_ findings: [Finding], version: String) -> String {
        var rules: [DiagnosticCode] = []
        for finding in findings where !rules.contains(finding.diagnostic.code) { rules.append(finding.diagnostic.code) }
        let driver = object([
            ("name", string("entente")), ("version", string(version)),
            ("rules", array(rules.map(rule))),
        ])
        let run = object([
            ("tool", object([("driver", driver)])), ("columnKind", string("unicodeCodePoints")),
            ("results", array(findings.map { result($0, rules) })),
        ])
        return object([
            ("$schema", string("https://json.schemastore.org/sarif-2.1.0.json")), ("version", string("2.1.0")),
            ("runs", array([run])),
        ]) + "\n"
    }

    private static func rule(_ code: DiagnosticCode) -> String {
        var members = [("id", string(code.rawValue))]
        if let page = ErrorCatalog.page(code.rawValue) {
            members.append(("fullDescription", object([("text", string(page.text))])))
        }
        return object(members)
    }

    private static func result(_ finding: Finding, _ rules: [DiagnosticCode]) -> String {
        let diagnostic = finding.diagnostic
        var message = diagnostic.message
        if let suggestion = diagnostic.suggestion { message += "; did you mean `\(suggestion)`?" }
        if let help = diagnostic.help { message += ". " + help }
        let start = finding.source.position(of: diagnostic.range.start)
        let end = finding.source.position(of: diagnostic.range.end)
        let region = object([
            ("startLine", "\(start.line)"), ("startColumn", "\(start.column)"), ("endLine", "\(end.line)"),
            ("endColumn", "\(end.column)"),
        ])
        let place = object([
            ("artifactLocation", object([("uri", string(uri(finding.source.name)))])), ("region", region),
        ])
        return object([
            ("ruleId", string(diagnostic.code.rawValue)),
            ("ruleIndex", "\(rules.firstIndex(of: diagnostic.code) ?? 0)"),
            ("level", string(diagnostic.severity.rawValue)), ("message", object([("text", string(message))])),
            ("locations", array([object([("physicalLocation", place)])])),
        ])
    }

    /// A path as a URI: relative ones stay relative, what is not allowed is written in percent.
    private static func uri(_ path: String) -> String {
        var text = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return text
    }

    private static func object(_ members: [(String, String)]) -> String {
        "{" + members.map { string($0.0) + ":" + $0.1 }.joined(separator: ",") + "}"
    }

    private static func array(_ elements: [String]) -> String { "[" + elements.joined(separator: ",") + "]" }

    private static func string(_ text: String) -> String {
        var result = ""
        JSONValueWriter.write(text, into: &result)
        return result
    }
}
