/// How lines are edited, as far as the user chose.
struct EditingPreferences: Equatable {
    /// The two sets of keys that libedit has.
    enum Keys: String, CaseIterable { case emacs, vi }

    /// nil: what `~/.editrc` says, else emacs.
    var keys: Keys?
    /// Colours while typing; only where colour is used at all.
    var highlights = true
    /// The rest of an earlier entry, shown faintly.
    var suggests = true
}
