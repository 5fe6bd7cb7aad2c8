import ArgumentParser
import Glibc

/// Times a program from its start to its end, many times.
struct StartUpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "startup", abstract: "Times how long a program takes to start, answer and end.",
        usage: "benchmarks startup [--runs 50] PROGRAM [ARGUMENT …]")

    @Option(help: "How often the program runs.")
    var runs = 50

    @Argument(parsing: .captureForPassthrough, help: "The program and its arguments.")
    var command: [String]

    func run() throws {
        var stopwatch = Stopwatch()
        for _ in 0..<max(1, runs) { try stopwatch.measure { try Self.runOnce(command) } }
        print(
            FigureWriter.line([
                "what": .text("startup"), "program": .text(command.first ?? ""),
                "ms": .number(stopwatch.median * 1e3, decimals: 2), "runs": .count(stopwatch.seconds.count),
            ]))
    }

    private static func runOnce(_ command: [String]) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        guard let program = command.first,
            posix_spawnp(&process, program, &actions, nil, &arguments, environ) == 0
        else { throw ValidationError("Cannot run \(command.first ?? "nothing")") }
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1, errno == EINTR {}
        if status != 0 { throw ValidationError("\(program) ended with status \((status >> 8) & 0xff)") }
    }
}
