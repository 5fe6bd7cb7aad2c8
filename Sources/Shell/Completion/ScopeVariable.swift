/// A variable that a statement has defined before the cursor, and what is known of its value.
struct ScopeVariable: Hashable {
    enum Kind { case node, relationship, path, value }

    var name: String
    var kind = Kind.value
    /// Labels of a node, types of a relationship, so far as the statement says.
    var names: [String] = []
    /// Whether it is a list of such things.
    var isList = false

    /// What an element of it is.
    func element(named name: String) -> ScopeVariable {
        isList ? ScopeVariable(name: name, kind: kind, names: names) : ScopeVariable(name: name)
    }

    func renamed(_ name: String) -> ScopeVariable {
        var copy = self
        copy.name = name
        return copy
    }

    /// For the list of candidates: `:Person`, `[:KNOWS]`, `path`.
    var detail: String {
        let list = isList ? "list of " : ""
        switch kind {
        case .node: return list + (names.isEmpty ? "node" : ":" + names.joined(separator: ":"))
        case .relationship: return list + (names.isEmpty ? "relationship" : "[:\(names.joined(separator: "|"))]")
        case .path: return list + "path"
        case .value: return isList ? "list" : ""
        }
    }
}
