import SourceText

/// What one statement of a script is.
public indirect enum Statement: Sendable {
    case query(Query)
    /// `CALL procedure(…)` standing alone, where arguments and YIELD may be left out or be `*`.
    case standaloneCall(CallClause)
    case createIndex(CreateIndexStatement)
    case dropIndex(DropIndexStatement)
    case createConstraint(CreateConstraintStatement)
    case dropConstraint(DropConstraintStatement)
    case show(ShowStatement)
    case transaction(TransactionCommand, SourceRange)
    /// `EXPLAIN …`, `PROFILE …`
    case explain(Statement, profile: Bool, SourceRange)
}

public enum TransactionCommand: Sendable { case begin, commit, rollback }

/// Single queries joined by UNION.
public struct Query: Sendable {
    public var first: SingleQuery
    public var unions: [UnionPart]
    public var range: SourceRange
}

/// `UNION [ALL] query`
public struct UnionPart: Sendable {
    public var all: Bool
    public var query: SingleQuery
    public var range: SourceRange
}

/// Clauses in the order written. The parser enforces only that there is one; order rules are the binder's
/// (`InvalidClauseComposition`), save where the grammar itself leaves no way on.
public struct SingleQuery: Sendable {
    public var clauses: [Clause]
    public var range: SourceRange
}

public enum Clause: Sendable {
    case match(MatchClause)
    case unwind(UnwindClause)
    case with(ProjectionClause)
    case `return`(ProjectionClause)
    case create(CreateClause)
    case merge(MergeClause)
    case set(SetClause)
    case remove(RemoveClause)
    case delete(DeleteClause)
    case foreach(ForeachClause)
    case call(CallClause)
    case callSubquery(CallSubqueryClause)
    case loadCSV(LoadCSVClause)
    /// `FINISH`: the end of a query that returns nothing.
    case finish(SourceRange)
}

/// `[OPTIONAL] MATCH pattern [WHERE predicate]`
public struct MatchClause: Sendable {
    public var optional: Bool
    public var pattern: [PatternPart]
    public var predicate: ExpressionID?
    public var range: SourceRange
}

/// `UNWIND list AS variable`
public struct UnwindClause: Sendable {
    public var list: ExpressionID
    public var variable: Name
    public var range: SourceRange
}

/// How a projection was written.
public enum ProjectionForm: String, Sendable {
    case with = "WITH"
    case `return` = "RETURN"
    /// `FILTER predicate`, which is `WITH * WHERE predicate`
    case filter = "FILTER"
    /// `LET name = expression`, which is `WITH *, expression AS name`
    case `let` = "LET"
}

/// The body of WITH and RETURN.
public struct ProjectionClause: Sendable {
    public var form: ProjectionForm = .with
    public var distinct: Bool
    /// `*` stood first; `items` are those after it.
    public var includesAll: Bool
    public var items: [ProjectionItem]
    public var order: [SortItem]
    public var skip: ExpressionID?
    public var limit: ExpressionID?
    /// WITH only.
    public var predicate: ExpressionID?
    public var range: SourceRange
}

/// `expression [AS alias]`
public struct ProjectionItem: Sendable {
    public var expression: ExpressionID
    public var alias: Name?
    /// The bytes of the expression as written, which name the column when there is no alias.
    public var text: SourceRange
}

/// `expression [ASC | DESC] [NULLS FIRST | NULLS LAST]`
public struct SortItem: Sendable {
    public var expression: ExpressionID
    public var descending: Bool
    /// Where nulls go; without a word, where the order has them: behind all others, or with DESC before them.
    public var nullsFirst: Bool? = nil
}

/// `CREATE pattern`
public struct CreateClause: Sendable {
    public var pattern: [PatternPart]
    public var range: SourceRange
}

/// `MERGE part [ON MATCH SET …] [ON CREATE SET …]`
public struct MergeClause: Sendable {
    public var part: PatternPart
    public var onMatch: [SetItem]
    public var onCreate: [SetItem]
    public var range: SourceRange
}

public struct SetClause: Sendable {
    public var items: [SetItem]
    public var range: SourceRange
}

public enum SetItem: Sendable {
    /// `expr.key = value`
    case property(ExpressionID, key: Name, value: ExpressionID)
    /// `variable = map`
    case replace(Name, value: ExpressionID)
    /// `variable += map`
    case merge(Name, value: ExpressionID)
    /// `variable:Label:Other`
    case labels(Name, [Name])
}

public struct RemoveClause: Sendable {
    public var items: [RemoveItem]
    public var range: SourceRange
}

public enum RemoveItem: Sendable {
    case property(ExpressionID, key: Name)
    case labels(Name, [Name])
}

/// `[DETACH] DELETE expressions`
public struct DeleteClause: Sendable {
    public var detach: Bool
    public var expressions: [ExpressionID]
    public var range: SourceRange
}

/// `CALL procedure[(arguments)] [YIELD items [WHERE predicate]]`
public struct CallClause: Sendable {
    public var procedure: FunctionName
    /// nil when no parentheses were written: arguments come from parameters of the same names.
    public var arguments: [ExpressionID]?
    /// nil without YIELD.
    public var yield: YieldItems?
    public var range: SourceRange
    public init(procedure: FunctionName, arguments: [ExpressionID]?, yield: YieldItems?, range: SourceRange) {
        self.procedure = procedure
        self.arguments = arguments
        self.yield = yield
        self.range = range
    }
}

public struct YieldItems: Sendable {
    /// `YIELD *`
    public var all: Bool
    public var items: [YieldItem]
    public var predicate: ExpressionID?
    public var range: SourceRange
    public init(all: Bool, items: [YieldItem], predicate: ExpressionID?, range: SourceRange) {
        self.all = all
        self.items = items
        self.predicate = predicate
        self.range = range
    }
}

/// `column [AS variable]`
public struct YieldItem: Sendable {
    public var column: Name
    public var variable: Name?
    public init(column: Name, variable: Name?) {
        self.column = column
        self.variable = variable
    }
}

/// `CREATE INDEX [name] [IF NOT EXISTS] FOR (n:Label) ON (n.key)`, and the short form `CREATE INDEX ON :Label(key)`
public struct CreateIndexStatement: Sendable {
    public var name: Name?
    public var ifNotExists: Bool
    public var label: Name
    /// True for `FOR ()-[r:TYPE]-()`.
    public var onRelationship: Bool
    public var keys: [Name]
    public var range: SourceRange
}

/// `DROP INDEX name [IF EXISTS]` or `DROP INDEX ON :Label(key)`
public struct DropIndexStatement: Sendable {
    public var name: Name?
    public var label: Name?
    public var keys: [Name]
    public var ifExists: Bool
    public var range: SourceRange
}

/// `CREATE CONSTRAINT [name] [IF NOT EXISTS] FOR (n:Label) REQUIRE n.key IS UNIQUE`
public struct CreateConstraintStatement: Sendable {
    public var name: Name?
    public var ifNotExists: Bool
    public var label: Name
    public var keys: [Name]
    public var range: SourceRange
}

/// `DROP CONSTRAINT name [IF EXISTS]`
public struct DropConstraintStatement: Sendable {
    public var name: Name
    public var ifExists: Bool
    public var range: SourceRange
}
