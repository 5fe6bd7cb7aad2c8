import QuerySemantics
import QuerySyntax

/// Estimates how many rows things have, from the graph's counts and independence assumptions.
struct CardinalityEstimator {
    let statistics: any PlanningStatistics

    /// Nodes that have all the labels. The rarest label decides; the others are taken to be implied by it.
    func nodes(labels: [String]) -> Double {
        labels.map { statistics.nodes(label: $0) }.min() ?? statistics.nodeCount
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
            let from = sourceLabels.map { statistics.relationships(type: type, sourceLabel: $0) }.min() ?? all
            let to = targetLabels.map { statistics.relationships(type: type, targetLabel: $0) }.min() ?? all
            sum += all * (from / all) * (to / all)
        }
        return sum
    }

    private func share(of labels: [String]) -> Double {
        guard statistics.nodeCount > 0 else { return 0 }
        return nodes(labels: labels) / statistics.nodeCount
    }

    /// Relationships that a pattern relationship can match, both directions counted when it is undirected.
    func matches(_ relationship: BoundRelationship, leftLabels: [String], rightLabels: [String]) -> Double {
        var forward = 0.0
        if relationship.direction != .rightToLeft {
            forward += relationships(
                types: relationship.types, sourceLabels: leftLabels, targetLabels: rightLabels)
        }
        if relationship.direction != .leftToRight {
            forward += relationships(
                types: relationship.types, sourceLabels: rightLabels, targetLabels: leftLabels)
        }
        switch relationship.length {
        case .single: return forward
        case .variable(let minimum, let maximum):
            // A walk of k steps is taken to multiply by the average degree k times; three lengths stand for "many", and
            // nobody can tell how many walks of more than 16 steps there are.
            let degree = forward / max(1, nodes(labels: leftLabels))
            var total = minimum == 0 ? max(1, nodes(labels: leftLabels)) : 0
            let first = min(max(minimum, 1), 16)
            let last = max(first, min(maximum ?? 3, first + 2))
            var power = 1.0
            for steps in 1...last {
                if steps >= first { total += forward * power }
                power *= max(degree, 0.1)
            }
            return total
        case .shortest: return max(1, nodes(labels: leftLabels)) * max(1, nodes(labels: rightLabels))
        }
    }

    /// Share of rows that a predicate lets through.
    func selectivity(of predicate: BoundExpression, labels: (VariableID) -> [String]) -> Double {
        switch predicate.kind {
        case .binary(.equal, let left, let right):
            for side in [left, right] {
                if case .property(let base, let key) = side.kind, case .variable(let variable) = base.kind {
                    for label in labels(variable) {
                        if let values = statistics.indexedValues(label: label, key: key), values > 0 {
                            return 1 / values
                        }
                    }
                }
            }
            return 0.1
        case .binary(let op, _, _):
            switch op {
            case .notEqual: return 0.9
            case .less, .lessOrEqual, .greater, .greaterOrEqual: return 0.3
            case .startsWith, .endsWith, .contains, .matches: return 0.1
            case .in_: return 0.2
            case .equal, .add, .subtract, .multiply, .divide, .modulo, .power, .concatenate: return 0.5
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
}
