import QuerySyntax
import SourceText

/// `CALL { … }`: a query run for each row, its columns added to the row.
public struct BoundCallSubquery: Sendable {
    /// Without columns when it returns nothing; then the row stays as it is.
    public var query: BoundQuery
    /// Variables of the row that the query reads; they keep their ids.
    public var imports: [VariableID]
    /// Those of `imports` that stay visible behind every WITH of the query.
    public var constants: [VariableID]
    public init(query: BoundQuery, imports: [VariableID], constants: [VariableID]) {
        self.query = query
        self.imports = imports
        self.constants = constants
    }

    /// Variables that the row gets; a column that only hands an import back is there already.
    public var introduced: [VariableID] { query.columns.map(\.variable).filter { !imports.contains($0) } }
}

/// `FOREACH (variable IN list | clauses)`
public struct BoundForeach: Sendable {
    public var variable: VariableID
    public var list: BoundExpression
    /// Clauses that write, in order.
    public var clauses: [BoundClause]
    /// Variables of the row that the clauses read, without `variable`.
    public var imports: [VariableID]
    public init(variable: VariableID, list: BoundExpression, clauses: [BoundClause], imports: [VariableID]) {
        self.variable = variable
        self.list = list
        self.clauses = clauses
        self.imports = imports
    }
}

/// `LOAD CSV`
public struct BoundLoadCSV: Sendable {
    /// Path or `file:` URL.
    public var file: BoundExpression
    public var withHeaders: Bool
    /// One ASCII byte.
    public var fieldTerminator: UInt8
    public var variable: VariableID
    public var range: SourceRange
    public init(
        file: BoundExpression, withHeaders: Bool, fieldTerminator: UInt8, variable: VariableID, range: SourceRange
    ) {
        self.file = file
        self.withHeaders = withHeaders
        self.fieldTerminator = fieldTerminator
        self.variable = variable
        self.range = range
    }
}
