import QuerySyntax
import SourceText

/// Finds the shell's own commands between the statements of a text, and tells when a typed text is complete.
///
/// A line that begins with `:` where a statement could begin is a command, up to its end. The lexer decides where that
/// is, so a colon inside a string, a comment or a pattern is never mistaken.
enum StatementSplitter {
    /// A part of a text.
    enum Part {
        /// Statements. The source has the length and lines of the whole text, all other parts blank, so that positions
        /// are those of the file.
        case statements(SourceText)
        /// A command with its colon, and where it stands.
        case command(String, range: SourceRange)
    }

    /// The parts of a text in order.
    ///
    /// - Complexity: O(bytes) where there are no commands; another pass over the rest for each one.
    static func parts(of source: SourceText) -> [Part] {
        guard mayHaveCommands(source) else { return [.statements(source)] }
        var parts: [Part] = []
        var bytes = source.bytes
        var start = 0
        while let command = firstCommand(in: SourceText(bytes: bytes, name: source.name), source) {
            let begin = Int(command.start)
            let end = Int(command.end)
            parts.append(.statements(blanked(source, keeping: start..<begin)))
            parts.append(.command(source.text(in: command), range: command))
            for index in start..<end where bytes[index] != 0x0A { bytes[index] = 0x20 }
            start = end
        }
        parts.append(.statements(blanked(source, keeping: start..<bytes.count)))
        return parts
    }

    /// Whether Enter should run a text rather than begin another line of it.
    ///
    /// Complete are: commands; a text whose last token is a semicolon; and a text in which nothing is open after an
    /// empty line, so that a forgotten semicolon does not keep anyone waiting.
    static func isComplete(_ text: String) -> Bool {
        let trimmed = text.drop { $0.isWhitespace }
        guard let first = trimmed.first, first != ":", first != "?" else { return true }
        if isWordOfLeave(text) { return true }
        var depth = 0
        var last: TokenKind?
        for token in Lexer.tokens(of: SourceText(text)) {
            switch token.kind {
            case .endOfInput: break
            case .leftParen, .leftBracket, .leftBrace: depth += 1
            case .rightParen, .rightBracket, .rightBrace: depth -= 1
            // A quote too many swallows the rest of the text; an empty line gets one out of it, and the error shown.
            case .unterminatedString, .unterminatedName, .unterminatedComment:
                return endsWithEmptyLine(text)
            default: break
            }
            if token.kind != .endOfInput { last = token.kind }
        }
        guard let last else { return endsWithEmptyLine(text) }
        return last == .semicolon || (depth <= 0 && endsWithEmptyLine(text))
    }

    /// `exit`, `quit` and `help` on their own: what people try first.
    static func isWordOfLeave(_ text: String) -> Bool {
        var word = text.lowercased().filter { !$0.isWhitespace }
        if word.hasSuffix(";") { word.removeLast() }
        return ["exit", "quit", "help"].contains(word)
    }

    private static func endsWithEmptyLine(_ text: String) -> Bool {
        guard let lineBreak = text.unicodeScalars.lastIndex(of: "\n") else { return false }
        return text.unicodeScalars[lineBreak...].allSatisfy(\.properties.isWhitespace)
    }

    private static func mayHaveCommands(_ source: SourceText) -> Bool {
        source.lineStarts.contains { start in
            var index = Int(start)
            while index < source.bytes.count, source.bytes[index] == 0x20 || source.bytes[index] == 0x09 { index += 1 }
            return index < source.bytes.count && source.bytes[index] == UInt8(ascii: ":")
        }
    }

    private static func firstCommand(in rest: SourceText, _ source: SourceText) -> SourceRange? {
        var isStart = true
        for token in Lexer.tokens(of: rest) {
            if isStart, token.kind == .colon {
                let line = source.lineRange(source.lineIndex(of: token.range.start))
                return SourceRange(start: token.range.start, end: line.end)
            }
            isStart = token.kind == .semicolon
        }
        return nil
    }

    private static func blanked(_ source: SourceText, keeping range: Range<Int>) -> SourceText {
        var bytes = source.bytes
        for index in bytes.indices where !range.contains(index) && bytes[index] != 0x0A { bytes[index] = 0x20 }
        return SourceText(bytes: bytes, name: source.name)
    }
}
