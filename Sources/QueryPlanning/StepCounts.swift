import QuerySemantics
import QuerySyntax

/// What the counts of a graph say of the steps, or walks, along one relationship of a pattern.
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

extension CardinalityEstimator {
    /// Counts of a step whose direction is seen from the near end.
    func counts(
        types: [String], _ direction: RelationshipDirection, _ length: BoundRelationship.Length,
        nearLabels: [String], farLabels: [String]
    ) -> StepCounts {
        switch length {
        case .single: return steps(types, direction, nearLabels, farLabels)
        case .variable(let minimum, let maximum):
            // Each step is joined with the one before by the rule of `ComponentSizes`. Three lengths stand for "many", and
            // nobody can tell how many walks of more than 16 steps there are.
            var counts = steps(types, direction, nearLabels, farLabels)
            let any = steps(types, direction, [], [])
            let degree = any.matches / max(1, any.near.nodes, any.far.nodes)
            let first = min(max(minimum, 1), 16)
            let last = max(first, min(maximum ?? 3, first + 2))
            func walks(_ steps: Double, from labels: [String]) -> Double {
                var total = minimum == 0 ? max(1, nodes(labels: labels)) : 0
                var power = 1.0
                for count in 1...last {
                    if count >= first { total += steps * power }
                    power *= max(degree, 0.1)
                }
                return total
            }
            counts.matches = walks(counts.matches, from: nearLabels)
            counts.near.entries = walks(counts.near.entries, from: nearLabels)
            counts.far.entries = walks(counts.far.entries, from: [])
            // Where a walk may have no steps, any node with the labels.
            if minimum == 0 {
                counts.near.nodes = nodes(labels: nearLabels)
                counts.far.nodes = nodes(labels: farLabels)
            }
            return counts
        case .shortest:
            let (near, far) = (nodes(labels: nearLabels), nodes(labels: farLabels))
            let all = max(1, nodes(labels: []))
            return StepCounts(
                matches: max(1, near) * max(1, far), near: StepCounts.End(entries: max(1, near) * all, nodes: near),
                far: StepCounts.End(entries: all * max(1, far), nodes: far))
        }
    }

    /// Counts of single relationships. No end has more different nodes than relationships, nor than nodes with its labels.
    private func steps(
        _ types: [String], _ direction: RelationshipDirection, _ nearLabels: [String], _ farLabels: [String]
    ) -> StepCounts {
        var counts = StepCounts()
        counts.near.nodes = nodes(labels: nearLabels)
        counts.far.nodes = nodes(labels: farLabels)
        if types.isEmpty {
            let all = statistics.relationshipCount * (direction == .undirected ? 2 : 1)
            counts.near.entries = all * share(of: nearLabels) * share(of: [])
            counts.far.entries = all * share(of: []) * share(of: farLabels)
            counts.matches = all * share(of: nearLabels) * share(of: farLabels)
            return counts
        }
        var (nearNodes, farNodes) = (0.0, 0.0)
        for type in types {
            let all = statistics.relationships(type: type)
            guard all > 0 else { continue }
            func begin(_ labels: [String]) -> Double {
                labels.reduce(all) { min($0, statistics.relationships(type: type, sourceLabel: $1)) }
            }
            func end(_ labels: [String]) -> Double {
                labels.reduce(all) { min($0, statistics.relationships(type: type, targetLabel: $1)) }
            }
            // Labels at both ends go together: whoever writes a pattern names those that a type joins. None has more
            // relationships of a type than there are.
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
            nearNodes += near
            farNodes += far
        }
        counts.near.nodes = min(counts.near.nodes, nearNodes)
        counts.far.nodes = min(counts.far.nodes, farNodes)
        return counts
    }
}
