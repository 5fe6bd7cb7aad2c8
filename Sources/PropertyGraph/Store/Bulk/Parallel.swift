import Glibc
import Synchronization

/// Work that several threads share.
public enum Parallel {
    /// Number of processors.
    public static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Calls a body once with each number below `count`; each thread takes the next number when it is done with one. The
    /// calling thread works, too, and all are done when this returns.
    ///
    /// - Parameters:
    ///   - threads: at most so many, the calling one included.
    ///   - body: is called from several threads at once; must not touch what another call of it writes.
    public static func forEach(count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
        withoutActuallyEscaping(body) { body in
            let job = Job(count: count, body: body)
            var others: [pthread_t] = []
            for _ in 1..<max(1, min(threads, count)) {
                var thread = pthread_t()
                let argument = Unmanaged.passRetained(job)
                let code = pthread_create(
                    &thread, nil,
                    { argument in
                        if let argument { Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().run() }
                        return nil
                    }, argument.toOpaque())
                // Without another thread the others do its share.
                if code == 0 { others.append(thread) } else { argument.release() }
            }
            job.run()
            for thread in others { pthread_join(thread, nil) }
        }
    }

    private final class Job: Sendable {
        private let next = Atomic<Int>(0)
        private let count: Int
        private let body: @Sendable (Int) -> Void

        init(count: Int, body: @escaping @Sendable (Int) -> Void) {
            self.count = count
            self.body = body
        }

        func run() {
            while true {
                let number = next.add(1, ordering: .relaxed).oldValue
                if number >= count { return }
                body(number)
            }
        }
    }
}
