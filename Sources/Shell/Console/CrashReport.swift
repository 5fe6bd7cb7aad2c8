import Glibc

/// A mistake of this program ends it with a message and the status for it, rather than with a signal.
enum CrashReport {
    /// Catches the signals of traps and of bad memory access.
    static func install() {
        for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE] {
            signal(number) { _ in
                // Only what is safe inside a signal handler: write and _exit.
                let message: StaticString =
                    "error: internal error; this is a mistake of entente, please report the statement\n"
                _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
                _exit(70)
            }
        }
    }
}
