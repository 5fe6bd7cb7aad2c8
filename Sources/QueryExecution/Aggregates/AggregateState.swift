import PropertyGraph
import QuerySemantics
import SourceText

/// The running values of one aggregating function for all groups.
///
/// One call takes a whole batch: a group number a row, the argument's column, and how often each row counts. New groups
/// start empty; `grow` makes room for them before their first row.
public protocol AggregateState: AnyObject {
    /// Makes room for groups up to, not including, `count`.
    func grow(toGroups count: Int)

    /// Takes in the rows of a batch.
    ///
    /// - Parameters:
    ///   - groups: group number of each of `count` rows.
    ///   - values: the argument's column, dense from row 0; nil for count(*).
    ///   - multiplicities: how often each row counts; nil: once.
    func update(
        groups: UnsafePointer<UInt32>, values: ColumnVector?, multiplicities: UnsafePointer<Int64>?, count: Int
    ) throws(RuntimeError)

    /// Takes in the second argument of percentileCont and percentileDisc, before `update` of the same rows.
    func setParameters(groups: UnsafePointer<UInt32>, values: ColumnVector, count: Int) throws(RuntimeError)

    /// Bytes that grow with the rows taken in, for the memory budget.
    var bytesUsed: Int { get }

    /// The aggregate of one group.
    func finish(_ group: Int) throws(RuntimeError) -> Slot
}

extension AggregateState {
    /// Most aggregating functions keep a few numbers a group.
    public var bytesUsed: Int { 0 }

    /// Most aggregating functions have one argument.
    public func setParameters(groups: UnsafePointer<UInt32>, values: ColumnVector, count: Int) throws(RuntimeError) {}
}

/// Makes the state of an aggregating function.
public enum AggregateStates {
    /// State for one aggregate of a statement.
    ///
    /// - Parameters:
    ///   - distinct: equivalent values of a group count once.
    ///   - range: the call, for errors.
    public static func make(
        _ function: AggregateFunction, distinct: Bool, space: ValueSpace, at range: SourceRange
    ) throws(RuntimeError) -> any AggregateState {
        let state: any AggregateState
        switch function {
        case .countRows: state = CountState(countsNulls: true)
        case .count: state = CountState(countsNulls: false)
        case .sum: state = SumState(space, range, isMean: false)
        case .avg: state = SumState(space, range, isMean: true)
        case .min: state = ExtremeState(space, sign: -1)
        case .max: state = ExtremeState(space, sign: 1)
        case .collect: state = CollectState(space)
        case .stDev: state = DeviationState(ofSample: true, range)
        case .stDevP: state = DeviationState(ofSample: false, range)
        case .percentileCont, .percentileDisc:
            state = PercentileState(space, interpolates: function == .percentileCont, range)
        }
        return distinct && function != .countRows ? DistinctState(state, space) : state
    }
}

/// Lets only the first of equivalent values of a group through.
final class DistinctState: AggregateState {
    private let base: any AggregateState
    /// Keys: group number and value.
    private let seen: GroupTable
    private let key = UnsafeMutablePointer<Slot>.allocate(capacity: 2)
    private var rows: [UInt32] = []
    private var groupsOfRows: [UInt32] = []
    private var buffer = ColumnVector(.slots, capacity: 0)

    init(_ base: any AggregateState, _ space: ValueSpace) {
        self.base = base
        seen = GroupTable(keyCount: 2, space: space)
        key.initialize(repeating: .null, count: 2)
    }

    deinit { key.deallocate() }

    func grow(toGroups count: Int) { base.grow(toGroups: count) }

    func update(
        groups: UnsafePointer<UInt32>, values: ColumnVector?, multiplicities: UnsafePointer<Int64>?, count: Int
    ) throws(RuntimeError) {
        guard let values else { return }
        rows.removeAll(keepingCapacity: true)
        groupsOfRows.removeAll(keepingCapacity: true)
        for row in 0..<count {
            let value = values.slot(at: row)
            if value.isNull { continue }
            key[0] = .integer(Int64(groups[row]))
            key[1] = value
            let known = seen.groupCount
            if seen.group(of: key) == known {
                rows.append(UInt32(truncatingIfNeeded: row))
                groupsOfRows.append(groups[row])
            }
        }
        if rows.isEmpty { return }
        if buffer.capacity < rows.count { buffer = ColumnVector(.slots, capacity: rows.count * 2) }
        for (index, row) in rows.enumerated() { buffer.slots[index] = values.slot(at: Int(row)) }
        let numbers = UnsafeMutablePointer<UInt32>.allocate(capacity: rows.count)
        defer { numbers.deallocate() }
        numbers.initialize(from: groupsOfRows, count: rows.count)
        try base.update(groups: numbers, values: buffer, multiplicities: nil, count: rows.count)
    }

    func setParameters(groups: UnsafePointer<UInt32>, values: ColumnVector, count: Int) throws(RuntimeError) {
        try base.setParameters(groups: groups, values: values, count: count)
    }

    var bytesUsed: Int { seen.bytesUsed + base.bytesUsed }

    func finish(_ group: Int) throws(RuntimeError) -> Slot { try base.finish(group) }
}
