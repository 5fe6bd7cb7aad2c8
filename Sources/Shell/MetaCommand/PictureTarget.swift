import ResultRendering

/// Where a picture goes, and in which language: `[dot|mermaid|html|svg] [FILE]`.
struct PictureTarget {
    var mode: OutputMode
    var file: String?

    static let modes: [OutputMode] = [.dot, .mermaid, .html, .svg]

    /// Reads the arguments of a command; nil when they make no sense. A file's ending says what no word says.
    init?(_ arguments: String, otherwise: OutputMode = .dot, modes: [OutputMode] = Self.modes) {
        let word = arguments.prefix { !$0.isWhitespace }
        if let mode = modes.first(where: { $0.rawValue == word.lowercased() }) {
            self.mode = mode
            let rest = trimmed(arguments.dropFirst(word.count))
            file = rest.isEmpty ? nil : rest
        } else if arguments.isEmpty {
            mode = otherwise
        } else if let mode = OutputMode(fileName: arguments), modes.contains(mode) {
            self.mode = mode
            file = arguments
        } else {
            return nil
        }
    }

    /// Writes a picture to its file, or to where results go.
    func write(_ text: String, command: String, in context: ShellContext) -> StatementOutcome {
        guard let file else {
            if context.output.isTerminal, mode == .html || mode == .svg {
                context.complain("\(mode.rawValue) is for a file: :\(command) \(mode.rawValue) FILE")
                return .failure(.usage)
            }
            context.show(page: text)
            context.closeOnce()
            return .success
        }
        if let refusal = context.refuseWhenSafe(command) { return refusal }
        do throws(FileError) {
            let stream = try OutputStream.creating(file)
            stream.write(text)
            stream.flush()
            stream.close()
            if let failure = stream.failure {
                context.complain("cannot write \(file): \(failure)")
                return .failure(.inputOutput)
            }
        } catch {
            context.complain("cannot write \(error.path): \(error.reason)")
            return .failure(.cannotCreate)
        }
        if context.isInteractive { context.remark("wrote \(file)") }
        return .success
    }
}
