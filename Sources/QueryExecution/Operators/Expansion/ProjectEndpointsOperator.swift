import PropertyGraph
import QueryPlanning
import QuerySyntax

/// Binds the end nodes of a relationship, or of a list of relationships, that an earlier clause bound.
///
/// A row disappears when the relationship is null, has another type, or (a list) is no walk in the pattern's
/// direction. An undirected pattern gives both orientations.
final class ProjectEndpointsOperator: FanOutOperator {
    private let expand: Expand
    private let resolver: StepResolver
    private let excluded: ExcludedRelationships
    private let relationshipColumn: Int
    private let fromColumn: Int?
    private let toColumn: Int?
    private var types: Set<RelationshipTypeID> = []
    /// Ends of the row that are left, the next ones last.
    private var ends: [(from: UInt32, to: UInt32)] = []
    private var excludedIDs: [UInt32] = []

    init(_ plan: PhysicalPlan, _ expand: Expand, input: Operator, context: ExecutionContext) {
        self.expand = expand
        resolver = StepResolver(expand, graph: context.graph)
        excluded = ExcludedRelationships(expand, layout: input.layout)
        relationshipColumn = input.layout.column(of: expand.relationship) ?? 0
        fromColumn = plan.layout.column(of: expand.from)
        toColumn = plan.layout.column(of: expand.to)
        super.init(plan, input: input, context: context)
    }

    override func enter(_ batch: Batch) { types = Set(resolver.typeIDs) }

    override func open(row: Int, of batch: Batch) {
        excluded.collect(row: row, of: batch, space: context.space, into: &excludedIDs)
        ends = orientations(of: batch.columns[relationshipColumn].slot(at: row)).reversed()
    }

    override func write(at offset: Int) -> Int {
        var count = 0
        while offset + count < output.capacity, let end = ends.popLast() {
            if let fromColumn { output.columns[fromColumn].ids[offset + count] = end.from }
            if let toColumn { output.columns[toColumn].ids[offset + count] = end.to }
            count += 1
        }
        return count
    }

    private func orientations(of slot: Slot) -> [(from: UInt32, to: UInt32)] {
        var walk: [RelationshipID] = []
        switch slot.tag {
        case .relationship: walk = [slot.relationshipID]
        case .list:
            for element in context.space.list(slot) {
                guard element.tag == .relationship else { return [] }
                walk.append(element.relationshipID)
            }
        case .null, .boolean, .integer, .float, .string, .map, .node, .path, .date, .localTime, .zonedTime,
            .localDateTime, .zonedDateTime, .duration, .point:
            return []
        }
        guard walk.allSatisfy(fits), lengthFits(walk.count), !walk.isEmpty else { return [] }
        var found: [(from: UInt32, to: UInt32)] = []
        if expand.direction != .rightToLeft { found += ends(of: walk, startsAtSource: true) }
        if expand.direction != .leftToRight {
            for end in ends(of: walk, startsAtSource: false)
            where !found.contains(where: { $0.from == end.from && $0.to == end.to }) {
                found.append(end)
            }
        }
        return found
    }

    private func fits(_ relationship: RelationshipID) -> Bool {
        context.graph.isAlive(relationship) && !excludedIDs.contains(relationship.raw)
            && (expand.types.isEmpty || types.contains(context.graph.type(relationship)))
    }

    private func lengthFits(_ count: Int) -> Bool {
        switch expand.length {
        case .single: true
        case .variable(let minimum, let maximum), .shortest(let minimum, let maximum, _):
            count >= minimum && count <= maximum ?? Int.max
        }
    }

    /// Start and end of a walk whose first relationship is taken from source to target, or the other way.
    private func ends(of walk: [RelationshipID], startsAtSource: Bool) -> [(from: UInt32, to: UInt32)] {
        let graph = context.graph
        let first = walk[0]
        let start = startsAtSource ? graph.source(first).raw : graph.target(first).raw
        var node = start
        for relationship in walk {
            let source = graph.source(relationship).raw
            let target = graph.target(relationship).raw
            let forward = source == node
            let backward = target == node
            switch expand.direction {
            case .leftToRight:
                guard forward else { return [] }
                node = target
            case .rightToLeft:
                guard backward else { return [] }
                node = source
            case .undirected:
                guard forward || backward else { return [] }
                node = forward ? target : source
            }
        }
        return [(start, node)]
    }
}
