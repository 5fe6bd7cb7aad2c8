import Entente
import Glibc
import Synchronization

/// Ctrl-C, the request to end, and news of the terminal's size.
///
/// The signals are blocked in every thread, and one thread waits for them. So no code runs inside a signal handler:
/// `Session.cancel` is called from an ordinary thread, and nothing global is needed.
///
/// While a statement runs, Ctrl-C cancels it. At other times it goes to whoever reads the terminal (`wait`), or, in a
/// script, ends the program.
final class SignalListener: Sendable {
    /// What woke `wait`.
    enum Event { case readable, interrupt, resize, endOfInput }

    private struct State {
        var session: Session?
        var isInteractive = false
        /// Whether the line editor waits for keys.
        var isWaiting = false
        /// Ctrl-C came after the line editor was done and before the statement began.
        var isPending = false
        /// Ctrl-C pressed since the statement started.
        var interrupts = 0
    }

    private let state = Mutex(State())
    /// The reading and the writing end of a pipe that carries a byte for each event.
    private let wakeReader: Int32
    private let wakeWriter: Int32

    /// How the terminal was set up when the program began.
    private let terminal: termios?

    /// Blocks the signals; make it before any other thread.
    init() {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) == 0 {
            for end in ends {
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
            }
        }
        wakeReader = ends[0]
        wakeWriter = ends[1]
        var settings = termios()
        terminal = tcgetattr(STDIN_FILENO, &settings) == 0 ? settings : nil
        var set = Self.signals
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    private static var signals: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        sigaddset(&set, SIGWINCH)
        sigaddset(&set, SIGTERM)
        return set
    }

    /// Starts the waiting thread, which lives as long as the program.
    func start() {
        var thread = pthread_t()
        let context = Unmanaged.passRetained(self).toOpaque()
        pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                let listener = Unmanaged<SignalListener>.fromOpaque(context).takeUnretainedValue()
                listener.listen()
                return nil
            }, context)
        pthread_detach(thread)
    }

    /// Whether Ctrl-C outside a statement belongs to the line editor (true) or ends the program (false).
    func setInteractive(_ isInteractive: Bool) { state.withLock { $0.isInteractive = isInteractive } }

    /// Whether Ctrl-C came before anything could hear it; asks only once.
    func takePendingInterrupt() -> Bool {
        state.withLock { state in
            defer { state.isPending = false }
            return state.isPending
        }
    }

    /// Lets Ctrl-C cancel what `session` runs until `body` returns.
    func whileRunning<Result>(_ session: Session, _ body: () -> Result) -> Result {
        state.withLock {
            $0.session = session
            $0.interrupts = 0
        }
        defer { state.withLock { $0.session = nil } }
        return body()
    }

    /// Waits until a descriptor has something to read or a signal came.
    func wait(for descriptor: Int32) -> Event {
        state.withLock {
            $0.isWaiting = true
            $0.isPending = false
        }
        defer { state.withLock { $0.isWaiting = false } }
        var files = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wakeReader, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            let count = poll(&files, 2, -1)
            if count < 0 {
                if errno == EINTR { continue }
                return .endOfInput
            }
            if files[1].revents & Int16(POLLIN) != 0 {
                var byte: UInt8 = 0
                guard read(wakeReader, &byte, 1) == 1 else { continue }
                return byte == UInt8(ascii: "i") ? .interrupt : .resize
            }
            if files[0].revents & Int16(POLLIN) != 0 { return .readable }
            if files[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { return .endOfInput }
        }
    }

    /// Waits, at most so long.
    ///
    /// - Returns: whether Ctrl-C ended it.
    func pause(milliseconds: Int) -> Bool {
        let clock = ContinuousClock()
        let end = clock.now + .milliseconds(milliseconds)
        while true {
            let (seconds, attoseconds) = (end - clock.now).components
            let left = seconds * 1000 + attoseconds / 1_000_000_000_000_000
            if left <= 0 { return false }
            var file = pollfd(fd: wakeReader, events: Int16(POLLIN), revents: 0)
            guard poll(&file, 1, Int32(clamping: left)) > 0 else { continue }
            var byte: UInt8 = 0
            if read(wakeReader, &byte, 1) == 1, byte == UInt8(ascii: "i") {
                _ = takePendingInterrupt()
                return true
            }
        }
    }

    /// Forgets signals that came while nobody waited.
    func drain() {
        var byte: UInt8 = 0
        while read(wakeReader, &byte, 1) == 1 {}
    }

    private func listen() {
        var set = Self.signals
        while true {
            // A session forgets a cancellation when it begins to run; one that came a moment too early is repeated.
            var pause = timespec(tv_sec: 0, tv_nsec: 10_000_000)
            let isCancelling = state.withLock { $0.session != nil && $0.interrupts > 0 }
            let signal = isCancelling ? sigtimedwait(&set, nil, &pause) : sigwaitinfo(&set, nil)
            switch signal {
            case SIGINT: interrupt()
            case SIGWINCH: wake(UInt8(ascii: "w"))
            case SIGTERM: terminate()
            default: state.withLock { $0.interrupts > 0 ? $0.session : nil }?.cancel()
            }
        }
    }

    /// Gives the terminal back as it was, then ends as the signal would have.
    private func terminate() {
        if var terminal, state.withLock({ $0.isInteractive }) {
            let unbracketed = Array("\u{1B}[?2004l\r\n".utf8)
            _ = write(STDOUT_FILENO, unbracketed, unbracketed.count)
            tcsetattr(STDIN_FILENO, TCSANOW, &terminal)
        }
        _exit(128 + SIGTERM)
    }

    private func interrupt() {
        let (session, isInteractive, interrupts) = state.withLock { state in
            state.interrupts += 1
            if state.session == nil { state.isPending = !state.isWaiting }
            return (state.session, state.isInteractive, state.interrupts)
        }
        if let session {
            session.cancel()
            // A second Ctrl-C ends a script that does not come to an end by itself.
            if !isInteractive, interrupts > 1 { _exit(ExitStatus.interrupted.rawValue) }
        } else if isInteractive {
            wake(UInt8(ascii: "i"))
        } else {
            _exit(ExitStatus.interrupted.rawValue)
        }
    }

    private func wake(_ byte: UInt8) {
        var byte = byte
        _ = write(wakeWriter, &byte, 1)
    }
}
