/// Says whether characters make a token of some class, by the productions from `<token>` on.
///
/// It follows the productions letter by letter and keeps every place where one could end, which is slow, and nothing
/// like what the lexer does, which is the point.
public struct LexicalMatcher: Sendable {
    private let document: GrammarDocument

    public init(_ document: GrammarDocument) { self.document = document }

    /// True when the whole text is one token of the class.
    public func matches(_ tokenClass: String, _ text: String) -> Bool {
        let characters = Array(text.unicodeScalars)
        return ends(.nonterminal(tokenClass), characters, [0]).contains(characters.count)
    }

    /// The places where a node can end that begins at one of `starts`.
    private func ends(_ node: GrammarNode, _ text: [Unicode.Scalar], _ starts: Set<Int>) -> Set<Int> {
        if starts.isEmpty { return [] }
        switch node {
        case .keyword(let word): return following(word, text, starts, ignoringCase: true)
        case .characters(let mark): return following(mark, text, starts, ignoringCase: false)
        case .prose: return []
        case .nonterminal(let name):
            guard let production = document[name] else { return [] }
            if case .prose = production.body {
                return Set(starts.compactMap { start in described(name, text, start).map { start + $0 } })
            }
            return ends(production.body, text, starts)
        case .sequence(let parts): return parts.reduce(starts) { ends($1, text, $0) }
        case .choice(let parts): return parts.reduce(into: []) { $0.formUnion(ends($1, text, starts)) }
        case .optional(let part): return starts.union(ends(part, text, starts))
        case .repeated(let part):
            var reached: Set<Int> = []
            var fresh = starts
            while !fresh.isEmpty {
                fresh = ends(part, text, fresh).subtracting(reached)
                reached.formUnion(fresh)
            }
            return reached
        }
    }

    private func following(
        _ word: String, _ text: [Unicode.Scalar], _ starts: Set<Int>, ignoringCase: Bool
    ) -> Set<Int> {
        let length = word.unicodeScalars.count
        return Set(
            starts.compactMap { start in
                guard start + length <= text.count else { return nil }
                var found = String.UnicodeScalarView()
                found.append(contentsOf: text[start..<start + length])
                let spelled = String(found)
                return (ignoringCase ? spelled.uppercased() : spelled) == word ? start + length : nil
            })
    }

    /// Length of what a production in plain words describes, at a place; nil when it is not there.
    private func described(_ name: String, _ text: [Unicode.Scalar], _ start: Int) -> Int? {
        guard start < text.count else { return nil }
        let character = text[start]
        let holds =
            switch name {
            case "identifier start":
                character.properties.isIDStart || character.properties.generalCategory == .connectorPunctuation
            case "identifier part":
                character.properties.isIDContinue || character.properties.generalCategory == .currencySymbol
            case "backtick": character == "`"
            case "low line": character == "_"
            case "character but backtick": character != "`"
            case "dollar sign": character == "$"
            case "digit": ("0"..."9").contains(character)
            case "non-zero digit": ("1"..."9").contains(character)
            case "hex digit": character.properties.isASCIIHexDigit
            case "octal digit": ("0"..."7").contains(character)
            case "quote": character == "'"
            case "double quote": character == "\""
            case "character but quote": character != "'" && character != "\\"
            case "character but double quote": character != "\"" && character != "\\"
            case "escape": character == "\\"
            default: preconditionFailure("no meaning given for <\(name)>")
            }
        guard holds else { return nil }
        return name == "escape" ? escapeLength(text, start) : 1
    }

    private func escapeLength(_ text: [Unicode.Scalar], _ start: Int) -> Int? {
        guard start + 1 < text.count else { return nil }
        switch text[start + 1] {
        case "\\", "'", "\"", "`", "b", "f", "n", "r", "t": return 2
        case "u", "U":
            let digits = text[start + 1] == "u" ? 4 : 8
            guard start + 2 + digits <= text.count else { return nil }
            return text[start + 2..<start + 2 + digits].allSatisfy(\.properties.isASCIIHexDigit) ? 2 + digits : nil
        default: return nil
        }
    }
}
