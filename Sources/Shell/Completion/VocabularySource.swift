import Entente
import Glibc

/// Collects what can be named at a prompt, when it is first asked for after a statement.
final class VocabularySource {
    private let context: ShellContext
    private var known: CompletionVocabulary?

    init(_ context: ShellContext) { self.context = context }

    /// The graph may have changed.
    func forget() { known = nil }

    var vocabulary: CompletionVocabulary {
        if let known { return known }
        var found = CompletionVocabulary()
        found.take(context.session.schema, context.session.propertyUsage())
        found.procedures = context.session.procedureSignatures
        found.parameters = context.parameters.sorted { $0.key < $1.key }.map {
            CompletionVocabulary.Parameter(name: $0.key, value: Self.shortened(ParamsCommand.line("p", $0.value)))
        }
        found.commands = MetaCommands.all.map {
            CompletionVocabulary.Command(name: $0.names[0], arguments: $0.arguments, summary: $0.summary)
        }
        found.queries = Self.savedQueries()
        found.files = Self.files
        known = found
        return found
    }

    /// A parameter's line without its name, cut for the list.
    private static func shortened(_ line: String) -> String {
        let value = line.dropFirst("p => ".count)
        return value.count > 40 ? value.prefix(40) + "…" : String(value)
    }

    /// Names of the files in `$XDG_DATA_HOME/entente/queries`, without their ending.
    private static func savedQueries() -> [String] {
        guard let folder = FileAccess.xdgFolder("XDG_DATA_HOME", fallback: ".local/share") else { return [] }
        return files(folder + "/queries").filter { !$0.isFolder && $0.name.hasSuffix(".cypher") }
            .map { String($0.name.dropLast(".cypher".count)) }.sorted()
    }

    @Sendable private static func files(_ folder: String) -> [CompletionVocabulary.File] {
        var path = folder
        if path == "~" || path.hasPrefix("~/"), let home = Terminal.environment("HOME") {
            path = home + path.dropFirst()
        }
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }
        var found: [CompletionVocabulary.File] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            var status = stat()
            let isFolder = stat(path + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
            found.append(CompletionVocabulary.File(name: name, isFolder: isFolder))
        }
        return found
    }
}
