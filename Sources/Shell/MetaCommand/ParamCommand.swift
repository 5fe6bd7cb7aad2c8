import ResultRendering

/// `:param name => expression`, `:param name`: sets or shows a parameter.
struct ParamCommand: MetaCommand {
    var names: [String] { ["param"] }
    var arguments: String { "NAME => EXPRESSION" }
    var summary: String { "set a parameter, used as $NAME" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        if arguments.isEmpty { return ParamsCommand().run("", in: context) }
        if ShellContext.split(parameter: arguments) == nil, !arguments.contains("=>") {
            guard let value = context.parameters[arguments] else {
                context.complain("there is no parameter \(arguments); set it with :param \(arguments) => EXPRESSION")
                return .failure(.usage)
            }
            context.output.line(ParamsCommand.line(arguments, value))
            return .success
        }
        let status = context.set(parameter: arguments)
        return status == .success ? .success : .failure(status)
    }
}
