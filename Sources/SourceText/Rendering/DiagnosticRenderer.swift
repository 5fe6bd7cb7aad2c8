/// Writes diagnostics for people, with the source line and carets, and for programs, as JSON.
public struct DiagnosticRenderer: Sendable {
    /// True to mark severity, carets and places with ANSI colours that read on dark and on light backgrounds.
    public var usesColor: Bool
    /// Columns that a source line may take before it is cut around the place to blame; at least 20.
    public var width: Int

    /// A renderer; without arguments one for logs and pipes.
    public init(usesColor: Bool = false, width: Int = 120) {
        self.usesColor = usesColor
        self.width = max(20, width)
    }

    /// One diagnostic as lines of text, the last one ended by a line break:
    ///
    ///     error[UnexpectedSyntax, 42001]: expected `)`, `{` or `:`, found `RETURN`
    ///      --> file.cypher:1:10
    ///       |
    ///     1 | MATCH (n RETURN n
    ///       |          ^^^^^^
    ///       = expected: `)`, `{`, `:`
    ///       = help: the `(` at line 1, column 7 is still open
    ///
    /// Control characters of the source, and characters that reorder text, are shown as stand-ins.
    ///
    /// - Complexity: O(bytes of the source line).
    public func text(_ diagnostic: Diagnostic, in source: SourceText) -> String {
        let title = "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue), \(diagnostic.code.gqlStatus)]"
        var lines = [paint(title, color(diagnostic.severity)) + ": " + VisibleText.line(diagnostic.message)]
        var gutter = ""
        if let excerpt = SourceExcerpt(diagnostic.range, in: source, width: width) {
            gutter = String(repeating: " ", count: excerpt.lineNumber.count)
            let place = "\(VisibleText.line(source.name)):\(excerpt.position.line):\(excerpt.position.column)"
            lines.append(gutter + paint("-->", .blue) + " " + place)
            lines.append(gutter + paint(" |", .blue))
            lines.append(paint(excerpt.lineNumber + " |", .blue) + " " + excerpt.line)
            lines.append(
                gutter + paint(" |", .blue) + " " + excerpt.indent + paint(excerpt.carets, color(diagnostic.severity)))
        }
        let bullet = gutter + " " + paint("=", .blue) + " "
        if !diagnostic.expected.isEmpty {
            let expected = diagnostic.expected.map(Self.quoted(expected:)).joined(separator: ", ")
            lines.append(bullet + "expected: " + VisibleText.line(expected))
        }
        if let suggestion = diagnostic.suggestion {
            lines.append(bullet + "did you mean `" + VisibleText.line(suggestion) + "`?")
        }
        if let help = diagnostic.help { lines.append(bullet + "help: " + VisibleText.line(help)) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Spellings in backticks; what has no spelling ("an expression") as it is.
    private static func quoted(expected text: String) -> String {
        text.hasPrefix("a ") || text.hasPrefix("an ") || text.hasPrefix("the ") ? text : "`\(text)`"
    }

    private enum Color: String {
        case red = "\u{1B}[1;31m"
        case yellow = "\u{1B}[1;33m"
        case blue = "\u{1B}[34m"
    }

    private func color(_ severity: Diagnostic.Severity) -> Color {
        switch severity {
        case .error: .red
        case .warning: .yellow
        case .note: .blue
        }
    }

    private func paint(_ text: String, _ color: Color) -> String {
        usesColor ? color.rawValue + text + "\u{1B}[0m" : text
    }
}
