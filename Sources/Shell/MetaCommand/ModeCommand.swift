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
        guard let mode = Self.mode(arguments, otherwise: context.mode, in: context) else { return .failure(.usage) }
        context.mode = mode
        return .success
    }

    /// The mode of a name; complains when there is none.
    static func mode(_ name: String, otherwise: OutputMode, in context: ShellContext) -> OutputMode? {
        if name.isEmpty { return otherwise }
        if let mode = OutputMode(rawValue: name.lowercased()) { return mode }
        var message = "there is no mode '\(name)'"
        if let near = NearestName.find(name, among: OutputMode.allCases.map(\.rawValue)) {
            message += "; did you mean \(near)?"
        }
        context.complain(message)
        return nil
    }

    static func list(in context: ShellContext) {
        for mode in OutputMode.allCases {
            let mark = mode == context.mode ? "* " : "  "
            let padding = String(repeating: " ", count: 10 - mode.rawValue.count)
            context.output.line(mark + mode.rawValue + padding + mode.summary)
        }
    }
}
