import QuerySyntax

/// Words of the grammar, with the words that follow them anyway.
extension Completer {
    /// Words that fit, the likely first.
    func keywords(
        _ expected: SyntaxExpectation, _ statement: LexedStatement, _ scope: ScopeScanner, isValue: Bool
    ) -> [CompletionCandidate] {
        var phrases: [String] = []
        if expected.statement {
            phrases += Self.statementStarts
        } else if expected.clause {
            phrases += Self.clauses(after: scope.clause)
        }
        for keyword in expected.keywords {
            switch keyword {
            // These take only a condition that a clause before them allows, and are noted as such.
            case .match, .optional, .with, .return_, .unwind, .create, .merge, .set, .remove, .delete, .detach, .call,
                .foreach, .load, .union:
                if expected.clause || expected.statement { continue }
                phrases += Self.phrases(keyword)
            case .null where statement.keyword(statement.tokens.count - 1) == .is_: phrases += ["NULL", "NOT NULL"]
            case .not where statement.keyword(statement.tokens.count - 1) == .is_: continue
            default: phrases += Self.phrases(keyword)
            }
        }
        // The beginnings of a statement stand in their order already.
        let order = expected.statement ? [] : scope.isInWhere ? Self.orderInWhere : Self.order
        let ranked = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<String> = []
        let distinct = phrases.filter { seen.insert($0).inserted }
        let sorted = distinct.enumerated().sorted { left, right in
            (ranked[left.element] ?? 1000 + left.offset) < (ranked[right.element] ?? 1000 + right.offset)
        }.map(\.element)
        let isLower = usesSmallLetters(statement)
        return sorted.map { phrase in
            let text = isLower && phrase.uppercased() == phrase ? phrase.lowercased() : phrase
            let takesMore = !Self.endings.contains(phrase.uppercased())
            return CompletionCandidate(.keyword, text, suffix: takesMore ? " " : "")
        }
    }

    /// Whether the statement writes its keywords in small letters.
    private func usesSmallLetters(_ statement: LexedStatement) -> Bool {
        let words = statement.tokens.filter { $0.keyword?.isReserved == true }.map { statement.text($0) }
        guard let first = words.first else { return false }
        return first == first.lowercased()
    }

    /// Phrases that nothing need follow.
    private static let endings: Set<String> = [
        "NULL", "TRUE", "FALSE", "IS NULL", "IS NOT NULL", "NOT NULL", "END", "ASC", "DESC", "BEGIN", "COMMIT",
        "ROLLBACK",
        "EXISTS { ", "COUNT { ", "COLLECT { ", "SHOW FUNCTIONS", "SHOW PROCEDURES", "SHOW INDEXES", "SHOW CONSTRAINTS",
    ]

    private static let statementStarts = [
        "MATCH", "RETURN", "CREATE", "MERGE", "WITH", "UNWIND", "OPTIONAL MATCH", "CALL", "LOAD CSV", "FOREACH",
        "EXPLAIN", "PROFILE", "BEGIN", "COMMIT", "ROLLBACK", "SHOW INDEXES", "SHOW CONSTRAINTS", "SHOW FUNCTIONS",
        "SHOW PROCEDURES", "CREATE INDEX", "CREATE CONSTRAINT", "DROP INDEX", "DROP CONSTRAINT",
    ]

    private static func clauses(after clause: Keyword?) -> [String] {
        switch clause {
        case .return_: ["UNION", "UNION ALL"]
        case nil:
            ["MATCH", "RETURN", "WITH", "UNWIND", "OPTIONAL MATCH", "CREATE", "MERGE", "CALL", "LOAD CSV", "FOREACH"]
        case .create, .merge, .set, .remove, .delete, .detach, .foreach:
            [
                "RETURN", "SET", "CREATE", "MERGE", "WITH", "REMOVE", "DELETE", "DETACH DELETE", "MATCH", "FOREACH",
                "UNION",
            ]
        default:
            [
                "RETURN", "WITH", "MATCH", "OPTIONAL MATCH", "UNWIND", "CREATE", "MERGE", "SET", "DELETE",
                "DETACH DELETE", "REMOVE", "CALL", "FOREACH", "LOAD CSV",
            ]
        }
    }

    private static func phrases(_ keyword: Keyword) -> [String] {
        switch keyword {
        case .optional: ["OPTIONAL MATCH"]
        case .order: ["ORDER BY"]
        case .starts: ["STARTS WITH"]
        case .ends: ["ENDS WITH"]
        case .is_: ["IS NULL", "IS NOT NULL"]
        case .detach: ["DETACH DELETE"]
        case .load: ["LOAD CSV"]
        case .union: ["UNION", "UNION ALL"]
        case .on: ["ON"]
        case .exists: ["EXISTS { "]
        case .null, .true_, .false_: [keyword.text.lowercased()]
        // Other spellings of words that are offered.
        case .ascending, .descending, .offset, .nodetach: []
        default: [keyword.text]
        }
    }

    /// The likely order where several fit.
    private static let order = [
        "DISTINCT", "WHERE", "AS", "ORDER BY", "BY", "DESC", "ASC", "LIMIT", "SKIP", "YIELD", "RETURN", "WITH", "MATCH",
        "OPTIONAL MATCH", "ON", "SET", "AND", "OR", "IN", "IS NULL", "IS NOT NULL", "STARTS WITH", "CONTAINS",
        "ENDS WITH", "XOR", "NOT", "CASE", "null", "true", "false",
    ]

    private static let orderInWhere = [
        "AND", "OR", "RETURN", "WITH", "IN", "IS NULL", "IS NOT NULL", "STARTS WITH", "CONTAINS", "ENDS WITH", "XOR",
        "NOT", "EXISTS { ", "ORDER BY", "SKIP", "LIMIT",
    ]
}
