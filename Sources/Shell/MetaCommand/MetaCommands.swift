import SourceText

/// The commands of the shell, and the way from a line to the one it names.
enum MetaCommands {
    /// In the order of `:help`.
    static let all: [any MetaCommand] = [
        HelpCommand(), QuitCommand(),
        SchemaCommand(), LabelsCommand(), TypesCommand(), DescribeCommand(), SampleCommand(),
        ModeCommand(), HeaderCommand(), RowsCommand(), ExpandCommand(), TimingCommand(),
        LastCommand(), PagerCommand(), OnceCommand(), OutputCommand(), GraphCommand(), PlotCommand(), WatchCommand(),
        ParamCommand(), ParamsCommand(), SetFromResultCommand(),
        SaveCommand(), QueriesCommand(), RunSavedCommand(), RecordCommand(),
        ExplainCommand(), ProfileCommand(),
        BeginCommand(), CommitCommand(), RollbackCommand(), UndoCommand(), DryRunCommand(),
        SettingsCommand(), SafeCommand(),
        SourceCommand(), HistoryCommand(), EditCommand(), ClearCommand(),
        LearnCommand(), LessonCommand(wish: .hint), LessonCommand(wish: .diff), LessonCommand(wish: .solution),
        LessonCommand(wish: .skip),
    ]

    /// The command of a name, in any capitals.
    static func named(_ name: String) -> (any MetaCommand)? {
        let wanted = name.lowercased()
        return all.first { $0.names.contains(wanted) }
    }

    /// Runs a line that begins with a colon.
    static func run(_ line: String, in context: ShellContext) -> StatementOutcome {
        var text = trimmed(trimmed(line).drop { $0 == ":" })
        while text.hasSuffix(";") { text = trimmed(text.dropLast()) }
        let name = String(text.prefix { !$0.isWhitespace })
        if name.isEmpty { return HelpCommand().run("", in: context) }
        guard let command = named(name) else {
            var message = "there is no command :\(name)"
            if let near = NearestName.find(name, among: all.flatMap(\.names)) { message += "; did you mean :\(near)?" }
            context.complain(message + " (:help lists all)")
            return .failure(.usage)
        }
        return command.run(trimmed(text.dropFirst(name.count)), in: context)
    }
}
