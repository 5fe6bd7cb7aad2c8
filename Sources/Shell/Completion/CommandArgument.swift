/// What the argument of a command of the shell can be completed with.
enum CommandArgument {
    case nothing
    /// One of these words.
    case words([String])
    case modes, file, query, name, parameter, statement, help, settings

    /// The argument of a command that `:help` shows with these arguments.
    init(of command: String, arguments: String) {
        switch command {
        case "help", "h", "?": self = .help
        case "mode", "last": self = .modes
        case "source", "record", "output", "o", "once", "import", "export", "open": self = .file
        case "run", "save", "queries": self = .query
        case "describe", "d", "sample": self = .name
        case "param": self = .parameter
        case "explain", "profile", "watch", "dry-run", "dryrun": self = .statement
        case "settings", "set": self = .settings
        default: self = Self.words(in: arguments)
        }
    }

    /// The choices that are spelt out: `[on|off] [FILE]` has two.
    private static func words(in arguments: String) -> CommandArgument {
        let first = arguments.prefix { $0 != " " }.filter { $0 != "[" && $0 != "]" }
        let words = first.split(separator: "|").map(String.init).filter { word in
            word.allSatisfy { $0.isLowercase || $0 == "-" }
        }
        return words.isEmpty ? .nothing : .words(words)
    }

    /// The choices of a setting, from what it says of its values: `off, text or json` has three.
    static func choices(of values: String) -> [String] {
        let words = values.split(separator: ",").flatMap { part in
            part.split(separator: " ").filter { $0 != "or" }.count == part.split(separator: " ").count
                ? [String(part)] : part.components(separatedByWord: "or")
        }.map { trimmed($0) }
        return words.allSatisfy { word in word.allSatisfy { $0.isLowercase } } ? words : []
    }
}

extension Substring {
    /// The pieces between a word that stands alone.
    fileprivate func components(separatedByWord word: Substring) -> [String] {
        split(separator: " ").split(separator: word).map { $0.joined(separator: " ") }
    }
}
