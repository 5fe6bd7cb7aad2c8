import QuerySemantics

/// A small read that needs no batches: properties of the nodes that an index finds for one value.
///
/// Batches serve many rows; a single row pays for the calls between operators and gains nothing by them (Kersten et al.,
/// "Everything You Always Wanted to Know About Compiled and Vectorized Queries But Were Afraid to Ask", VLDB 2018, on
/// short transactions). Such plans are run tuple by tuple instead, unless a limit or a profile asks for the operators.
public struct TupleRead: Sendable {
    /// What stands in a column.
    public enum Item: Sendable {
        case node
        case property(String)
    }

    /// What is looked up.
    public enum Key: Sendable {
        case constant(Constant)
        case parameter(String)
    }

    /// The name under which planner options turn it off.
    public static let ruleName = "ReadByTuple"

    public let label: String
    public let property: String
    public let key: Key
    /// One for each column of the result.
    public let items: [Item]

    /// The read that a plan comes down to; nil for all other plans.
    init?(_ plan: PhysicalPlan) {
        guard case .produceResults(let columns, _) = plan.kind, var child = plan.children.first else { return nil }
        var computed: [BoundProjectionItem] = []
        if case .project(let items) = child.kind, let input = child.children.first {
            computed = items
            child = input
        }
        guard case .nodeIndexSeek(let seek) = child.kind, case .argument? = child.children.first?.kind,
            seek.labels.count == 1, case .equal(let value) = seek.range, let key = Key(value)
        else { return nil }
        var items: [Item] = []
        for column in columns {
            let item = computed.first { $0.variable == column.variable }
            if item == nil, column.variable != seek.variable { return nil }
            guard let item = item.map({ Item($0.expression, of: seek.variable) }) ?? .node else { return nil }
            items.append(item)
        }
        label = seek.labels[0]
        property = seek.key
        self.key = key
        self.items = items
    }
}

extension TupleRead.Item {
    fileprivate init?(_ expression: BoundExpression, of node: VariableID) {
        if case .variable(node) = expression.kind {
            self = .node
        } else if case .property(let base, let key) = expression.kind, case .variable(node) = base.kind {
            self = .property(key)
        } else {
            return nil
        }
    }
}

extension TupleRead.Key {
    fileprivate init?(_ value: BoundExpression) {
        if case .constant(let constant) = value.kind {
            self = .constant(constant)
        } else if case .parameter(let name) = value.kind {
            self = .parameter(name)
        } else {
            return nil
        }
    }
}
