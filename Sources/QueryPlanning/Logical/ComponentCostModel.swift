import QuerySemantics

/// What the counts of the graph say of one component of a pattern.
struct ComponentCostModel {
    let component: PatternPlanner.Component
    /// Of the component's relationships, the left end as the near one.
    let steps: [StepCounts]
    /// Bound before the component is begun: one row each.
    let outerBound: VariableSet
    let predicates: [PatternPlanner.Predicate]
    /// Rows of a scan of each node; empty when the component touches bound nodes and nothing is scanned.
    let scanRows: [Double]
    private let estimator: CardinalityEstimator
    private let labels: VariableMap<[String]>

    init(
        component: PatternPlanner.Component, estimator: CardinalityEstimator, labels: VariableMap<[String]>,
        outerBound: VariableSet, predicates: [PatternPlanner.Predicate], scanRows: [Double]
    ) {
        self.component = component
        self.outerBound = outerBound
        self.predicates = predicates
        self.scanRows = scanRows
        self.estimator = estimator
        self.labels = labels
        // Looked at where they are: a copy of a relationship of the pattern takes a while.
        let relationships = component.relationships
        steps = relationships.indices.map { place in
            var counts = estimator.step(
                along: relationships[place].variable, types: relationships[place].types, relationships[place].direction,
                relationships[place].length,
                nearLabels: labels[relationships[place].left] ?? [],
                farLabels: labels[relationships[place].right] ?? [])
            // More than none, so that they can be divided by.
            counts.near.nodes = max(0.01, counts.near.nodes)
            counts.far.nodes = max(0.01, counts.far.nodes)
            return counts
        }
    }

    /// Nodes with the labels that the pattern wants of a variable; more than none.
    func nodes(_ variable: VariableID) -> Double { max(estimator.nodes(labels: labels[variable] ?? []), 0.01) }

    /// Relationships looked at for one row that is expanded.
    func degree(of relationship: Int, from: VariableID) -> Double {
        let step = steps[relationship]
        let end = component.relationships[relationship].left == from ? step.near : step.far
        return end.entries / end.nodes
    }

    func selectivity(of predicate: BoundExpression) -> Double {
        let labels = labels
        return estimator.selectivity(of: predicate) { labels[$0] ?? [] }
    }
}
