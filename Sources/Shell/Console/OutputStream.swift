import Glibc

/// A place for text: standard output, standard error, or a file.
///
/// Text is collected and written in large pieces; `flush` after whatever a person waits for. Nothing here throws: the
/// first failure is kept in `failure`, and later text is dropped.
final class OutputStream {
    /// The descriptor written to.
    let descriptor: Int32
    /// Whether it is a terminal.
    let isTerminal: Bool
    /// What the system said when writing first failed.
    private(set) var failure: String?

    private var pending: [UInt8] = []
    private let limit = 1 << 16

    init(descriptor: Int32) {
        self.descriptor = descriptor
        isTerminal = Terminal.isTerminal(descriptor)
    }

    /// A new file, or an old one emptied.
    static func creating(_ path: String) throws(FileError) -> OutputStream {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(path, errno: errno) }
        return OutputStream(descriptor: descriptor)
    }

    /// Closes the descriptor; to be called after `flush`, and nothing after it.
    func close() { _ = Glibc.close(descriptor) }

    /// Adds text; written at once when there is much of it.
    func write(_ text: String) {
        pending.append(contentsOf: text.utf8)
        if pending.count >= limit { flush() }
    }

    /// Adds text and a line end.
    func line(_ text: String) {
        pending.append(contentsOf: text.utf8)
        pending.append(0x0A)
        if pending.count >= limit { flush() }
    }

    /// Writes what was added.
    func flush() {
        defer { pending.removeAll(keepingCapacity: true) }
        guard failure == nil else { return }
        pending.withUnsafeBytes { bytes in
            var offset = 0
            while offset < bytes.count {
                guard let start = bytes.baseAddress else { return }
                let count = Glibc.write(descriptor, start + offset, bytes.count - offset)
                if count >= 0 {
                    offset += count
                } else if errno != EINTR && errno != EAGAIN {
                    failure = String(cString: strerror(errno))
                    return
                }
            }
        }
    }
}
