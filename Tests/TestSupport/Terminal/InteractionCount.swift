import Glibc
import Synchronization

/// How often tests pressed keys in a terminal and saw there what they brought about.
///
/// When the tests end they print it: `swift test --filter ShellTests | grep interactions`.
enum InteractionCount {
    private static let count = Atomic<Int>(0)
    private static let isAnnounced = Atomic<Bool>(false)

    /// One more.
    static func add() {
        count.wrappingAdd(1, ordering: .relaxed)
        guard !isAnnounced.exchange(true, ordering: .relaxed) else { return }
        atexit { print("\(InteractionCount.count.load(ordering: .relaxed)) interactions in terminals") }
    }
}
