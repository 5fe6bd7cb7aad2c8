import QueryPlanning
import QuerySemantics

/// The properties that an aggregation wants of the nodes of a scan.
struct ScannedProperties {
    let scan: NodeScanOperator
    let key: String
    /// By aggregate the property that is its argument.
    let arguments: [String?]

    /// nil where the input is no scan, or other things are wanted.
    init?(_ aggregation: BoundAggregation, _ input: Operator) {
        guard let scan = input as? NodeScanOperator, aggregation.keys.count == 1 else { return nil }
        func property(_ expression: BoundExpression) -> String? {
            guard case .property(let base, let key) = expression.kind, case .variable(scan.variable) = base.kind else {
                return nil
            }
            return key
        }
        guard let key = property(aggregation.keys[0].expression) else { return nil }
        var arguments: [String?] = []
        for aggregate in aggregation.aggregates {
            let argument = aggregate.argument.flatMap(property)
            guard argument != nil || aggregate.argument == nil else { return nil }
            arguments.append(argument)
        }
        (self.scan, self.key, self.arguments) = (scan, key, arguments)
    }
}
