import QuerySemantics
import QuerySyntax

/// Finds the order in which MATCH clauses are walked: where to begin, and which relationship to follow next.
///
/// Consecutive MATCH clauses are one pattern here, so that each may begin where the other is selective; only the
/// uniqueness of relationships stays a matter of each clause (`groups`).
///
/// Within a connected component, dynamic programming over sets of bound nodes (Moerkotte and Neumann's connected
/// subgraphs, restricted to expansions), up to `exhaustiveLimit` nodes; greedy beyond. A relationship between two bound
/// nodes is closed at once (`into`), so a set of nodes fixes the set of relationships.
struct PatternPlanner {
    /// Components with more nodes are ordered greedily.
    static let exhaustiveLimit = 10

    let match: BoundMatch
    /// Which clause a relationship belongs to.
    private let groups: [VariableID: Int]
    let estimator: CardinalityEstimator
    /// Labels known of a variable, from this pattern.
    let labels: [VariableID: [String]]
    /// Variables bound so far.
    var bound: VariableSet
    var plan: LogicalPlan
    /// Predicates not yet applied.
    var pending: [BoundExpression]
    /// Relationships walked so far, for the uniqueness of relationships.
    var walked: [BoundRelationship] = []
    var fresh: VariableSupply

    init(
        matches: [BoundMatch], input: LogicalPlan, bound: VariableSet, statistics: any PlanningStatistics,
        fresh: VariableSupply
    ) {
        var match = BoundMatch(
            optional: false, pattern: BoundPattern(nodes: [], relationships: [], paths: []), predicates: [])
        var groups: [VariableID: Int] = [:]
        for (number, part) in matches.enumerated() {
            for node in part.pattern.nodes
            where !match.pattern.nodes.contains(where: { $0.variable == node.variable }) {
                match.pattern.nodes.append(node)
            }
            match.pattern.relationships += part.pattern.relationships
            match.pattern.paths += part.pattern.paths
            match.predicates += part.predicates
            for relationship in part.pattern.relationships { groups[relationship.variable] = number }
        }
        self.match = match
        self.groups = groups
        estimator = CardinalityEstimator(statistics: statistics)
        self.bound = bound
        plan = input
        pending = match.predicates + Self.presence(of: match.pattern, bound)
        self.fresh = fresh
        var labels: [VariableID: [String]] = [:]
        for node in match.pattern.nodes { labels[node.variable] = node.labels }
        for predicate in match.predicates {
            if case .hasLabels(let base, let names) = predicate.kind, case .variable(let variable) = base.kind {
                labels[variable, default: []] += names
            }
        }
        self.labels = labels
    }

    /// A node that stands alone and is bound already is not looked for, but null is no node.
    private static func presence(of pattern: BoundPattern, _ bound: VariableSet) -> [BoundExpression] {
        let joined = VariableSet(pattern.relationships.flatMap { [$0.left, $0.right] })
        return pattern.nodes.filter { bound.contains($0.variable) && !joined.contains($0.variable) }.map { node in
            let variable = BoundExpression(.variable(node.variable), type: .node, range: node.range)
            return BoundExpression(.isNull(variable, negated: true), type: .boolean, range: node.range)
        }
    }

    /// The whole MATCH on top of the input.
    mutating func run() -> LogicalPlan {
        applyPredicates()
        projectBoundRelationships()
        var open = components()
        while !open.isEmpty {
            let next = open.indices.min { startCost(of: open[$0]) < startCost(of: open[$1]) } ?? 0
            plan(component: open.remove(at: next))
        }
        for relationship in match.pattern.relationships where isShortest(relationship) { search(relationship) }
        projectPaths()
        applyPredicates()
        if !pending.isEmpty {
            plan = .filter(plan, pending)
            pending = []
        }
        return plan
    }

    private func isShortest(_ relationship: BoundRelationship) -> Bool {
        if case .shortest = relationship.length { return true }
        return false
    }

    // MARK: Components

    struct Component {
        var nodes: [BoundNode]
        var relationships: [BoundRelationship]
    }

    /// Connected components that still have something unbound.
    private func components() -> [Component] {
        let relationships = match.pattern.relationships.filter { !isShortest($0) && !isWalked($0) }
        var group: [VariableID: Int] = [:]
        for (index, node) in match.pattern.nodes.enumerated() { group[node.variable] = index }
        for relationship in relationships {
            guard let left = group[relationship.left], let right = group[relationship.right], left != right else {
                continue
            }
            for (variable, number) in group where number == right { group[variable] = left }
        }
        var found: [Int: Component] = [:]
        for node in match.pattern.nodes {
            found[group[node.variable] ?? 0, default: Component(nodes: [], relationships: [])].nodes.append(node)
        }
        for relationship in relationships {
            found[group[relationship.left] ?? 0]?.relationships.append(relationship)
        }
        return found.sorted { $0.key < $1.key }.map(\.value).filter { component in
            !component.relationships.isEmpty || component.nodes.contains { !bound.contains($0.variable) }
        }
    }

    private func isWalked(_ relationship: BoundRelationship) -> Bool {
        walked.contains { $0.variable == relationship.variable }
    }

    /// Rows with which a component would begin; components that touch bound nodes come first.
    private func startCost(of component: Component) -> Double {
        if component.nodes.contains(where: { bound.contains($0.variable) }) { return 0 }
        return component.nodes.map { scanRows($0) }.min() ?? 0
    }

    // MARK: Ordering

    private mutating func plan(component: Component) {
        let started = component.nodes.map(\.variable).filter { bound.contains($0) }
        let model = ComponentCostModel(
            component: component, estimator: estimator, labels: labels, outerBound: bound, predicates: pending,
            scanRows: started.isEmpty ? component.nodes.map { scanRows($0) } : [])
        let order =
            component.nodes.count <= Self.exhaustiveLimit
            ? ComponentOrder.exhaustive(component, started: started, model: model)
            : ComponentOrder.greedy(component, started: started, model: model)
        if let anchor = order.anchor, let node = component.nodes.first(where: { $0.variable == anchor }) {
            scan(node)
        }
        closeAll(in: component)
        for step in order.steps {
            walk(step.relationship, from: step.from)
            closeAll(in: component)
        }
    }

    /// Follows every relationship whose ends are both bound.
    private mutating func closeAll(in component: Component) {
        for relationship in component.relationships
        where !isWalked(relationship) && bound.contains(relationship.left) && bound.contains(relationship.right) {
            close(relationship)
        }
    }

    // MARK: Emitting operators

    /// Rows that a scan of this node would give, the best access path taken.
    private func scanRows(_ node: BoundNode) -> Double {
        switch accessPath(for: node).plan {
        case .id: return 1
        case .index(let label, let range, let key): return estimator.nodes(indexedBy: label, key: key, range)
        case .scan: return estimator.nodes(labels: labels[node.variable] ?? node.labels)
        }
    }

    /// Starts from a node: by id, by index, or by scanning its rarest label.
    private mutating func scan(_ node: BoundNode) {
        let ordered = (labels[node.variable] ?? node.labels).sorted { first, second in
            estimator.statistics.nodes(label: first) < estimator.statistics.nodes(label: second)
        }
        let path = accessPath(for: node)
        if let used = path.predicate { pending.remove(at: used) }
        switch path.plan {
        case .id(let id):
            plan = .nodeByIdSeek(plan, NodeByIdSeek(variable: node.variable, labels: node.labels, id: id))
        case .index(let label, let range, let key):
            let others = node.labels.filter { $0 != label }
            plan = .nodeIndexSeek(
                plan, NodeIndexSeek(variable: node.variable, labels: [label] + others, key: key, range: range))
        case .scan:
            let unique = ordered.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            plan = .nodeScan(plan, NodeScan(variable: node.variable, labels: unique))
        }
        bound.insert(node.variable)
        applyPredicates()
    }

    enum AccessPath {
        case scan
        case id(BoundExpression)
        case index(label: String, range: NodeIndexSeek.Range, key: String)
    }

    /// The best way to find a node from what is bound, and the pending predicate that it makes superfluous.
    private func accessPath(for node: BoundNode) -> (plan: AccessPath, predicate: Int?) {
        var best: (plan: AccessPath, predicate: Int?, rank: Int) = (.scan, nil, 9)
        for (index, predicate) in pending.enumerated() {
            guard
                let found = AccessPathFinder(variable: node.variable, bound: bound).find(in: predicate),
                found.rank < best.rank
            else { continue }
            switch found.target {
            case .id(let value): best = (.id(value), index, found.rank)
            case .property(let key, let range):
                let label = (labels[node.variable] ?? node.labels).first {
                    estimator.statistics.indexedValues(label: $0, key: key) != nil
                }
                if let label { best = (.index(label: label, range: range, key: key), index, found.rank) }
            }
        }
        // Only an equality is fully answered by the index: ranges are checked again, for values of other types.
        guard case .index(let label, let range, let key) = best.plan else { return (best.plan, best.predicate) }
        switch range {
        case .equal: return (best.plan, best.predicate)
        case .prefix: return (best.plan, nil)
        case .between(let lower, let upper):
            let narrowed = between(lower, upper, key: key, of: node.variable)
            return (.index(label: label, range: narrowed, key: key), nil)
        }
    }

    /// A range with the bound that it lacks, if another predicate has one.
    private func between(
        _ lower: NodeIndexSeek.Bound?, _ upper: NodeIndexSeek.Bound?, key: String, of variable: VariableID
    ) -> NodeIndexSeek.Range {
        var (lower, upper) = (lower, upper)
        for predicate in pending {
            guard let found = AccessPathFinder(variable: variable, bound: bound).find(in: predicate),
                case .property(key, .between(let otherLower, let otherUpper)) = found.target
            else { continue }
            lower = lower ?? otherLower
            upper = upper ?? otherUpper
        }
        return .between(lower: lower, upper: upper)
    }

    private mutating func walk(_ relationship: BoundRelationship, from: VariableID) {
        let forward = relationship.left == from
        let to = forward ? relationship.right : relationship.left
        emit(relationship, from: from, to: to, forward: forward, mode: .all)
        bound.insert(to)
        bound.insert(relationship.variable)
        applyPredicates()
    }

    private mutating func close(_ relationship: BoundRelationship) {
        emit(relationship, from: relationship.left, to: relationship.right, forward: true, mode: .into)
        bound.insert(relationship.variable)
        applyPredicates()
    }

    /// A shortest path between two bound nodes. Predicates on it are part of the search: they choose among all paths,
    /// not among the shortest.
    private mutating func search(_ relationship: BoundRelationship) {
        var condition = PathSearchCondition()
        condition.paths = pathItems.filter { $0.expression.freeVariables.contains(relationship.variable) }
        let searched = VariableSet(condition.paths.map(\.variable) + [relationship.variable])
        let reachable = bound.union(searched)
        pending.removeAll { predicate in
            let variables = predicate.freeVariables
            guard !variables.isDisjoint(with: searched), variables.isSubset(of: reachable) else { return false }
            condition.predicates.append(predicate)
            return true
        }
        if let properties = relationship.properties, case .map(let entries) = properties.kind {
            condition.predicates += entries.map { entry in
                .everyRelationship(of: relationship.variable, has: entry.key, entry.value, variable: fresh.next())
            }
        }
        emit(
            relationship, from: relationship.left, to: relationship.right, forward: true, mode: .into,
            search: condition)
        bound.insert(relationship.variable)
        applyPredicates()
    }

    private mutating func emit(
        _ relationship: BoundRelationship, from: VariableID, to: VariableID, forward: Bool, mode: Expand.Mode,
        search: PathSearchCondition = PathSearchCondition()
    ) {
        let toNode = match.pattern.nodes.first { $0.variable == to }
        let expand = Expand(
            from: from, to: to, relationship: relationship.variable,
            direction: forward ? relationship.direction : relationship.direction.reversed,
            types: relationship.types, mode: mode, toLabels: mode == .all ? toNode?.labels ?? [] : [],
            length: relationship.length, reversed: !forward, excluding: exclusions(of: relationship),
            properties: relationship.properties, search: search)
        plan = .expand(plan, expand)
        walked.append(relationship)
    }

    /// Relationships already walked in this MATCH that could be the same edge.
    private func exclusions(of relationship: BoundRelationship) -> [VariableID] {
        walked.filter { other in
            groups[other.variable] == groups[relationship.variable]
        }.filter { other in
            other.types.isEmpty || relationship.types.isEmpty
                || !Set(other.types).isDisjoint(with: relationship.types)
        }.map(\.variable)
    }

    /// Relationships that an earlier clause bound fix their end nodes.
    private mutating func projectBoundRelationships() {
        for relationship in match.pattern.relationships
        where relationship.isArgument && bound.contains(relationship.variable) {
            var filters: [BoundExpression] = []
            var ends: [VariableID] = []
            for end in [relationship.left, relationship.right] {
                let taken = bound.contains(end) || ends.contains(end)
                let variable = taken ? fresh.next() : end
                if taken { filters.append(.equality(variable, end, at: relationship.range)) }
                ends.append(variable)
            }
            let expand = Expand(
                from: ends[0], to: ends[1], relationship: relationship.variable, direction: relationship.direction,
                types: relationship.types, mode: .all, toLabels: [], length: relationship.length, reversed: false,
                excluding: exclusions(of: relationship), properties: relationship.properties)
            plan = .projectEndpoints(plan, expand)
            bound.formUnion(ends)
            for end in [relationship.left, relationship.right] {
                if let node = match.pattern.nodes.first(where: { $0.variable == end }), !node.labels.isEmpty,
                    !node.isArgument
                {
                    filters.append(.labelTest(end, node.labels, at: node.range))
                }
            }
            if !filters.isEmpty { plan = .filter(plan, filters) }
            walked.append(relationship)
            applyPredicates()
        }
    }

    /// The path variables as projections.
    private var pathItems: [BoundProjectionItem] {
        match.pattern.paths.map { path in
            BoundProjectionItem(
                variable: path.variable, name: "",
                expression: BoundExpression(.path(path.elements), type: .path, range: .none))
        }
    }

    private mutating func projectPaths() {
        let items = pathItems
        guard !items.isEmpty else { return }
        plan = .project(plan, items)
        bound.formUnion(items.map(\.variable))
    }

    /// Applies each pending predicate whose variables are bound.
    private mutating func applyPredicates() {
        var ready: [BoundExpression] = []
        pending.removeAll { predicate in
            guard predicate.freeVariables.isSubset(of: bound) else { return false }
            ready.append(predicate)
            return true
        }
        if !ready.isEmpty { plan = .filter(plan, ready) }
    }
}

extension RelationshipDirection {
    /// The same arrow read from the other end.
    var reversed: RelationshipDirection {
        switch self {
        case .leftToRight: .rightToLeft
        case .rightToLeft: .leftToRight
        case .undirected: .undirected
        }
    }
}
