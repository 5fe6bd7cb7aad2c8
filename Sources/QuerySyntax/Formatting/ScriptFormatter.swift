import SourceText

/// Writes scripts in one style: a clause a line, keywords in capitals, lines of at most 100 columns where that can be.
///
/// Only blanks, line breaks, the capitals of keywords and the semicolons between statements change. Names, literals,
/// parentheses, comments and their order stay. So does the text of a RETURN item without AS, since it names a column.
public enum ScriptFormatter {
    /// Columns that lines should not exceed.
    public static let width = 100

    /// The statements of a text, formatted; the same text again gives the same result.
    ///
    /// - Throws: the first error of a text that does not parse; such a text has no form to be put into.
    /// - Complexity: O(bytes · depth of nesting).
    public static func format(_ source: SourceText) throws(Diagnostic) -> String {
        let script = Parser.parseScript(source)
        if let error = script.diagnostics.first { throw error }
        let lexemes = Lexeme.all(of: source)
        var printer = LayoutPrinter(width: width)
        var index = 0
        for statement in script.statements {
            let roles = SyntaxRoles(statement.tree)
            var end = index
            while end < lexemes.count,
                lexemes[end].start < statement.range.end || isEmptyStatement(lexemes[end], before: statement)
            {
                end += 1
            }
            index = write(
                Array(lexemes[index...min(end, lexemes.count - 1)]), from: index, roles, source, to: &printer)
        }
        for lexeme in lexemes[index...] {
            for comment in lexeme.leading + lexeme.trailing {
                printer.write(.hard(blank: comment.followsBlankLine))
                printer.write(.text(comment.text))
            }
        }
        return printer.text.isEmpty ? "" : printer.text + "\n"
    }

    /// A semicolon that nothing stands before.
    private static func isEmptyStatement(_ lexeme: Lexeme, before statement: ParsedStatement) -> Bool {
        lexeme.kind == .semicolon && lexeme.start < statement.range.start
    }

    /// Writes one statement with its semicolon; gives the index of what follows.
    private static func write(
        _ lexemes: [Lexeme], from index: Int, _ roles: SyntaxRoles, _ source: SourceText,
        to printer: inout LayoutPrinter
    ) -> Int {
        var rest = lexemes[...]
        // Semicolons of empty statements go, their comments stay.
        var orphans: [CommentPiece] = []
        while let first = rest.first, first.kind == .semicolon {
            orphans += first.leading + first.trailing
            rest = rest.dropFirst()
        }
        var joined = Lexeme.joining(roles.columns, of: Array(rest), in: source)
        guard !joined.isEmpty else { return index + lexemes.count }
        for orphan in orphans {
            printer.write(.hard(blank: orphan.followsBlankLine))
            printer.write(.text(orphan.text))
        }
        let blank = joined[0].leading.first?.followsBlankLine ?? joined[0].followsBlankLine
        printer.write(.hard(blank: blank))
        let last = joined.count - 1
        let ends = joined[last].kind == .semicolon || joined[last].kind == .endOfInput
        var afterwards: [CommentPiece] = []
        if ends, last > 0 {
            // The semicolon stands directly after the statement, before the comments behind its last token.
            afterwards = joined[last - 1].trailing
            joined[last - 1].trailing = []
        }
        var builder = LayoutBuilder(joined, roles: roles)
        printer.write(builder.statement())
        printer.write(.text(";"))
        for comment in afterwards { printer.write(.text(" " + comment.text)) }
        guard ends, joined[last].kind == .semicolon else { return index + lexemes.count - 1 }
        for comment in joined[last].leading {
            printer.write(.hard(blank: comment.followsBlankLine))
            printer.write(.text(comment.text))
        }
        for comment in joined[last].trailing {
            if afterwards.isEmpty, joined[last].leading.isEmpty {
                printer.write(.text(" " + comment.text))
            } else {
                printer.write(.hard(blank: false))
                printer.write(.text(comment.text))
            }
        }
        return index + lexemes.count
    }
}
