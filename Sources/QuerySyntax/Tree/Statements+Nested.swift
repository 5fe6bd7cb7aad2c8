import SourceText

/// `CALL [(imports)] { query }`
public struct CallSubqueryClause: Sendable {
    /// Which variables of the row the query sees.
    public enum Imports: Sendable {
        /// No parentheses: those that a WITH at the beginning of a branch names.
        case leadingWith
        /// `(a, b)`, seen everywhere within; `()` names none.
        case listed([Name])
        /// `(*)`
        case all
    }
    public var imports: Imports
    public var query: Query
    public var range: SourceRange
}

/// `FOREACH (variable IN list | clauses)`; the clauses write.
public struct ForeachClause: Sendable {
    public var variable: Name
    public var list: ExpressionID
    public var clauses: [Clause]
    public var range: SourceRange
}

/// `LOAD CSV [WITH HEADERS] FROM file AS variable [FIELDTERMINATOR 'character']`
public struct LoadCSVClause: Sendable {
    /// The first line names the fields, and each row is a map.
    public var withHeaders: Bool
    public var file: ExpressionID
    public var variable: Name
    /// A string literal; nil for the comma.
    public var fieldTerminator: ExpressionID?
    public var range: SourceRange
}

/// `SHOW … [YIELD items] [WHERE predicate] [RETURN …]`
public struct ShowStatement: Sendable {
    public var subject: ShowSubject
    /// Without YIELD, `YIELD *` with the WHERE, if there was one.
    public var yield: YieldItems
    public var returning: ProjectionClause?
    public var range: SourceRange
}

/// What a SHOW statement lists.
public enum ShowSubject: String, Sendable, CaseIterable {
    case indexes = "INDEXES"
    case constraints = "CONSTRAINTS"
    case functions = "FUNCTIONS"
    case procedures = "PROCEDURES"
}

/// `INTEGER | LIST<FLOAT NOT NULL>`: the types of a type test, as written.
public struct TypeExpression: Sendable {
    /// One of the alternatives.
    public struct Term: Sendable {
        /// One or two words, as written.
        public var words: [Name]
        /// What stands between angle brackets, if anything: one element.
        public var parameter: [TypeExpression]
        /// `NOT NULL`
        public var excludesNull: Bool
        public var range: SourceRange
    }
    public var alternatives: [Term]
    public var range: SourceRange
}
