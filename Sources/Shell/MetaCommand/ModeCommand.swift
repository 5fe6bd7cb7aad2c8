import ResultRendering
import SourceText

/// `:mode`, `:mode NAME`: how results look.
struct ModeCommand: MetaCommand {
    var names: [String] { ["mode"] }
    var arguments: String { "[NAME]" }
    var summary: String { "how results look; alone, the list of modes" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        if arguments.isEmpty {
            Self.list(in: context)
            return .success
        }
        guard let mode = OutputMode(rawValue: arguments.lowercased()) else {
            var message = "there is no mode '\(arguments)'"
            if let near = NearestName.find(arguments, among: OutputMode.allCases.map(\.rawValue)) {
                message += "; did you mean \(near)?"
            }
            context.complain(message)
            return .failure(.usage)
        }
        context.mode = mode
        return .success
    }

    static func list(in context: ShellContext) {
        for mode in OutputMode.allCases {
            let mark = mode == context.mode ? "* " : "  "
            let padding = String(repeating: " ", count: 10 - mode.rawValue.count)
            context.output.line(mark + mode.rawValue + padding + mode.summary)
        }
    }
}
