extension ShellSetting {
    /// How lines are edited at the prompt.
    static let editing: [ShellSetting] = [
        ShellSetting(
            name: "keys", values: "emacs or vi", get: { $0.editing.keys?.rawValue ?? "by ~/.editrc" },
            set: { text, context in
                guard let keys = EditingPreferences.Keys(rawValue: text.lowercased()) else { return false }
                context.editing.keys = keys
                return true
            }),
        ShellSetting(
            name: "highlight", values: "on or off", get: { $0.editing.highlights ? "on" : "off" },
            set: { text, context in
                guard ["on", "off"].contains(text.lowercased()) else { return false }
                context.editing.highlights = text.lowercased() == "on"
                return true
            }),
        ShellSetting(
            name: "suggest", values: "on or off", get: { $0.editing.suggests ? "on" : "off" },
            set: { text, context in
                guard ["on", "off"].contains(text.lowercased()) else { return false }
                context.editing.suggests = text.lowercased() == "on"
                return true
            }),
    ]
}
