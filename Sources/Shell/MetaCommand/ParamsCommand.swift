import Entente
import ResultRendering

/// `:params`, `:params clear`: all parameters.
struct ParamsCommand: MetaCommand {
    var names: [String] { ["params"] }
    var arguments: String { "[clear]" }
    var summary: String { "list the parameters, or forget them" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        switch arguments.lowercased() {
        case "clear": context.parameters = [:]
        case "":
            if context.parameters.isEmpty { context.output.line("no parameters; :param NAME => EXPRESSION sets one") }
            for (name, value) in context.parameters.sorted(by: { $0.key < $1.key }) {
                context.output.line(Self.line(name, value))
            }
        default: return refuse(arguments, in: context)
        }
        return .success
    }

    static func line(_ name: String, _ value: Value) -> String {
        "\(ValuePrinter.name(name)) => \(ValueText.literal(value))"
    }
}
