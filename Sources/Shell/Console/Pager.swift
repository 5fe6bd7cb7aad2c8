import Glibc

/// The program that shows long texts screen by screen: `ENTENTE_PAGER`, else `PAGER`, else less.
enum Pager {
    /// Text that is longer is shown as it comes, rather than kept until all of it is there.
    static let longestText = 1 << 24

    /// The command; nil where a variable says that there shall be none: it is set to nothing, or to `cat`.
    static var command: String? {
        for name in ["ENTENTE_PAGER", "PAGER"] {
            guard let value = getenv(name) else { continue }
            let command = trimmed(String(cString: value))
            return command.isEmpty || command == "cat" ? nil : command
        }
        // Where there is no less, nothing is said of it.
        return "command -v less >/dev/null || exit 127; exec less -SRXF -P'Space goes on, q leaves, / searches'"
    }

    /// Shows a text until the person has seen enough.
    ///
    /// - Returns: false when the program could not be started.
    static func show(_ text: String) -> Bool {
        guard let command, let process = OutputProcess(command: command) else { return false }
        process.stream.write(text)
        process.stream.flush()
        let status = process.finish()
        // What a shell says of a program that it does not find, or may not run.
        return status != 127 && status != 126
    }

    /// Whether a text is higher than the screen.
    static func isWanted(for text: String, on descriptor: Int32) -> Bool {
        let height = Terminal.height(of: descriptor)
        var lines = 0
        for byte in text.utf8 where byte == 0x0A {
            lines += 1
            if lines >= height { return true }
        }
        return false
    }
}
