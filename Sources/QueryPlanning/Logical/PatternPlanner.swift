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
final class PatternPlanner {
    /// Components with more nodes are ordered greedily.
    static let exhaustiveLimit = 10

    /// A condition that waits for its variables.
    struct Predicate {
        let expression: BoundExpression
        let variables: VariableSet

        init(_ expression: BoundExpression) {
            self.expression = expression
            variables = expression.freeVariables
        }
    }

    let match: BoundMatch
    /// Which clause a relationship belongs to.
    private let groups: VariableMap<Int>
    let estimator: CardinalityEstimator
    /// Labels known of a variable, from this pattern.
    let labels: VariableMap<[String]>
    /// Variables bound so far.
    @exclusivity(unchecked) private(set) var bound: VariableSet
    @exclusivity(unchecked) private var plan: LogicalPlan
    /// Predicates not yet applied.
    @exclusivity(unchecked) private(set) var pending: [Predicate]
    /// Relationships walked so far, for the uniqueness of relationships.
    @exclusivity(unchecked) private var walked: [(variable: VariableID, types: [String])] = []
    private let fresh: VariableSupply

    init(
        matches: [BoundMatch], input: LogicalPlan, bound: VariableSet, estimator: CardinalityEstimator,
        fresh: VariableSupply
    ) {
        let match = Self.joined(matches)
        var groups = VariableMap<Int>(capacity: match.pattern.relationships.count)
        for (number, part) in matches.enumerated() {
            let relationships = part.pattern.relationships
            for place in relationships.indices { groups.set(number, for: relationships[place].variable) }
        }
        self.match = match
        self.groups = groups
        self.estimator = estimator
        self.bound = bound
        plan = input
        pending = match.predicates.map(Predicate.init)
        pending += Self.presence(of: match.pattern, bound).map(Predicate.init)
        self.fresh = fresh
        var labels = VariableMap<[String]>(capacity: match.pattern.nodes.count)
        let nodes = match.pattern.nodes
        for place in nodes.indices { labels.set(nodes[place].labels, for: nodes[place].variable) }
        for predicate in match.predicates {
            if case .hasLabels(let base, let names) = predicate.kind, case .variable(let variable) = base.kind {
                labels.set((labels[variable] ?? []) + names, for: variable)
            }
        }
        self.labels = labels
        walked.reserveCapacity(match.pattern.relationships.count)
    }

    /// Several clauses as one.
    private static func joined(_ matches: [BoundMatch]) -> BoundMatch {
        guard var match = matches.first, matches.count > 1 else {
            return matches.first
                ?? BoundMatch(
                    optional: false, pattern: BoundPattern(nodes: [], relationships: [], paths: []), predicates: [])
        }
        var variables = VariableSet(match.pattern.nodes.map(\.variable))
        for part in matches.dropFirst() {
            for node in part.pattern.nodes where variables.insert(node.variable).inserted {
                match.pattern.nodes.append(node)
            }
            match.pattern.relationships += part.pattern.relationships
            match.pattern.paths += part.pattern.paths
            match.predicates += part.predicates
        }
        return match
    }

    /// A node that stands alone and is bound already is not looked for, but null is no node.
    private static func presence(of pattern: BoundPattern, _ bound: VariableSet) -> [BoundExpression] {
        if bound.isEmpty { return [] }
        let joined = VariableSet(pattern.relationships.flatMap { [$0.left, $0.right] })
        return pattern.nodes.filter { bound.contains($0.variable) && !joined.contains($0.variable) }.map { node in
            let variable = BoundExpression(.variable(node.variable), type: .node, range: node.range)
            return BoundExpression(.isNull(variable, negated: true), type: .boolean, range: node.range)
        }
    }

    /// The whole MATCH on top of the input.
    func run() -> LogicalPlan {
        applyPredicates()
        projectBoundRelationships()
        var open = components()
        while !open.isEmpty {
            let next =
                open.count == 1 ? 0 : open.indices.min { startCost(of: open[$0]) < startCost(of: open[$1]) } ?? 0
            plan(component: open.remove(at: next))
        }
        for relationship in match.pattern.relationships where isShortest(relationship) { search(relationship) }
        projectPaths()
        applyPredicates()
        if !pending.isEmpty {
            plan = .filter(plan, pending.map(\.expression))
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
        let nodes = match.pattern.nodes
        var relationships = match.pattern.relationships
        relationships.removeAll { isShortest($0) || isWalked($0) }
        let variables = nodes.map(\.variable)
        func number(of variable: VariableID) -> Int? { variables.firstIndex(of: variable) }
        var group = Array(nodes.indices)
        for relationship in relationships {
            guard let left = number(of: relationship.left), let right = number(of: relationship.right),
                group[left] != group[right]
            else { continue }
            let (kept, gone) = (group[left], group[right])
            for index in group.indices where group[index] == gone { group[index] = kept }
        }
        func isOpen(_ component: Component) -> Bool {
            !component.relationships.isEmpty || component.nodes.contains { !bound.contains($0.variable) }
        }
        if let first = group.first, group.allSatisfy({ $0 == first }) {
            let whole = Component(nodes: nodes, relationships: relationships)
            return isOpen(whole) ? [whole] : []
        }
        var found = nodes.map { _ in Component(nodes: [], relationships: []) }
        for (node, group) in zip(nodes, group) { found[group].nodes.append(node) }
        for relationship in relationships {
            guard let left = number(of: relationship.left) else { continue }
            found[group[left]].relationships.append(relationship)
        }
        return found.filter(isOpen)
    }

    private func isWalked(_ relationship: BoundRelationship) -> Bool {
        walked.contains { $0.variable == relationship.variable }
    }

    /// Rows with which a component would begin; components that touch bound nodes come first.
    private func startCost(of component: Component) -> Double {
        if component.nodes.contains(where: { bound.contains($0.variable) }) { return 0 }
        return component.nodes.map { rows(of: accessPath(for: $0), to: $0) }.min() ?? 0
    }

    // MARK: Ordering

    private func plan(component: Component) {
        let nodes = component.nodes
        let started = nodes.map(\.variable).filter { bound.contains($0) }
        var paths: [AccessPath] = []
        var scanRows: [Double] = []
        if started.isEmpty {
            paths.reserveCapacity(nodes.count)
            scanRows.reserveCapacity(nodes.count)
            for node in nodes {
                let path = accessPath(for: node)
                if nodes.count > 1 { scanRows.append(rows(of: path, to: node)) }
                paths.append(path)
            }
        }
        if nodes.count == 1, let path = paths.first {
            scan(nodes[0], by: path)
            return closeAll(in: component)
        }
        let model = ComponentCostModel(
            component: component, estimator: estimator, labels: labels, outerBound: bound, predicates: pending,
            scanRows: scanRows)
        let order =
            nodes.count <= Self.exhaustiveLimit
            ? ComponentOrder.exhaustive(component, started: started, model: model)
            : ComponentOrder.greedy(component, started: started, model: model)
        if let anchor = order.anchor, let number = nodes.firstIndex(where: { $0.variable == anchor }) {
            scan(nodes[number], by: paths[number])
        }
        closeAll(in: component)
        for step in order.steps {
            walk(component.relationships[step.relationship], from: step.from)
            closeAll(in: component)
        }
    }

    /// Follows every relationship whose ends are both bound.
    private func closeAll(in component: Component) {
        for relationship in component.relationships
        where !isWalked(relationship) && bound.contains(relationship.left) && bound.contains(relationship.right) {
            close(relationship)
        }
    }

    // MARK: Emitting operators

    /// Starts from a node: by id, by index, or by scanning its rarest label.
    private func scan(_ node: BoundNode, by path: AccessPath) {
        if let used = path.predicate { pending.remove(at: used) }
        switch path.way {
        case .id(let id):
            plan = .nodeByIdSeek(plan, NodeByIdSeek(variable: node.variable, labels: node.labels, id: id))
        case .index(let label, let range, let key):
            let others = node.labels.filter { $0 != label }
            plan = .nodeIndexSeek(
                plan, NodeIndexSeek(variable: node.variable, labels: [label] + others, key: key, range: range))
        case .scan:
            plan = .nodeScan(plan, NodeScan(variable: node.variable, labels: rarestFirst(node)))
        }
        bound.insert(node.variable)
        applyPredicates()
    }

    private func walk(_ relationship: BoundRelationship, from: VariableID) {
        let forward = relationship.left == from
        let to = forward ? relationship.right : relationship.left
        emit(relationship, from: from, to: to, forward: forward, mode: .all)
        bound.insert(to)
        bound.insert(relationship.variable)
        applyPredicates()
    }

    private func close(_ relationship: BoundRelationship) {
        emit(relationship, from: relationship.left, to: relationship.right, forward: true, mode: .into)
        bound.insert(relationship.variable)
        applyPredicates()
    }

    /// A shortest path between two bound nodes. Predicates on it are part of the search: they choose among all paths,
    /// not among the shortest.
    private func search(_ relationship: BoundRelationship) {
        var condition = PathSearchCondition()
        condition.paths = pathItems.filter { $0.expression.freeVariables.contains(relationship.variable) }
        let searched = VariableSet(condition.paths.map(\.variable) + [relationship.variable])
        let reachable = bound.union(searched)
        pending.removeAll { predicate in
            guard !predicate.variables.isDisjoint(with: searched), predicate.variables.isSubset(of: reachable) else {
                return false
            }
            condition.predicates.append(predicate.expression)
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

    private func emit(
        _ relationship: BoundRelationship, from: VariableID, to: VariableID, forward: Bool, mode: Expand.Mode,
        search: PathSearchCondition = PathSearchCondition()
    ) {
        let known = mode == .all ? match.pattern.nodes.firstIndex { $0.variable == to } : nil
        plan = .expand(
            plan,
            Expand(
                from: from, to: to, relationship: relationship.variable,
                direction: forward ? relationship.direction : relationship.direction.reversed,
                types: relationship.types, mode: mode, toLabels: known.map { match.pattern.nodes[$0].labels } ?? [],
                length: relationship.length, reversed: !forward, excluding: exclusions(of: relationship),
                properties: relationship.properties, search: search))
        walked.append((relationship.variable, relationship.types))
    }

    /// Relationships already walked in this MATCH that could be the same edge.
    private func exclusions(of relationship: BoundRelationship) -> [VariableID] {
        var exclusions: [VariableID] = []
        for other in walked where groups[other.variable] == groups[relationship.variable] {
            let mayBeSame =
                other.types.isEmpty || relationship.types.isEmpty
                || other.types.contains { relationship.types.contains($0) }
            if mayBeSame { exclusions.append(other.variable) }
        }
        return exclusions
    }

    /// Relationships that an earlier clause bound fix their end nodes.
    private func projectBoundRelationships() {
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
            walked.append((relationship.variable, relationship.types))
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

    private func projectPaths() {
        if match.pattern.paths.isEmpty { return }
        let items = pathItems
        plan = .project(plan, items)
        bound.formUnion(items.map(\.variable))
    }

    /// Applies each pending predicate whose variables are bound.
    private func applyPredicates() {
        guard pending.contains(where: { $0.variables.isSubset(of: bound) }) else { return }
        var ready: [BoundExpression] = []
        pending.removeAll { predicate in
            guard predicate.variables.isSubset(of: bound) else { return false }
            ready.append(predicate.expression)
            return true
        }
        plan = .filter(plan, ready)
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
