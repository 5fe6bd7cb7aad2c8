import QuerySemantics

/// How it is to be done: operators with algorithms chosen, columns assigned and unread columns dropped.
public final class PhysicalPlan: Sendable {
    /// Number of the operator in its statement, in post-order; keys the figures of `PROFILE`.
    public let id: Int
    public let kind: PhysicalOperator
    /// Columns of the rows that the operator gives.
    public let layout: RowLayout
    /// Inputs; `inner` plans of applies come second.
    public let children: [PhysicalPlan]
    /// Rows of the output stand for several equal rows each.
    public let carriesMultiplicities: Bool
    /// Estimated number of rows; what `EXPLAIN` prints.
    public let estimatedRows: Double
    /// The operator or one below it changes the graph.
    public let isUpdating: Bool

    init(
        id: Int, kind: PhysicalOperator, layout: RowLayout, children: [PhysicalPlan], carriesMultiplicities: Bool,
        estimatedRows: Double, isUpdating: Bool
    ) {
        self.id = id
        self.kind = kind
        self.layout = layout
        self.children = children
        self.carriesMultiplicities = carriesMultiplicities
        self.estimatedRows = estimatedRows
        self.isUpdating = isUpdating
    }

    /// What the whole plan comes down to, if it may be run tuple by tuple.
    public var tupleRead: TupleRead? {
        if case .produceResults(_, let tuple) = kind { return tuple }
        return nil
    }

    /// The plan, to be run by operators only.
    public var byOperators: PhysicalPlan {
        guard case .produceResults(let columns, .some) = kind else { return self }
        return with(.produceResults(columns))
    }

    /// Another operator over the same inputs that gives the same rows.
    func with(_ kind: PhysicalOperator) -> PhysicalPlan {
        PhysicalPlan(
            id: id, kind: kind, layout: layout, children: children, carriesMultiplicities: carriesMultiplicities,
            estimatedRows: estimatedRows, isUpdating: isUpdating)
    }
}

/// The operators of the executor.
public enum PhysicalOperator: Sendable {
    case argument
    case nodeScan(NodeScan)
    /// The number of nodes with the labels as a multiplicity, without looking at them.
    case nodeCount(NodeScan)
    case nodeIndexSeek(NodeIndexSeek)
    case nodeByIdSeek(NodeByIdSeek)
    case expand(Expand)
    case variableLengthExpand(Expand)
    case shortestPath(Expand)
    case projectEndpoints(Expand)
    case filter([BoundExpression])
    case project([BoundProjectionItem])
    case hashAggregate(BoundAggregation)
    case distinct([VariableID])
    case sort([BoundSortItem])
    case top([BoundSortItem], skip: BoundExpression?, limit: BoundExpression)
    case skip(BoundExpression)
    case limit(BoundExpression)
    case unwind(BoundExpression, VariableID)
    /// Gives each row as often as its multiplicity says.
    case unfold
    case optionalApply(introduced: [VariableID], ordinal: VariableID)
    case semiApply(negated: Bool, ordinal: VariableID)
    case union(columns: [[VariableID]])
    case create(BoundCreate)
    case merge(BoundMerge)
    case set([BoundSetItem])
    case delete([BoundExpression], detach: Bool)
    case procedureCall(BoundProcedureCall)
    case countMatches(MatchCount)
    /// The second input is kept in a table.
    case hashJoin([HashJoinKey])
    case subqueryApply(BoundCallSubquery)
    case reimport([VariableID])
    case foreach(BoundForeach)
    case loadCSV(BoundLoadCSV)
    /// With a tuple read: the whole plan may also be run without operators.
    case produceResults([BoundColumn], byTuple: TupleRead? = nil)

    /// The operator's name in plans.
    public var name: String {
        switch self {
        case .argument: "Argument"
        case .nodeScan(let scan): scan.labels.isEmpty ? "AllNodesScan" : "NodeByLabelScan"
        case .nodeCount: "NodeCountFromStatistics"
        case .nodeIndexSeek(let seek):
            switch seek.range {
            case .equal: "NodeIndexSeek"
            case .between, .prefix: "NodeIndexRangeSeek"
            }
        case .nodeByIdSeek: "NodeByIdSeek"
        case .expand(let expand) where expand.reachesOnly: "Expand(Reach)"
        case .expand(let expand):
            switch expand.mode {
            case .all: "Expand(All)"
            case .into: "Expand(Into)"
            case .count: "Expand(Count)"
            case .exists: "Expand(Exists)"
            }
        case .variableLengthExpand(let expand) where expand.reachesOnly: "VarLengthExpand(Reach)"
        case .variableLengthExpand(let expand):
            expand.mode == .into ? "VarLengthExpand(Into)" : "VarLengthExpand(All)"
        case .shortestPath: "ShortestPath"
        case .projectEndpoints: "ProjectEndpoints"
        case .filter: "Filter"
        case .project: "Projection"
        case .hashAggregate: "HashAggregation"
        case .distinct: "Distinct"
        case .sort: "Sort"
        case .top: "Top"
        case .skip: "Skip"
        case .limit: "Limit"
        case .unwind: "Unwind"
        case .unfold: "Unfold"
        case .optionalApply: "OptionalApply"
        case .semiApply(let negated, _): negated ? "AntiSemiApply" : "SemiApply"
        case .union: "Union"
        case .create: "Create"
        case .merge: "Merge"
        case .set: "SetProperties"
        case .delete(_, let detach): detach ? "DetachDelete" : "Delete"
        case .procedureCall: "ProcedureCall"
        case .hashJoin: "HashJoin"
        case .countMatches(let pattern): pattern.isAcyclic ? "CountByMessages" : "CountByIntersection"
        case .subqueryApply: "SubqueryApply"
        case .reimport: "Reimport"
        case .foreach: "Foreach"
        case .loadCSV: "LoadCSV"
        case .produceResults(_, let tuple): tuple == nil ? "ProduceResults" : "ProduceResults(Tuple)"
        }
    }
}
