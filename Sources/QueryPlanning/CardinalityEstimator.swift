import QuerySemantics
import QuerySyntax

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

    /// Share of all nodes that have the labels.
    func share(of labels: [String]) -> Double {
        guard statistics.nodeCount > 0 else { return 0 }
        return nodes(labels: labels) / statistics.nodeCount
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
        if known.isEmpty { known.reserveCapacity(4) }
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
