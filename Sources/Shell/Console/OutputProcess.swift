import Glibc

/// A program that reads what is written to `stream`: a pager, or what stands behind `:once |`.
final class OutputProcess {
    let stream: OutputStream
    private let pid: pid_t

    /// Starts `sh -c COMMAND`; nil when that fails.
    init?(command: String) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The program gets its signals as usual, not blocked as they are here.
        var none = sigset_t()
        sigemptyset(&none)
        var usual = sigset_t()
        sigemptyset(&usual)
        sigaddset(&usual, SIGPIPE)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &usual)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var child = pid_t()
        var arguments: [UnsafeMutablePointer<CChar>?] = ["sh", "-c", command].map { (word: String) in strdup(word) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        let result = posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments, environ)
        close(ends[0])
        guard result == 0 else {
            close(ends[1])
            return nil
        }
        pid = child
        // A reader that goes away is no reason to end; the write fails, and that is all.
        signal(SIGPIPE, SIG_IGN)
        stream = OutputStream(descriptor: ends[1])
    }

    /// Closes the pipe and waits for the program.
    ///
    /// - Returns: its exit status.
    @discardableResult
    func finish() -> Int32 {
        stream.flush()
        close(stream.descriptor)
        signal(SIGPIPE, SIG_DFL)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }
}
