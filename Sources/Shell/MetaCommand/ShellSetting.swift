import ResultRendering

/// Something that `:settings` shows and sets.
struct ShellSetting: Sendable {
    var name: String
    /// What it can be, for people.
    var values: String
    /// Whether a change makes the session anew.
    var isOfSession = false
    var get: @Sendable (ShellContext) -> String
    /// Sets it from text; false when the text makes no sense.
    var set: @Sendable (String, ShellContext) -> Bool

    /// In the order of `:settings`.
    static let all: [ShellSetting] =
        [
            ShellSetting(
                name: "mode", values: "a mode, see :mode", get: { $0.mode.rawValue },
                set: { text, context in
                    guard let mode = OutputMode(rawValue: text.lowercased()) else { return false }
                    context.mode = mode
                    return true
                }),
            ShellSetting(
                name: "rows", values: "most rows of a table, or all",
                get: { $0.maximumRows.map(String.init) ?? "all" },
                set: { text, context in
                    guard let rows = Int(text), rows >= 0 else {
                        context.maximumRows = nil
                        return text.lowercased() == "all"
                    }
                    context.maximumRows = rows
                    return true
                }),
            ShellSetting(
                name: "null", values: "the text for null",
                get: { $0.settings.nullText ?? "(by mode)" },
                set: { text, context in
                    context.setNullText(text)
                    return true
                }),
            ShellSetting(
                name: "header", values: "names, types or none", get: { $0.header.rawValue },
                set: { text, context in
                    guard let header = ShellSettings.Header(rawValue: text.lowercased()) else { return false }
                    context.header = header
                    return true
                }),
            ShellSetting(
                name: "expand", values: "off, on or auto", get: { $0.expansion.rawValue },
                set: { text, context in
                    guard let expansion = ShellContext.Expansion(rawValue: text.lowercased()) else { return false }
                    context.expansion = expansion
                    return true
                }),
            flag("pager", get: { $0.usesPager }, set: { $1.usesPager = $0 }),
            ShellSetting(
                name: "timing", values: "off, text or json", get: { $0.timing?.rawValue ?? "off" },
                set: { text, context in
                    context.timing = ShellSettings.Timing(rawValue: text.lowercased())
                    return context.timing != nil || text.lowercased() == "off"
                }),
            flag(
                "guard", "ask about large deletes: on or off", get: { $0.guardsDeletes }, set: { $1.guardsDeletes = $0 }
            ),
            ShellSetting(
                name: "timeout", values: "time for a statement (500ms, 10s, 2m), or off", isOfSession: true,
                get: { $0.settings.timeout.map(DurationText.text) ?? "off" },
                set: { text, context in
                    let limit = DurationText.read(text)
                    guard limit != nil || text.lowercased() == "off" else { return false }
                    context.change { $0.timeout = limit }
                    return true
                }),
            ShellSetting(
                name: "memory-limit", values: "memory for a statement (200MB, 4GB), or off", isOfSession: true,
                get: { $0.settings.memoryLimit.map(MemoryText.text) ?? "off" },
                set: { text, context in
                    let limit = MemoryText.read(text)
                    guard limit != nil || text.lowercased() == "off" else { return false }
                    context.change { $0.memoryLimit = limit }
                    return true
                }),
            ShellSetting(
                name: "threads", values: "a number of threads, or auto", isOfSession: true,
                get: { $0.settings.threads.map(String.init) ?? "auto" },
                set: { text, context in
                    let number = Int(text)
                    guard number.map(ShellSettings.threadCounts.contains) ?? (text.lowercased() == "auto") else {
                        return false
                    }
                    context.change { $0.threads = number }
                    return true
                }),
            session("read-only", get: { $0.isReadOnly }, set: { $1.isReadOnly = $0 }),
            session("strict", get: { $0.isStrict }, set: { $1.isStrict = $0 }),
            ShellSetting(
                name: "safe", values: "on; stays on", isOfSession: true, get: { $0.isSafe ? "on" : "off" },
                set: { text, context in
                    guard text.lowercased() == "on" else { return false }
                    return SafeCommand().run("on", in: context).status == .success
                }),
        ] + editing

    private static func truth(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "on", "true", "yes": true
        case "off", "false", "no": false
        default: nil
        }
    }

    private static func flag(
        _ name: String, _ values: String = "on or off", get: @escaping @Sendable (ShellContext) -> Bool,
        set: @escaping @Sendable (Bool, ShellContext) -> Void
    ) -> ShellSetting {
        ShellSetting(
            name: name, values: values, get: { get($0) ? "on" : "off" },
            set: { text, context in
                guard let truth = truth(text) else { return false }
                set(truth, context)
                return true
            })
    }

    private static func session(
        _ name: String, get: @escaping @Sendable (ShellSettings) -> Bool,
        set: @escaping @Sendable (Bool, inout ShellSettings) -> Void
    ) -> ShellSetting {
        ShellSetting(
            name: name, values: "on or off", isOfSession: true, get: { get($0.settings) ? "on" : "off" },
            set: { text, context in
                guard let truth = truth(text) else { return false }
                context.change { set(truth, &$0) }
                return true
            })
    }
}
