import Entente

/// The manual page of the program, in the language of man(7), made from what the program says of itself: the command
/// line as the argument parser describes it, the commands of the prompt, the exit statuses.
struct ManualPage {
    private var text = ""

    /// - Parameter tool: the description of the command line as JSON.
    static func text(tool: String) throws(JSONError) -> String {
        var page = ManualPage()
        page.write(try JSONReader.read(tool))
        return page.text
    }

    private mutating func write(_ tool: Value) {
        let command = tool["command"] ?? .null
        let all = command["subcommands"]?.elements ?? []
        let standard = all.first { $0["commandName"]?.string == command["defaultSubcommand"]?.string } ?? command
        let others = all.filter { $0["commandName"]?.string != command["defaultSubcommand"]?.string }
        text += ".TH ENTENTE 1 \"\" \"entente \(ShellProgram.version)\" \"User Commands\"\n"
        section("NAME")
        text += "entente \\- \(Self.escaped(command["abstract"]?.string ?? ""))\n"
        section("SYNOPSIS")
        text += ".B entente\n[\\fIGRAPH\\fR] [\\fIoptions\\fR]\n"
        for other in others {
            text += ".br\n.B entente \(Self.escaped(other["commandName"]?.string ?? ""))\n"
            for argument in other["arguments"]?.elements ?? [] where argument["kind"]?.string == "positional" {
                let dots = argument["isRepeating"] == .boolean(true) ? "…" : ""
                let name = (argument["valueName"]?.string ?? "") + dots
                text += argument["isOptional"] == .boolean(true) ? "[\\fI\(name)\\fR]\n" : "\\fI\(name)\\fR\n"
            }
            text += "[\\fIoptions\\fR]\n"
        }
        section("DESCRIPTION")
        // The exit statuses have a section of their own.
        let discussion = (standard["discussion"]?.string ?? "").split(
            separator: "\n\n", omittingEmptySubsequences: true)
        for part in discussion where !part.hasPrefix("Exit status") { paragraph(String(part)) }
        section("OPTIONS")
        for argument in standard["arguments"]?.elements ?? [] { option(argument) }
        section("SUBCOMMANDS")
        for other in others { subcommand(other, without: standard) }
        section("COMMANDS AT THE PROMPT")
        paragraph("They begin with a colon; in scripts they stand on lines of their own.")
        for command in MetaCommands.all {
            let words = (":" + command.names[0] + " " + command.arguments).trimmingBlanks
            item(words, command.summary)
        }
        section("EXIT STATUS")
        for status in ExitStatus.allCases { item(String(status.rawValue), status.summary) }
        section("FILES")
        for (path, summary) in Self.files { item(path, summary) }
        section("ENVIRONMENT")
        for (name, summary) in Self.environment { item(name, summary) }
        section("SEE ALSO")
        paragraph("entente doc, entente explain-error, :help at the prompt")
    }

    private mutating func subcommand(_ command: Value, without standard: Value) {
        let name = command["commandName"]?.string ?? ""
        text += ".SS entente \(Self.escaped(name))\n"
        text += Self.escaped(command["abstract"]?.string ?? "") + "\n"
        for part in (command["discussion"]?.string ?? "").split(separator: "\n\n", omittingEmptySubsequences: true) {
            paragraph(String(part))
        }
        let known = Set((standard["arguments"]?.elements ?? []).map(Self.names))
        var inherits = false
        for argument in command["arguments"]?.elements ?? [] {
            if known.contains(Self.names(argument)), argument["kind"]?.string != "positional" {
                inherits = true
            } else {
                option(argument)
            }
        }
        if inherits { paragraph("The options above that concern statements and results may be given, too.") }
    }

    /// Names of an option; the name of the value of an argument.
    private static func names(_ argument: Value) -> String {
        guard let names = argument["names"]?.elements, !names.isEmpty else {
            return argument["valueName"]?.string ?? ""
        }
        return names.map { name in
            (name["kind"]?.string == "long" ? "--" : "-") + (name["name"]?.string ?? "")
        }.sorted { $0.count < $1.count }.joined(separator: ", ")
    }

    private mutating func option(_ argument: Value) {
        guard argument["shouldDisplay"] != .boolean(false) else { return }
        var head = Self.names(argument)
        if argument["kind"]?.string == "option" { head += " " + (argument["valueName"]?.string ?? "value") }
        var summary = argument["abstract"]?.string ?? ""
        let values = (argument["allValueStrings"] ?? argument["allValues"])?.elements?.compactMap(\.string) ?? []
        if !values.isEmpty, argument["kind"]?.string == "option" {
            summary += " One of " + values.joined(separator: ", ") + "."
        }
        if let value = argument["defaultValue"]?.string { summary += " Default: \(value)." }
        item(head, summary)
    }

    private mutating func section(_ title: String) { text += ".SH \(title)\n" }

    private mutating func paragraph(_ words: String) {
        // Lines that are set in are shown as they are.
        var isSetIn = false
        text += ".PP\n"
        for line in words.split(separator: "\n", omittingEmptySubsequences: false) {
            let indented = line.hasPrefix("  ")
            if indented != isSetIn { text += indented ? ".RS\n.nf\n" : ".fi\n.RE\n" }
            isSetIn = indented
            text += Self.escaped(trimmed(line)) + "\n"
        }
        if isSetIn { text += ".fi\n.RE\n" }
    }

    private mutating func item(_ head: String, _ summary: String) {
        text += ".TP\n.B \(Self.escaped(head))\n\(Self.escaped(Self.sentence(summary)))\n"
    }

    private static func sentence(_ text: String) -> String {
        var words = Substring(text)
        while words.last == "." { words.removeLast() }
        return words.prefix(1).uppercased() + words.dropFirst() + (words.isEmpty ? "" : ".")
    }

    /// Text in which nothing is taken for a request or an escape; dashes stay dashes that can be copied.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case "\n": result += " "
            default: result.append(character)
            }
        }
        return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
    }

    private static let files: [(String, String)] = [
        ("$XDG_CONFIG_HOME/entente/init.cypher", "what is run at every start, unless --no-init is given"),
        ("$XDG_STATE_HOME/entente/history", "the statements typed at the prompt, for their user alone"),
        ("$XDG_STATE_HOME/entente/lessons.json", "what is done of the lessons"),
        ("$XDG_DATA_HOME/entente/queries", "saved queries, one script each"),
        ("share/entente/lessons", "the lessons, beside the folder of the program"),
    ]

    private static let environment: [(String, String)] = [
        ("ENTENTE_HISTORY", "another file for the history"), ("ENTENTE_LESSONS", "another folder of lessons"),
        ("ENTENTE_EDITOR, VISUAL, EDITOR", "the editor of :edit"),
        ("ENTENTE_PAGER, PAGER", "the pager, less if unset; nothing or cat: none"),
        ("NO_COLOR, CLICOLOR_FORCE", "whether to use colour"),
        ("TERM, COLUMNS", "the terminal and its width"), ("EDITRC", "keys of the line editor, see editrc(5)"),
        ("CI", "recorded results are not rewritten where it is set"),
    ]
}

extension Value {
    /// A member of a map.
    subscript(key: String) -> Value? {
        if case .map(let entries) = self { entries[key] } else { nil }
    }

    /// The text of a string.
    var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The elements of a list.
    var elements: [Value]? {
        if case .list(let elements) = self { elements } else { nil }
    }
}

extension String {
    /// Without the blanks around it.
    fileprivate var trimmingBlanks: String { trimmed(self) }
}
