import PropertyGraph
import QuerySemantics
import SourceText

/// The running values of one aggregating function for all groups.
///
/// One call takes a whole batch: a group number a row, the argument's column, and how often each row counts. New groups
/// start empty; `grow` makes room for them before their first row.
protocol AggregateState: AnyObject {
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

    /// Takes in rows that count once each, the argument as a vector.
    ///
    /// - Parameters:
    ///   - groups: group number of each of `count` rows; nil: all are of group 0.
    ///   - vector: the argument; nil for count(*).
    /// - Returns: false, with nothing done, if the state wants slots.
    func update(groups: UnsafePointer<UInt32>?, vector: TypedVector?, count: Int) throws(RuntimeError) -> Bool

    /// Takes in the second argument of percentileCont and percentileDisc, before `update` of the same rows.
    func setParameters(groups: UnsafePointer<UInt32>, values: ColumnVector, count: Int) throws(RuntimeError)

    /// Bytes that grow with the rows taken in, for the memory budget.
    var bytesUsed: Int { get }

    /// What `merge` has to go through of a part besides the groups.
    var entryCount: Int { get }

    /// Takes in the groups of a state of the same kind for another part of the input.
    ///
    /// - Parameters:
    ///   - groups: for each group there its number here.
    ///   - adopt: makes a value of the other part's space one of this.
    func merge(_ other: any AggregateState, groups: [UInt32], adopt: (Slot) -> Slot) throws(RuntimeError)

    /// The aggregate of one group.
    func finish(_ group: Int) throws(RuntimeError) -> Slot

    /// The aggregates of some groups.
    func finish(_ groups: ArraySlice<UInt32>, into out: UnsafeMutablePointer<Slot>) throws(RuntimeError)
}

extension AggregateState {
    /// Most aggregating functions keep a few numbers a group.
    var bytesUsed: Int { 0 }
    var entryCount: Int { 0 }

    func update(groups: UnsafePointer<UInt32>?, vector: TypedVector?, count: Int) throws(RuntimeError) -> Bool { false }

    func finish(_ groups: ArraySlice<UInt32>, into out: UnsafeMutablePointer<Slot>) throws(RuntimeError) {
        for (row, group) in groups.enumerated() { out[row] = try finish(Int(group)) }
    }

    /// Functions that mind the order of the rows are not run in parts (`BoundAggregation.canBeMerged`).
    func merge(_ other: any AggregateState, groups: [UInt32], adopt: (Slot) -> Slot) throws(RuntimeError) {}

    /// Most aggregating functions have one argument.
    func setParameters(groups: UnsafePointer<UInt32>, values: ColumnVector, count: Int) throws(RuntimeError) {}
}

/// Makes the state of an aggregating function.
enum AggregateStates {
    /// State for one aggregate of a statement.
    ///
    /// - Parameters:
    ///   - distinct: equivalent values of a group count once.
    ///   - range: the call, for errors.
    static func make(
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
