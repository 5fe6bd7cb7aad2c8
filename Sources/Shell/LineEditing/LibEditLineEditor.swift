import CLibEdit
import Glibc

/// Line editing with libedit, through its native interface.
///
/// A statement of several lines is one buffer: Enter begins a new line until the statement is complete. libedit knows
/// neither statements nor bracketed paste nor a history that searches by prefix, so the keys that matter are commands
/// of our own (`LibEditLineEditor+Keys.swift`). A command of ours cannot call one of libedit's; it pushes a private key
/// sequence that is bound to it.
final class LibEditLineEditor: LineEditor {
    /// What ended the entry besides Enter.
    enum Ending { case accepted, cancelled, endOfInput }

    let handle: OpaquePointer
    private let libeditHistory: OpaquePointer
    private let signals: SignalListener
    private let streams: [UnsafeMutablePointer<FILE>]

    /// Entries of this session and the ones before, oldest first.
    private(set) var entries: [String] = []
    /// The entry that Up and Down stand on, and what was typed before they were pressed.
    var recall: Recall?
    var ending = Ending.accepted
    var isComplete: (String) -> Bool = { _ in true }

    private var promptText: UnsafeMutablePointer<CChar>?
    private var input: [UInt8] = []
    private var inputStart = 0

    /// nil when libedit cannot work with this terminal.
    init?(signals: SignalListener) {
        // The standard streams of C are refused by Swift 6 as global mutable state, so each gets one of its own.
        guard let input = fdopen(dup(STDIN_FILENO), "r"), let output = fdopen(dup(STDOUT_FILENO), "w"),
            let errors = fdopen(dup(STDERR_FILENO), "w")
        else { return nil }
        streams = [input, output, errors]
        guard
            let handle = el_init_fd("entente", input, output, errors, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO),
            let history = history_init()
        else { return nil }
        self.handle = handle
        libeditHistory = history
        self.signals = signals
        clibedit_set_client_data(handle, Unmanaged.passUnretained(self).toOpaque())
        clibedit_history_set_size(history, Int32(HistoryFile.maximumEntries))
        clibedit_set_editor(handle, "emacs")
        clibedit_set_history(handle, history)
        clibedit_set_signal(handle, 0)
        // Ctrl-C and Ctrl-Z reach us as keys; during a query the terminal is in its own mode and sends signals.
        clibedit_set_edit_tty(handle, "-isig")
        clibedit_set_prompt(handle, { LibEditLineEditor.of($0)?.promptText }, 1)
        clibedit_set_getc(handle) { el, character in LibEditLineEditor.of(el)?.read(into: character) ?? -1 }
        bindKeys()
        // Users' own keys come last, so that they win.
        el_source(handle, nil)
    }

    deinit {
        el_end(handle)
        history_end(libeditHistory)
        for stream in streams { fclose(stream) }
        free(promptText)
    }

    /// The editor that a callback speaks of.
    static func of(_ handle: OpaquePointer?) -> LibEditLineEditor? {
        guard let handle, let data = clibedit_client_data(handle) else { return nil }
        return Unmanaged<LibEditLineEditor>.fromOpaque(data).takeUnretainedValue()
    }

    func readEntry(prompt: Prompt, isComplete: @escaping (String) -> Bool) -> LineEvent {
        free(promptText)
        promptText = strdup(Self.rendered(prompt))
        self.isComplete = isComplete
        ending = .accepted
        recall = nil
        signals.drain()
        // The size may have changed while nobody looked.
        el_resize(handle)
        // Ask the terminal to bracket what is pasted.
        send("\u{1B}[?2004h")
        defer { send("\u{1B}[?2004l") }
        var count: Int32 = 0
        guard let line = el_gets(handle, &count), count > 0 else { return .endOfInput }
        switch ending {
        case .cancelled: return .cancelled
        case .endOfInput: return .endOfInput
        case .accepted:
            let bytes = UnsafeRawBufferPointer(start: line, count: Int(count))
            var text = String(decoding: bytes, as: UTF8.self)
            if text.hasSuffix("\n") { text.removeLast() }
            return .entry(text)
        }
    }

    func remember(_ entry: String) {
        guard !entry.isEmpty, entry != entries.last else { return }
        entries.append(entry)
        clibedit_history_enter(libeditHistory, entry)
    }

    func forgetAll() {
        entries.removeAll()
        clibedit_history_clear(libeditHistory)
    }

    /// Writes to the terminal past libedit, for sequences that leave the screen alone.
    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(STDOUT_FILENO, bytes, bytes.count)
    }

    private static func rendered(_ prompt: Prompt) -> String {
        guard prompt.usesColour else { return prompt.text }
        // The character 1 encloses what takes no room. An escape must not come last, or libedit loses it, so the
        // trailing space stands outside.
        let name = prompt.text.hasSuffix(" ") ? String(prompt.text.dropLast()) : prompt.text
        return "\u{1}\u{1B}[1m\u{1}\(name)\u{1}\u{1B}[0m\u{1} "
    }

    // MARK: Reading characters

    private func read(into character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
        guard let scalar = nextScalar() else { return 0 }
        character?.pointee = wchar_t(bitPattern: scalar.value)
        return 1
    }

    /// The next character typed; U+FFFD for bytes that are not UTF-8, nil at the end of input.
    func nextScalar() -> Unicode.Scalar? {
        guard let first = nextByte() else { return nil }
        if first < 0x80 { return Unicode.Scalar(first) }
        var bytes = [first]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        while bytes.count < length {
            guard let byte = nextByte() else { break }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self).unicodeScalars.first
    }

    private func nextByte() -> UInt8? {
        while inputStart == input.count {
            switch signals.wait(for: STDIN_FILENO) {
            case .endOfInput: return nil
            case .interrupt: return 3
            case .resize:
                el_resize(handle)
                clibedit_refresh(handle)
            case .readable:
                var chunk = [UInt8](repeating: 0, count: 4096)
                let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
                if count > 0 {
                    input = Array(chunk[..<count])
                    inputStart = 0
                } else if count == 0 || errno != EINTR {
                    return nil
                }
            }
        }
        defer { inputStart += 1 }
        return input[inputStart]
    }
}
