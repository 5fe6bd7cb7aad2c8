import Glibc
import SourceText

/// `:run NAME x=1 y='two'`: runs a saved query with values for its parameters.
struct RunSavedCommand: MetaCommand {
    var names: [String] { ["run"] }
    var arguments: String { "NAME [PARAMETER=VALUE …]" }
    var summary: String { "run a saved query" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        if let refusal = context.refuseWhenSafe("run") { return refusal }
        let name = String(arguments.prefix { !$0.isWhitespace })
        guard let folder = QueryFolder.standard, QueryFolder.isName(name) else {
            return refuse(arguments, in: context)
        }
        guard let given = Self.assignments(String(arguments.dropFirst(name.count))) else {
            return refuse(arguments, in: context)
        }
        let path = folder.file(of: name)
        guard access(path, R_OK) == 0 else {
            var message = "there is no saved query \(name)"
            if let near = NearestName.find(name, among: folder.names) { message += "; did you mean \(near)?" }
            context.complain(message + " (:queries lists all)")
            return .failure(.inputMissing)
        }
        do throws(FileError) {
            return context.run(saved: try ShellContext.read(path), given: given)
        } catch {
            return .failure(context.report(error))
        }
    }

    /// `x=1 y = 'a b'` by name; nil where something is no assignment. Blanks in quotes and brackets belong to values.
    static func assignments(_ text: String) -> [String: String]? {
        var result: [String: String] = [:]
        var rest = Substring(trimmed(text))
        while !rest.isEmpty {
            guard let equals = rest.firstIndex(of: "=") else { return nil }
            var name = trimmed(rest[..<equals])
            if name.hasPrefix("$") { name.removeFirst() }
            guard !name.isEmpty, !name.contains(where: \.isWhitespace) else { return nil }
            rest = rest[rest.index(after: equals)...].drop(while: \.isWhitespace)
            if rest.first == ">" { rest = rest.dropFirst().drop(while: \.isWhitespace) }
            var value = ""
            var quote: Character?
            var depth = 0
            while let character = rest.first {
                if let current = quote {
                    if character == current { quote = nil }
                } else if character == "'" || character == "\"" {
                    quote = character
                } else if "([{".contains(character) {
                    depth += 1
                } else if ")]}".contains(character) {
                    depth -= 1
                } else if character.isWhitespace, depth <= 0 {
                    break
                }
                value.append(character)
                rest = rest.dropFirst()
            }
            guard !value.isEmpty else { return nil }
            result[name] = value
            rest = rest.drop(while: \.isWhitespace)
        }
        return result
    }
}
