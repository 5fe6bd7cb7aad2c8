import Glibc

/// How many threads are worth starting.
enum ProcessorCount {
    /// Processors that are there, at least one.
    static var available: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
