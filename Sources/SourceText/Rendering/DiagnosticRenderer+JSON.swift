extension DiagnosticRenderer {
    /// One diagnostic as a JSON object on one line, without a line break after it.
    ///
    /// Lines and columns count from 1, columns in Unicode scalars; `endLine` and `endColumn` are those after the last
    /// character; `startByte` and `endByte` count UTF-8 bytes from 0. `sourceLine` is the line of the first byte.
    /// `suggestion` and `help` are null where there are none.
    public func json(_ diagnostic: Diagnostic, in source: SourceText) -> String {
        let start = source.position(of: diagnostic.range.start)
        let end = source.position(of: diagnostic.range.end)
        let line = source.text(in: source.lineRange(start.line - 1))
        let members: [(String, String)] = [
            ("severity", Self.quoted(diagnostic.severity.rawValue)),
            ("code", Self.quoted(diagnostic.code.rawValue)),
            ("gqlstatus", Self.quoted(diagnostic.code.gqlStatus)),
            ("type", Self.quoted(diagnostic.type.rawValue)),
            ("phase", Self.quoted(diagnostic.phase.rawValue)),
            ("message", Self.quoted(diagnostic.message)),
            ("source", Self.quoted(source.name)),
            ("line", "\(start.line)"), ("column", "\(start.column)"),
            ("endLine", "\(end.line)"), ("endColumn", "\(end.column)"),
            ("startByte", "\(diagnostic.range.start)"), ("endByte", "\(diagnostic.range.end)"),
            ("sourceLine", Self.quoted(line)),
            ("expected", "[" + diagnostic.expected.map(Self.quoted).joined(separator: ",") + "]"),
            ("suggestion", diagnostic.suggestion.map(Self.quoted) ?? "null"),
            ("help", diagnostic.help.map(Self.quoted) ?? "null"),
        ]
        return "{" + members.map { Self.quoted($0.0) + ":" + $0.1 }.joined(separator: ",") + "}"
    }

    /// A JSON string: quotes, backslashes and control characters escaped, everything else as it is.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            default:
                if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
                    let digits = String(scalar.value, radix: 16)
                    quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    quoted.unicodeScalars.append(scalar)
                }
            }
        }
        return quoted + "\""
    }
}
