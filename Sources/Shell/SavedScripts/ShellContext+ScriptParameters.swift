import Entente
import Glibc
import SourceText

extension ShellContext {
    /// Values for the parameters that a script declares: those given for this run, then those of the session, then
    /// the defaults, then what a person at the terminal answers. Values are bound, never pasted into the text.
    ///
    /// - Parameter given: texts from the command line of `:run`, by name.
    /// - Returns: the values, or nil after the reason was shown.
    func bind(_ head: ScriptHead, of name: String, given: [String: String] = [:]) -> [String: Value]? {
        var values: [String: Value] = [:]
        for parameter in head.parameters {
            if let text = given[parameter.name] {
                guard let value = value(of: parameter, fromText: text) else { return nil }
                values[parameter.name] = value
            } else if let value = parameters[parameter.name] {
                guard let fitting = fit(value, to: parameter) else { return nil }
                values[parameter.name] = fitting
            } else if let text = parameter.defaultText {
                guard let value = evaluate(text, for: parameter), let fitting = fit(value, to: parameter) else {
                    return nil
                }
                values[parameter.name] = fitting
            } else if let value = ask(for: parameter) {
                values[parameter.name] = value
            } else {
                let help = parameter.help.isEmpty ? "" : " (\(parameter.help))"
                complain(
                    "\(name) needs the parameter \(parameter.description)\(help); give it with -P "
                        + "'\(parameter.name) => …'" + (isInteractive ? " or :param" : ""))
                return nil
            }
        }
        return values
    }

    /// A value from text that a person wrote: plain words for strings and temporal types, else an expression.
    private func value(of parameter: ScriptParameter, fromText text: String) -> Value? {
        let isQuoted = text.hasPrefix("'") || text.hasPrefix("\"")
        if !isQuoted, parameter.takesPlainText { return .string(text) }
        if !isQuoted, parameter.conversion != nil, text.first?.isLetter == false || text.hasPrefix("P") {
            return fit(.string(text), to: parameter)
        }
        guard let value = evaluate(text, for: parameter) else { return nil }
        return fit(value, to: parameter)
    }

    private func evaluate(_ text: String, for parameter: ScriptParameter) -> Value? {
        do throws(Diagnostic) {
            return try session.evaluate(text)
        } catch {
            report(error, in: SourceText(text, name: "parameter \(parameter.name)"))
            return nil
        }
    }

    /// The value as one of the declared type: integers become floats, and strings dates and the like, where that is
    /// what the script wants. Nil after a complaint where it is of another type.
    private func fit(_ value: Value, to parameter: ScriptParameter) -> Value? {
        guard let type = parameter.type else { return value }
        var value = value
        if case .integer(let number) = value, parameter.typeWord == "FLOAT" { value = .float(Double(number)) }
        do throws(Diagnostic) {
            if case .string = value, let function = parameter.conversion {
                value = try only(try session.run("RETURN \(function)($value) AS value", parameters: ["value": value]))
            }
            let test = try only(
                try session.run("RETURN $value IS :: \(type) AS fits", parameters: ["value": value]))
            if test == .boolean(true) { return value }
            complain("the parameter \(parameter.description) cannot be \(ValuePrinter().text(value))")
        } catch {
            complain("the parameter \(parameter.description): \(error.message)")
        }
        return nil
    }

    private func only(_ result: QueryResult) throws(Diagnostic) -> Value { try result.rows().first?.first ?? .null }

    /// Asks a person; nil where nobody sits at a terminal, or nothing was answered.
    private func ask(for parameter: ScriptParameter) -> Value? {
        guard Terminal.isTerminal(STDIN_FILENO), Terminal.isTerminal(STDERR_FILENO) else { return nil }
        let asker = editor ?? PlainLineEditor(signals: signals, output: errors)
        let help = parameter.help.isEmpty ? "" : "  " + parameter.help
        output.flush()
        errors.line(parameter.description + help)
        errors.flush()
        let prompt = Prompt(text: parameter.name + " = ", continuation: "", usesColour: false)
        signals.setInteractive(true)
        defer { signals.setInteractive(isInteractive) }
        let assistant = EditingAssistant(isComplete: { _ in true })
        // A few tries, for a slip of the fingers.
        for _ in 0..<3 {
            guard case .entry(let line) = asker.readEntry(prompt: prompt, assistant: assistant) else { return nil }
            let text = trimmed(line)
            if text.isEmpty { return nil }
            if let value = value(of: parameter, fromText: text) { return value }
        }
        return nil
    }
}
