import ArgumentParser

/// `swift run -c release benchmarks …`
struct BenchmarksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks", abstract: "Times the engine.",
        subcommands: [
            AnalyticalCommand.self, LSQBCommand.self, ReadsCommand.self, ParseCommand.self, CompileCommand.self,
            PathsCommand.self, StartUpCommand.self, TypingCommand.self, WallCommand.self, WriteCommand.self,
        ])
}
