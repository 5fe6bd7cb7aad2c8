/// A script in the making: what ran at the prompt without an error, in order.
final class SessionRecording {
    let path: String
    private let stream: OutputStream

    init(path: String, graph: String?) throws(FileError) {
        self.path = path
        stream = try OutputStream.creating(path)
        stream.line("// A recorded session")
        if let graph { stream.line("// The graph: \(graph)") }
        stream.line("")
        stream.flush()
    }

    /// Adds an entry of the prompt: statements get the semicolon that an empty line stood for.
    func add(_ entry: String) {
        let text = trimmed(entry)
        let isCommand = text.hasPrefix(":") || text.hasPrefix("?")
        if text.lowercased().hasPrefix(":record") { return }
        stream.line(isCommand || text.hasSuffix(";") ? text : text + ";")
        stream.flush()
    }
}
