import Glibc

/// A program in a terminal of its own, with a screen that tests can read and keys that they can press.
///
/// Nothing here sleeps for a fixed time: `wait` reads until the screen shows what is expected, or fails when a deadline
/// passes and says what it shows instead.
public final class PseudoTerminal {
    /// What the terminal shows.
    public private(set) var screen: ScreenModel
    /// The process of the program.
    public let pid: pid_t

    private let master: Int32
    private let ownFolder: TemporaryFolder?
    private var exitStatus: Int32?
    private var isClosed = false
    /// Keys were pressed, and nothing was waited for since.
    private var hasPressed = false

    /// Starts a program in a new terminal.
    ///
    /// - Parameters:
    ///   - folder: its home; one of its own when nil.
    ///   - tellsSize: whether the terminal knows how large it is; serial lines do not.
    public init(
        _ arguments: [String] = [], program: String = ProgramUnderTest.path("entente"), columns: Int = 80,
        rows: Int = 24, environment: [String: String] = [:], folder: TemporaryFolder? = nil, tellsSize: Bool = true
    ) throws {
        ownFolder = folder == nil ? try TemporaryFolder() : nil
        let home = folder?.path ?? ownFolder?.path ?? "/tmp"
        screen = ScreenModel(columns: columns, rows: rows)
        var size = winsize()
        if tellsSize { size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0) }
        var name = [CChar](repeating: 0, count: 128)
        var ends: (master: Int32, slave: Int32) = (-1, -1)
        guard openpty(&ends.master, &ends.slave, &name, nil, &size) == 0 else {
            throw TestFailure("cannot make a pseudo-terminal")
        }
        master = ends.master
        // Only the program keeps the other end open, so that its going away shows.
        defer { close(ends.slave) }
        for end in [ends.master, ends.slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        // A session of its own: the terminal that it opens first becomes the one that sends it Ctrl-C.
        // (0x80 is POSIX_SPAWN_SETSID, which glibc's headers hide from Swift.)
        pid = try ProgramRun.spawn(
            program, arguments, environment: ProgramUnderTest.environment(home: home, environment), &actions,
            flags: 0x80)
    }

    deinit {
        if exitStatus == nil {
            kill(pid, SIGKILL)
            _ = ProgramRun.waitForExit(of: pid, timeout: 5)
        }
        close(master)
    }

    // MARK: Keys

    /// Types text, or presses keys given by their sequences (`Key`).
    public func send(_ text: String) throws {
        hasPressed = true
        let bytes = Array(text.utf8)
        var offset = 0
        while offset < bytes.count {
            // What the program writes is read meanwhile, or a long paste would block both sides.
            try read(for: 0)
            var file = pollfd(fd: master, events: Int16(POLLOUT), revents: 0)
            guard poll(&file, 1, 1000) > 0 else { continue }
            let count = bytes[offset...].withUnsafeBytes { Glibc.write(master, $0.baseAddress, min($0.count, 1024)) }
            guard count > 0 else { throw TestFailure("cannot type: \(String(cString: strerror(errno)))") }
            offset += count
        }
    }

    /// Sequences of keys as xterm sends them.
    public enum Key {
        public static let enter = "\r"
        public static let up = "\u{1B}[A"
        public static let down = "\u{1B}[B"
        public static let right = "\u{1B}[C"
        public static let left = "\u{1B}[D"
        public static let home = "\u{1B}[H"
        public static let end = "\u{1B}[F"
        public static let delete = "\u{1B}[3~"
        public static let backspace = "\u{7F}"
        public static let tab = "\t"
        public static let backTab = "\u{1B}[Z"
        public static let wordLeft = "\u{1B}[1;5D"
        public static let wordRight = "\u{1B}[1;5C"
        /// `alt("f")` is Alt-F.
        public static func alt(_ letter: Character) -> String { "\u{1B}" + String(letter) }
        public static let escape = "\u{1B}"
        /// `control("c")` is Ctrl-C.
        public static func control(_ letter: Character) -> String {
            String(Unicode.Scalar((letter.asciiValue ?? 0) & 0x1F))
        }
        /// Text between the marks of a bracketed paste.
        public static func paste(_ text: String) -> String { "\u{1B}[200~" + text + "\u{1B}[201~" }
    }

    /// Changes the size of the terminal; with `reflow` as terminals do that break long lines anew.
    public func resize(columns: Int, rows: Int, reflow: Bool = false) {
        screen.resize(columns: columns, rows: rows, reflow: reflow)
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    /// Whether the program reads keys one by one (a line is being edited) rather than leave lines and Ctrl-C to the
    /// terminal.
    public var readsKeys: Bool {
        var settings = termios()
        guard tcgetattr(master, &settings) == 0 else { return false }
        return settings.c_lflag & tcflag_t(ICANON) == 0
    }

    // MARK: Waiting

    /// Reads until the screen is as expected.
    ///
    /// - Parameter timeout: seconds until the test fails.
    public func wait(
        _ what: String, timeout: Double = 60, until isExpected: (ScreenModel) -> Bool
    ) throws {
        let deadline = ContinuousClock.now + .milliseconds(Int64(timeout * 1000))
        while !isExpected(screen) {
            if isClosed {
                throw TestFailure("the program ended while waiting for \(what); the screen:\n\(screen.text)")
            }
            if ContinuousClock.now >= deadline {
                throw TestFailure("no \(what) within \(timeout) s; the screen:\n\(screen.text)")
            }
            try read(for: 100)
        }
        answered()
    }

    /// What was pressed has brought about what a test expects.
    private func answered() {
        if hasPressed { InteractionCount.add() }
        hasPressed = false
    }

    /// Reads until the program is ready for keys: it edits a line again, and the line of the cursor is this.
    public func waitForPrompt(_ line: String = "entente>", timeout: Double = 60) throws {
        try wait("prompt '\(line)'", timeout: timeout) { $0.currentLine == line && readsKeys }
    }

    /// Reads until a text is shown anywhere.
    public func wait(for text: String, timeout: Double = 60) throws {
        try wait("'\(text)'", timeout: timeout) { $0.text.contains(text) }
    }

    /// Reads until the line of the cursor is this.
    public func wait(forLine line: String, timeout: Double = 60) throws {
        try wait("line '\(line)'", timeout: timeout) { $0.currentLine == line }
    }

    /// Reads until the program has ended, and gives its exit status.
    public func waitForExit(timeout: Double = 60) throws -> Int32 {
        let deadline = ContinuousClock.now + .milliseconds(Int64(timeout * 1000))
        while ContinuousClock.now < deadline {
            try read(for: 20)
            if let status = ProgramRun.waitForExit(of: pid, timeout: 0) {
                exitStatus = status
                answered()
                return status
            }
        }
        throw TestFailure("the program did not end within \(timeout) s; the screen:\n\(screen.text)")
    }

    private func read(for milliseconds: Int32) throws {
        guard !isClosed else {
            if milliseconds > 0 { usleep(useconds_t(milliseconds) * 1000) }
            return
        }
        var file = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&file, 1, milliseconds) > 0 else { return }
        var chunk = [UInt8](repeating: 0, count: 16384)
        let count = Glibc.read(master, &chunk, chunk.count)
        // The last process that had the terminal open is gone: Linux says so with EIO.
        if count <= 0 { isClosed = true } else { screen.feed(chunk[..<count]) }
    }
}
