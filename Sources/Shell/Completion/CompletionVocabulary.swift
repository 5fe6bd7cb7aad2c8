import Entente
import ResultRendering

/// Everything that a completer may offer besides the grammar: the graph's names, the catalogue, the shell's own words.
public struct CompletionVocabulary: Sendable {
    /// A command of the shell.
    public struct Command: Sendable, Hashable {
        public var name: String
        /// What follows it, as `:help` shows it.
        public var arguments: String
        public var summary: String
    }

    /// A parameter that is set.
    public struct Parameter: Sendable, Hashable {
        public var name: String
        /// Its value as text.
        public var value: String
    }

    /// An entry of a folder.
    public struct File: Sendable, Hashable {
        public var name: String
        public var isFolder: Bool

        /// An entry by its name alone.
        public init(name: String, isFolder: Bool) {
            self.name = name
            self.isFolder = isFolder
        }
    }

    public var labels: [SchemaSummary.Label] = []
    public var relationshipTypes: [SchemaSummary.RelationshipType] = []
    public var propertyKeys: [SchemaSummary.PropertyKey] = []
    public var usage = PropertyUsage()
    public var parameters: [Parameter] = []
    public var procedures: [ProcedureSignature] = []
    public var commands: [Command] = []
    /// Names of saved queries.
    public var queries: [String] = []
    /// The entries of a folder, `.` for the current one; the only thing that is asked for at the time it is needed.
    public var files: @Sendable (_ folder: String) -> [File] = { _ in [] }

    /// Nothing but the language.
    public init() {}

    /// Takes the names of a graph.
    public mutating func take(_ schema: SchemaSummary, _ usage: PropertyUsage) {
        labels = schema.labels
        relationshipTypes = schema.relationshipTypes
        propertyKeys = schema.propertyKeys
        self.usage = usage
    }

    /// The functions of the language, those that are used most first.
    static let functions: [FunctionDocumentation] = {
        let rank = Dictionary(
            uniqueKeysWithValues: frequent.enumerated().map { ($1, $0) })
        return FunctionCatalog.documentation.enumerated().sorted { left, right in
            (rank[left.element.name] ?? frequent.count + left.offset)
                < (rank[right.element.name] ?? frequent.count + right.offset)
        }.map(\.element)
    }()

    private static let frequent = [
        "count", "count(*)", "collect", "sum", "avg", "min", "max", "size", "coalesce", "labels", "type", "keys",
        "properties", "id", "toLower", "toUpper", "toString", "toInteger", "toFloat", "range", "nodes", "relationships",
        "length", "head", "last", "startNode", "endNode", "exists", "split", "substring", "replace", "trim", "round",
        "abs", "date", "datetime", "duration",
    ]
}
