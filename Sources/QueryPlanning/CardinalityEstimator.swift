import QuerySemantics
import QuerySyntax

/// What the counts of a graph say of the steps along one relationship of a pattern.
struct StepCounts {
    struct End {
        /// Relationships at nodes with this end's labels, whatever is at the other end.
        var entries = 0.0
        /// Different nodes that they have here.
        var nodes = 0.0
    }
    /// Relationships or walks between nodes with the labels of both ends.
    var matches = 0.0
    var near = End()
    var far = End()

    /// The same as seen from the far end.
    var reversed: StepCounts { StepCounts(matches: matches, near: far, far: near) }
}

/// Estimates how many rows things have, from the graph's counts and independence assumptions.
///
/// For the making of one plan: what was found of steps is kept, because the order of joins and the rows of operators ask
/// for the same.
final class CardinalityEstimator {
    let statistics: any PlanningStatistics
    @exclusivity(unchecked) private var known: [KnownStep] = []

    private struct KnownStep {
        let relationship: VariableID
        let direction: RelationshipDirection
        let nearLabels: [String]
        let farLabels: [String]
        let counts: StepCounts
    }

    init(statistics: any PlanningStatistics) { self.statistics = statistics }

    /// Nodes that have all the labels. The rarest label decides; the others are taken to be implied by it.
    func nodes(labels: [String]) -> Double {
        guard let first = labels.first else { return statistics.nodeCount }
        var fewest = statistics.nodes(label: first)
        for label in labels.dropFirst() { fewest = min(fewest, statistics.nodes(label: label)) }
        return fewest
    }

    /// Relationships of the types that lead from `sourceLabels` to `targetLabels`, in the arrow's direction.
    func relationships(types: [String], sourceLabels: [String], targetLabels: [String]) -> Double {
        guard !types.isEmpty else {
            let total = statistics.relationshipCount
            return total * share(of: sourceLabels) * share(of: targetLabels)
        }
        var sum = 0.0
        for type in types {
            let all = statistics.relationships(type: type)
            guard all > 0 else { continue }
            // Labels at both ends go together: whoever writes a pattern names those that a type joins. None has more
            // relationships of a type than there are.
            var fewest = all
            for label in sourceLabels { fewest = min(fewest, statistics.relationships(type: type, sourceLabel: label)) }
            for label in targetLabels { fewest = min(fewest, statistics.relationships(type: type, targetLabel: label)) }
            sum += fewest
        }
        return sum
    }

    private func share(of labels: [String]) -> Double {
        guard statistics.nodeCount > 0 else { return 0 }
        return nodes(labels: labels) / statistics.nodeCount
    }

    /// Nodes with the labels at which relationships of the types can begin, the direction as seen from there.
    ///
    /// Where a walk may have no steps, any node with the labels.
    func ends(
        types: [String], _ direction: RelationshipDirection, _ length: BoundRelationship.Length, labels: [String]
    ) -> Double {
        let labelled = nodes(labels: labels)
        switch length {
        case .single: break
        case .variable(let minimum, _): if minimum == 0 { return labelled }
        case .shortest: return labelled
        }
        guard !types.isEmpty else { return labelled }
        // No more different nodes than there are relationships at nodes with these labels.
        func sources(_ type: String) -> Double {
            labels.reduce(statistics.sources(type: type)) {
                min($0, statistics.relationships(type: type, sourceLabel: $1))
            }
        }
        func targets(_ type: String) -> Double {
            labels.reduce(statistics.targets(type: type)) {
                min($0, statistics.relationships(type: type, targetLabel: $1))
            }
        }
        var sum = 0.0
        for type in types {
            switch direction {
            case .leftToRight: sum += sources(type)
            case .rightToLeft: sum += targets(type)
            case .undirected: sum += max(sources(type), targets(type))
            }
        }
        return min(labelled, sum)
    }

    /// Relationships or walks between nodes with such labels, the direction as seen from the near ones.
    func matches(
        types: [String], _ direction: RelationshipDirection, _ length: BoundRelationship.Length,
        nearLabels: [String], farLabels: [String]
    ) -> Double {
        let steps = steps(types, direction, nearLabels, farLabels)
        switch length {
        case .single: return steps
        case .variable(let minimum, let maximum):
            // Each step is joined with the one before by the rule of `ComponentSizes`. Three lengths stand for "many", and
            // nobody can tell how many walks of more than 16 steps there are.
            let begins = ends(types: types, direction, .single, labels: [])
            let finishes = ends(types: types, direction.reversed, .single, labels: [])
            let degree = self.steps(types, direction, [], []) / max(1, begins, finishes)
            var total = minimum == 0 ? max(1, nodes(labels: nearLabels)) : 0
            let first = min(max(minimum, 1), 16)
            let last = max(first, min(maximum ?? 3, first + 2))
            var power = 1.0
            for count in 1...last {
                if count >= first { total += steps * power }
                power *= max(degree, 0.1)
            }
            return total
        case .shortest: return max(1, nodes(labels: nearLabels)) * max(1, nodes(labels: farLabels))
        }
    }

    /// What the counts say of a step whose direction is seen from the near end.
    func step(
        along relationship: VariableID, types: [String], _ direction: RelationshipDirection,
        _ length: BoundRelationship.Length, nearLabels: [String], farLabels: [String]
    ) -> StepCounts {
        for step in known where step.relationship == relationship {
            if step.direction == direction, step.nearLabels == nearLabels, step.farLabels == farLabels {
                return step.counts
            }
            // How many walks there are depends on where they begin.
            if length == .single, step.direction == direction.reversed, step.nearLabels == farLabels,
                step.farLabels == nearLabels
            {
                return step.counts.reversed
            }
        }
        let counts = counts(types: types, direction, length, nearLabels: nearLabels, farLabels: farLabels)
        if known.count < Self.mostKnown {
            known.append(
                KnownStep(
                    relationship: relationship, direction: direction, nearLabels: nearLabels, farLabels: farLabels,
                    counts: counts))
        }
        return counts
    }

    /// Searched one by one; larger patterns ask again.
    private static let mostKnown = 16

    private func counts(
        types: [String], _ direction: RelationshipDirection, _ length: BoundRelationship.Length,
        nearLabels: [String], farLabels: [String]
    ) -> StepCounts {
        guard length == .single, !types.isEmpty else {
            return StepCounts(
                matches: matches(
                    types: types, direction, length, nearLabels: nearLabels, farLabels: farLabels),
                near: StepCounts.End(
                    entries: matches(types: types, direction, length, nearLabels: nearLabels, farLabels: []),
                    nodes: ends(types: types, direction, length, labels: nearLabels)),
                far: StepCounts.End(
                    entries: matches(types: types, direction, length, nearLabels: [], farLabels: farLabels),
                    nodes: ends(types: types, direction.reversed, length, labels: farLabels)))
        }
        var counts = StepCounts()
        for type in types {
            let all = statistics.relationships(type: type)
            guard all > 0 else { continue }
            // Labels at both ends go together, as in `relationships`.
            func begin(_ labels: [String]) -> Double {
                labels.reduce(all) { min($0, statistics.relationships(type: type, sourceLabel: $1)) }
            }
            func end(_ labels: [String]) -> Double {
                labels.reduce(all) { min($0, statistics.relationships(type: type, targetLabel: $1)) }
            }
            var (near, far) = (0.0, 0.0)
            if direction != .rightToLeft {
                let (begins, ends) = (begin(nearLabels), end(farLabels))
                counts.matches += min(begins, ends)
                counts.near.entries += begins
                counts.far.entries += ends
                near = min(begins, statistics.sources(type: type))
                far = min(ends, statistics.targets(type: type))
            }
            if direction != .leftToRight {
                let (begins, ends) = (begin(farLabels), end(nearLabels))
                counts.matches += min(begins, ends)
                counts.near.entries += ends
                counts.far.entries += begins
                near = max(near, min(ends, statistics.targets(type: type)))
                far = max(far, min(begins, statistics.sources(type: type)))
            }
            counts.near.nodes += near
            counts.far.nodes += far
        }
        counts.near.nodes = min(counts.near.nodes, nodes(labels: nearLabels))
        counts.far.nodes = min(counts.far.nodes, nodes(labels: farLabels))
        return counts
    }

    private func steps(
        _ types: [String], _ direction: RelationshipDirection, _ near: [String], _ far: [String]
    ) -> Double {
        var sum = 0.0
        if direction != .rightToLeft { sum += relationships(types: types, sourceLabels: near, targetLabels: far) }
        if direction != .leftToRight { sum += relationships(types: types, sourceLabels: far, targetLabels: near) }
        return sum
    }

    /// Share of rows that a predicate lets through.
    func selectivity(of predicate: BoundExpression, labels: (VariableID) -> [String]) -> Double {
        switch predicate.kind {
        case .binary(let op, let left, let right):
            if let share = indexedShare(of: predicate, left, labels: labels)
                ?? indexedShare(of: predicate, right, labels: labels)
            {
                return share
            }
            switch op {
            case .equal: return 0.1
            case .notEqual: return 0.9
            case .less, .lessOrEqual, .greater, .greaterOrEqual: return 0.3
            case .startsWith, .endsWith, .contains, .matches: return 0.1
            case .in_: return 0.2
            case .add, .subtract, .multiply, .divide, .modulo, .power, .concatenate: return 0.5
            }
        case .hasLabels(_, let names):
            guard statistics.nodeCount > 0 else { return 0.5 }
            return min(1, nodes(labels: names) / statistics.nodeCount)
        case .and(let parts): return parts.reduce(1) { $0 * selectivity(of: $1, labels: labels) }
        case .or(let parts): return min(1, parts.reduce(0) { $0 + selectivity(of: $1, labels: labels) })
        case .not(let part): return max(0.05, 1 - selectivity(of: part, labels: labels))
        case .isNull(_, let negated): return negated ? 0.8 : 0.2
        case .isTyped: return 0.5
        case .constant, .variable, .parameter, .list, .map, .property, .subscripted, .slice, .negate, .xor, .call,
            .caseExpression, .listComprehension, .quantifier, .reduce, .subquery, .mapProjection, .path:
            return 0.5
        }
    }

    /// Nodes that an index finds.
    func nodes(indexedBy label: String, key: String, _ range: NodeIndexSeek.Range) -> Double {
        if let counted = statistics.indexedNodes(label: label, key: key, range) { return counted }
        let nodes = statistics.nodes(label: label)
        switch range {
        case .equal: return nodes / max(1, statistics.indexedValues(label: label, key: key) ?? 1)
        case .between, .prefix: return nodes * 0.3
        }
    }

    /// Share of a label's nodes for which a comparison of an indexed property, one of its sides, is true; nil without an
    /// index.
    private func indexedShare(
        of predicate: BoundExpression, _ side: BoundExpression, labels: (VariableID) -> [String]
    ) -> Double? {
        guard case .property(let base, let indexed) = side.kind, case .variable(let variable) = base.kind,
            let label = labels(variable).first(where: { statistics.indexedValues(label: $0, key: indexed) != nil }),
            let found = AccessPathFinder(variable: variable, bound: predicate.freeVariables).find(in: predicate),
            case .property(let key, let range) = found.target, key == indexed
        else { return nil }
        return min(1, nodes(indexedBy: label, key: key, range) / max(1, statistics.nodes(label: label)))
    }
}
