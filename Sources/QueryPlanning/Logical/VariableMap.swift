import QuerySemantics

/// Values by variable. Most statements have few variables, which are searched one by one.
struct VariableMap<Value> {
    private var entries: [(variable: VariableID, value: Value)] = []
    /// Places by variable in maps so large that searching them would take long.
    private var places: [VariableID: Int]?
    private static var sizeSearched: Int { 32 }

    init() {}

    /// An empty map with room for some variables.
    init(capacity: Int) { entries.reserveCapacity(capacity) }

    private func place(of variable: VariableID) -> Int? {
        if entries.count > Self.sizeSearched { return places?[variable] }
        for place in entries.indices where entries[place].variable == variable { return place }
        return nil
    }

    /// The value of a variable; nothing is ever taken out.
    subscript(variable: VariableID) -> Value? { place(of: variable).map { entries[$0].value } }

    mutating func set(_ value: Value, for variable: VariableID) {
        if let place = place(of: variable) {
            entries[place].value = value
            return
        }
        entries.append((variable, value))
        if entries.count == Self.sizeSearched + 1 {
            places = Dictionary(uniqueKeysWithValues: entries.indices.map { (entries[$0].variable, $0) })
        } else if entries.count > Self.sizeSearched {
            places?[variable] = entries.count - 1
        }
    }
}
