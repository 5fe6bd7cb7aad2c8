import PropertyGraph
import QuerySyntax
import SourceText

/// A statement after binding.
public enum BoundStatement: Sendable {
    case query(BoundQuery)
    case schema(BoundSchemaCommand)
    case transaction(TransactionCommand)
    indirect case explain(BoundStatement, profile: Bool)
}

/// A column of a result: its name as the specification wants it, and the variable that carries it.
public struct BoundColumn: Sendable, Hashable {
    public var name: String
    public var variable: VariableID
    public var type: ValueType
    public init(name: String, variable: VariableID, type: ValueType) {
        self.name = name
        self.variable = variable
        self.type = type
    }
}

/// Single queries joined by UNION. Every branch writes its columns to variables of its own; `columns` are those of the
/// whole.
public struct BoundQuery: Sendable {
    public var branches: [BoundSingleQuery]
    /// `unionAll[i]` joins branch i and i + 1; the binder refuses mixtures, so all are equal.
    public var unionAll: Bool
    /// Empty for a query that returns nothing.
    public var columns: [BoundColumn]
    /// Any clause writes.
    public var isUpdating: Bool
    public init(branches: [BoundSingleQuery], unionAll: Bool, columns: [BoundColumn], isUpdating: Bool) {
        self.branches = branches
        self.unionAll = unionAll
        self.columns = columns
        self.isUpdating = isUpdating
    }
}

public struct BoundSingleQuery: Sendable {
    public var clauses: [BoundClause]
    public var columns: [BoundColumn]
    public init(clauses: [BoundClause], columns: [BoundColumn]) {
        self.clauses = clauses
        self.columns = columns
    }
}

public enum BoundClause: Sendable {
    case match(BoundMatch)
    case unwind(list: BoundExpression, variable: VariableID)
    case projection(BoundProjection)
    case create(BoundCreate)
    case merge(BoundMerge)
    case set([BoundSetItem])
    case remove([BoundSetItem])
    case delete([BoundExpression], detach: Bool)
    case foreach(BoundForeach)
    case call(BoundProcedureCall)
    case callSubquery(BoundCallSubquery)
    case loadCSV(BoundLoadCSV)
}

/// `[OPTIONAL] MATCH`: a pattern graph. Property maps and labels of already bound nodes have become predicates.
public struct BoundMatch: Sendable {
    public var optional: Bool
    public var pattern: BoundPattern
    /// Conjuncts of WHERE and of the pattern's property maps.
    public var predicates: [BoundExpression]
    public init(optional: Bool, pattern: BoundPattern, predicates: [BoundExpression]) {
        self.optional = optional
        self.pattern = pattern
        self.predicates = predicates
    }
}

/// Nodes and relationships of one MATCH, CREATE or MERGE; comma-separated parts share nodes through their variables.
public struct BoundPattern: Sendable {
    public var nodes: [BoundNode]
    public var relationships: [BoundRelationship]
    /// Path variables, and the elements they are made of.
    public var paths: [(variable: VariableID, elements: [BoundPathElement])]
    public init(
        nodes: [BoundNode], relationships: [BoundRelationship],
        paths: [(variable: VariableID, elements: [BoundPathElement])]
    ) {
        self.nodes = nodes
        self.relationships = relationships
        self.paths = paths
    }
}

/// One node of a pattern; each variable stands once in `BoundPattern.nodes`.
public struct BoundNode: Sendable {
    public var variable: VariableID
    /// As the author called it; nil for anonymous nodes.
    public var name: String?
    /// Bound by an earlier clause.
    public var isArgument: Bool
    /// Empty for an argument, whose labels are among the predicates of the MATCH.
    public var labels: [String]
    /// CREATE and MERGE only; a MATCH has them among its predicates.
    public var properties: BoundExpression?
    public var range: SourceRange
    public init(
        variable: VariableID, name: String?, isArgument: Bool, labels: [String], properties: BoundExpression?,
        range: SourceRange
    ) {
        self.variable = variable
        self.name = name
        self.isArgument = isArgument
        self.labels = labels
        self.properties = properties
        self.range = range
    }
}

public struct BoundRelationship: Sendable {
    public enum Length: Sendable, Hashable {
        case single
        /// `*min..max`; nil: no upper bound. The variable holds a list.
        case variable(minimum: Int, maximum: Int?)
        /// shortestPath / allShortestPaths around a single variable-length relationship.
        case shortest(minimum: Int, maximum: Int?, all: Bool)

        /// Fewest and most relationships of a walk.
        public var bounds: (minimum: Int, maximum: Int) {
            switch self {
            case .single: (1, 1)
            case .variable(let minimum, let maximum), .shortest(let minimum, let maximum, _):
                (minimum, maximum ?? .max)
            }
        }
    }
    public var variable: VariableID
    public var name: String?
    /// Bound by an earlier clause. The ends and the types must hold of it all the same.
    public var isArgument: Bool
    /// Left and right node as written.
    public var left: VariableID
    public var right: VariableID
    public var direction: RelationshipDirection
    public var types: [String]
    public var length: Length
    /// CREATE and MERGE only, and variable-length MATCH, where every relationship of the walk must have them.
    public var properties: BoundExpression?
    public var range: SourceRange
    public init(
        variable: VariableID, name: String?, isArgument: Bool, left: VariableID, right: VariableID,
        direction: RelationshipDirection, types: [String], length: Length, properties: BoundExpression?,
        range: SourceRange
    ) {
        self.variable = variable
        self.name = name
        self.isArgument = isArgument
        self.left = left
        self.right = right
        self.direction = direction
        self.types = types
        self.length = length
        self.properties = properties
        self.range = range
    }
}

/// WITH or RETURN, in the order in which it happens: group and aggregate, project, distinct, sort, skip, limit, filter.
public struct BoundProjection: Sendable {
    /// Present when any item aggregates: keys and aggregates over the incoming row.
    public var aggregation: BoundAggregation?
    /// Items over the incoming row (or, with an aggregation, over its keys and aggregates).
    public var items: [BoundProjectionItem]
    public var distinct: Bool
    /// Sort keys. Without DISTINCT and aggregation they may use the incoming row's variables as well as the items'; with
    /// an aggregation the items', its keys' and its aggregates' (some of which may serve the order alone).
    public var order: [BoundSortItem]
    public var skip: BoundExpression?
    public var limit: BoundExpression?
    /// WITH … WHERE; it sees the variables that the sort keys see.
    public var predicate: BoundExpression?
    /// Variables that live on; exactly the items' variables.
    public init(
        aggregation: BoundAggregation?, items: [BoundProjectionItem], distinct: Bool, order: [BoundSortItem],
        skip: BoundExpression?, limit: BoundExpression?, predicate: BoundExpression?
    ) {
        self.aggregation = aggregation
        self.items = items
        self.distinct = distinct
        self.order = order
        self.skip = skip
        self.limit = limit
        self.predicate = predicate
    }
}

/// `expression AS variable`. An item that only hands a variable on keeps that variable's id.
public struct BoundProjectionItem: Sendable {
    public var variable: VariableID
    public var name: String
    public var expression: BoundExpression
    public init(variable: VariableID, name: String, expression: BoundExpression) {
        self.variable = variable
        self.name = name
        self.expression = expression
    }
}

public struct BoundSortItem: Sendable {
    public var expression: BoundExpression
    public var descending: Bool
    public init(expression: BoundExpression, descending: Bool) {
        self.expression = expression
        self.descending = descending
    }
}

public struct BoundAggregation: Sendable {
    public var keys: [BoundProjectionItem]
    public var aggregates: [BoundAggregate]
    public init(keys: [BoundProjectionItem], aggregates: [BoundAggregate]) {
        self.keys = keys
        self.aggregates = aggregates
    }
}

public struct BoundAggregate: Sendable {
    public var variable: VariableID
    public var function: AggregateFunction
    public var distinct: Bool
    /// nil for count(*)
    public var argument: BoundExpression?
    /// The percentile of percentileCont and percentileDisc.
    public var parameter: BoundExpression?
    public var range: SourceRange
    public init(
        variable: VariableID, function: AggregateFunction, distinct: Bool, argument: BoundExpression?,
        parameter: BoundExpression?, range: SourceRange
    ) {
        self.variable = variable
        self.function = function
        self.distinct = distinct
        self.argument = argument
        self.parameter = parameter
        self.range = range
    }
}

public enum AggregateFunction: String, Sendable, CaseIterable {
    case countRows = "count(*)"
    case count, sum, avg, min, max, collect, stDev, stDevP, percentileCont, percentileDisc
}

/// `CREATE`. Property maps may use nodes that stand before them in `pattern.nodes`, and those of relationships also
/// relationships that stand before them: create the nodes in order, then the relationships in order.
public struct BoundCreate: Sendable {
    public var pattern: BoundPattern
    public init(pattern: BoundPattern) { self.pattern = pattern }
}

public struct BoundMerge: Sendable {
    /// Property maps stay in the pattern: they are matched and, failing that, created.
    public var pattern: BoundPattern
    public var onMatch: [BoundSetItem]
    public var onCreate: [BoundSetItem]
    public init(pattern: BoundPattern, onMatch: [BoundSetItem], onCreate: [BoundSetItem]) {
        self.pattern = pattern
        self.onMatch = onMatch
        self.onCreate = onCreate
    }
}

/// SET and REMOVE items; REMOVE n.k is a property set to null.
public enum BoundSetItem: Sendable {
    case property(target: BoundExpression, key: String, value: BoundExpression, range: SourceRange)
    case replaceProperties(target: VariableID, value: BoundExpression, range: SourceRange)
    case mergeProperties(target: VariableID, value: BoundExpression, range: SourceRange)
    case addLabels(target: VariableID, [String], range: SourceRange)
    case removeLabels(target: VariableID, [String], range: SourceRange)
}

public struct BoundProcedureCall: Sendable {
    public var procedure: ProcedureSignature
    public var arguments: [BoundExpression]
    /// Output column index and the variable it goes to; empty for a procedure without outputs or an unused call.
    public var outputs: [(column: Int, variable: VariableID)]
    public var predicate: BoundExpression?
    public var range: SourceRange
    public init(
        procedure: ProcedureSignature, arguments: [BoundExpression], outputs: [(column: Int, variable: VariableID)],
        predicate: BoundExpression?, range: SourceRange
    ) {
        self.procedure = procedure
        self.arguments = arguments
        self.outputs = outputs
        self.predicate = predicate
        self.range = range
    }
}

/// Name, inputs and outputs of a procedure, known to the binder.
public struct ProcedureSignature: Sendable, Hashable {
    public struct Field: Sendable, Hashable {
        public var name: String
        public var type: ValueType
        public var nullable: Bool
        public init(name: String, type: ValueType, nullable: Bool) {
            self.name = name
            self.type = type
            self.nullable = nullable
        }
    }
    /// Full name with dots.
    public var name: String
    public var inputs: [Field]
    /// Empty for a procedure declared VOID.
    public var outputs: [Field]
    public init(name: String, inputs: [Field], outputs: [Field]) {
        self.name = name
        self.inputs = inputs
        self.outputs = outputs
    }
}

public enum BoundSchemaCommand: Sendable {
    case createIndex(name: String?, label: String, onRelationship: Bool, keys: [String], ifNotExists: Bool)
    case dropIndex(name: String?, label: String?, keys: [String], ifExists: Bool)
    case createConstraint(name: String?, label: String, keys: [String], ifNotExists: Bool)
    case dropConstraint(name: String, ifExists: Bool)
}
