extension TypeSet {
    /// What a parameter takes, for messages: `a string or list`.
    var described: String {
        if self == .everything { return "any value" }
        if isSuperset(of: .scalar) { return "a value without parts" }
        var names: [String] = []
        if contains(.boolean) { names.append("boolean") }
        if contains(.number) {
            names.append("number")
        } else if contains(.integer) {
            names.append("integer")
        } else if contains(.float) {
            names.append("float")
        }
        let others: [(TypeSet, String)] = [
            (.string, "string"), (.list, "list"), (.map, "map"), (.node, "node"), (.relationship, "relationship"),
            (.path, "path"), (.date, "date"), (.localTime, "local time"), (.zonedTime, "time"),
            (.localDateTime, "local datetime"), (.zonedDateTime, "datetime"), (.duration, "duration"),
            (.point, "point"),
        ]
        for (kind, name) in others where contains(kind) { names.append(name) }
        guard let last = names.popLast() else { return "null" }
        let first = names.first ?? last
        let article = first == "integer" ? "an" : "a"
        return names.isEmpty ? "\(article) \(last)" : "\(article) \(names.joined(separator: ", ")) or \(last)"
    }
}
