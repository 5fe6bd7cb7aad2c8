import Entente

/// The type of a property column.
struct PropertyKind: Hashable, Sendable {
    enum Scalar: String, CaseIterable, Sendable {
        case integer, float, boolean, string, date, localTime, time, localDateTime, dateTime, duration, point
        /// A literal of the language, for what has no type of its own.
        case value
    }

    var scalar: Scalar
    var isArray: Bool

    private static let names: [String: Scalar] = [
        "int": .integer, "long": .integer, "short": .integer, "byte": .integer, "integer": .integer,
        "float": .float, "double": .float, "boolean": .boolean, "bool": .boolean, "string": .string, "char": .string,
        "date": .date, "localtime": .localTime, "time": .time, "localdatetime": .localDateTime,
        "datetime": .dateTime, "duration": .duration, "point": .point, "value": .value,
    ]

    /// A type as headers write it: `int`, `string[]`.
    init?(_ text: String) {
        var name = text.lowercased()
        isArray = name.hasSuffix("[]")
        if isArray { name.removeLast(2) }
        guard let scalar = Self.names[name], !(isArray && scalar == .value) else { return nil }
        self.scalar = scalar
    }

    /// For messages: `an integer`.
    var description: String {
        switch scalar {
        case .integer: "an integer"
        case .float: "a number"
        case .boolean: "true or false"
        case .string: "text in UTF-8"
        case .date: "a date"
        case .localTime: "a local time"
        case .time: "a time"
        case .localDateTime: "a local datetime"
        case .dateTime: "a datetime"
        case .duration: "a duration"
        case .point: "a point"
        case .value: "a literal"
        }
    }
}

/// One column of a header.
struct ImportColumn: Sendable {
    enum Role: Sendable, Hashable {
        case ignored
        /// The id of a node in a space.
        case identifier(space: String)
        case start(space: String)
        case end(space: String)
        case labels
        case type
        case property(PropertyKind)
    }

    var role: Role
    /// Name of the property; empty for a column without one.
    var name: String
    /// The column as written, for messages.
    var title: String
}

/// The header of a group of files.
struct ImportHeader {
    var columns: [ImportColumn] = []

    /// Reads the fields of a header.
    ///
    /// - Returns: what is wrong with it, and in which column; nil for a sound one.
    mutating func read(_ fields: [String], isNodes: Bool) -> (column: Int, problem: String)? {
        for (index, field) in fields.enumerated() {
            guard let column = Self.column(field) else { return (index + 1, "`\(field)` has a type that is not known") }
            columns.append(column)
        }
        func count(_ matches: (ImportColumn.Role) -> Bool) -> Int { columns.count { matches($0.role) } }
        let ids = count { if case .identifier = $0 { true } else { false } }
        let starts = count { if case .start = $0 { true } else { false } }
        let ends = count { if case .end = $0 { true } else { false } }
        let (labels, types) = (count { $0 == .labels }, count { $0 == .type })
        if isNodes {
            if starts + ends + types > 0 { return (1, "a header of nodes has :START_ID, :END_ID or :TYPE") }
            if ids > 1 || labels > 1 { return (1, "a header of nodes has :ID or :LABEL twice") }
        } else {
            if ids + labels > 0 { return (1, "a header of relationships has :ID or :LABEL") }
            if starts != 1 || ends != 1 { return (1, "a header of relationships needs one :START_ID and one :END_ID") }
            if types > 1 { return (1, "a header of relationships has :TYPE twice") }
        }
        return nil
    }

    /// `name:type`, `name:ID(Space)`, `:START_ID`; options in braces are passed over.
    private static func column(_ text: String) -> ImportColumn? {
        var field = text
        while field.last?.isWhitespace == true { field.removeLast() }
        while field.first?.isWhitespace == true { field.removeFirst() }
        if field.hasSuffix("}"), let brace = field.lastIndex(of: "{") { field = String(field[..<brace]) }
        guard let colon = field.lastIndex(of: ":") else {
            return ImportColumn(
                role: field.isEmpty ? .ignored : .property(PropertyKind(scalar: .string, isArray: false)), name: field,
                title: text)
        }
        let name = String(field[..<colon])
        var type = String(field[field.index(after: colon)...])
        var space = ""
        if type.hasSuffix(")"), let open = type.firstIndex(of: "(") {
            space = String(type[type.index(after: open)...].dropLast())
            type = String(type[..<open])
        }
        func made(_ role: ImportColumn.Role) -> ImportColumn { ImportColumn(role: role, name: name, title: text) }
        switch type.uppercased() {
        case "ID": return made(.identifier(space: space))
        case "START_ID": return made(.start(space: space))
        case "END_ID": return made(.end(space: space))
        case "LABEL": return made(.labels)
        case "TYPE": return made(.type)
        case "IGNORE": return made(.ignored)
        default:
            guard let kind = PropertyKind(type), !name.isEmpty else { return nil }
            return made(.property(kind))
        }
    }
}

extension PropertyKind {
    init(scalar: Scalar, isArray: Bool) {
        self.scalar = scalar
        self.isArray = isArray
    }
}
