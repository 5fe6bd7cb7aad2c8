import QuerySyntax

/// Bound statements as text, one clause a line, for tests and for EXPLAIN.
///
/// A variable is printed as `name`, or as `name#id` where several have that name; anonymous ones as `#id`.
public struct BoundStatementPrinter: Sendable {
    var labels: [VariableID: String]

    /// - Parameter names: What the author called the variables, as `Binder.variableNames` has it.
    public init(names: VariableNames) {
        var counts: [String: Int] = [:]
        for case let name? in names.byNumber { counts[name, default: 0] += 1 }
        labels = [:]
        for (number, name) in names.byNumber.enumerated() {
            guard let name else { continue }
            let quoted = Self.identifier(name)
            labels[VariableID(number)] = counts[name] == 1 ? quoted : "\(quoted)#\(number)"
        }
    }

    /// The statement, each line ended by a line break.
    public func print(_ statement: BoundStatement) -> String {
        lines(statement).map { $0 + "\n" }.joined()
    }

    func lines(_ statement: BoundStatement) -> [String] {
        switch statement {
        case .query(let query): lines(query)
        case .schema(let command): [Self.text(command)]
        case .transaction(let command):
            switch command {
            case .begin: ["begin"]
            case .commit: ["commit"]
            case .rollback: ["rollback"]
            }
        case .explain(let inner, let profile):
            [profile ? "profile" : "explain"] + lines(inner).map { "  " + $0 }
        }
    }

    func lines(_ query: BoundQuery) -> [String] {
        var result: [String] = []
        for (index, branch) in query.branches.enumerated() {
            if index > 0 { result.append(query.unionAll ? "union all" : "union") }
            result += branch.clauses.flatMap { lines($0) }
            if query.branches.count > 1 {
                result.append("branch columns \(list(branch.columns.map { name($0.variable) }))")
            }
        }
        if !query.columns.isEmpty {
            result.append(
                "columns "
                    + list(
                        query.columns.map {
                            "\(Self.identifier($0.name)) = \(name($0.variable)) :: \($0.type.specificationName)"
                        }))
        }
        return result
    }

    func name(_ variable: VariableID) -> String { labels[variable] ?? "#\(variable.raw)" }

    func list(_ parts: [String]) -> String { parts.joined(separator: ", ") }

    /// A name, quoted where it must be.
    static func identifier(_ name: String) -> String {
        let bytes = Array(name.utf8)
        let isPlain =
            bytes.first.map { !($0 >= 0x30 && $0 <= 0x39) } ?? false
            && bytes.allSatisfy {
                $0 >= 0x80 || $0 == 0x5F || ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x41 && $0 <= 0x5A)
                    || ($0 >= 0x61 && $0 <= 0x7A)
            }
        return isPlain
            ? name : "`\(name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``"))`"
    }

    private static func text(_ command: BoundSchemaCommand) -> String {
        switch command {
        case .createIndex(let name, let label, let onRelationship, let keys, let ifNotExists):
            let kind = onRelationship ? "type" : "label"
            return "create index \(name ?? "") \(kind) \(label) keys \(keys.joined(separator: ", "))"
                + (ifNotExists ? " if not exists" : "")
        case .dropIndex(let name, let label, let keys, let ifExists):
            let what = name ?? "label \(label ?? "") keys \(keys.joined(separator: ", "))"
            return "drop index \(what)" + (ifExists ? " if exists" : "")
        case .createConstraint(let name, let label, let keys, let ifNotExists):
            return "create unique constraint \(name ?? "") label \(label) keys \(keys.joined(separator: ", "))"
                + (ifNotExists ? " if not exists" : "")
        case .dropConstraint(let name, let ifExists): return "drop constraint \(name)" + (ifExists ? " if exists" : "")
        }
    }
}
