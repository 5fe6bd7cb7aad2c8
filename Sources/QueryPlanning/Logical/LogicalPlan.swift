import PropertyGraph
import QuerySemantics
import QuerySyntax
import SourceText

/// What is to be done, as a tree of relational and graph operators; independent of the store.
///
/// Operators are named after the database literature. Every operator has an input; the leaf is `argument`, the row that
/// comes from outside (an empty one at the top of a statement). A scan over an input with many rows is a cartesian
/// product.
public indirect enum LogicalPlan: Sendable {
    /// One row, or a batch of rows, handed in from outside with these variables.
    case argument([VariableID])
    /// All nodes with the labels, for each input row.
    case nodeScan(LogicalPlan, NodeScan)
    /// Nodes found through an index, for each input row.
    case nodeIndexSeek(LogicalPlan, NodeIndexSeek)
    /// The node with a given id, when it exists and has the labels.
    case nodeByIdSeek(LogicalPlan, NodeByIdSeek)
    /// Along relationships from a bound node to a new or (`into`) bound one.
    case expand(LogicalPlan, Expand)
    /// Binds end nodes and checks types and direction of a relationship that is bound already.
    case projectEndpoints(LogicalPlan, Expand)
    /// Keeps rows for which all predicates are true.
    case filter(LogicalPlan, [BoundExpression])
    /// Adds computed columns.
    case project(LogicalPlan, [BoundProjectionItem])
    case aggregate(LogicalPlan, BoundAggregation)
    /// One row per distinct combination of the variables' values.
    case distinct(LogicalPlan, [VariableID])
    case sort(LogicalPlan, [BoundSortItem])
    /// The first `limit` rows (counted from `skip`) of the sorted input, by a bounded heap.
    case top(LogicalPlan, [BoundSortItem], skip: BoundExpression?, limit: BoundExpression)
    case skip(LogicalPlan, BoundExpression)
    case limit(LogicalPlan, BoundExpression)
    case unwind(LogicalPlan, BoundExpression, VariableID)
    /// Left outer apply: rows of `inner` for each input row, or one row with nulls for `introduced`.
    case optional(LogicalPlan, inner: LogicalPlan, introduced: [VariableID], ordinal: VariableID)
    /// Semi-join or anti-join: input rows for which `inner` has a row, or none.
    case semiApply(LogicalPlan, inner: LogicalPlan, negated: Bool, ordinal: VariableID)
    /// Rows of all branches, each branch's columns renamed to `columns`.
    case union([UnionBranch], distinct: Bool, columns: [VariableID])
    case create(LogicalPlan, BoundCreate)
    /// `match` finds the pattern for a row; where it finds nothing the pattern is created.
    case merge(LogicalPlan, BoundMerge, match: LogicalPlan)
    case set(LogicalPlan, [BoundSetItem])
    case delete(LogicalPlan, [BoundExpression], detach: Bool)
    case procedureCall(LogicalPlan, BoundProcedureCall)
    /// As many rows as the pattern has matches, with the kept node or without any, each row standing for all its equals.
    case countMatches(LogicalPlan, MatchCount)
    /// Rows of the first plan with those of the second, which depends on nothing, whose keys are equivalent.
    case hashJoin(LogicalPlan, LogicalPlan, [HashJoinKey])
    /// The rows of `inner` for each input row by itself, or the row as it is when `inner` returns nothing.
    case subqueryApply(LogicalPlan, BoundCallSubquery, inner: LogicalPlan)
    /// Variables of the enclosing row put back behind a projection that dropped them.
    case reimport(LogicalPlan, [VariableID])
    /// Runs `inner`, which writes, for each element of a list; the rows stay as they are.
    case foreach(LogicalPlan, BoundForeach, inner: LogicalPlan)
    case loadCSV(LogicalPlan, BoundLoadCSV)
    case produceResults(LogicalPlan, [BoundColumn])
}

/// One branch of a union and the variables of its columns.
public struct UnionBranch: Sendable {
    public var plan: LogicalPlan
    public var columns: [VariableID]
}

public struct NodeScan: Sendable {
    public var variable: VariableID
    /// All must be there; the first (the rarest) is scanned, the others are tested.
    public var labels: [String]
}

public struct NodeIndexSeek: Sendable {
    public typealias Bound = (value: BoundExpression, inclusive: Bool)
    public enum Range: Sendable {
        case equal(BoundExpression)
        case between(lower: Bound?, upper: Bound?)
        case prefix(BoundExpression)
    }
    public var variable: VariableID
    /// The index's label first; the others are tested.
    public var labels: [String]
    public var key: String
    public var range: Range
}

public struct NodeByIdSeek: Sendable {
    public var variable: VariableID
    public var labels: [String]
    public var id: BoundExpression
}

/// A step along relationships.
public struct Expand: Sendable {
    public enum Mode: Sendable, Hashable {
        /// A row per relationship, the far node new.
        case all
        /// A row per relationship between two bound nodes.
        case into
        /// No row of its own: the row's multiplicity is multiplied by the number of relationships.
        case count
        /// One row, if there is any relationship: the input row stays.
        case exists
    }
    public var from: VariableID
    public var to: VariableID
    public var relationship: VariableID
    /// As seen from `from`.
    public var direction: RelationshipDirection
    public var types: [String]
    public var mode: Mode
    /// Labels the far node must have; empty where they are known to hold.
    public var toLabels: [String]
    public var length: BoundRelationship.Length
    /// Walked from the pattern's right end, so that the list of a variable-length step has to be turned around.
    public var reversed: Bool
    /// Relationships (or lists of them) of the same MATCH that this step must not use again.
    public var excluding: [VariableID]
    /// Variable length only: properties that every relationship of the walk must have.
    public var properties: BoundExpression?
    /// Shortest paths only: what a path must satisfy to be the shortest.
    public var search = PathSearchCondition()

    /// Variables that it adds to the rows.
    var produced: VariableSet {
        var produced: VariableSet = []
        switch mode {
        case .all:
            produced.insert(relationship)
            produced.insert(to)
        case .into: produced.insert(relationship)
        case .count, .exists: break
        }
        return produced
    }
    /// Variable length only: nobody asks how often or by which relationships an end is reached, only whether.
    public var reachesOnly = false
}

/// Conditions on a path that is searched for, which choose among all paths before the shortest is taken.
public struct PathSearchCondition: Sendable {
    /// All must be true. They read the row, the relationship list and the variables of `paths`.
    public var predicates: [BoundExpression] = []
    /// Path variables over the relationship list.
    public var paths: [BoundProjectionItem] = []
    public init() {}

    var isEmpty: Bool { predicates.isEmpty && paths.isEmpty }

    /// Variables of the row that it reads; those of its paths and the relationship list are its own.
    func used(besides relationship: VariableID) -> VariableSet {
        var used: VariableSet = []
        for predicate in predicates { predicate.collectFreeVariables(into: &used) }
        for path in paths { path.expression.collectFreeVariables(into: &used) }
        used.subtract(paths.map(\.variable))
        used.remove(relationship)
        return used
    }
}
