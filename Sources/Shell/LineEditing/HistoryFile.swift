import Glibc

/// The statements of earlier sessions: one line an entry, `\n` and `\\` for line breaks and backslashes inside one.
///
/// Several shells may append at the same time; each holds a lock while it does. The file is private to its user.
struct HistoryFile {
    /// Entries read from the file at most, the newest; all stay in the file.
    static let maximumEntries = 10_000

    let path: String

    /// `$ENTENTE_HISTORY`, or `$XDG_STATE_HOME/entente/history`; nil where the environment names no home.
    static var standard: HistoryFile? {
        if let path = Terminal.environment("ENTENTE_HISTORY") { return HistoryFile(path: path) }
        return FileAccess.xdgFolder("XDG_STATE_HOME", fallback: ".local/state").map {
            HistoryFile(path: $0 + "/history")
        }
    }

    /// The entries, oldest first; none where there is no file.
    func load() -> [String] {
        guard let bytes = try? FileAccess.read(path) else { return [] }
        let lines = bytes.split(separator: 0x0A).suffix(Self.maximumEntries)
        return lines.map { Self.decode(String(decoding: $0, as: UTF8.self)) }
    }

    /// Adds an entry at the end. A history that cannot be written is no reason to disturb the work: failures are
    /// silent.
    func append(_ entry: String) {
        FileAccess.makeFolders(for: path)
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        fchmod(descriptor, 0o600)
        while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
        let line = Array((Self.encode(entry) + "\n").utf8)
        _ = write(descriptor, line, line.count)
    }

    /// Forgets all entries.
    func clear() {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
        ftruncate(descriptor, 0)
    }

    static func encode(_ entry: String) -> String {
        var result = ""
        for scalar in entry.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\\": result += "\\\\"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    static func decode(_ line: String) -> String {
        var result = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in line.unicodeScalars {
            if isEscaped {
                result.append(scalar == "n" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}
