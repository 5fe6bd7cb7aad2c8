import Entente
import SourceText

/// A name of the schema as `:describe` and `:sample` take it: `Person`, `:Person`, `KNOWS`, `[:KNOWS]`, `name`, in
/// backticks where it must be.
enum SchemaThing: Equatable {
    case label(String)
    case type(String)
    case key(String)

    /// Labels come before types, types before property keys; capitals matter only where several names differ in them.
    static func find(_ text: String, in schema: SchemaSummary) -> SchemaThing? {
        let isType = text.hasPrefix("[")
        let name = bare(text)
        let labels = isType ? [] : schema.labels.map(\.name)
        let types = schema.relationshipTypes.map(\.name)
        let keys = isType || text.hasPrefix(":") || text.hasPrefix("(") ? [] : schema.propertyKeys.map(\.name)
        if labels.contains(name) { return .label(name) }
        if types.contains(name) { return .type(name) }
        if keys.contains(name) { return .key(name) }
        func alike(_ names: [String]) -> String? { names.first { $0.lowercased() == name.lowercased() } }
        if let found = alike(labels) { return .label(found) }
        if let found = alike(types) { return .type(found) }
        return alike(keys).map { .key($0) }
    }

    /// Says that there is no such name, and which one is near.
    static func complain(_ text: String, _ schema: SchemaSummary, in context: ShellContext) -> StatementOutcome {
        let names =
            schema.labels.map(\.name) + schema.relationshipTypes.map(\.name) + schema.propertyKeys.map(\.name)
        var message = "the graph has no label, relationship type or property '\(bare(text))'"
        if let near = NearestName.find(bare(text), among: names) { message += "; did you mean \(near)?" }
        context.complain(message)
        return .failure(.usage)
    }

    private static func bare(_ text: String) -> String {
        var name = text.filter { !"()[]".contains($0) }
        if name.hasPrefix(":") { name.removeFirst() }
        if name.count > 2, name.hasPrefix("`"), name.hasSuffix("`") { name = String(name.dropFirst().dropLast()) }
        return name
    }
}
