import QuerySyntax
import SourceText
import Testing

/// The tree of a text that must parse, on one line with single blanks.
func tree(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    do throws(Diagnostic) {
        return flat(try Parser.parseStatement(SourceText(text)).tree.description)
    } catch {
        Issue.record("\(text): \(error.message)", sourceLocation: sourceLocation)
        throw error
    }
}

/// The tree of one expression.
func expression(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    let whole = try tree("RETURN " + text, sourceLocation: sourceLocation)
    let prefix = "(Query (SingleQuery (ReturnClause (ReturnItem "
    try #require(whole.hasPrefix(prefix) && whole.hasSuffix("))))"), sourceLocation: sourceLocation)
    return String(whole.dropFirst(prefix.count).dropLast(4))
}

/// The tree of one clause, followed by whatever makes the statement complete.
func clause(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    let whole = try tree(text, sourceLocation: sourceLocation)
    let prefix = "(Query (SingleQuery "
    try #require(whole.hasPrefix(prefix) && whole.hasSuffix("))"), sourceLocation: sourceLocation)
    return String(whole.dropFirst(prefix.count).dropLast(2))
}

/// Line breaks and indents of a printed tree as single blanks.
func flat(_ printed: String) -> String {
    printed.split(whereSeparator: { $0 == "\n" || $0 == " " }).joined(separator: " ")
}

/// The first error of a text that must not parse.
func failure(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Diagnostic {
    do throws(Diagnostic) {
        let parsed = try Parser.parseStatement(SourceText(text))
        Issue.record("\(text) parsed: \(parsed.tree)", sourceLocation: sourceLocation)
    } catch {
        return error
    }
    throw Diagnostic(.unexpectedSyntax, "no error", at: .none)
}

/// The first error as it is shown.
func rendered(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    DiagnosticRenderer().text(try failure(text, sourceLocation: sourceLocation), in: SourceText(text))
}
