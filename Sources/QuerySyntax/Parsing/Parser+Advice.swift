import SourceText

/// What a teacher would add to an error: the way it is said here, for those who come from another language or have
/// lost a bracket, a quote or the order of the clauses.
extension Parser {
    /// A line of advice on the current token, where there is any.
    var advice: String? {
        guard expected.position == input.position else { return nil }
        let token = input.current
        if let line = adviceOnWord(at: input.position) { return line }
        if let keyword = token.keyword, let line = place(of: keyword) { return line }
        let before = input.position > 0 ? input.tokens[input.position - 1].kind : .endOfInput
        if let line = adviceOnArrow(after: before) { return line }
        if expected.wants(.pattern) || expected.wants(.node) {
            return token.kind == .comma || token.kind == .endOfInput ? nil : "a node stands in parentheses: (n:Label)"
        }
        switch token.kind {
        case .leftParen where before == .rightParen:
            return "patterns are separated by commas, or joined by relationships: (a)-->(b)"
        case .equals where before == .identifier && expected.wants(.colon):
            return "a colon stands between key and value: {key: value}"
        case .period where input.position > 1 && input.tokens[input.position - 2].isKeyword(.as_):
            return "a new name is one word, without a dot"
        case .rightParen, .rightBracket, .rightBrace:
            return input.innermostOpener() == nil ? "no bracket is open that this could close" : nil
        case .string
        where expected.wants(.propertyKey) || expected.wants(.label) || expected.wants(.relationshipType)
            || expected.wants(.variable) || expected.wants(.name):
            return "a name stands without quotes, or in backticks"
        case .identifier where before == .string && input.tokens[input.position - 1].end == token.start:
            return "a quote inside a string is written \\', or the string stands in the other quotes"
        default: return nil
        }
    }

    /// A relationship that is drawn in another way than here.
    private func adviceOnArrow(after before: TokenKind) -> String? {
        let arrows = "a relationship is drawn --, -->, <-- or, with a type, -[:TYPE]->"
        switch input.current.kind {
        case .leftParen where before == .minus || before == .less || before == .rightBracket: return arrows
        case .leftBracket where before == .less: return arrows
        case .greater where before == .minus || before == .rightBracket || before == .rightParen: return arrows
        case .equals where before == .rightParen && input.following.kind == .greater: return arrows
        case .minus where before == .minus && expected.wants(.node): return arrows
        case .less where before == .minus && expected.wants(.node): return arrows
        case .identifier where before == .minus && expected.wants(.leftBracket):
            return "a type stands in brackets, after a colon: -[:TYPE]->"
        default: return nil
        }
    }

    /// Advice where something else stands before the bracket that closes `opener`.
    func adviceInBrackets(of opener: Token) -> String? {
        let before = input.position > 0 ? input.tokens[input.position - 1].kind : .endOfInput
        switch input.current.kind {
        case .comma where expected.wants(.verticalBar): return "a bar stands between types: -[:A|B]->"
        case .comma where opener.kind == .leftParen:
            guard let place = input.tokens[..<input.position].lastIndex(where: { $0.start == opener.start }),
                place > 0, input.tokens[place - 1].isKeyword(.in_)
            else { return nil }
            return "a list stands in square brackets: x IN ['a', 'b']"
        case .identifier where before == .identifier && expected.wants(.colon):
            return "a colon stands before a label or type: (n:Label), -[r:TYPE]->"
        case .period where before == .identifier && expected.wants(.colon):
            return "properties stand in braces: (n:Label {key: value})"
        default: return nil
        }
    }

    // MARK: Words that were read as something else

    /// A word or mark in front of the current token that was taken for something else, and is to blame.
    var misread: (range: SourceRange, suggestion: String?, help: String?)? {
        guard input.position > 1, expected.position == input.position else { return nil }
        return misreadSubquery ?? misreadComment ?? misreadWord
    }

    /// `EXIST { (a)-->(b) }`, which begins like the projection of a map.
    private var misreadSubquery: (range: SourceRange, suggestion: String?, help: String?)? {
        let word = input.tokens[input.position - 2]
        guard input.at(.leftParen) || input.at(.match), input.tokens[input.position - 1].kind == .leftBrace,
            word.kind == .identifier,
            let near = NearestName.find(source.text(in: word.range), among: ["EXISTS", "COUNT", "COLLECT"])
        else { return nil }
        return (word.range, near, nil)
    }

    /// `-- words`, which is a comment elsewhere.
    private var misreadComment: (range: SourceRange, suggestion: String?, help: String?)? {
        guard input.position > 2, expected.wants(.infixOperator) else { return nil }
        let (first, second) = (input.tokens[input.position - 3], input.tokens[input.position - 2])
        guard first.kind == .minus, second.kind == .minus, first.end == second.start,
            input.tokens[input.position - 1].kind == .identifier
        else { return nil }
        return (first.range.union(second.range), nil, "a comment begins with `//`")
    }

    /// A word that was taken for a variable but is rather a misspelt keyword, or one of another language, in front of
    /// its operand: `NTO x`, `DISTNCT x`, `TOP 3`.
    private var misreadWord: (range: SourceRange, suggestion: String?, help: String?)? {
        let token = input.tokens[input.position - 1]
        guard expected.wants(.infixOperator), token.kind == .identifier || token.isKeyword(.from) else { return nil }
        switch input.current.kind {
        case .identifier, .escapedIdentifier, .integer, .float, .string, .parameter: break
        case .keyword:
            guard ["TRUE", "FALSE", "NULL"].contains(input.current.keyword?.text.uppercased() ?? "") else { return nil }
        default: return nil
        }
        let before = input.tokens[input.position - 2]
        // After a dot, a colon or AS it is a name for good.
        guard before.kind != .period, before.kind != .colon, !before.isKeyword(.as_) else { return nil }
        let near = NearestName.find(source.text(in: token.range), among: ["NOT", "DISTINCT", "WHEN"])
        let help = adviceOnWord(at: input.position - 1)
        return near == nil && help == nil ? nil : (token.range, help == nil ? near : nil, help)
    }

    // MARK: Words of other languages

    private func adviceOnWord(at position: Int) -> String? {
        let token = input.tokens[position]
        guard token.kind == .identifier || token.keyword != nil else { return nil }
        return Self.foreignWords[source.text(in: token.range).uppercased()]
    }

    private static let foreignWords: [String: String] = {
        let join = "patterns join: MATCH (a)-[:TYPE]->(b); OPTIONAL MATCH keeps rows that find nothing"
        let create = "CREATE makes nodes and relationships: CREATE (:Label {key: value})"
        let table = "there are no tables; a label says what a node is: CREATE (:Label {key: value})"
        let other = "WHERE EXISTS { … } keeps what another pattern finds too, WHERE NOT EXISTS { … } what it does not"
        let choice = "CASE WHEN … THEN … ELSE … END chooses a value; WHERE chooses rows"
        let next = "another WHEN … THEN … stands before ELSE"
        return [
            "SELECT": "a query reads MATCH (n:Label) WHERE … RETURN …",
            "FROM": "MATCH says what to look for: MATCH (n:Label)", "FIND": "MATCH finds, RETURN answers",
            "GET": "MATCH finds, RETURN answers", "JOIN": join, "INNER": join, "LEFT": join, "RIGHT": join,
            "OUTER": join, "CROSS": join, "INTO": create, "VALUES": create, "TABLE": table, "TABLES": table,
            "ALTER": table, "ADD": "SET adds a property or a label: SET n.key = value, n:Label",
            "TRUNCATE": "MATCH (n:Label) DETACH DELETE n deletes all nodes of a label",
            "UPDATE": "MATCH finds, SET changes: MATCH (n:Label) SET n.key = value",
            "GROUP": "whatever stands beside an aggregate in RETURN or WITH is what is grouped by",
            "HAVING": "aggregate in a WITH, then filter with WHERE", "SORT": "ORDER BY sorts",
            "LIKE": "use STARTS WITH, ENDS WITH, CONTAINS or =~",
            "ILIKE": "use toLower(…) with STARTS WITH, ENDS WITH or CONTAINS, or =~ '(?i)…'",
            "BETWEEN": "write it as a chain: 1 <= x <= 9", "EQUALS": "one `=` compares",
            "TOP": "LIMIT at the end of RETURN says how many", "FETCH": "LIMIT says how many",
            "INTERSECT": other, "EXCEPT": other, "MINUS": other, "IF": choice, "ELSEIF": next, "ELSIF": next,
            "ELIF": next, "ORDERBY": "ORDER BY is two words", "OPTIONALMATCH": "OPTIONAL MATCH is two words",
            "DESCRIBE": "`:describe` at the prompt, or `entente schema`, tells what is in the graph",
        ]
    }()

    /// Where a word that stands in the wrong place belongs.
    private func place(of keyword: Keyword) -> String? {
        switch keyword {
        case .where_ where expected.wants(.infixOperator) && !expected.wants(.as_):
            "one WHERE is enough: join its conditions with AND"
        case .where_: "WHERE stands after MATCH or after WITH, before RETURN"
        case .order, .skip, .limit:
            "ORDER BY, SKIP and LIMIT stand after RETURN or WITH, in this order and before WHERE"
        case .and, .or,
            .xor where expected.wants(.relationship):
            "WHERE begins the conditions"
        case .not where expected.wants(.infixOperator): "NOT stands before the whole condition: NOT x IN list"
        case .as_ where expected.wants(.relationship): "a node gets its name in the parentheses: (name:Label)"
        case .as_ where expected.wants(.infixOperator): "AS names what WITH and RETURN hand on"
        case .distinct where expected.wants(.expression):
            "DISTINCT stands directly after RETURN or WITH, and concerns whole rows"
        case .contains, .starts, .ends,
            .in_ where expected.wants(.expression):
            "this is an operator, and stands between its operands: text CONTAINS 'a'"
        default: nil
        }
    }
}
