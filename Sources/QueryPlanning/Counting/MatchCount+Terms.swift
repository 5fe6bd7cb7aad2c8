extension MatchCount {
    /// More terms than this cost more than they save.
    static let termLimit = 16
    /// Larger patterns are not looked at: they would cost more time than planning may take.
    private static let edgeLimit = 40
    private static let differenceLimit = 20

    /// Works out `terms` from `edges`, `differences` and the pairs of nodes that must be equal.
    ///
    /// The matches for which none of the differences is violated are all matches, less those that violate the first
    /// one, less those that violate the second, plus those that violate both, and so on. A violation makes the pattern
    /// smaller (two nodes or two relationships become one) or adds a step. A difference that follows from another is
    /// left out before.
    ///
    /// - Returns: false when there are too many terms.
    mutating func expandTerms(equal: [(Int, Int)]) -> Bool {
        guard edges.count <= Self.edgeLimit, differences.count <= Self.differenceLimit else { return false }
        var start = PartialTerm(nodes: nodes.count, edges: edges)
        for (first, second) in equal { start.merge(first, second) }
        // A pattern for every combination of lengths.
        var starts = [start]
        for walk in walks {
            starts = starts.flatMap { start in (walk.minimum...walk.edges.count).map { start.ending(walk, after: $0) } }
            guard starts.count <= Self.termLimit else { return false }
        }
        var total: [PartialTerm.Key: PartialTerm] = [:]
        for start in starts {
            guard let sum = expanded(start) else { return false }
            for term in sum.values { term.add(to: &total) }
            guard total.count <= Self.termLimit else { return false }
        }
        terms = total.map { Term(coefficient: $1.coefficient, representatives: $0.representatives, edges: $0.edges) }
            .sorted { first, second in
                // Positive terms first, then by size, so that plans print alike every time.
                let signs = (first.coefficient < 0 ? 1 : 0, second.coefficient < 0 ? 1 : 0)
                if signs.0 != signs.1 { return signs.0 < signs.1 }
                if first.edges.count != second.edges.count { return first.edges.count < second.edges.count }
                if first.representatives != second.representatives {
                    return first.representatives.lexicographicallyPrecedes(second.representatives)
                }
                return first.edges.lexicographicallyPrecedes(second.edges) { $0.precedes($1) }
            }
        return true
    }

    /// A plain pattern, less what violates the differences; nil when that takes too many terms.
    private func expanded(_ start: PartialTerm) -> [PartialTerm.Key: PartialTerm]? {
        var sum = [start.key: start]
        for difference in independentDifferences(start) {
            var next = sum
            for term in sum.values {
                for violated in term.violating(difference) {
                    var violated = violated
                    violated.coefficient = -violated.coefficient
                    violated.add(to: &next)
                }
            }
            guard next.count <= Self.termLimit else { return nil }
            sum = next
        }
        return sum
    }

    /// Relationships that can only be the same when two nodes are that must differ are different anyway.
    private func independentDifferences(_ start: PartialTerm) -> [Difference] {
        var apart: [(Int, Int)] = []
        for case .nodes(let first, let second) in differences { apart.append((first, second)) }
        return differences.filter { difference in
            guard case .edges(let first, let second) = difference else { return true }
            guard start.takes(first), start.takes(second) else { return false }
            return !start.violating(difference).allSatisfy { violated in
                apart.contains { violated.representatives[$0.0] == violated.representatives[$0.1] }
            }
        }
    }
}

/// A term while it is worked out: edges keep their numbers, an edge that became one with another points to it.
private struct PartialTerm {
    /// The canonical form: terms with the same key count the same.
    struct Key: Hashable {
        var representatives: [Int]
        var edges: [MatchCount.Edge]
    }

    var coefficient = 1
    var representatives: [Int]
    /// The pattern's edges by number, then those added; nil for one that became another.
    private var edges: [MatchCount.Edge?]
    private var standsFor: [Int]

    init(nodes: Int, edges: [MatchCount.Edge]) {
        representatives = Array(0..<nodes)
        self.edges = edges
        standsFor = Array(edges.indices)
    }

    /// Makes two nodes one.
    mutating func merge(_ first: Int, _ second: Int) {
        let (a, b) = (representatives[first], representatives[second])
        let (low, high) = (min(a, b), max(a, b))
        for node in representatives.indices where representatives[node] == high { representatives[node] = low }
    }

    /// Leaves out the steps of a walk after the first `length`: the nodes from there on are one.
    func ending(_ walk: MatchCount.Walk, after length: Int) -> PartialTerm {
        var term = self
        for step in length..<walk.edges.count {
            term.edges[walk.edges[step]] = nil
            term.merge(walk.nodes[step], walk.nodes[step + 1])
        }
        return term
    }

    /// Whether a step of the pattern is one of the term, before it became another.
    func takes(_ edge: Int) -> Bool { edges[standsFor[edge]] != nil }

    /// Adds the term to a sum.
    func add(to sum: inout [Key: PartialTerm]) {
        let key = key
        guard var known = sum[key] else {
            sum[key] = self
            return
        }
        known.coefficient += coefficient
        sum[key] = known.coefficient == 0 ? nil : known
    }

    /// The patterns whose matches are those of this one for which the difference does not hold.
    func violating(_ difference: MatchCount.Difference) -> [PartialTerm] {
        switch difference {
        case .nodes(let first, let second):
            var term = self
            term.merge(first, second)
            return [term]
        case .absence(let edge):
            var term = self
            term.edges.append(edge)
            return [term]
        case .edges(let first, let second):
            let (kept, gone) = (standsFor[first], standsFor[second])
            guard kept != gone, let a = edges[kept], let b = edges[gone] else { return [self] }
            return sameRelationship(kept, gone, a, b)
        }
    }

    /// Two steps along one relationship: their ends coincide, in one or the other way. A relationship from a node to
    /// itself would be counted both ways, so it is taken off once.
    private func sameRelationship(
        _ kept: Int, _ gone: Int, _ a: MatchCount.Edge, _ b: MatchCount.Edge
    ) -> [PartialTerm] {
        var merged = a.isDirected ? a : b
        if !a.types.isEmpty, !b.types.isEmpty {
            merged.types = a.types.filter { b.types.contains($0) }
            if merged.types.isEmpty { return [] }
        } else {
            merged.types = a.types.isEmpty ? b.types : a.types
        }
        merged.predicates = Set(a.predicates + b.predicates).sorted()
        var base = self
        base.edges[kept] = merged
        base.edges[gone] = nil
        for index in base.standsFor.indices where base.standsFor[index] == gone { base.standsFor[index] = kept }

        var straight = base
        straight.merge(a.source, b.source)
        straight.merge(a.target, b.target)
        if a.isDirected, b.isDirected { return [straight] }
        var crossed = base
        crossed.merge(a.source, b.target)
        crossed.merge(a.target, b.source)
        var loop = straight
        loop.merge(a.source, a.target)
        loop.coefficient = -loop.coefficient
        return [straight, crossed, loop]
    }

    /// Ends by representative, steps in either direction from the lower end, witnesses that follow from other steps
    /// left out, in a fixed order.
    var key: Key {
        var list = edges.compactMap { $0 }.map { edge in
            var edge = edge
            edge.source = representatives[edge.source]
            edge.target = representatives[edge.target]
            if edge.source == edge.target { edge.isDirected = true }
            if !edge.isDirected, edge.source > edge.target { swap(&edge.source, &edge.target) }
            return edge
        }
        var index = 0
        while index < list.count {
            let isImplied =
                list[index].isWitness
                && list.indices.contains { $0 != index && list[$0].implies(list[index]) }
            if isImplied { list.remove(at: index) } else { index += 1 }
        }
        return Key(representatives: representatives, edges: list.sorted { $0.precedes($1) })
    }
}

extension MatchCount.Edge {
    /// Whether a relationship that matches this step also is one that `witness` asks for.
    fileprivate func implies(_ witness: MatchCount.Edge) -> Bool {
        let sameWay = source == witness.source && target == witness.target
        let otherWay = source == witness.target && target == witness.source
        guard witness.isDirected ? isDirected && sameWay : sameWay || otherWay else { return false }
        guard Set(witness.predicates).isSubset(of: predicates) else { return false }
        return witness.types.isEmpty || !types.isEmpty && Set(types).isSubset(of: witness.types)
    }

    /// A fixed order, so that equal lists of steps are found equal.
    fileprivate func precedes(_ other: MatchCount.Edge) -> Bool {
        if source != other.source { return source < other.source }
        if target != other.target { return target < other.target }
        if isDirected != other.isDirected { return isDirected }
        if isWitness != other.isWitness { return other.isWitness }
        if types != other.types { return types.lexicographicallyPrecedes(other.types) }
        return predicates.lexicographicallyPrecedes(other.predicates)
    }
}
