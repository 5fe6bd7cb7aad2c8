import Glibc

/// Readings of the clocks. Each costs a good part of what a small read takes, so a statement looks
/// only when somebody wants to know.
public enum StatementClock {
    /// Nanoseconds of a clock that nobody sets.
    public static var nanoseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }

    /// The wall clock, as seconds and nanoseconds since 1970-01-01T00:00Z.
    public static var wall: (seconds: Int64, nanoseconds: Int32) {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return (Int64(time.tv_sec), Int32(time.tv_nsec))
    }
}
