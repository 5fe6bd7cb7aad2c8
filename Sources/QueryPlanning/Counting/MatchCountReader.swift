import QuerySemantics
import QuerySyntax

/// Reads a plan that matches a pattern (scans, single steps, filters, semi-joins, optional parts) back into the pattern.
///
/// Everything it does not know makes the result nil; the plan then runs as it is.
struct MatchCountReader {
    private(set) var pattern = MatchCount()
    private var equalities: [(Int, Int)] = []
    private var numbers: [VariableID: Int] = [:]
    private var relationships: [VariableID: Int] = [:]
    /// Longer walks have too many ways to meet themselves.
    private static let walkLimit = 4
    private var walks: [VariableID: MatchCount.Walk] = [:]
    /// Nodes of an enclosing pattern that this one may hang off.
    private var outer: VariableSet = []
    /// Those of `outer` that it does use, in order.
    private var used: [VariableID] = []
    /// The variable by which an inner plan tells its outer rows apart.
    private var ordinal: VariableID?

    private init() {}

    /// Reads a plan; nil when it does more than match a pattern.
    init?(_ plan: LogicalPlan) {
        self.init()
        guard add(plan) else { return nil }
    }

    /// The pattern, its matches counted for each node that `kept` can be, or in all.
    func counted(by kept: VariableID?) -> MatchCount? {
        var result = pattern
        if let kept {
            guard let number = numbers[kept] else { return nil }
            result.kept = number
        }
        return result.expandTerms(equal: equalities) ? result : nil
    }

    // MARK: Operators

    /// The whole plan, from its leaf up.
    private mutating func add(_ plan: LogicalPlan) -> Bool {
        for step in plan.chain.reversed() where !addStep(step) { return false }
        return true
    }

    /// What one operator adds to its input's pattern.
    private mutating func addStep(_ step: LogicalPlan) -> Bool {
        switch step {
        case .argument(let variables):
            return variables.allSatisfy { $0 == ordinal || outer.contains($0) }
        case .nodeScan(_, let scan): return introduce(scan.variable, labels: scan.labels)
        case .nodeIndexSeek(_, let seek):
            guard introduce(seek.variable, labels: seek.labels) else { return false }
            // Ranges are tested again by a filter; an equality is not.
            guard case .equal(let value) = seek.range else { return true }
            let node = BoundExpression(.variable(seek.variable), type: .node, range: value.range)
            let property = BoundExpression(.property(node, key: seek.key), type: .any, range: value.range)
            return add(BoundExpression(.binary(.equal, property, value), type: .boolean, range: value.range))
        case .expand(_, let expand): return add(expand)
        case .filter(_, let predicates):
            for predicate in predicates.flatMap(\.conjuncts) where !add(predicate) { return false }
            return true
        case .semiApply(_, let inner, let negated, let ordinal):
            return add(inner, ordinal: ordinal, mode: negated ? .absent : .exists)
        case .optional(_, let inner, _, let ordinal): return add(inner, ordinal: ordinal, mode: .optional)
        case .nodeByIdSeek, .projectEndpoints, .project, .aggregate, .distinct, .sort, .top, .skip, .limit, .unwind,
            .union, .create, .merge, .set, .delete, .procedureCall, .subqueryApply, .reimport, .foreach, .loadCSV,
            .countMatches, .hashJoin, .produceResults:
            return false
        }
    }

    private mutating func introduce(_ variable: VariableID, labels: [String]) -> Bool {
        guard numbers[variable] == nil, !outer.contains(variable) else { return false }
        numbers[variable] = pattern.nodes.count
        pattern.nodes.append(MatchCount.Node(variable: variable, labels: labels))
        return true
    }

    /// The number of a node that is bound.
    private mutating func number(of variable: VariableID) -> Int? {
        if let known = numbers[variable] { return known }
        guard outer.contains(variable) else { return nil }
        numbers[variable] = pattern.nodes.count
        pattern.nodes.append(MatchCount.Node(variable: variable, labels: []))
        used.append(variable)
        return numbers[variable]
    }

    private mutating func add(_ expand: Expand) -> Bool {
        guard expand.properties == nil, let from = number(of: expand.from) else { return false }
        switch expand.mode {
        case .all: guard introduce(expand.to, labels: expand.toLabels) else { return false }
        case .into: break
        case .count, .exists: return false
        }
        guard let to = number(of: expand.to) else { return false }
        switch expand.length {
        case .single:
            relationships[expand.relationship] = pattern.edges.count
            return addEdge(expand, from: from, to: to)
        case .variable(let minimum, let maximum):
            guard let maximum, maximum >= max(minimum, 1), maximum <= Self.walkLimit else { return false }
            return addWalk(expand, from: from, to: to, minimum: minimum, maximum: maximum)
        case .shortest: return false
        }
    }

    /// Adds a step, whose relationship is none of those to exclude.
    private mutating func addEdge(_ expand: Expand, from: Int, to: Int) -> Bool {
        let edge = pattern.edges.count
        for other in expand.excluding {
            guard let others = walks[other]?.edges ?? relationships[other].map({ [$0] }) else { return false }
            pattern.differences += others.map { .edges($0, edge) }
        }
        let reversed = expand.direction == .rightToLeft
        pattern.edges.append(
            MatchCount.Edge(
                source: reversed ? to : from, target: reversed ? from : to,
                isDirected: expand.direction != .undirected, types: Set(expand.types).sorted()))
        return true
    }

    /// Adds as many steps as a walk has at most, with nodes of their own in between.
    private mutating func addWalk(_ expand: Expand, from: Int, to: Int, minimum: Int, maximum: Int) -> Bool {
        var walk = MatchCount.Walk(minimum: minimum, edges: [], nodes: [from])
        for step in 1...maximum {
            var next = to
            if step < maximum {
                next = pattern.nodes.count
                pattern.nodes.append(MatchCount.Node(variable: expand.relationship, labels: []))
            }
            let edge = pattern.edges.count
            guard addEdge(expand, from: walk.nodes[step - 1], to: next) else { return false }
            pattern.differences += walk.edges.map { .edges($0, edge) }
            walk.edges.append(edge)
            walk.nodes.append(next)
        }
        walks[expand.relationship] = walk
        pattern.walks.append(walk)
        return true
    }

    // MARK: Predicates

    private mutating func add(_ predicate: BoundExpression) -> Bool {
        if case .constant(.boolean(true)) = predicate.kind { return true }
        if let (first, second, equal) = nodeComparison(predicate) {
            guard let first = number(of: first), let second = number(of: second), first != second else { return false }
            if equal { equalities.append((first, second)) } else { pattern.differences.append(.nodes(first, second)) }
            return true
        }
        if case .hasLabels(let base, let labels) = predicate.kind, case .variable(let variable) = base.kind,
            let node = number(of: variable)
        {
            pattern.nodes[node].labels += labels
            return true
        }
        guard predicate.isHarmlessCondition else { return false }
        let variables = predicate.freeVariables
        guard let variable = variables.first else {
            pattern.guards.append(predicate)
            return true
        }
        guard variables.count == 1 else { return false }
        if let edge = relationships[variable] {
            pattern.edges[edge].predicates.append(pattern.relationshipPredicates.count)
            pattern.relationshipPredicates.append(
                MatchCount.RelationshipPredicate(variable: variable, expression: predicate))
            return true
        }
        guard let node = number(of: variable) else { return false }
        pattern.nodes[node].predicates.append(predicate)
        return true
    }

    /// `a = b`, `a <> b` or `NOT a = b` between two nodes.
    private func nodeComparison(_ predicate: BoundExpression) -> (VariableID, VariableID, equal: Bool)? {
        if case .not(let inner) = predicate.kind, let (first, second, equal) = nodeComparison(inner) {
            return (first, second, !equal)
        }
        guard case .binary(let op, let left, let right) = predicate.kind, op == .equal || op == .notEqual,
            case .variable(let first) = left.kind, case .variable(let second) = right.kind,
            isNode(first), isNode(second)
        else { return nil }
        return (first, second, op == .equal)
    }

    private func isNode(_ variable: VariableID) -> Bool {
        numbers[variable] != nil || outer.contains(variable)
    }

    // MARK: Inner patterns

    private mutating func add(_ inner: LogicalPlan, ordinal: VariableID, mode: MatchCount.Arm.Mode) -> Bool {
        var reader = MatchCountReader()
        reader.ordinal = ordinal
        reader.outer = VariableSet(numbers.keys)
        guard reader.add(inner) else { return false }
        if reader.used.count == 2 { return addWitness(reader, mode) }
        guard reader.used.count == 1, let variable = reader.used.first, let node = numbers[variable] else {
            return false
        }
        guard let count = reader.counted(by: variable) else { return false }
        pattern.nodes[node].arms.append(MatchCount.Arm(mode: mode, count: count))
        return true
    }

    /// `(a)-[:T]-(b)` as a condition on two nodes of the pattern.
    private mutating func addWitness(_ reader: MatchCountReader, _ mode: MatchCount.Arm.Mode) -> Bool {
        let inner = reader.pattern
        guard inner.nodes.count == 2, inner.edges.count == 1, inner.guards.isEmpty, reader.equalities.isEmpty,
            inner.differences.isEmpty, inner.walks.isEmpty, inner.relationshipPredicates.isEmpty,
            inner.nodes.allSatisfy({ $0.labels.isEmpty && $0.predicates.isEmpty && $0.arms.isEmpty }),
            let source = numbers[inner.nodes[inner.edges[0].source].variable],
            let target = numbers[inner.nodes[inner.edges[0].target].variable]
        else { return false }
        var edge = inner.edges[0]
        edge.source = source
        edge.target = target
        edge.isWitness = true
        switch mode {
        case .optional: return false
        case .exists: pattern.edges.append(edge)
        case .absent: pattern.differences.append(.absence(edge))
        }
        return true
    }
}

extension BoundExpression {
    /// A condition that cannot fail, whatever the values are: it may be tested for elements that no match has.
    var isHarmlessCondition: Bool {
        switch kind {
        case .constant(.boolean): return true
        case .binary(let op, let left, let right):
            switch op {
            case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .startsWith, .endsWith, .contains:
                return left.isHarmlessValue && right.isHarmlessValue
            case .in_:
                if case .list(let elements) = right.kind {
                    return left.isHarmlessValue && elements.allSatisfy(\.isHarmlessValue)
                }
                if case .constant(.list) = right.kind { return left.isHarmlessValue }
                return false
            case .add, .subtract, .multiply, .divide, .modulo, .power, .matches, .concatenate: return false
            }
        case .isNull(let operand, _), .isTyped(let operand, _, _): return operand.isHarmlessValue
        case .hasLabels(let base, _):
            if case .variable = base.kind { return true }
            return false
        case .not(let operand): return operand.isHarmlessCondition
        case .and(let operands), .or(let operands): return operands.allSatisfy(\.isHarmlessCondition)
        case .xor(let left, let right): return left.isHarmlessCondition && right.isHarmlessCondition
        case .constant, .variable, .parameter, .list, .map, .property, .subscripted, .slice, .negate, .call,
            .caseExpression, .listComprehension, .quantifier, .reduce, .subquery, .mapProjection, .path:
            return false
        }
    }

    private var isHarmlessValue: Bool {
        switch kind {
        case .constant: return true
        case .parameter: return true
        case .property(let base, _):
            if case .variable = base.kind { return true }
            return false
        case .variable, .list, .map, .subscripted, .slice, .hasLabels, .not, .negate, .and, .or, .xor,
            .binary, .isNull, .isTyped, .call, .caseExpression, .listComprehension, .quantifier, .reduce, .subquery,
            .mapProjection, .path:
            return false
        }
    }
}
