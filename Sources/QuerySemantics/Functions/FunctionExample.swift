import PropertyGraph

/// A call and what it gives, for the documentation; tests evaluate every one.
public enum FunctionExample: Sendable, Hashable {
    /// Arguments and value.
    case call([Constant], Constant)
    /// A statement of one row and one column, and its value as the language writes it. It may use the graph that
    /// `FunctionCatalog.exampleGraph` builds.
    case text(String, result: String)

    /// The statement to try.
    public func statement(for function: String) -> String {
        switch self {
        case .call(let arguments, _): "RETURN \(function)(\(arguments.map(\.literal).joined(separator: ", ")))"
        case .text(let statement, _): statement
        }
    }

    /// What it gives, as the language writes it.
    public var result: String {
        switch self {
        case .call(_, let value): value.literal
        case .text(_, let text): text
        }
    }
}

/// What a function makes of null.
public enum NullBehaviour: Sendable, Hashable {
    /// Null as soon as one argument is null.
    case propagate
    /// As the sentence says.
    case own(String)
}

extension Constant {
    /// The constant as the language writes it.
    public var literal: String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .float(let value): FloatText.text(value)
        case .string(let text): ValuePrinter.quoted(text)
        case .list(let elements): "[\(elements.map(\.literal).joined(separator: ", "))]"
        }
    }
}
