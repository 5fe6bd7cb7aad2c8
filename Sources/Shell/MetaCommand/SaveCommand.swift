import Entente
import Glibc
import QuerySyntax
import SourceText

/// `:save NAME [TITLE]`: keeps the last statement as a saved query.
struct SaveCommand: MetaCommand {
    var names: [String] { ["save"] }
    var arguments: String { "NAME [TITLE]" }
    var summary: String { "keep the last statement as a query, to be run by :run NAME" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        if let refusal = context.refuseWhenSafe("save") { return refusal }
        let name = String(arguments.prefix { !$0.isWhitespace })
        guard QueryFolder.isName(name) else { return refuse(arguments, in: context) }
        guard let statement = context.lastStatement else {
            context.complain("there is no statement to save yet")
            return .failure(.usage)
        }
        guard let folder = QueryFolder.standard else {
            context.complain("there is no place for saved queries: neither XDG_DATA_HOME nor HOME is set")
            return .failure(.cannotCreate)
        }
        let path = folder.file(of: name)
        let existed = access(path, F_OK) == 0
        let title = trimmed(arguments.dropFirst(name.count))
        let text =
            "// \(title.isEmpty ? name : title)\n" + Self.declarations(of: statement, in: context)
            + (context.graphName.map { Self.absolute($0).map { "// @graph \($0)\n" } ?? "" } ?? "") + "\n" + statement
            + (statement.hasSuffix(";") ? "\n" : ";\n")
        FileAccess.makeFolders(for: path)
        do throws(FileError) {
            try FileAccess.replace(path, with: Array(text.utf8), mode: 0o600)
        } catch {
            context.complain("cannot write \(error.path): \(error.reason)")
            return .failure(.cannotCreate)
        }
        context.remark("\(existed ? "replaced" : "saved") \(path)")
        return .success
    }

    /// A line for every parameter of the statement, with the session's value as the default.
    private static func declarations(of statement: String, in context: ShellContext) -> String {
        var names: [String] = []
        let source = SourceText(statement)
        for token in Lexer.tokens(of: source) where token.kind == .parameter {
            let name = String(source.text(in: token.range).dropFirst())
            if !names.contains(name), ScriptParameter(declaration: name) != nil { names.append(name) }
        }
        return names.map { name in
            guard let value = context.parameters[name] else { return "// @param \(name)\n" }
            let type = typeName(of: value).map { " " + $0 } ?? ""
            return "// @param \(name)\(type) = \(ValuePrinter().text(value))\n"
        }.joined()
    }

    private static func absolute(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The declared type that a value suggests; nil for such as say little.
    private static func typeName(of value: Value) -> String? {
        switch value {
        case .null, .list, .map, .node, .relationship, .path: nil
        case .boolean, .integer, .float, .string, .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime,
            .duration, .point:
            value.tag.typeName
        }
    }
}
