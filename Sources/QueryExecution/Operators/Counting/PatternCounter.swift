import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Counts the matches of a pattern over the graph as it is now: the signed sum of the pattern's terms.
///
/// What concerns one node or one relationship alone (labels, conditions, patterns that hang off it) is worked out once
/// and shared by all terms.
final class PatternCounter {
    let pattern: MatchCount
    let graph: Graph
    let context: ExecutionContext
    let arena: WeightArena
    let edges: EdgeTable
    private let evaluator: EvaluatorFactory
    private var conditions: [Int: NodeWeights] = [:]
    private var armProducts: [Int: [NodeProduct]] = [:]
    private var loopWeights: [LoopKey: NodeWeights] = [:]
    private var allowed: [[Int]: UnsafePointer<UInt8>] = [:]

    private struct LoopKey: Hashable {
        var side: Int
        var isWitness: Bool
    }

    init(
        _ pattern: MatchCount, arena: WeightArena, evaluator: @escaping EvaluatorFactory, context: ExecutionContext
    ) {
        self.pattern = pattern
        self.arena = arena
        self.evaluator = evaluator
        self.context = context
        graph = context.graph
        edges = EdgeTable(graph: context.graph, arena: arena)
    }

    // MARK: Sums

    /// The pattern's terms, ready to be summed.
    func terms() throws(RuntimeError) -> [TermCounter] {
        try pattern.terms.map { (term) throws(RuntimeError) in try TermCounter(term, kept: nil, of: self) }
    }

    /// Whether what `terms` has made is good for other runs, too, until the next write: it has read nothing of the graph
    /// but where things are, and no conditions that could have parameters.
    var areTermsLasting: Bool { arena.bytesUsed == 0 && pattern.nodes.allSatisfy(\.arms.isEmpty) }

    /// Number of matches.
    ///
    /// - Parameter terms: made by `terms`.
    func total(of terms: [TermCounter]) throws(RuntimeError) -> Int64 {
        var sum: Int64 = 0
        for place in terms.indices {
            let count = try terms[place].total()
            let (product, overflow) = count.multipliedReportingOverflow(by: Int64(pattern.terms[place].coefficient))
            let (next, overflows) = sum.addingReportingOverflow(product)
            if overflow || overflows { throw .integerOverflow(at: .none) }
            sum = next
        }
        return sum
    }

    /// Number of matches for each node that the pattern's node `kept` can be.
    func product(of kept: Int) throws(RuntimeError) -> NodeProduct {
        guard try guardsHold() else { return nothing }
        if pattern.terms.count == 1, pattern.terms[0].coefficient == 1 {
            return try TermCounter(pattern.terms[0], kept: kept, of: self).perNode()
        }
        var sum = array(first: 0, limit: 0)
        for term in pattern.terms {
            let counted = try TermCounter(term, kept: kept, of: self).perNode().array()
            sum = try add(counted, term.coefficient, to: sum)
        }
        return NodeProduct(sum, self)
    }

    /// No node counts.
    var nothing: NodeProduct { NodeProduct(array(first: 0, limit: 0), self) }

    private func add(
        _ addend: NodeWeights, _ coefficient: Int, to before: NodeWeights
    ) throws(RuntimeError) -> NodeWeights {
        if addend.isEmpty { return before }
        let first = before.limit > before.first ? min(before.first, addend.first) : addend.first
        let limit = before.limit > before.first ? max(before.limit, addend.limit) : addend.limit
        var sum = array(first: first, limit: limit)
        var overflow = false
        var maximum: Int64 = 0
        for node in first..<limit {
            let id = UInt32(truncatingIfNeeded: node)
            let (product, overflows) = addend.cell(id).multipliedReportingOverflow(by: Int64(coefficient))
            let (value, overflowed) = before.cell(id).addingReportingOverflow(product)
            overflow = overflow || overflows || overflowed
            sum.values[node - first] = value
            maximum = max(maximum, value)
        }
        if overflow { throw .integerOverflow(at: .none) }
        sum.maximum = maximum
        return sum
    }

    /// Whether the conditions without variables are all true.
    func guardsHold() throws(RuntimeError) -> Bool {
        for condition in pattern.guards {
            let value = try evaluator(condition, RowLayout([])).evaluateConstant()
            guard value.tag == .boolean, value.booleanValue else { return false }
        }
        return true
    }

    // MARK: What concerns one element

    /// Weights without an array.
    var ones: NodeWeights { NodeWeights(labelSets: graph.labelSetPointer, values: arena.none) }

    /// An array, not cleared.
    func array(first: Int, limit: Int) -> NodeWeights {
        var weights = ones
        weights.kind = .array
        weights.first = first
        weights.limit = max(first, limit)
        weights.maximum = 0
        if limit > first { weights.values = arena.allocate(limit - first, of: Int64.self) }
        return weights
    }

    /// Both sides of a step, whose relationships meet its conditions.
    func sides(of edge: MatchCount.Edge) throws(RuntimeError) -> EdgeTable.Sides {
        var filter: UnsafePointer<UInt8>?
        if !edge.predicates.isEmpty { filter = try relationships(meeting: edge) }
        return edges.sides(of: edge, allowed: filter)
    }

    /// Relationships of a step between nodes with these labels, at most: as many as have the labels at either end.
    func entryCount(of edge: MatchCount.Edge, from sources: [LabelID], to targets: [LabelID]) -> Int {
        let statistics = graph.statistics
        return EdgeTable.typeIDs(edge.types, graph).reduce(0) { sum, type in
            func between(_ sources: [LabelID], _ targets: [LabelID]) -> Int {
                min(
                    statistics.relationships(type, sourceLabels: sources),
                    statistics.relationships(type, targetLabels: targets))
            }
            return sum + between(sources, targets) + (edge.isDirected ? 0 : between(targets, sources))
        }
    }

    /// 1 for each relationship of the step's types that meets its conditions, by id.
    private func relationships(meeting edge: MatchCount.Edge) throws(RuntimeError) -> UnsafePointer<UInt8> {
        let key = edge.predicates + [-1] + EdgeTable.typeIDs(edge.types, graph).map { Int($0.raw) }
        if let known = allowed[key] { return known }
        let cells = arena.allocate(Int(graph.relationshipLimit), of: UInt8.self)
        cells.update(repeating: 0, count: Int(graph.relationshipLimit))
        let variables = edge.predicates.map { pattern.relationshipPredicates[$0].variable }
        let layout = RowLayout(variables, kinds: variables.map { _ in .relationships })
        let evaluators = try edge.predicates.map { (number) throws(RuntimeError) in
            try evaluator(pattern.relationshipPredicates[number].expression, layout)
        }
        let filter = BatchFilter(evaluators, columns: variables.count, kind: .relationships, context: context)
        for type in EdgeTable.typeIDs(edge.types, graph) {
            var cursor: UInt32 = 0
            try filter.run { buffer in
                graph.scanRelationships(type: type, from: &cursor, into: buffer)
            } passing: {
                cells[Int($0)] = 1
            }
        }
        allowed[key] = UnsafePointer(cells)
        return UnsafePointer(cells)
    }

    /// Weights by the labels and conditions of a node, without those that its steps imply.
    func conditions(of number: Int) throws(RuntimeError) -> NodeWeights {
        if let known = conditions[number] { return known }
        let node = pattern.nodes[number]
        var weights = ones
        let names = node.predicates.isEmpty ? node.labels.filter { !isImplied($0, of: number) } : node.labels
        let labels = names.map { graph.labelID($0) }
        if labels.contains(nil) {
            weights = array(first: 0, limit: 0)
        } else if !node.predicates.isEmpty {
            weights = try meeting(node, labels.compactMap { $0 })
        } else if labels.count == 1, let label = labels[0] {
            weights.kind = .members
            (weights.members, weights.firstWord) = graph.memberWords(of: label)
            weights.support = graph.statistics.nodes(label)
        } else if !labels.isEmpty {
            weights.kind = .mask
            weights.mask = arena.keep(graph.labelSetMask(for: labels.compactMap { $0 }))
            weights.support = graph.statistics.nodes(all: labels.compactMap { $0 })
        }
        conditions[number] = weights
        return weights
    }

    private func meeting(
        _ node: MatchCount.Node, _ labels: [LabelID]
    ) throws(RuntimeError) -> NodeWeights {
        var weights = array(first: 0, limit: Int(graph.nodeLimit))
        weights.values.update(repeating: 0, count: Int(graph.nodeLimit))
        weights.maximum = 1
        let layout = RowLayout([node.variable], kinds: [.nodes])
        let evaluators = try node.predicates.map { (predicate) throws(RuntimeError) in
            try evaluator(predicate, layout)
        }
        let rarest = labels.min { graph.statistics.nodes($0) < graph.statistics.nodes($1) }
        let mask = graph.labelSetMask(for: labels)
        let sets = graph.labelSetPointer
        let filter = BatchFilter(evaluators, columns: 1, kind: .nodes, context: context)
        let values = weights.values
        var cursor: UInt32 = 0
        var low = Int.max
        var high = 0
        var support = 0
        try filter.run { buffer in
            graph.scanNodes(label: rarest, from: &cursor, into: buffer)
        } passing: { id in
            guard mask[sets[Int(id)]] else { return }
            values[Int(id)] = 1
            support += 1
            low = min(low, Int(id))
            high = max(high, Int(id) + 1)
        }
        weights.values += min(low, high)
        weights.first = min(low, high)
        weights.limit = high
        weights.support = support
        return weights
    }

    /// Every relationship of one of the node's steps ends, on its side, at nodes with the label.
    private func isImplied(_ label: String, of number: Int) -> Bool {
        guard let label = graph.labelID(label) else { return false }
        let statistics = graph.statistics
        return pattern.edges.enumerated().contains { index, edge in
            guard edge.source == number || edge.target == number, pattern.isAlwaysTaken(index) else { return false }
            return EdgeTable.typeIDs(edge.types, graph).allSatisfy { type in
                let all = statistics.relationships(type)
                let needsSource = edge.source == number || !edge.isDirected
                let needsTarget = edge.target == number || !edge.isDirected
                return (!needsSource || statistics.relationships(type, sourceLabel: label) == all)
                    && (!needsTarget || statistics.relationships(type, targetLabel: label) == all)
            }
        }
    }

    /// Matches of each pattern that hangs off a node.
    func arms(of number: Int) throws(RuntimeError) -> [NodeProduct] {
        if let known = armProducts[number] { return known }
        var counted: [NodeProduct] = []
        for arm in pattern.nodes[number].arms {
            let counter = PatternCounter(arm.count, arena: arena, evaluator: evaluator, context: context)
            let product = try counter.product(of: arm.count.kept ?? 0)
            // Terms that ask again do not work it out again.
            counted.append(pattern.terms.count == 1 ? product : NodeProduct(try product.array(), self))
        }
        armProducts[number] = counted
        return counted
    }

    /// Whether two nodes may be joined by more than one of the step's relationships.
    func hasParallels(_ edge: MatchCount.Edge) -> Bool { edges.hasParallels(edge.types) }

    /// Number of relationships from each node to itself along a step.
    func loops(along edge: MatchCount.Edge) throws(RuntimeError) -> NodeWeights {
        guard edges.hasLoops(edge.types) else { return array(first: 0, limit: 0) }
        let side = try sides(of: edge).fromSource
        let key = LoopKey(side: side.number, isWitness: edge.isWitness)
        if let known = loopWeights[key] { return known }
        var loops = array(first: side.first, limit: side.limit)
        for number in loops.first..<loops.limit {
            let id = UInt32(truncatingIfNeeded: number)
            var count = Int64(side.count(between: id, and: id, scratch))
            if edge.isWitness { count = min(count, 1) }
            loops.values[number - loops.first] = count
            loops.maximum = max(loops.maximum, count)
        }
        loopWeights[key] = loops
        return loops
    }

    /// For lists with changes; of one thread.
    var scratch: EdgeSide.Scratch { edges.scratch }

    /// How many threads are worth starting for some adjacency entries.
    func threads(forEntries entries: Int) -> Int {
        Double(entries) >= context.leastParallelRows ? context.threads : 1
    }

    /// Asks the limits, with the memory taken here.
    func checkLimits() throws(RuntimeError) {
        try context.limits.check(used: context.space.local.bytesUsed + arena.bytesUsed)
    }
}

/// Evaluates conditions on one element over many ids.
private struct BatchFilter {
    private let evaluators: [ExpressionEvaluator]
    private let column: ColumnVector
    private let columns: Int
    private let context: ExecutionContext

    /// - Parameter columns: number of variables that all stand for the element.
    init(_ evaluators: [ExpressionEvaluator], columns: Int, kind: ColumnKind, context: ExecutionContext) {
        self.evaluators = evaluators
        self.columns = columns
        self.context = context
        column = ColumnVector(kind, capacity: context.batchSize)
    }

    /// Calls `passing` with each id for which every condition is true.
    func run(
        scan: (UnsafeMutableBufferPointer<UInt32>) -> Int, passing: (UInt32) -> Void
    ) throws(RuntimeError) {
        let selected = UnsafeMutablePointer<UInt32>.allocate(capacity: context.batchSize)
        defer { selected.deallocate() }
        while true {
            var count = scan(UnsafeMutableBufferPointer(start: column.ids, count: context.batchSize))
            if count == 0 { return }
            try context.limits.check(used: context.space.local.bytesUsed)
            for evaluator in evaluators where count > 0 {
                let batch = Batch(count: count, columns: Array(repeating: column, count: columns))
                let kept = try evaluator.filter(batch, selected: selected)
                // A selected row never moves up.
                for index in 0..<kept { column.ids[index] = column.ids[Int(selected[index])] }
                count = kept
            }
            for index in 0..<count { passing(column.ids[index]) }
        }
    }
}
