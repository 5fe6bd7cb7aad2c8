import Entente
import SourceText

extension ShellContext {
    /// Sets a parameter from `name => expression`; the expression is one of the language, evaluated now.
    func set(parameter text: String) -> ExitStatus {
        guard let (name, expression) = Self.split(parameter: text) else {
            complain("a parameter is written name => expression, not \(text.isEmpty ? "empty" : "'\(text)'")")
            return .usage
        }
        do throws(Diagnostic) {
            parameters[name] = try session.evaluate(expression)
            return .success
        } catch {
            report(error, in: SourceText(expression, name: "parameter \(name)"))
            return .usage
        }
    }

    /// The two sides of the first `=>`; nil where a side is missing.
    static func split(parameter text: String) -> (name: String, expression: String)? {
        let scalars = Array(text.unicodeScalars)
        guard let arrow = scalars.indices.dropLast().first(where: { scalars[$0] == "=" && scalars[$0 + 1] == ">" })
        else { return nil }
        func side(_ part: ArraySlice<Unicode.Scalar>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: part)
            return trimmed(String(view))
        }
        var name = side(scalars[..<arrow])
        if name.hasPrefix("$") { name.removeFirst() }
        if name.count > 2, name.hasPrefix("`"), name.hasSuffix("`") { name = String(name.dropFirst().dropLast()) }
        let expression = side(scalars[(arrow + 2)...])
        return name.isEmpty || expression.isEmpty ? nil : (name, expression)
    }
}

/// A text without the blanks around it.
func trimmed(_ text: some StringProtocol) -> String {
    var view = Substring(text)
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view)
}
