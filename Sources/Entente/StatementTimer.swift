import QueryExecution

/// Times the stages of statements, in sessions that want to know: a reading of the clock can take as long as a quarter of
/// a small read.
struct StatementTimer {
    let isOn: Bool

    /// Where the clock stands; 0 when nobody wants to know.
    @inline(__always)
    var reading: Int64 { isOn ? StatementClock.nanoseconds : 0 }

    /// What has gone by since a reading.
    @inline(__always)
    func time(since start: Int64) -> Duration { isOn ? .nanoseconds(StatementClock.nanoseconds - start) : .zero }
}
