import CLibEdit
import Glibc

/// Line editing with libedit, through its native interface, drawn by ourselves.
///
/// libedit has the keys, the text and the cursor: emacs and vi commands, kill ring, the user's own bindings. It knows
/// neither statements of several lines nor colours nor suggestions, and it does not follow a cursor out of the window;
/// so what it draws goes nowhere, and before each key is read the entry is drawn here (`+Painting`). The keys that
/// matter are commands of our own (`+Keys`). A command of ours cannot call one of libedit's; it pushes a private key
/// sequence that is bound to it.
final class LibEditLineEditor: LineEditor {
    /// What ended the entry besides Enter.
    enum Ending { case accepted, cancelled, endOfInput }

    let handle: OpaquePointer
    let signals: SignalListener
    private let libeditHistory: OpaquePointer
    private let streams: [UnsafeMutablePointer<FILE>]
    /// Which keys are bound now.
    var keys = EditingPreferences.Keys.emacs

    /// Entries of this session and the ones before, oldest first.
    var history = EntryHistory()
    var ending = Ending.accepted
    var prompt = Prompt(text: "", continuation: "", usesColour: false)
    var assistant = EditingAssistant { _ in true }

    // What is shown besides the text.
    var painter = ScreenPainter()
    /// Lines below the text: a list, a question.
    var footer: [StyledText] = []
    /// The rest of an earlier entry.
    var suggestion = ""
    /// The text that it goes on with, as it was when it was shown.
    var suggestedFor = ""
    /// First row of the text that is visible, where it is higher than the window.
    var firstRow = 0
    var lastPaint = ContinuousClock.now
    /// Earlier states of the text, the newest last, for undo.
    var undoStack: [Snapshot] = []

    // Keys that were read and not used.
    var pushedBack: [Unicode.Scalar] = []
    var input: [UInt8] = []
    var inputStart = 0
    /// A text to begin the next entry with.
    private var prefilled: String?

    /// A state of the text.
    struct Snapshot: Equatable {
        var text: String
        /// Scalars before the cursor.
        var cursor: Int
    }

    /// nil when libedit cannot work with this terminal.
    init?(signals: SignalListener, keys: EditingPreferences.Keys?) {
        // The standard streams of C are refused by Swift 6 as global mutable state; and what libedit writes is not
        // wanted.
        guard let input = fdopen(dup(STDIN_FILENO), "r"), let output = fopen("/dev/null", "w"),
            let errors = fopen("/dev/null", "w")
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
        clibedit_set_history(handle, history)
        clibedit_set_signal(handle, 0)
        // Ctrl-C and Ctrl-Z reach us as keys; during a query the terminal is in its own mode and sends signals.
        clibedit_set_edit_tty(handle, "-isig")
        // Ctrl-S searches rather than stop the output.
        clibedit_set_edit_tty(handle, "-ixon")
        clibedit_set_getc(handle) { el, character in LibEditLineEditor.of(el)?.read(into: character) ?? -1 }
        addCommands()
        use(keys ?? UserKeys.wishedKeys ?? .emacs)
    }

    deinit {
        el_end(handle)
        history_end(libeditHistory)
        for stream in streams { fclose(stream) }
    }

    /// The editor that a callback speaks of.
    static func of(_ handle: OpaquePointer?) -> LibEditLineEditor? {
        guard let handle, let data = clibedit_client_data(handle) else { return nil }
        return Unmanaged<LibEditLineEditor>.fromOpaque(data).takeUnretainedValue()
    }

    /// Takes one of libedit's sets of keys, our own over it, and the user's over these.
    func use(_ keys: EditingPreferences.Keys) {
        self.keys = keys
        clibedit_set_editor(handle, keys.rawValue)
        bindKeys()
        UserKeys.apply(to: handle)
    }

    func readEntry(prompt: Prompt, assistant: EditingAssistant) -> LineEvent {
        self.prompt = prompt
        self.assistant = assistant
        if let wished = assistant.preferences.keys, wished != keys { use(wished) }
        ending = .accepted
        history.recall = nil
        footer = []
        suggestion = ""
        firstRow = 0
        undoStack = []
        signals.drain()
        painter.reset()
        // The size may have changed while nobody looked.
        el_resize(handle)
        // Ask the terminal to bracket what is pasted.
        send("\u{1B}[?2004h")
        defer { send("\u{1B}[?2004l") }
        var count: Int32 = 0
        let line = el_gets(handle, &count)
        footer = []
        suggestion = ""
        guard let line, count > 0 else { return .endOfInput }
        var text = String(decoding: UnsafeRawBufferPointer(start: line, count: Int(count)), as: UTF8.self)
        if text.hasSuffix("\n") { text.removeLast() }
        finish(text)
        switch ending {
        case .cancelled: return .cancelled
        case .endOfInput: return .endOfInput
        case .accepted: return .entry(text)
        }
    }

    func remember(_ entry: String) {
        guard history.append(entry) else { return }
        clibedit_history_enter(libeditHistory, entry)
    }

    func forgetAll() {
        history = EntryHistory()
        clibedit_history_clear(libeditHistory)
    }

    func prefill(_ text: String) { prefilled = text }

    /// Puts the prefilled text into the entry, once.
    func takePrefilled() {
        guard let text = prefilled else { return }
        prefilled = nil
        el_insertstr(handle, text)
    }

    /// Writes to the terminal past libedit.
    func send(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes = bytes.dropFirst(count)
            } else if errno != EINTR && errno != EAGAIN {
                return
            }
        }
    }
}
