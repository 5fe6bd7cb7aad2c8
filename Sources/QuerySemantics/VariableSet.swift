/// A set of variables as bits: binding and planning ask for unions and differences of them at every operator.
///
/// The variables of most statements have numbers below 64 and fit one word; others, and those of the planner, which are
/// numbered from far above, are in an ordinary set beside it.
public struct VariableSet: SetAlgebra, Sequence, Sendable, Hashable {
    public typealias Element = VariableID

    @usableFromInline var low: UInt64 = 0
    /// nil when there are none, as in most: nothing is counted then when a set is copied.
    @usableFromInline var rest: Set<VariableID>?

    /// No variables.
    @inlinable
    public init() {}

    /// The variables of a sequence, each once.
    @inlinable
    public init(_ variables: some Sequence<VariableID>) {
        for variable in variables { insert(variable) }
    }

    /// Its own bit, when the variable has one.
    @inlinable
    static func bit(_ variable: VariableID) -> UInt64? {
        variable.raw >= 0 && variable.raw < 64 ? 1 << UInt64(variable.raw) : nil
    }

    @inlinable
    mutating func forgetEmptyRest() {
        if rest?.isEmpty == true { rest = nil }
    }

    @inlinable
    public var isEmpty: Bool { low == 0 && rest == nil }
    /// The variable of the lowest number.
    @inlinable
    public var first: VariableID? { low != 0 ? VariableID(low.trailingZeroBitCount) : rest?.min() }

    /// How many variables there are.
    @inlinable
    public var count: Int { low.nonzeroBitCount + (rest?.count ?? 0) }

    @inlinable
    public func contains(_ variable: VariableID) -> Bool {
        guard let bit = Self.bit(variable) else { return rest?.contains(variable) ?? false }
        return low & bit != 0
    }

    @inlinable
    @discardableResult
    public mutating func insert(_ variable: VariableID) -> (inserted: Bool, memberAfterInsert: VariableID) {
        guard let bit = Self.bit(variable) else {
            if let result = rest?.insert(variable) { return result }
            rest = [variable]
            return (true, variable)
        }
        let isNew = low & bit == 0
        low |= bit
        return (isNew, variable)
    }

    @inlinable
    @discardableResult
    public mutating func update(with variable: VariableID) -> VariableID? {
        insert(variable).inserted ? nil : variable
    }

    @inlinable
    @discardableResult
    public mutating func remove(_ variable: VariableID) -> VariableID? {
        guard let bit = Self.bit(variable) else {
            let removed = rest?.remove(variable)
            forgetEmptyRest()
            return removed
        }
        guard low & bit != 0 else { return nil }
        low &= ~bit
        return variable
    }

    @inlinable
    public mutating func formUnion(_ other: VariableSet) {
        low |= other.low
        guard let others = other.rest else { return }
        if rest == nil { rest = others } else { rest?.formUnion(others) }
    }

    @inlinable
    public mutating func formIntersection(_ other: VariableSet) {
        low &= other.low
        if let others = other.rest { rest?.formIntersection(others) } else { rest = nil }
        forgetEmptyRest()
    }

    @inlinable
    public mutating func formSymmetricDifference(_ other: VariableSet) {
        low ^= other.low
        guard let others = other.rest else { return }
        if rest == nil { rest = others } else { rest?.formSymmetricDifference(others) }
        forgetEmptyRest()
    }

    @inlinable
    public mutating func subtract(_ other: VariableSet) {
        low &= ~other.low
        guard let others = other.rest else { return }
        rest?.subtract(others)
        forgetEmptyRest()
    }

    @inlinable
    public func union(_ other: VariableSet) -> VariableSet {
        var result = self
        result.formUnion(other)
        return result
    }

    @inlinable
    public func intersection(_ other: VariableSet) -> VariableSet {
        var result = self
        result.formIntersection(other)
        return result
    }

    @inlinable
    public func symmetricDifference(_ other: VariableSet) -> VariableSet {
        var result = self
        result.formSymmetricDifference(other)
        return result
    }

    @inlinable
    public func isSubset(of other: VariableSet) -> Bool {
        guard low & ~other.low == 0 else { return false }
        guard let rest else { return true }
        return other.rest.map(rest.isSubset) ?? false
    }

    @inlinable
    public func isDisjoint(with other: VariableSet) -> Bool {
        guard low & other.low == 0 else { return false }
        guard let rest, let others = other.rest else { return true }
        return rest.isDisjoint(with: others)
    }

    /// Gives the variables in ascending order.
    public struct Iterator: IteratorProtocol {
        @usableFromInline var bits: UInt64
        @usableFromInline var others: IndexingIterator<[VariableID]>

        @inlinable
        init(bits: UInt64, others: IndexingIterator<[VariableID]>) {
            self.bits = bits
            self.others = others
        }

        @inlinable
        public mutating func next() -> VariableID? {
            guard bits != 0 else { return others.next() }
            defer { bits &= bits - 1 }
            return VariableID(bits.trailingZeroBitCount)
        }
    }

    /// Begins with the lowest number.
    @inlinable
    public func makeIterator() -> Iterator {
        Iterator(bits: low, others: (rest?.sorted() ?? []).makeIterator())
    }
}

// Sequences of variables are taken where sets are.
extension VariableSet {
    @inlinable
    public mutating func formUnion(_ variables: some Sequence<VariableID>) {
        for variable in variables { insert(variable) }
    }

    @inlinable
    public mutating func subtract(_ variables: some Sequence<VariableID>) {
        for variable in variables { remove(variable) }
    }

    @inlinable
    public func union(_ variables: some Sequence<VariableID>) -> VariableSet { union(VariableSet(variables)) }

    @inlinable
    public func subtracting(_ variables: some Sequence<VariableID>) -> VariableSet {
        subtracting(VariableSet(variables))
    }

    @inlinable
    public func intersection(_ variables: some Sequence<VariableID>) -> VariableSet {
        intersection(VariableSet(variables))
    }

    @inlinable
    public func isDisjoint(with variables: some Sequence<VariableID>) -> Bool {
        !variables.contains { contains($0) }
    }

    @inlinable
    public func isSubset(of variables: some Sequence<VariableID>) -> Bool {
        isSubset(of: VariableSet(variables))
    }
}
