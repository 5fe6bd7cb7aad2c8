import PropertyGraph
import SourceText

/// sum(value) and avg(value) of numbers, nulls left out.
///
/// A sum of integers alone is exact: it is kept in 128 bits and must fit into 64 at the end. With floats among them the
/// sum is a float, kept with Neumaier's compensation (ZAMM 54, 1974), so that the order of rows matters little.
final class SumState: TotalledState {
    /// The integers of a group.
    struct IntegerTotal {
        var sum: Int128 = 0
        var count: Int64 = 0

        mutating func add(_ other: IntegerTotal) {
            sum &+= other.sum
            count &+= other.count
        }
    }

    /// The floats of a group.
    struct FloatTotal {
        private var sum = 0.0
        private var compensation = 0.0
        var count: Int64 = 0

        @inline(__always)
        mutating func add(_ value: Double) {
            // D. E. Knuth's exact error of a sum (TAOCP 4.2.2), without a branch.
            let next = sum + value
            let part = next - sum
            compensation += (sum - (next - part)) + (value - part)
            sum = next
        }

        /// Adds the sum of other values, and its error.
        mutating func add(_ value: Double, error: Double) {
            add(value)
            compensation += error
        }

        mutating func add(_ other: FloatTotal) {
            add(other.sum, error: other.compensation)
            count &+= other.count
        }

        /// Infinities and NaN turn the compensation into NaN of their own making; then the bare sum is the answer.
        var value: Double { sum.isFinite && compensation.isFinite ? sum + compensation : sum }
    }

    private let space: ValueSpace
    private let range: SourceRange
    private let isMean: Bool
    private var groupCount = 0
    /// By group; empty until there is an integer, as most sums are of one kind of number.
    @exclusivity(unchecked) private var integers: [IntegerTotal] = []
    /// Sums of the integers that were taken in last, while they are known to fit.
    @exclusivity(unchecked) private var recentSums: [Int64] = []
    /// No sum in `recentSums` is farther from 0.
    @exclusivity(unchecked) private var recentBound: Int64 = 0
    /// How many they are. Of a sum it matters only whether there are any: then 1, for `recentGroups` groups so far.
    @exclusivity(unchecked) private var recentCounts: [Int64] = []
    @exclusivity(unchecked) private var recentGroups = 0
    @exclusivity(unchecked) private var floats: [FloatTotal] = []
    @exclusivity(unchecked) private var durations: [Int: DurationSum] = [:]

    init(_ space: ValueSpace, _ range: SourceRange, isMean: Bool) {
        self.space = space
        self.range = range
        self.isMean = isMean
    }

    func grow(toGroups count: Int) { groupCount = max(groupCount, count) }

    /// Calls `body` with the integers' totals of all groups.
    @inline(__always)
    func withIntegers(_ body: (UnsafeMutablePointer<IntegerTotal>) -> Void) {
        if integers.count < groupCount {
            integers.append(contentsOf: repeatElement(IntegerTotal(), count: groupCount - integers.count))
        }
        integers.withUnsafeMutableBufferPointer { if let start = $0.baseAddress { body(start) } }
    }

    /// Adds integers up in 64 bits.
    ///
    /// - Returns: false, with nothing done, where they are so large that sums might not fit.
    func takeRecent(_ vector: TypedVector, _ count: Int, _ groups: UnsafePointer<UInt32>) -> Bool {
        let values = vector.integers
        let (bound, overflow) = Self.magnitude(vector, count).multipliedReportingOverflow(by: Int64(count))
        guard !overflow, bound < Self.recentLimit else { return false }
        if recentBound &+ bound &+ Int64(count) > Self.recentLimit { settle() }
        recentBound &+= bound &+ Int64(count)
        if recentSums.count < groupCount {
            recentSums.append(contentsOf: repeatElement(0, count: groupCount - recentSums.count))
            recentCounts.append(contentsOf: repeatElement(0, count: groupCount - recentCounts.count))
        }
        recentSums.withUnsafeMutableBufferPointer { sums in
            guard let sums = sums.baseAddress else { return }
            Self.forEach(vector, count) { row in sums[Int(groups[row])] &+= values[row] }
        }
        guard isMean || recentGroups < groupCount else { return true }
        recentCounts.withUnsafeMutableBufferPointer { counts in
            guard let counts = counts.baseAddress else { return }
            if isMean {
                Self.forEach(vector, count) { row in counts[Int(groups[row])] &+= 1 }
            } else {
                var made = 0
                Self.forEach(vector, count) { row in
                    made &+= 1 &- Int(counts[Int(groups[row])])
                    counts[Int(groups[row])] = 1
                }
                recentGroups &+= made
            }
        }
        return true
    }

    /// The sum of a limit and of what is below it fits.
    static let recentLimit: Int64 = 1 << 61

    /// What no integer of a vector is farther from 0 than, by more than 1.
    static func magnitude(_ vector: TypedVector, _ count: Int) -> Int64 {
        // The integers, or their complements where they are negative, one OR the other.
        if vector.valid == nil, let bounds = vector.bounds {
            let (low, high) = (Int64(bitPattern: bounds.lowest), Int64(bitPattern: bounds.highest))
            return (low ^ low >> 63) | (high ^ high >> 63)
        }
        let values = vector.integers
        var bits: Int64 = 0
        for row in 0..<count { bits |= values[row] ^ values[row] >> 63 }
        return bits
    }

    /// Moves what is recent to the totals.
    private func settle() {
        guard recentBound > 0 else { return }
        withIntegers { totals in
            for group in recentSums.indices {
                totals[group].add(IntegerTotal(sum: Int128(recentSums[group]), count: recentCounts[group]))
                (recentSums[group], recentCounts[group]) = (0, 0)
            }
        }
        (recentBound, recentGroups) = (0, 0)
    }

    @inline(__always)
    func withFloats(_ body: (UnsafeMutablePointer<FloatTotal>) -> Void) {
        if floats.count < groupCount {
            floats.append(contentsOf: repeatElement(FloatTotal(), count: groupCount - floats.count))
        }
        floats.withUnsafeMutableBufferPointer { if let start = $0.baseAddress { body(start) } }
    }

    func update(
        groups: UnsafePointer<UInt32>, values: ColumnVector?, multiplicities: UnsafePointer<Int64>?, count: Int
    ) throws(RuntimeError) {
        guard let values else { return }
        for row in 0..<count {
            let value = values.slot(at: row)
            if value.isNull { continue }
            let group = Int(groups[row])
            let times = multiplicities?[row] ?? 1
            switch value.tag {
            case .integer:
                withIntegers {
                    $0[group].add(IntegerTotal(sum: Int128(value.integerValue) &* Int128(times), count: times))
                }
            case .float:
                withFloats {
                    $0[group].add(times == 1 ? value.floatValue : value.floatValue * Double(times))
                    $0[group].count &+= times
                }
            case .duration: durations[group, default: DurationSum()].add(space.duration(value), times)
            default: throw .wrongArgument(isMean ? "avg()" : "sum()", value, at: range)
            }
        }
    }

    var addsValues: Bool { true }
    var countsNulls: Bool { false }

    func absorb(_ records: TotalRecords, word: Int) {
        withIntegers { totals in
            for group in 0..<records.count {
                let sum = Int128(records.word(word, of: group))
                totals[group].add(IntegerTotal(sum: sum, count: records.word(0, of: group)))
            }
        }
    }

    func merge(_ other: any AggregateState, groups: [UInt32], adopt: (Slot) -> Slot) throws(RuntimeError) {
        guard let other = other as? SumState else { return }
        other.settle()
        if !other.integers.isEmpty {
            withIntegers { own in
                for (group, total) in zip(groups, other.integers) { own[Int(group)].add(total) }
            }
        }
        if !other.floats.isEmpty {
            withFloats { own in
                for (group, total) in zip(groups, other.floats) { own[Int(group)].add(total) }
            }
        }
        for (group, sum) in other.durations { durations[Int(groups[group]), default: DurationSum()].add(sum) }
    }

    func finish(_ group: Int) throws(RuntimeError) -> Slot {
        settle()
        return try total(of: group)
    }

    func finish(_ groups: ArraySlice<UInt32>, into out: UnsafeMutablePointer<Slot>) throws(RuntimeError) {
        settle()
        for (row, group) in groups.enumerated() { out[row] = try total(of: Int(group)) }
    }

    private func total(of group: Int) throws(RuntimeError) -> Slot {
        let integer = group < integers.count ? integers[group] : IntegerTotal()
        let float = group < floats.count ? floats[group] : FloatTotal()
        let count = integer.count &+ float.count
        if !durations.isEmpty, let sum = durations[group] {
            guard count == 0 else {
                throw RuntimeError(
                    .invalidArgumentValue, type: .typeError, "Numbers and durations cannot be added up together",
                    at: range)
            }
            guard let parts = isMean ? sum.mean : sum.total else { throw .integerOverflow(at: range) }
            return space.makeDuration(parts)
        }
        let sum = Int64(exactly: integer.sum)
        if !isMean, float.count == 0 {
            guard let sum else { throw .integerOverflow(at: range) }
            return .integer(sum)
        }
        if count == 0 { return .null }
        // Of 128 bits a conversion takes long.
        let total = float.value + (sum.map { Double($0) } ?? Double(integer.sum))
        return .float(isMean ? total / Double(count) : total)
    }
}

/// A sum of durations, part by part.
struct DurationSum {
    private var months: Int128 = 0
    private var days: Int128 = 0
    private var nanoseconds: Int128 = 0
    private(set) var count: Int64 = 0

    mutating func add(_ parts: DurationParts, _ times: Int64) {
        count &+= times
        months += Int128(parts.months) * Int128(times)
        days += Int128(parts.days) * Int128(times)
        nanoseconds += parts.totalNanoseconds * Int128(times)
    }

    mutating func add(_ other: DurationSum) {
        count &+= other.count
        months += other.months
        days += other.days
        nanoseconds += other.nanoseconds
    }

    /// nil when a part does not fit.
    var total: DurationParts? { DurationParts(months: months, days: days, nanoseconds: nanoseconds) }

    /// What is left of months goes to days (30.436875 a month, a Gregorian year's twelfth), of days to seconds.
    var mean: DurationParts? {
        let divisor = Int128(count)
        let monthRest = months % divisor
        let allDays = days + monthRest * 30
        let dayRest = allDays % divisor
        // 0.436875 days are 37,746 seconds.
        let rest = nanoseconds + monthRest * 37_746 * 1_000_000_000 + dayRest * 86_400 * 1_000_000_000
        return DurationParts(months: months / divisor, days: allDays / divisor, nanoseconds: rest / divisor)
    }
}

/// stDev(value) and stDevP(value): B. P. Welford's running mean and squares (Technometrics 4, 1962).
final class DeviationState: AggregateState {
    private struct Moments {
        var count: Int64 = 0
        var mean = 0.0
        var squares = 0.0

        @inline(__always)
        mutating func add(_ number: Double, _ times: Int64) {
            count &+= times
            let difference = number - mean
            mean += difference * Double(times) / Double(count)
            squares += difference * (number - mean) * Double(times)
        }
    }

    private let ofSample: Bool
    private let range: SourceRange
    @exclusivity(unchecked) private var moments: [Moments] = []

    init(ofSample: Bool, _ range: SourceRange) {
        self.ofSample = ofSample
        self.range = range
    }

    func grow(toGroups count: Int) {
        if count > moments.count { moments.append(contentsOf: repeatElement(Moments(), count: count - moments.count)) }
    }

    func update(
        groups: UnsafePointer<UInt32>, values: ColumnVector?, multiplicities: UnsafePointer<Int64>?, count: Int
    ) throws(RuntimeError) {
        guard let values else { return }
        for row in 0..<count {
            let value = values.slot(at: row)
            if value.isNull { continue }
            guard value.tag.isNumber else { throw .wrongArgument(ofSample ? "stDev()" : "stDevP()", value, at: range) }
            let times = multiplicities?[row] ?? 1
            if times <= 0 { continue }
            moments[Int(groups[row])].add(Arithmetic.float(value), times)
        }
    }

    func update(groups: UnsafePointer<UInt32>?, vector: TypedVector?, count: Int) throws(RuntimeError) -> Bool {
        guard let vector else { return false }
        if vector.kind == .nulls { return true }
        guard vector.kind.isNumber else { return false }
        moments.withUnsafeMutableBufferPointer { moments in
            for row in 0..<count where vector.has(row) {
                let number = vector.kind == .integers ? Double(vector.integers[row]) : vector.floats[row]
                moments[Int(groups?[row] ?? 0)].add(number, 1)
            }
        }
        return true
    }

    func finish(_ group: Int) throws(RuntimeError) -> Slot {
        let own = moments[group]
        if own.count < 2 { return .float(0) }
        return .float((own.squares / Double(ofSample ? own.count - 1 : own.count)).squareRoot())
    }
}
