import ArgumentParser

/// `swift run -c release benchmarks …`
struct BenchmarksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks", abstract: "Times the engine.",
        subcommands: [
            LSQBCommand.self, ReadsCommand.self, ParseCommand.self, CompileCommand.self, StartUpCommand.self,
            WriteCommand.self,
        ])
}
