/// Variables by name. Most statements have few names, which are compared one by one.
struct NamedVariables: Sendable {
    private var entries: [(name: String, variable: VariableID)] = []
    /// Places by name where there are so many that comparing them would take long.
    private var places: [String: Int]?
    private static let sizeSearched = 12

    var isEmpty: Bool { entries.isEmpty }
    /// Names and variables in the order in which the names were first declared.
    var all: [(name: String, variable: VariableID)] { entries }

    private func place(of name: String) -> Int? {
        if entries.count > Self.sizeSearched { return places?[name] }
        for place in entries.indices where entries[place].name == name { return place }
        return nil
    }

    /// The variable of a name.
    subscript(name: String) -> VariableID? { place(of: name).map { entries[$0].variable } }

    /// Adds a name, or makes it stand for another variable.
    /// - Returns: Whether the name is new.
    @discardableResult
    mutating func declare(_ name: String, _ variable: VariableID) -> Bool {
        if let place = place(of: name) {
            entries[place].variable = variable
            return false
        }
        if entries.isEmpty { entries.reserveCapacity(Self.sizeSearched) }
        entries.append((name, variable))
        if entries.count == Self.sizeSearched + 1 {
            places = Dictionary(uniqueKeysWithValues: entries.indices.map { (entries[$0].name, $0) })
        } else if entries.count > Self.sizeSearched {
            places?[name] = entries.count - 1
        }
        return true
    }
}
