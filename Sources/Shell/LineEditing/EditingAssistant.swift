/// What a line editor asks of the shell while an entry is typed.
struct EditingAssistant {
    /// Whether a text can be run as it stands; while it cannot, Enter begins another line.
    var isComplete: (String) -> Bool
    /// What could stand at a byte of the text.
    var completion: (_ text: String, _ cursor: Int) -> Completion = { _, cursor in .nothing(at: cursor) }
    var preferences = EditingPreferences()
    /// Whether the user's editor may be started.
    var allowsPrograms = true
}
