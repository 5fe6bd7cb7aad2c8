/// What the parser looked for at one token and did not find; becomes the `expected` of a diagnostic.
///
/// Two words of bits and a few more, cleared by moving on: recording costs a store or two, so it is always on.
struct ExpectedSet {
    /// Things that have a name rather than a spelling.
    enum Notion: UInt8, CaseIterable {
        case expression, pattern, node, relationship, variable, name, label, relationshipType, propertyKey
        case procedure, wholeNumber, clause, statement, infixOperator, endOfStatement, endOfInput, type

        var text: String {
            switch self {
            case .expression: "an expression"
            case .pattern: "a pattern"
            case .node: "a node in parentheses"
            case .relationship: "a relationship"
            case .variable: "a variable"
            case .name: "a name"
            case .label: "a label"
            case .relationshipType: "a relationship type"
            case .propertyKey: "a property key"
            case .procedure: "the name of a procedure"
            case .wholeNumber: "a whole number"
            case .clause: "a clause"
            case .statement: "a statement"
            case .infixOperator: "an operator"
            case .endOfStatement: "the end of the statement"
            case .endOfInput: "the end of the input"
            case .type: "a type"
            }
        }

        /// Keywords that begin one of these; offered as a correction only.
        var keywords: [Keyword] {
            switch self {
            case .clause:
                [
                    .match, .optional, .with, .return_, .unwind, .create, .merge, .set, .remove, .delete, .detach,
                    .call, .foreach, .load, .union, .where_,
                ]
            case .statement:
                Notion.clause.keywords + [
                    .drop, .show, .begin, .commit, .rollback, .explain, .profile,
                ]
            case .infixOperator: [.and, .or, .xor, .in_, .starts, .ends, .contains, .is_]
            case .expression: [.not, .case_, .exists, .null, .true_, .false_]
            case .pattern, .node: [.shortestPath, .allShortestPaths]
            case .relationship, .variable, .name, .label, .relationshipType, .propertyKey, .procedure, .wholeNumber,
                .endOfStatement, .endOfInput, .type:
                []
            }
        }
    }

    /// Index of the token that all the rest is about.
    private(set) var position = -1
    private var kinds: UInt64 = 0
    private var keywords = SIMD4<UInt64>(repeating: 0)
    private var notions: UInt32 = 0

    mutating func note(_ kind: TokenKind, at position: Int) {
        move(to: position)
        kinds |= 1 << UInt64(kind.rawValue)
    }

    mutating func note(_ keyword: Keyword, at position: Int) {
        move(to: position)
        keywords[Int(keyword.rawValue >> 6)] |= 1 << UInt64(keyword.rawValue & 63)
    }

    mutating func note(_ notion: Notion, at position: Int) {
        move(to: position)
        notions |= 1 << UInt32(notion.rawValue)
    }

    private mutating func move(to position: Int) {
        guard self.position != position else { return }
        self.position = position
        kinds = 0
        keywords = SIMD4(repeating: 0)
        notions = 0
    }

    /// The spellings, likely ones first: closing brackets, notions, keywords, other marks.
    var texts: [String] {
        let marks = TokenKind.allCases.filter { kinds & 1 << UInt64($0.rawValue) != 0 }
        let closing = marks.filter { $0 == .rightParen || $0 == .rightBracket || $0 == .rightBrace }
        let others = marks.filter { !closing.contains($0) }
        return closing.compactMap(\.mark) + heldNotions.map(\.text) + heldKeywords.map(\.text)
            + others.compactMap(\.mark)
    }

    /// Keywords worth comparing a misspelt word with.
    var candidates: [String] { (heldKeywords + heldNotions.flatMap(\.keywords)).map(\.text) }

    /// True when one of these would have done.
    func wants(_ notion: Notion) -> Bool { notions & 1 << UInt32(notion.rawValue) != 0 }

    /// True when this mark would have done.
    func wants(_ kind: TokenKind) -> Bool { kinds & 1 << UInt64(kind.rawValue) != 0 }

    /// True when this word would have done.
    func wants(_ keyword: Keyword) -> Bool {
        keywords[Int(keyword.rawValue >> 6)] & 1 << UInt64(keyword.rawValue & 63) != 0
    }

    /// True when a name of some sort would have done, so that a reserved word deserves an explanation.
    var wantsName: Bool { heldNotions.contains { Self.names.contains($0) || $0 == .expression } }

    /// True when nothing but a name would have done.
    var wantsOnlyName: Bool { texts.count == 1 && heldNotions.contains { Self.names.contains($0) } }

    private static let names: [Notion] = [.variable, .name, .label, .relationshipType, .propertyKey, .procedure]

    /// Keywords that were looked for.
    var heldKeywords: [Keyword] {
        Keyword.allCases.filter(wants)
    }

    /// Notions that were looked for.
    var heldNotions: [Notion] { Notion.allCases.filter { notions & 1 << UInt32($0.rawValue) != 0 } }
}
