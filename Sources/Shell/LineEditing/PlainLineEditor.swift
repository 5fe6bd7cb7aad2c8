import Glibc

/// Whole lines from the terminal as it is, for terminals that cannot do more.
final class PlainLineEditor: LineEditor {
    private let signals: SignalListener
    private let output: OutputStream
    private var buffer: [UInt8] = []
    private var isAtEnd = false

    init(signals: SignalListener, output: OutputStream) {
        self.signals = signals
        self.output = output
    }

    func readEntry(prompt: Prompt, assistant: EditingAssistant) -> LineEvent {
        signals.drain()
        var text = ""
        while true {
            output.write(text.isEmpty ? prompt.text : prompt.continuation)
            output.flush()
            switch readLine() {
            case .entry(let line):
                text += text.isEmpty ? line : "\n" + line
                if assistant.isComplete(text) { return .entry(text) }
            case .cancelled:
                output.line("")
                return .cancelled
            case .endOfInput:
                // A last statement without its semicolon still runs.
                if !text.isEmpty { return .entry(text) }
                return .endOfInput
            }
        }
    }

    func remember(_ entry: String) {}
    func forgetAll() {}
    func prefill(_ text: String) {}

    private func readLine() -> LineEvent {
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                let line = String(decoding: buffer[..<end], as: UTF8.self)
                buffer.removeSubrange(...end)
                return .entry(line)
            }
            if isAtEnd {
                defer { buffer.removeAll() }
                return buffer.isEmpty ? .endOfInput : .entry(String(decoding: buffer, as: UTF8.self))
            }
            switch signals.wait(for: STDIN_FILENO) {
            case .interrupt:
                buffer.removeAll()
                return .cancelled
            case .resize: continue
            case .endOfInput: isAtEnd = true
            case .readable:
                var chunk = [UInt8](repeating: 0, count: 4096)
                let count = read(STDIN_FILENO, &chunk, chunk.count)
                if count > 0 {
                    buffer.append(contentsOf: chunk[..<count])
                } else if count == 0 || errno != EINTR {
                    isAtEnd = true
                }
            }
        }
    }
}
