/// A flaw in the text of a grammar, with its line.
public struct GrammarError: Error, CustomStringConvertible {
    public var line: Int
    public var message: String
    public var description: String { "Grammar.bnf:\(line): \(message)" }
}

/// Reads productions in the notation of the ISO database languages.
public struct GrammarReader {
    private enum Token: Equatable {
        case name(String), keyword(String), characters(String), prose(String)
        case bar, open, close, openGroup, closeGroup, ellipsis
    }

    private var tokens: [Token] = []
    private var position = 0
    private var line = 0

    /// Reads a whole grammar.
    public static func read(_ text: String) throws(GrammarError) -> GrammarDocument {
        var productions: [GrammarProduction] = []
        var section = ""
        var comment: [String] = []
        var pending: (name: String, lines: [String], comment: [String], line: Int)?
        var afterRule = false

        func finish() throws(GrammarError) {
            guard let rule = pending else { return }
            pending = nil
            let lexical = productions.contains { $0.name == "token" }
            var reader = GrammarReader(line: rule.line)
            let body: GrammarNode
            let written = rule.lines.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if lexical, !written.isEmpty, !written.contains(where: { $0.isLetter || $0.isNumber }) {
                body = .characters(written)
            } else {
                try reader.tokenize(written, lexical: lexical)
                body = try reader.choice()
                guard reader.position == reader.tokens.count else {
                    throw GrammarError(line: rule.line, message: "a closing bracket too many in <\(rule.name)>")
                }
            }
            productions.append(
                GrammarProduction(
                    name: rule.name, body: body, text: "<\(rule.name)> ::= \(written)", comment: rule.comment,
                    section: section, line: rule.line))
        }

        for (number, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = String(raw)
            if line.hasPrefix("!!") {
                try finish()
                let words = String(line.dropFirst(2).drop { $0 == " " })
                if words.hasPrefix("----") {
                    afterRule.toggle()
                    comment = []
                } else if afterRule {
                    section = words
                } else {
                    comment.append(words)
                }
            } else if line.allSatisfy(\.isWhitespace) {
                try finish()
                comment = []
            } else if line.hasPrefix("<"), let mark = line.firstRange(of: "> ::=") {
                try finish()
                let name = String(line[line.index(after: line.startIndex)..<mark.lowerBound])
                pending = (name, [String(line[mark.upperBound...])], comment, number + 1)
                comment = []
            } else if pending != nil {
                pending?.lines.append(line)
            } else {
                throw GrammarError(line: number + 1, message: "a line outside any production")
            }
        }
        try finish()
        return GrammarDocument(productions: productions)
    }

    private init(line: Int) { self.line = line }

    private mutating func tokenize(_ text: String, lexical: Bool) throws(GrammarError) {
        var words = text.split(separator: " ").map(String.init)[...]
        while let word = words.popFirst() {
            if word == "!!" {
                tokens.append(.prose(words.joined(separator: " ")))
                return
            }
            try add(word, to: &words, lexical: lexical)
        }
    }

    private mutating func add(_ word: String, to words: inout ArraySlice<String>, lexical: Bool) throws(GrammarError) {
        var word = word
        var repeats = false
        if word.hasSuffix("..."), word.count > 3 {
            word.removeLast(3)
            repeats = true
        }
        switch word {
        case "|": tokens.append(.bar)
        case "[": tokens.append(.open)
        case "]": tokens.append(.close)
        case "{": tokens.append(.openGroup)
        case "}": tokens.append(.closeGroup)
        default:
            if word.hasPrefix("<") {
                var name = word
                while !name.hasSuffix(">"), !name.hasSuffix(">...") {
                    guard let next = words.popFirst() else {
                        throw GrammarError(line: line, message: "an angle bracket is not closed after \(word)")
                    }
                    name += " " + next
                }
                if name.hasSuffix("...") {
                    name.removeLast(3)
                    repeats = true
                }
                tokens.append(.name(String(name.dropFirst().dropLast())))
            } else if !lexical || (word.count > 1 && word.allSatisfy { $0.isUppercase }) {
                guard word.allSatisfy({ $0.isASCII && $0.isUppercase }) else {
                    throw GrammarError(line: line, message: "`\(word)` is neither a keyword nor a name")
                }
                tokens.append(.keyword(word))
            } else {
                tokens.append(.characters(word))
            }
        }
        if repeats { tokens.append(.ellipsis) }
    }

    private mutating func choice() throws(GrammarError) -> GrammarNode {
        var alternatives = [try sequence()]
        while position < tokens.count, tokens[position] == .bar {
            position += 1
            alternatives.append(try sequence())
        }
        return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
    }

    private mutating func sequence() throws(GrammarError) -> GrammarNode {
        var parts: [GrammarNode] = []
        while position < tokens.count {
            var part: GrammarNode
            switch tokens[position] {
            case .bar, .close, .closeGroup:
                guard !parts.isEmpty else { throw GrammarError(line: line, message: "an empty alternative") }
                return parts.count == 1 ? parts[0] : .sequence(parts)
            case .name(let name): part = .nonterminal(name)
            case .keyword(let word): part = .keyword(word)
            case .characters(let text): part = .characters(text)
            case .prose(let text): part = .prose(text)
            case .open: part = .optional(try bracketed(.close))
            case .openGroup: part = try bracketed(.closeGroup)
            case .ellipsis: throw GrammarError(line: line, message: "an ellipsis after nothing")
            }
            position += 1
            if position < tokens.count, tokens[position] == .ellipsis {
                position += 1
                part = .repeated(part)
            }
            parts.append(part)
        }
        guard !parts.isEmpty else { throw GrammarError(line: line, message: "an empty alternative") }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    /// Reads up to the closing bracket and stays on it.
    private mutating func bracketed(_ end: Token) throws(GrammarError) -> GrammarNode {
        position += 1
        let inside = try choice()
        guard position < tokens.count, tokens[position] == end else {
            throw GrammarError(line: line, message: "a bracket is not closed")
        }
        return inside
    }
}
