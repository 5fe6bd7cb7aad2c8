import QuerySyntax

/// What sort of thing the word at the cursor is, as far as the tokens before it tell.
enum CompletionSite: Equatable {
    /// After the colon of a node; with what the relationship before it leads to, if one does.
    case label(at: Int)
    /// After the colon of a relationship whose bracket stands at this token.
    case relationshipType(bracket: Int)
    /// After `name.`
    case property(of: String)
    /// After `.` of something else.
    case anyProperty
    /// A key in the braces of a node or relationship pattern that begins at this token.
    case patternKey(bracket: Int)
    /// A key of a map that is assigned to a variable.
    case assignedKey(of: String)
    /// A key of a map that a function takes.
    case argumentKey(function: String)
    /// A key of a map projection, after its period or before it.
    case projectionKey(of: String, needsPeriod: Bool)
    /// After `name.`, where the name is part of a function's or procedure's.
    case qualified(by: String, isProcedure: Bool)
    case parameter
    /// A file name in a string after FROM; the string begins at this byte.
    case fileName(start: Int)
    /// What the parser expects decides.
    case general
    /// Nothing that can be known.
    case nothing

    /// - Parameter scope: what the statement has defined so far.
    init(_ statement: LexedStatement, _ scope: ScopeScanner) {
        switch statement.touching {
        case .parameter: self = .parameter
        case .other: self = .nothing
        case .string(let start):
            let last = statement.tokens.count - 1
            self = statement.keyword(last) == .from ? .fileName(start: start) : .nothing
        case .nothing, .word: self = Self.site(statement, scope)
        }
    }

    private static func site(_ statement: LexedStatement, _ scope: ScopeScanner) -> CompletionSite {
        let last = statement.tokens.count - 1
        let bracket = statement.openBrackets.last
        switch statement.kind(last) {
        case .colon, .verticalBar, .ampersand, .exclamation: return afterColon(statement, last, bracket)
        case .period: return afterPeriod(statement, scope, last)
        case .leftBrace, .comma:
            guard let bracket, statement.kind(bracket) == .leftBrace, !statement.isSubquery(brace: bracket) else {
                return .general
            }
            return inBraces(statement, bracket)
        default: return .general
        }
    }

    private static func afterColon(_ statement: LexedStatement, _ last: Int, _ bracket: Int?) -> CompletionSite {
        let isInside = statement.kind(last) != .colon
        if let bracket, statement.kind(bracket) == .leftBracket, statement.kind(bracket - 1) == .minus {
            return .relationshipType(bracket: bracket)
        }
        // `(n:A|`, `(n:A&!`
        if isInside {
            guard let bracket, statement.kind(bracket) == .leftParen,
                let colon = (bracket..<last).first(where: { statement.kind($0) == .colon }),
                (colon..<last).allSatisfy({ statement.isLabelExpressionPart($0) })
            else { return .general }
            return .label(at: last)
        }
        // `key: value`
        if let bracket, statement.kind(bracket) == .leftBrace, !statement.isSubquery(brace: bracket),
            statement.kind(last - 2) == .leftBrace || statement.kind(last - 2) == .comma
        {
            return .general
        }
        return .label(at: last)
    }

    private static func afterPeriod(
        _ statement: LexedStatement, _ scope: ScopeScanner, _ last: Int
    ) -> CompletionSite {
        // `n { .key`
        if statement.kind(last - 1) == .leftBrace || statement.kind(last - 1) == .comma {
            if let bracket = statement.openBrackets.last, statement.kind(bracket) == .leftBrace,
                let owner = statement.variable(bracket - 1)
            {
                return .projectionKey(of: owner, needsPeriod: false)
            }
            return .nothing
        }
        var first = last
        while statement.kind(first) == .period, statement.name(first - 1) != nil { first -= 2 }
        first += 1
        guard first < last, let root = statement.name(first) else { return .anyProperty }
        let chain = stride(from: first, to: last, by: 2).compactMap { statement.name($0) }.joined(separator: ".")
        if statement.keyword(first - 1) == .call { return .qualified(by: chain + ".", isProcedure: true) }
        if first == last - 1, scope.variable(root) != nil { return .property(of: root) }
        let prefix = chain.lowercased() + "."
        if scope.variable(root) == nil,
            CompletionVocabulary.functions.contains(where: { $0.name.lowercased().hasPrefix(prefix) })
        {
            return .qualified(by: chain + ".", isProcedure: false)
        }
        return .anyProperty
    }

    private static func inBraces(_ statement: LexedStatement, _ brace: Int) -> CompletionSite {
        switch statement.kind(brace - 1) {
        case .plusEquals, .equals:
            guard let owner = statement.variable(brace - 2) else { return .nothing }
            return .assignedKey(of: owner)
        case .leftParen:
            // `(n {` has the name between; `({` is a pattern, `date({` a call.
            if let function = function(statement, at: brace - 1) { return .argumentKey(function: function) }
            return .patternKey(bracket: brace - 1)
        case .leftBracket where statement.kind(brace - 2) == .minus: return .patternKey(bracket: brace - 1)
        default: break
        }
        let outer = statement.openBrackets.dropLast().last
        if let outer, function(statement, at: outer) == nil {
            let isNode = statement.kind(outer) == .leftParen && isPatternPart(statement, outer + 1..<brace)
            let isRelationship = statement.kind(outer) == .leftBracket && statement.kind(outer - 1) == .minus
            if isNode || isRelationship { return .patternKey(bracket: outer) }
        }
        if let owner = statement.variable(brace - 1) { return .projectionKey(of: owner, needsPeriod: true) }
        return .nothing
    }

    /// The name before the parenthesis at `index`.
    private static func function(_ statement: LexedStatement, at index: Int) -> String? {
        guard statement.kind(index) == .leftParen else { return nil }
        switch statement.kind(index - 1) {
        case .identifier, .escapedIdentifier: return statement.name(index - 1)
        case .keyword:
            guard let keyword = statement.keyword(index - 1), !keyword.isReserved else { return nil }
            switch keyword {
            case .shortestPath, .allShortestPaths: return nil
            default: return statement.name(index - 1)
            }
        default: return nil
        }
    }

    /// Whether tokens are what stands in a node before its map: a name and labels.
    private static func isPatternPart(_ statement: LexedStatement, _ range: Range<Int>) -> Bool {
        range.allSatisfy { statement.name($0) != nil || statement.kind($0) == .colon }
    }
}
