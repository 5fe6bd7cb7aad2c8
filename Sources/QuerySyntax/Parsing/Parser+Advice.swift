import SourceText

/// What a teacher would add to an error: the way it is said here, for those who come from another language or have
/// lost a bracket, a quote or the order of the clauses.
extension Parser {
    /// A line of advice on the current token, where there is any.
    var advice: String? {
        guard expected.position == input.position else { return nil }
        let token = input.current
        if let line = adviceOnWord(at: input.position) { return line }
        if let keyword = token.keyword, let line = Self.place(of: keyword) { return line }
        let before = input.position > 0 ? input.tokens[input.position - 1].kind : .endOfInput
        if expected.wants(.pattern) || expected.wants(.node) {
            return token.kind == .comma || token.kind == .endOfInput ? nil : "a node stands in parentheses: (n:Label)"
        }
        switch token.kind {
        case .leftParen where before == .minus || before == .less || before == .rightBracket: return Self.arrows
        case .greater where before == .minus || before == .rightBracket: return Self.arrows
        case .equals where before == .rightParen && input.following.kind == .greater: return Self.arrows
        case .minus where before == .minus && expected.wants(.node): return Self.arrows
        case .leftParen where before == .rightParen:
            return "patterns are separated by commas, or joined by relationships: (a)-->(b)"
        case .equals where before == .identifier && expected.wantsColon:
            return "a colon stands between key and value: {key: value}"
        case .string where expected.wants(.propertyKey): return Self.bareName
        case .string where expected.wants(.variable) || expected.wants(.name): return Self.bareName
        case .identifier where before == .string && input.tokens[input.position - 1].end == token.start:
            return "a quote inside a string is written \\', or the string stands in the other quotes"
        default: return nil
        }
    }

    private static let arrows = "a relationship is drawn --, -->, <-- or, with a type, -[:TYPE]->"
    private static let bareName = "a name stands without quotes, or in backticks"

    /// The token before the current one, when it is a word that was taken for a variable but is rather a misspelt
    /// keyword, or one of another language, in front of its operand: `NTO x`, `DISTNCT x`, `TOP 3`.
    var misreadWord: (token: Token, suggestion: String?, help: String?)? {
        guard input.position > 0, expected.position == input.position, expected.wants(.infixOperator),
            input.tokens[input.position - 1].kind == .identifier
        else { return nil }
        switch input.current.kind {
        case .identifier, .escapedIdentifier, .integer, .float, .string, .parameter: break
        case .keyword:
            guard ["TRUE", "FALSE", "NULL"].contains(input.current.keyword?.text.uppercased() ?? "") else { return nil }
        default: return nil
        }
        let token = input.tokens[input.position - 1]
        if input.position > 1 {
            let before = input.tokens[input.position - 2]
            // After a dot, a colon or AS it is a name for good.
            guard before.kind != .period, before.kind != .colon, !before.isKeyword(.as_) else { return nil }
        }
        let near = NearestName.find(source.text(in: token.range), among: ["NOT", "DISTINCT", "WHEN"])
        let help = adviceOnWord(at: input.position - 1)
        return near == nil && help == nil ? nil : (token, help == nil ? near : nil, help)
    }

    /// Words of other languages.
    private func adviceOnWord(at position: Int) -> String? {
        guard input.tokens[position].kind == .identifier else { return nil }
        return Self.foreignWords[source.text(in: input.tokens[position].range).uppercased()]
    }

    private static let foreignWords: [String: String] = [
        "SELECT": "a query reads MATCH (n:Label) WHERE … RETURN …",
        "FROM": "MATCH says what to look for: MATCH (n:Label)", "FIND": "MATCH finds, RETURN answers",
        "GET": "MATCH finds, RETURN answers", "JOIN": "patterns join: MATCH (a)-[:TYPE]->(b)",
        "INTO": "CREATE makes nodes and relationships",
        "UPDATE": "MATCH finds, SET changes: MATCH (n:Label) SET n.key = value",
        "GROUP": "whatever stands beside an aggregate in RETURN or WITH is what is grouped by",
        "HAVING": "aggregate in a WITH, then filter with WHERE", "LIKE": "use STARTS WITH, ENDS WITH, CONTAINS or =~",
        "ILIKE": "use toLower(…) with STARTS WITH, ENDS WITH or CONTAINS, or =~ '(?i)…'",
        "BETWEEN": "write it as a chain: 1 <= x <= 9", "TOP": "LIMIT at the end of RETURN says how many",
        "FETCH": "LIMIT says how many",
        "IF": "CASE WHEN … THEN … ELSE … END chooses a value; WHERE chooses rows",
    ]

    /// Where a clause that stands in the wrong place belongs.
    private static func place(of keyword: Keyword) -> String? {
        switch keyword {
        case .where_: "WHERE stands after MATCH or after WITH, before RETURN"
        case .order, .skip, .limit: "ORDER BY, SKIP and LIMIT stand after RETURN or WITH, in this order"
        default: nil
        }
    }
}
