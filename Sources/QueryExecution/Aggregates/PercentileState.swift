import PropertyGraph
import SourceText

/// percentileCont(value, p) and percentileDisc(value, p).
///
/// Of numbers of one kind that count once the wanted ones are selected; where kinds are mixed or rows stand for several, all
/// are sorted.
final class PercentileState: AggregateState {
    /// What a group has seen.
    private struct Values {
        var integers: [Int64] = []
        var floats: [Double] = []
        var others: [(value: Slot, times: Int64)] = []
    }

    private let space: ValueSpace
    /// The percentile of each group; nil: null was given, and null comes out.
    private var percentiles: [Double?] = []
    private let interpolates: Bool
    private let range: SourceRange
    @exclusivity(unchecked) private var values: [Values] = []
    private var kept = 0
    var bytesUsed: Int { kept * MemoryLayout<Double>.stride }

    init(_ space: ValueSpace, interpolates: Bool, _ range: SourceRange) {
        self.space = space
        self.interpolates = interpolates
        self.range = range
    }

    func grow(toGroups count: Int) {
        if count > values.count { values.append(contentsOf: repeatElement(Values(), count: count - values.count)) }
        if count > percentiles.count {
            percentiles.append(contentsOf: repeatElement(nil, count: count - percentiles.count))
        }
    }

    /// Sets the percentile of the rows' groups, from the second argument's column.
    ///
    /// - Throws: when one is no number from 0.0 to 1.0.
    func setParameters(groups: UnsafePointer<UInt32>, values: ColumnVector, count: Int) throws(RuntimeError) {
        let name = interpolates ? "percentileCont()" : "percentileDisc()"
        for row in 0..<count {
            let slot = values.slot(at: row)
            if slot.isNull { continue }
            guard slot.tag.isNumber else { throw .wrongArgument(name, slot, at: range) }
            let value = Arithmetic.float(slot)
            guard value >= 0, value <= 1 else {
                throw .outOfRange(
                    "A percentile must lie between 0.0 and 1.0, not at \(FloatText.text(value))", at: range)
            }
            percentiles[Int(groups[row])] = value
        }
    }

    func update(
        groups: UnsafePointer<UInt32>, values column: ColumnVector?, multiplicities: UnsafePointer<Int64>?, count: Int
    ) throws(RuntimeError) {
        guard let column else { return }
        for row in 0..<count {
            let value = column.slot(at: row)
            if value.isNull { continue }
            guard value.tag.isNumber else {
                throw .wrongArgument(interpolates ? "percentileCont()" : "percentileDisc()", value, at: range)
            }
            values[Int(groups[row])].others.append((value, multiplicities?[row] ?? 1))
            kept &+= 3
        }
    }

    func update(groups: UnsafePointer<UInt32>?, vector: TypedVector?, count: Int) throws(RuntimeError) -> Bool {
        guard let vector else { return false }
        switch vector.kind {
        case .nulls: return true
        case .integers:
            for row in 0..<count where vector.has(row) {
                values[Int(groups?[row] ?? 0)].integers.append(vector.integers[row])
            }
        case .floats:
            for row in 0..<count where vector.has(row) {
                values[Int(groups?[row] ?? 0)].floats.append(vector.floats[row])
            }
        case .booleans, .strings, .dates: return false
        }
        kept &+= count
        return true
    }

    func merge(_ other: any AggregateState, groups: [UInt32], adopt: (Slot) -> Slot) throws(RuntimeError) {
        guard let other = other as? PercentileState else { return }
        for (group, own) in groups.enumerated() {
            if percentiles[Int(own)] == nil { percentiles[Int(own)] = other.percentiles[group] }
            values[Int(own)].integers += other.values[group].integers
            values[Int(own)].floats += other.values[group].floats
            values[Int(own)].others += other.values[group].others
        }
        kept &+= other.kept
    }

    func finish(_ group: Int) throws(RuntimeError) -> Slot {
        guard let percentile = percentiles[group] else { return .null }
        if values[group].others.isEmpty {
            if values[group].floats.isEmpty {
                return result(percentile, values[group].integers.count) { position in
                    .integer(values[group].integers.withUnsafeMutableBufferPointer { $0.select(position, <) })
                }
            }
            if values[group].integers.isEmpty {
                return result(percentile, values[group].floats.count) { position in
                    // What is not a number comes last.
                    .float(
                        values[group].floats.withUnsafeMutableBufferPointer {
                            $0.select(position) { $0 < $1 || ($0 == $0 && $1 != $1) }
                        })
                }
            }
        }
        var all = values[group].others
        all += values[group].integers.map { (.integer($0), 1) } + values[group].floats.map { (.float($0), 1) }
        all.sort {
            // Of equal numbers integers come first, in whatever order they came.
            let order = space.order($0.value, $1.value)
            return order == 0 ? $0.value.tag.rawValue < $1.value.tag.rawValue : order < 0
        }
        return result(percentile, Int(all.reduce(Int64(0)) { $0 &+ $1.times })) { position in
            var passed = 0
            for (value, times) in all {
                passed += Int(times)
                if position < passed { return value }
            }
            return .null
        }
    }

    /// - Parameter value: the value at a position among all in order.
    private func result(_ percentile: Double, _ total: Int, _ value: (Int) -> Slot) -> Slot {
        guard total > 0 else { return .null }
        guard interpolates else {
            let rank = Int((percentile * Double(total)).rounded(.up))
            return value(Swift.max(rank - 1, 0))
        }
        let position = percentile * Double(total - 1)
        let below = Arithmetic.float(value(Int(position.rounded(.down))))
        let above = Arithmetic.float(value(Int(position.rounded(.up))))
        let share = position - position.rounded(.down)
        return .float(below == above ? below : below * (1 - share) + above * share)
    }
}
