/// The names that an expression can use, and the variables they stand for.
struct Scope: Sendable {
    /// Why a variable whose name is still known may not be used.
    enum Hidden: Sendable {
        /// DISTINCT or an aggregation took it away: it counts as undefined.
        case removed
        /// It stands beside an aggregate and is no grouping key.
        case notGrouped
    }

    /// Variables that may not be used, and why.
    struct HiddenVariables: Sendable {
        private var removed: VariableSet = []
        private var notGrouped: VariableSet = []

        var all: VariableSet { removed.union(notGrouped) }

        subscript(variable: VariableID) -> Hidden? {
            removed.contains(variable) ? .removed : notGrouped.contains(variable) ? .notGrouped : nil
        }

        /// Hides a variable; the last reason counts.
        mutating func hide(_ variable: VariableID, _ reason: Hidden) {
            switch reason {
            case .removed:
                removed.insert(variable)
                notGrouped.remove(variable)
            case .notGrouped:
                notGrouped.insert(variable)
                removed.remove(variable)
            }
        }
    }

    /// Variables by name; anonymous ones are not here.
    private(set) var names: NamedVariables
    /// Variables that may not be used for the moment.
    var hidden = HiddenVariables()
    /// nil outside comprehensions.
    private var innerNames: Set<String>?
    /// Names of comprehension variables around the expression being bound; they may hide names of the row.
    var locals: Set<String> { innerNames ?? [] }

    init(names: NamedVariables = NamedVariables()) { self.names = names }

    /// The variable of a name, hidden or not.
    subscript(name: String) -> VariableID? { names[name] }

    /// Adds a name, or makes it stand for another variable.
    mutating func declare(_ name: String, _ variable: VariableID) { names.declare(name, variable) }

    /// Adds the variable of a comprehension.
    mutating func declareLocal(_ name: String, _ variable: VariableID) {
        names.declare(name, variable)
        innerNames = locals.union([name])
    }

    /// Variables that may be used, by name.
    var usable: [String: VariableID] {
        names.all.reduce(into: [:]) { if hidden[$1.variable] == nil { $0[$1.name] = $1.variable } }
    }

    /// Names in the order in which `*` lists them: by their bytes.
    var sortedNames: [String] {
        names.all.map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Names that may be used.
    var usableNames: [String] { usable.keys.sorted() }
}
