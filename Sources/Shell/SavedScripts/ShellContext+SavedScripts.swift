import Entente
import SourceText

extension ShellContext {
    /// Runs a script with the parameters that its head declares bound to values; afterwards they are what they were.
    func run(saved source: SourceText, given: [String: String] = [:]) -> StatementOutcome {
        let head = ScriptHead(source)
        for name in given.keys.sorted() where !head.parameters.contains(where: { $0.name == name }) {
            complain("\(source.name) declares no parameter $\(name)")
            return .failure(.usage)
        }
        guard !head.parameters.isEmpty else { return run(script: source) }
        guard let values = bind(head, of: source.name, given: given) else { return .failure(.usage) }
        let outer = parameters
        for (name, value) in values { parameters[name] = value }
        defer { for name in values.keys { parameters[name] = outer[name] } }
        return run(script: source)
    }

    /// Takes the parameters from a file with a JSON object in it.
    func set(parametersFrom path: String) -> ExitStatus {
        let bytes: [UInt8]
        do throws(FileError) { bytes = try FileAccess.read(path) } catch { return report(error) }
        do throws(JSONError) {
            guard case .map(let entries) = try JSONReader.read(bytes) else {
                complain("\(path): parameters are one JSON object, {\"name\": value}")
                return .badInput
            }
            for (name, value) in entries { parameters[name] = value }
            return .success
        } catch {
            complain("\(path):\(error.line):\(error.column): \(error.message)")
            return .badInput
        }
    }
}
