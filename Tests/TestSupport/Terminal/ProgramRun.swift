import Glibc

/// One run of a program without a terminal.
public struct ProgramRun: Sendable {
    /// Exit status; 128 and the signal's number when a signal ended it.
    public var status: Int32
    public var output: String
    public var errors: String

    /// Runs a program to its end.
    ///
    /// - Parameters:
    ///   - input: what it reads from standard input; nothing when nil.
    ///   - timeout: seconds until it is killed and the test fails.
    ///   - whileRunning: gets the process id once the program runs.
    public static func of(
        _ arguments: [String], program: String = ProgramUnderTest.path("entente"), input: String? = nil,
        environment: [String: String] = [:], folder: TemporaryFolder? = nil, output outputPath: String? = nil,
        timeout: Double = 60, whileRunning: (pid_t) -> Void = { _ in }
    ) throws -> ProgramRun {
        let scratch = try TemporaryFolder()
        let inputPath = try input.map { try scratch.write($0, to: "input") } ?? "/dev/null"
        let outputFile = outputPath ?? scratch.path + "/output"
        let errorsFile = scratch.path + "/errors"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, inputPath, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, outputFile, O_WRONLY | O_CREAT, 0o644)
        posix_spawn_file_actions_addopen(&actions, 2, errorsFile, O_WRONLY | O_CREAT, 0o644)
        let home = folder?.path ?? scratch.path
        let pid = try spawn(
            program, arguments, environment: ProgramUnderTest.environment(home: home, environment), &actions)
        whileRunning(pid)
        guard let status = waitForExit(of: pid, timeout: timeout) else {
            kill(pid, SIGKILL)
            _ = waitForExit(of: pid, timeout: 5)
            throw TestFailure("\(program) \(arguments) did not end within \(timeout) s")
        }
        return ProgramRun(
            status: status, output: outputPath == nil ? scratch.read("output") ?? "" : "",
            errors: scratch.read("errors") ?? "")
    }

    /// Waits until something is so.
    ///
    /// - Returns: false when it is not so after `timeout` seconds.
    public static func wait(timeout: Double = 60, until isTrue: () -> Bool) -> Bool {
        let deadline = ContinuousClock.now + .milliseconds(Int64(timeout * 1000))
        while !isTrue() {
            if ContinuousClock.now >= deadline { return false }
            usleep(2000)
        }
        return true
    }

    static func spawn(
        _ program: String, _ arguments: [String], environment: [String: String],
        _ actions: inout posix_spawn_file_actions_t, flags: Int16 = 0
    ) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The threads that tests run on block signals, and a program inherits that.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, flags | Int16(POSIX_SPAWN_SETSIGMASK))
        var pid = pid_t()
        var argv = ([program] + arguments).map { strdup($0) }
        argv.append(nil)
        var envp = environment.map { strdup("\($0.key)=\($0.value)") }
        envp.append(nil)
        defer {
            for pointer in argv { free(pointer) }
            for pointer in envp { free(pointer) }
        }
        let result = posix_spawn(&pid, program, &actions, &attributes, argv, envp)
        guard result == 0 else { throw TestFailure("cannot start \(program): \(String(cString: strerror(result)))") }
        return pid
    }

    /// The exit status of a child, or nil when it still runs after `timeout` seconds.
    static func waitForExit(of pid: pid_t, timeout: Double) -> Int32? {
        var status: Int32 = 0
        guard wait(timeout: timeout, until: { waitpid(pid, &status, WNOHANG) == pid }) else { return nil }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
