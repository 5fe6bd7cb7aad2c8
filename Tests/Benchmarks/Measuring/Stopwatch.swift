import Glibc

/// Repeated measurements and their median.
struct Stopwatch {
    private(set) var seconds: [Double] = []
    /// Processor time of all threads, which other work on the machine disturbs less.
    private(set) var busySeconds: [Double] = []
    private let readsProcessorTime: Bool

    /// - Parameter readsProcessorTime: the clock of the processor is a system call, which the programs of the peers do not
    ///   make between small reads.
    init(readsProcessorTime: Bool = true) { self.readsProcessorTime = readsProcessorTime }

    /// Runs and times `body`.
    mutating func measure<Result>(_ body: () throws -> Result) rethrows -> Result {
        let clock = ContinuousClock()
        let begun = readsProcessorTime ? Self.processorTime() : 0
        let start = clock.now
        let result = try body()
        let (whole, attoseconds) = (clock.now - start).components
        if readsProcessorTime { busySeconds.append(Self.processorTime() - begun) }
        seconds.append(Double(whole) + Double(attoseconds) * 1e-18)
        return result
    }

    /// The middle measurement; 0 without any.
    var median: Double { Self.median(seconds) }
    /// The middle of the processor times.
    var busyMedian: Double { Self.median(busySeconds) }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    private static func median(_ seconds: [Double]) -> Double {
        let sorted = seconds.sorted()
        if sorted.isEmpty { return 0 }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// Sum of all measurements.
    var total: Double { seconds.reduce(0, +) }
}
