import QuerySyntax
import SourceText

/// Turns the syntax tree of one statement into a bound statement: names become variables, types are inferred, and what
/// the language forbids before a query runs is refused.
///
/// One file per clause family. The binder keeps the variables of the whole statement and the scope of the moment;
/// every `bind…` function consumes one construct in the order written.
public struct Binder: Sendable {
    let source: SourceText
    let tree: SyntaxTree
    let parameters: Set<String>?
    let procedures: [String: ProcedureSignature]
    let schema: (any SchemaNames)?
    /// Whether names are noted for warnings: there is a schema.
    let notesNames: Bool

    /// Types of all variables, by raw id.
    var types: [ValueType] = []
    /// Names of all variables, by raw id; nil for anonymous ones.
    var names: [String?] = []
    /// What can be named where the binder stands.
    var scope = Scope()
    /// Whether an aggregating function may stand where the binder stands.
    var aggregates = AggregatePolicy.refused(place: "this place")
    /// Aggregates found so far in the projection being bound.
    var found: [FoundAggregate] = []
    /// Variables that even the arguments of an aggregate may not use: those hidden around the projection.
    var hiddenFromAggregates = Scope.HiddenVariables()
    /// Expressions that are already computed: grouping keys, or items when sort keys are bound.
    var substitutions: [Substitution] = []
    /// Variables that `CALL (a, b) { … }` makes visible everywhere in its query, by name.
    var constants: [String: VariableID] = [:]
    /// What the innermost CASE around compares, for conditions that speak of it.
    var caseOperand: BoundExpression?
    /// Subqueries around the expression being bound, innermost last.
    var subqueries: [SubqueryFrame] = []
    /// Names used in reading places that may be missing in the graph.
    var usedNames: [UsedName] = []
    /// Names that the statement itself brings into the graph.
    var createdNames: Set<SchemaName> = []
    /// Names that some WITH met and may not have handed on.
    var droppedNames: Set<String> = []
    /// Whether the statement writes maps whose keys only its run will tell.
    var writesAnyKeys = false
    /// Whether to look for what is allowed but hardly meant.
    public var givesHints = false
    /// Hints found so far.
    var hints: [Diagnostic] = []

    /// Prepares a binder.
    /// - Parameters:
    ///   - source: The text that the tree was parsed from.
    ///   - tree: One statement.
    ///   - parameters: Names of the parameters that have a value; nil when that is not known yet.
    ///   - procedures: Signatures by full name.
    ///   - schema: Names in use in the graph, for warnings; nil for no warnings.
    public init(
        source: SourceText, tree: SyntaxTree, parameters: Set<String>? = nil,
        procedures: [String: ProcedureSignature] = [:], schema: (any SchemaNames)? = nil
    ) {
        self.source = source
        self.tree = tree
        self.parameters = parameters
        self.procedures = procedures
        self.schema = schema
        notesNames = schema != nil
        if notesNames { usedNames.reserveCapacity(Self.usualVariables) }
        types.reserveCapacity(Self.usualVariables)
        names.reserveCapacity(Self.usualVariables)
    }

    /// Most statements have no more variables than this.
    private static let usualVariables = 16

    /// Binds the statement. To be called once.
    public mutating func bind() throws(SemanticError) -> BoundStatement {
        try bind(tree.statement)
    }

    /// Names of the variables as their author called them.
    public var variableNames: VariableNames { VariableNames(byNumber: names) }

    mutating func bind(_ statement: Statement) throws(SemanticError) -> BoundStatement {
        switch statement {
        case .query(let query):
            return .query(try bindQuery(query, in: nil))
        case .standaloneCall(let call):
            return .query(try bindStandaloneCall(call))
        case .createIndex(let statement): return .schema(bindCreateIndex(statement))
        case .dropIndex(let statement): return .schema(bindDropIndex(statement))
        case .createConstraint(let statement): return .schema(bindCreateConstraint(statement))
        case .dropConstraint(let statement): return .schema(bindDropConstraint(statement))
        case .show(let show): return .query(try bindShow(show))
        case .transaction(let command, _): return .transaction(command)
        case .explain(let inner, let profile, _): return .explain(try bind(inner), profile: profile)
        }
    }
}

/// Whether an aggregating function may stand somewhere.
enum AggregatePolicy: Sendable {
    case refused(place: String)
    /// In an item of a projection.
    case collected
    /// In a sort key of a projection that aggregates.
    case collectedInOrder
    /// Inside another aggregate.
    case nested
}

/// An aggregate of the projection being bound, and the expression that asked for it first.
struct FoundAggregate: Sendable {
    var expression: ExpressionID
    var aggregate: BoundAggregate
}

/// An expression that need not be computed again.
struct Substitution: Sendable {
    var expression: ExpressionID
    var variable: VariableID
}

/// A subquery being bound. Variables older than `firstOwn` come from outside.
struct SubqueryFrame: Sendable {
    var firstOwn: Int
    var imports: VariableSet = []
}
