/// Writes diagnostics for people, with the source line and carets, and for programs, as JSON.
public struct DiagnosticRenderer: Sendable {
    /// True to mark severity, carets and places with ANSI colours that read on dark and on light backgrounds.
    public var usesColor: Bool
    /// Columns that a source line may take before it is cut around the place to blame; at least 20.
    public var width: Int
    /// Columns of the terminal, where messages are to be broken at words; nil: they stay in one line.
    public var terminalWidth: Int?

    /// A renderer; without arguments one for logs and pipes.
    public init(usesColor: Bool = false, width: Int = 120) {
        self.usesColor = usesColor
        self.width = max(20, width)
    }

    /// A renderer for a terminal: source lines are cut, messages broken so that they fit.
    public init(usesColor: Bool, terminalWidth: Int) {
        // Six columns are for the number of the line.
        self.init(usesColor: usesColor, width: min(120, terminalWidth - 6))
        self.terminalWidth = terminalWidth
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
        let message = wrapped(title + ": " + VisibleText.line(diagnostic.message))
        var lines = [paint(title, color(diagnostic.severity)) + message.dropFirst(title.count)]
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
        func remark(_ text: String) {
            let margin = gutter + " = "
            let text = wrapped(margin + text).dropFirst(margin.count)
            lines.append(gutter + " " + paint("=", .blue) + " " + text)
        }
        if !diagnostic.expected.isEmpty {
            let expected = diagnostic.expected.map(Self.quoted(expected:)).joined(separator: ", ")
            remark("expected: " + VisibleText.line(expected))
        }
        if let suggestion = diagnostic.suggestion {
            remark("did you mean `" + VisibleText.line(suggestion) + "`?")
        }
        if let help = diagnostic.help { remark("help: " + VisibleText.line(help)) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func wrapped(_ text: String) -> String {
        terminalWidth.map { WrappedText.text(text, width: $0) } ?? text
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
