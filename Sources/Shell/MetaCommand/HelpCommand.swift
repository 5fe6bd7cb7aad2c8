import ResultRendering
import SourceText

/// `:help`, `:help keys`, `:help modes`, `:help COMMAND`, and `:help NAME` or `?NAME` of a clause, function or error.
struct HelpCommand: MetaCommand {
    var names: [String] { ["help", "h", "?"] }
    var arguments: String { "[TOPIC|COMMAND|NAME]" }
    var summary: String { "this list; keys, modes, parameters, scripts, lessons; a name" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        let topic = arguments.drop { $0 == ":" || $0 == "?" }
        if topic.isEmpty {
            context.show(words: Self.overview)
        } else if topic.lowercased() == "keys" {
            context.show(words: Self.keys)
        } else if ["modes", "json"].contains(topic.lowercased()) {
            context.show(words: ModesHelp.text)
        } else if let page = HelpTopic.named(String(topic)) {
            context.show(words: page.text)
        } else if let command = MetaCommands.named(String(topic)) {
            context.show(words: Self.usage(command) + "\n")
            if command is ModeCommand { ModeCommand.list(in: context) }
        } else if case let entries = Documentation.lookup(String(topic)), !entries.isEmpty {
            context.show(words: entries.map { Documentation.page($0) }.joined(separator: "\n"))
        } else if let text = ErrorCatalog.text(String(topic)) {
            context.show(words: text)
        } else {
            var message = "no help on '\(topic)'"
            if let near = NearestName.find(String(topic), among: MetaCommands.all.flatMap(\.names)) {
                message += "; did you mean :\(near)?"
            } else if let near = Documentation.nearest(String(topic)) ?? ErrorCatalog.nearest(String(topic)) {
                message += "; did you mean \(near)?"
            }
            context.complain(message)
            return .failure(.usage)
        }
        context.output.flush()
        return .success
    }

    private static let indentation = String(repeating: " ", count: 30)

    static func usage(_ command: any MetaCommand) -> String {
        let head = ":" + command.names[0] + (command.arguments.isEmpty ? "" : " " + command.arguments)
        // What is too long for the first column has a line for itself.
        let padding = head.count <= 26 ? String(repeating: " ", count: 28 - head.count) : "\n" + indentation
        return head + padding + command.summary
    }

    private static var overview: String {
        var text = """
            Type a statement; it may have several lines and ends with ; or an empty line:

                MATCH (p:Person)-[:HOLDS]->(post) RETURN p.name, post.title LIMIT 5;

            Commands begin with a colon:


            """
        for command in MetaCommands.all { text += "  " + usage(command) + "\n" }
        return text + "\nCtrl-C drops the line or stops the running statement; Ctrl-D on an empty line leaves.\n"
    }

    private static let keys = """
        Enter            run a complete statement, else begin a new line
        Alt-Enter        begin a new line
        Tab              complete; where several things fit, list them, then go through them
        Up, Down         a line up or down, or earlier statements that begin like this one
        Right, End       at the end of the text, take the suggestion; Alt-F a word of it
        Ctrl-R           search earlier statements
        Ctrl-A, Ctrl-E   to the beginning, to the end of the line
        Ctrl-Left/Right  a word to the left, to the right
        Ctrl-W, Ctrl-K   delete the word before the cursor, the rest of the text
        Ctrl-Y, Ctrl-_   insert what was deleted; undo
        Ctrl-X Ctrl-E    edit the text in $EDITOR
        Ctrl-L           clear the screen
        Ctrl-C           drop the text, or stop the running statement
        Ctrl-D           leave, on an empty line
        A statement that begins with a blank is not kept in the history.
        :set keys vi     vi keys; :set alone shows what can be set
        Keys of your own stand in ~/.editrc (see editrc(5)).

        """
}
