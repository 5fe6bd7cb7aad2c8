import PropertyGraph
import QuerySemantics
import SourceText

/// Runs the statements that make and drop indexes and constraints.
public struct SchemaCommandRunner {
    /// What a statement gives: a table, without columns unless the statement lists something.
    public struct Result: Sendable {
        /// Names of the columns.
        public var columns: [String] = []
        /// Rows of one value per column.
        public var rows: [[Value]] = []
    }

    private let graph: Graph
    private let range: SourceRange

    /// - Parameter range: the statement, to which errors belong.
    public init(graph: Graph, range: SourceRange) {
        self.graph = graph
        self.range = range
    }

    /// Runs a statement; its changes are recorded in the graph's transaction.
    ///
    /// - Throws: when something of the name or meaning is there (or not there) and the statement did not provide for it,
    ///   and when a constraint does not hold.
    /// - Complexity: O(nodes with the label) to make an index.
    public func run(_ command: BoundSchemaCommand) throws(RuntimeError) -> Result {
        switch command {
        case .createIndex(let name, let label, let onRelationship, let keys, let ifNotExists):
            let key = try single(keys)
            try create(ifNotExists: ifNotExists, exists: .indexAlreadyExists) { () throws(StoreError) in
                if onRelationship {
                    try graph.createIndex(name: name, type: graph.internType(label), key: graph.internKey(key))
                } else {
                    try graph.createIndex(name: name, label: graph.internLabel(label), key: graph.internKey(key))
                }
            }
        case .dropIndex(let name, let label, let keys, let ifExists):
            var named = name
            if named == nil { named = indexName(label: label ?? "", key: try single(keys)) }
            guard let found = named else {
                if ifExists { return Result() }
                throw RuntimeError(
                    .indexNotFound, type: .semanticError,
                    "There is no index on `\(label ?? "")`.`\(keys.joined(separator: ", "))`", at: range,
                    help: "SHOW INDEXES lists those that exist.")
            }
            if ifExists, graph.index(named: found) == nil { return Result() }
            do { try graph.dropIndex(named: found) } catch { throw RuntimeError(error, graph, at: range) }
        case .createConstraint(let name, let label, let keys, let ifNotExists):
            let key = try single(keys)
            try create(ifNotExists: ifNotExists, exists: .constraintAlreadyExists) { () throws(StoreError) in
                try graph.createUniqueConstraint(
                    name: name, label: graph.internLabel(label), key: graph.internKey(key))
            }
        case .dropConstraint(let name, let ifExists):
            if ifExists, !graph.constraints.contains(where: { $0.name == name }) { return Result() }
            do { try graph.dropConstraint(named: name) } catch { throw RuntimeError(error, graph, at: range) }
        }
        return Result()
    }

    private func create(
        ifNotExists: Bool, exists code: DiagnosticCode, _ body: () throws(StoreError) -> Void
    ) throws(RuntimeError) {
        do { try body() } catch {
            switch error {
            case .nameTaken, .equivalentExists:
                if ifNotExists { return }
                var failure = RuntimeError(error, graph, at: range)
                failure.code = code
                throw failure
            case .nodeIDsExhausted, .relationshipIDsExhausted, .constraintViolation, .duplicateValues, .noSuchIndex,
                .noSuchConstraint, .indexBelongsToConstraint, .nodeHasRelationships:
                throw RuntimeError(error, graph, at: range)
            }
        }
    }

    private func single(_ keys: [String]) throws(RuntimeError) -> String {
        guard let key = keys.first, keys.count == 1 else {
            throw RuntimeError(
                .unsupportedFeature, type: .semanticError, "Indexes and constraints are over one property key",
                at: range, help: "Make one index for each key.")
        }
        return key
    }

    /// The name of the plain index over nodes with a label.
    private func indexName(label: String, key: String) -> String? {
        guard let label = graph.labelID(label), let key = graph.keyID(key) else { return nil }
        return graph.indexes.first { $0.subject == .nodes(label) && $0.key == key && !$0.isUnique }?.name
    }
}
