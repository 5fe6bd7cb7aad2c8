import QuerySemantics

/// Rows of the partial results of one component, the nodes of which are bits.
///
/// The rule for joins of System R (Selinger and others, 1979), applied to nodes: relationships that meet at a node are
/// joined there, and each of two inputs is taken to have the smaller one's nodes among its own. So the matches of all
/// relationships are multiplied, and at each node divided by the different nodes that each of them has there, but for
/// the smallest.
struct ComponentSizes {
    struct End {
        let bit: Int
        let counts: StepCounts.End
    }
    struct Edge {
        let left: End
        let right: End
        let matches: Double
    }

    let edges: [Edge]
    /// Nodes with the labels of each node; nil for those that are bound from outside.
    private let nodes: [Double?]
    private let predicates: [(nodes: Int, share: Double)]

    /// - Parameter bit: the bit of a node of the component; 0 for other variables.
    init(_ model: ComponentCostModel, bit: (VariableID) -> Int) {
        let relationships = model.component.relationships
        edges = relationships.indices.map { place in
            let step = model.steps[place]
            return Edge(
                left: End(bit: bit(relationships[place].left), counts: step.near),
                right: End(bit: bit(relationships[place].right), counts: step.far), matches: step.matches)
        }
        nodes = model.component.nodes.map { node in
            model.outerBound.contains(node.variable) ? nil : model.nodes(node.variable)
        }
        var predicates: [(nodes: Int, share: Double)] = []
        predicates.reserveCapacity(model.predicates.count)
        for predicate in model.predicates {
            // Labels are counted already.
            if case .hasLabels(let base, _) = predicate.expression.kind, case .variable(let variable) = base.kind,
                bit(variable) != 0
            {
                continue
            }
            let nodes = predicate.variables.reduce(0) { $0 | bit($1) }
            guard nodes != 0, predicate.variables.allSatisfy({ bit($0) != 0 || model.outerBound.contains($0) }) else {
                continue
            }
            predicates.append((nodes, model.selectivity(of: predicate.expression)))
        }
        self.predicates = predicates
    }

    /// Rows when exactly these nodes, and the relationships among them, are bound.
    func rows(of mask: Int) -> Double {
        var rows = 1.0
        for (number, count) in nodes.enumerated() where mask & (1 << number) != 0 && count != nil {
            rows *= values(of: 1 << number, in: mask) ?? 1
        }
        for edge in edges where (edge.left.bit | edge.right.bit) & ~mask == 0 {
            rows *= edge.matches / (edge.left.counts.nodes * edge.right.counts.nodes)
        }
        for predicate in predicates where predicate.nodes & ~mask == 0 { rows *= predicate.share }
        return rows
    }

    /// Relationships looked at when a row with these nodes is expanded from one of them.
    func degree(_ end: End, in mask: Int) -> Double {
        end.counts.entries / max(end.counts.nodes, values(of: end.bit, in: mask) ?? 0)
    }

    /// Different nodes that stand for a node in the rows of a set; nil when it is bound from outside.
    private func values(of bit: Int, in mask: Int) -> Double? {
        guard var fewest = nodes[bit.trailingZeroBitCount] else { return nil }
        for edge in edges where (edge.left.bit | edge.right.bit) & ~mask == 0 {
            if edge.left.bit == bit { fewest = min(fewest, edge.left.counts.nodes) }
            if edge.right.bit == bit { fewest = min(fewest, edge.right.counts.nodes) }
        }
        return fewest
    }
}
