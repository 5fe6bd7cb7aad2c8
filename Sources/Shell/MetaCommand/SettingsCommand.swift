import SourceText

/// `:settings`, `:settings NAME VALUE`: everything that is set.
struct SettingsCommand: MetaCommand {
    var names: [String] { ["settings", "set"] }
    var arguments: String { "[NAME VALUE]" }
    var summary: String { "what is set, or set something" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        let name = String(arguments.prefix { !$0.isWhitespace })
        let value = trimmed(arguments.dropFirst(name.count))
        if name.isEmpty {
            for setting in ShellSetting.all { context.output.line(Self.line(setting, in: context)) }
            return .success
        }
        guard let setting = ShellSetting.all.first(where: { $0.name == name.lowercased() }) else {
            let near = NearestName.find(name, among: ShellSetting.all.map(\.name))
            context.complain("there is no setting '\(name)'" + (near.map { "; did you mean \($0)?" } ?? ""))
            return .failure(.usage)
        }
        if value.isEmpty {
            context.output.line(Self.line(setting, in: context))
            return .success
        }
        if let refusal = context.refuseWhenSafe("settings") { return refusal }
        guard setting.isOfSession == false || !context.session.isInTransaction else {
            context.complain("\(name) cannot change while a transaction is open")
            return .failure(.usage)
        }
        guard setting.set(value, context) else {
            context.complain("\(name) takes \(setting.values), not '\(value)'")
            return .failure(.usage)
        }
        return .success
    }

    private static func line(_ setting: ShellSetting, in context: ShellContext) -> String {
        let value = setting.get(context)
        return setting.name + String(repeating: " ", count: max(1, 16 - setting.name.count)) + value
            + String(repeating: " ", count: max(2, 14 - value.count)) + setting.values
    }
}
