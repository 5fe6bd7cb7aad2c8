/// Repeated measurements and their median.
struct Stopwatch {
    private(set) var seconds: [Double] = []

    /// Runs and times `body`.
    mutating func measure<Result>(_ body: () throws -> Result) rethrows -> Result {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try body()
        let (whole, attoseconds) = (clock.now - start).components
        seconds.append(Double(whole) + Double(attoseconds) * 1e-18)
        return result
    }

    /// The middle measurement; 0 without any.
    var median: Double {
        let sorted = seconds.sorted()
        if sorted.isEmpty { return 0 }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// Sum of all measurements.
    var total: Double { seconds.reduce(0, +) }
}
