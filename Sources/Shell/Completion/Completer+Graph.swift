import Entente
import ResultRendering

/// Names of the graph.
extension Completer {
    /// Labels after the colon at `colon`; those that the relationship before the node leads to come first.
    func labels(at colon: Int, _ statement: LexedStatement, _ scope: ScopeScanner) -> [CompletionCandidate] {
        let opener = statement.openBrackets.last
        guard let opener, statement.kind(opener) == .leftParen else { return labels(likely: []) }
        return labels(likely: reachable(node: opener, statement, scope))
    }

    /// Labels of the nodes to which the relationship before a node leads.
    func reachable(node opener: Int, _ statement: LexedStatement, _ scope: ScopeScanner) -> Set<String> {
        let neighbours = PatternNeighbours(statement: statement, scope: scope)
        guard let before = neighbours.relationshipBefore(node: opener) else { return [] }
        var found: Set<String> = []
        for type in vocabulary.relationshipTypes {
            if !before.types.isEmpty, !before.types.contains(type.name) { continue }
            let leaves = before.labels.isEmpty || before.labels.contains { type.sourceLabels.contains($0) }
            let enters = before.labels.isEmpty || before.labels.contains { type.targetLabels.contains($0) }
            if before.direction != .incoming, leaves { found.formUnion(type.targetLabels) }
            if before.direction != .outgoing, enters { found.formUnion(type.sourceLabels) }
        }
        return found
    }

    func labels(likely: Set<String>) -> [CompletionCandidate] {
        vocabulary.labels
            .sorted { left, right in
                (likely.contains(left.name) ? 0 : 1, -left.count, left.name)
                    < (likely.contains(right.name) ? 0 : 1, -right.count, right.name)
            }
            .map { label in
                CompletionCandidate(
                    .label, ValuePrinter.name(label.name), detail: SummaryText.count(label.count, "node"))
            }
    }

    /// Types in the bracket at `bracket`: those that leave the node before it first, then those that lead to it.
    func relationshipTypes(
        in bracket: Int, _ statement: LexedStatement, _ scope: ScopeScanner
    ) -> [CompletionCandidate] {
        let neighbours = PatternNeighbours(statement: statement, scope: scope)
        let (labels, direction) = neighbours.nodeBefore(bracket: bracket)
        func rank(_ type: SchemaSummary.RelationshipType) -> Int {
            if labels.isEmpty { return 0 }
            if direction != .incoming, labels.contains(where: type.sourceLabels.contains) { return 0 }
            if direction != .outgoing, labels.contains(where: type.targetLabels.contains) {
                return direction == .incoming ? 0 : 1
            }
            return 2
        }
        return vocabulary.relationshipTypes
            .sorted { (rank($0), -$0.count, $0.name) < (rank($1), -$1.count, $1.name) }
            .map { CompletionCandidate(.relationshipType, ValuePrinter.name($0.name), detail: Self.ends($0)) }
    }

    /// `(:City)->(:Country)`.
    static func ends(_ type: SchemaSummary.RelationshipType) -> String {
        func end(_ labels: [String]) -> String {
            labels.isEmpty ? "()" : "(:" + labels.map(ValuePrinter.name).joined(separator: "|") + ")"
        }
        return end(type.sourceLabels) + "->" + end(type.targetLabels)
    }

    /// Keys in the braces of the node or relationship that begins at `bracket`.
    func patternKeys(
        _ bracket: Int, _ statement: LexedStatement, _ scope: ScopeScanner
    ) -> [CompletionCandidate] {
        let isNode = statement.kind(bracket) == .leftParen
        let names = PatternNeighbours(statement: statement, scope: scope).names(in: bracket)
        let used = Set(usedKeys(statement))
        return properties(isNode ? .node : .relationship, names).filter { !used.contains($0.text) }.map { key($0) }
    }

    /// Keys that stand in the innermost open braces already.
    private func usedKeys(_ statement: LexedStatement) -> [String] {
        guard let brace = statement.openBrackets.last else { return [] }
        return (brace + 1..<statement.tokens.count).compactMap { index in
            statement.kind(index + 1) == .colon ? statement.name(index).map(ValuePrinter.name) : nil
        }
    }

    /// Keys of what a variable holds; all keys where that is not known.
    func properties(of variable: ScopeVariable?) -> [CompletionCandidate] {
        guard let variable, !variable.isList else { return properties(nil, []) }
        switch variable.kind {
        case .node: return properties(.node, variable.names)
        case .relationship: return properties(.relationship, variable.names)
        case .path: return []
        case .value: return properties(nil, [])
        }
    }

    /// Keys that nodes with these labels, or relationships of these types, have; those of the whole graph after them.
    func properties(_ kind: ScopeVariable.Kind?, _ names: [String]) -> [CompletionCandidate] {
        let usage = kind == .relationship ? vocabulary.usage.keysByType : vocabulary.usage.keysByLabel
        var likely: [String] = []
        for name in names {
            for key in usage[name] ?? [] where !likely.contains(key) { likely.append(key) }
        }
        let all = vocabulary.propertyKeys.filter { key in
            switch kind {
            case .node: key.nodes > 0
            case .relationship: key.relationships > 0
            case .path, .value, nil: true
            }
        }.sorted { ($1.nodes + $1.relationships, $0.name) < ($0.nodes + $0.relationships, $1.name) }.map(\.name)
        // What is known of the labels says all, where it says anything.
        let offered = likely.isEmpty ? all : likely
        let owner =
            kind == .relationship ? "[:\(names.joined(separator: "|"))]" : ":" + names.joined(separator: ":")
        return offered.map {
            CompletionCandidate(.property, ValuePrinter.name($0), detail: likely.isEmpty ? "" : owner)
        }
    }
}
