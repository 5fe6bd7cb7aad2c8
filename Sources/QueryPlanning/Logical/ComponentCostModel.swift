import QuerySemantics

/// What the counts of the graph say of one component of a pattern.
struct ComponentCostModel {
    let component: PatternPlanner.Component
    let estimator: CardinalityEstimator
    let labels: VariableMap<[String]>
    /// Bound before the component is begun: one row each.
    let outerBound: VariableSet
    let predicates: [PatternPlanner.Predicate]
    /// Rows of a scan of each node; empty when the component touches bound nodes and nothing is scanned.
    let scanRows: [Double]

    /// Nodes with the labels that the pattern wants of a variable; more than none, so that it can be divided by.
    func nodes(_ variable: VariableID) -> Double { max(estimator.nodes(labels: known(variable)), 0.01) }

    /// Different nodes that matches of a relationship have at one of its ends.
    func ends(of relationship: BoundRelationship, at variable: VariableID) -> Double {
        let direction = relationship.left == variable ? relationship.direction : relationship.direction.reversed
        return max(
            0.01, estimator.ends(types: relationship.types, direction, relationship.length, labels: known(variable)))
    }

    func matches(_ relationship: BoundRelationship) -> Double {
        estimator.matches(
            relationship, leftLabels: known(relationship.left), rightLabels: known(relationship.right))
    }

    /// Relationships that are looked at when those are followed that begin at nodes with the labels of `from`, before
    /// the far node is tested.
    func entries(_ relationship: BoundRelationship, from: VariableID) -> Double {
        let forward = relationship.left == from
        return estimator.matches(
            relationship, leftLabels: forward ? known(from) : [], rightLabels: forward ? [] : known(from))
    }

    /// Relationships looked at for one row that is expanded.
    func degree(of relationship: BoundRelationship, from: VariableID) -> Double {
        entries(relationship, from: from) / ends(of: relationship, at: from)
    }

    func selectivity(of predicate: BoundExpression) -> Double { estimator.selectivity(of: predicate, labels: known) }

    private func known(_ variable: VariableID) -> [String] { labels[variable] ?? [] }
}
