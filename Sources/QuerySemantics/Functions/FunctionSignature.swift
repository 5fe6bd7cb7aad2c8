/// Families of functions, as the documentation and `:functions` group them.
public enum FunctionCategory: String, Sendable, Hashable, CaseIterable {
    case predicate, scalar, conversion, list, numeric, trigonometric, string, spatial, temporal, aggregating
}

/// One parameter of a function.
public struct FunctionParameter: Sendable, Hashable {
    /// As the documentation calls it.
    public var name: String
    /// As the documentation types it.
    public var type: ValueType
    /// May be left out, with all parameters after it.
    public var isOptional: Bool
    /// Kinds that the binder lets pass. A type that can never be one of these is refused before the query runs; a
    /// wrong value of an unknown type is refused by the function itself while it runs.
    public var staticKinds: TypeSet

    public init(_ name: String, _ type: ValueType, isOptional: Bool = false, staticKinds: TypeSet? = nil) {
        self.name = name
        self.type = type
        self.isOptional = isOptional
        self.staticKinds = staticKinds ?? TypeSet(type).union(type == .float ? .integer : [])
    }

    /// Whether the binder lets an argument of this type pass.
    public func admits(_ type: ValueType) -> Bool { staticKinds.admits(type) }
}

/// How the type of a call follows from the types of its arguments.
public enum FunctionResult: Sendable, Hashable {
    case fixed(ValueType)
    /// The type of an argument, by position.
    case argument(Int)
    /// The type of the elements of a list argument, by position.
    case element(Int)
    /// The one type that all arguments have, or any.
    case common
    /// An integer or float as the argument is.
    case numeric
}

/// When a call with the same arguments gives the same value.
public enum FunctionStability: Sendable, Hashable {
    /// Always.
    case pure
    /// While a statement runs, and as long as it does not write.
    case statement
    /// Not even then.
    case none
}

/// Everything the binder, the documentation and the completer know about a function.
public struct FunctionSignature: Sendable, Hashable {
    public var id: FunctionID
    public var category: FunctionCategory
    public var parameters: [FunctionParameter]
    /// The last parameter may be repeated.
    public var isVariadic: Bool
    public var result: FunctionResult
    public var stability: FunctionStability
    /// One line.
    public var summary: String
    /// What one line cannot say; may be empty.
    public var notes: String
    /// What becomes of null arguments.
    public var nulls: NullBehaviour
    public var example: FunctionExample
    /// Examples of what the first does not show.
    public var furtherExamples: [FunctionExample]

    public init(
        _ id: FunctionID, _ category: FunctionCategory, _ parameters: [FunctionParameter], isVariadic: Bool = false,
        result: FunctionResult, stability: FunctionStability = .pure, _ summary: String, notes: String = "",
        nulls: NullBehaviour = .propagate, example: FunctionExample, further: [FunctionExample] = []
    ) {
        self.id = id
        self.category = category
        self.parameters = parameters
        self.isVariadic = isVariadic
        self.result = result
        self.stability = stability
        self.summary = summary
        self.notes = notes
        self.nulls = nulls
        self.example = example
        furtherExamples = further
    }

    /// The name as documented.
    public var name: String { id.rawValue }
    /// Fewest arguments.
    public var minimumArguments: Int { parameters.count(where: { !$0.isOptional }) }
    /// Most arguments; nil: any number.
    public var maximumArguments: Int? { isVariadic ? nil : parameters.count }
    /// The parameter that an argument belongs to; nil for one too many.
    public func parameter(at index: Int) -> FunctionParameter? {
        if index < parameters.count { return parameters[index] }
        return isVariadic ? parameters.last : nil
    }

    /// Type of a call on arguments of these types.
    public func resultType(of arguments: [ValueType]) -> ValueType {
        switch result {
        case .fixed(let type): return type
        case .argument(let index): return index < arguments.count ? arguments[index] : .any
        case .element(let index):
            guard index < arguments.count, case .list(let element) = arguments[index] else { return .any }
            return element
        case .common:
            let known = arguments.filter { $0 != .null }
            guard let first = known.first else { return .any }
            return known.allSatisfy { $0 == first } ? first : .any
        case .numeric:
            guard let first = arguments.first else { return .number }
            return first == .integer || first == .float ? first : .number
        }
    }

    /// `substring(original, start[, length])`, for messages.
    public var description: String {
        let list = parameters.map { $0.isOptional ? "[\($0.name)]" : $0.name }
        return "\(name)(\(list.joined(separator: ", "))\(isVariadic ? ", …" : ""))"
    }
}

/// What is known about an aggregating function.
public struct AggregateSignature: Sendable, Hashable {
    public var function: AggregateFunction
    public var parameters: [FunctionParameter]
    public var result: FunctionResult
    /// One line.
    public var summary: String
    /// What one line cannot say; may be empty.
    public var notes: String
    /// What becomes of null values.
    public var nulls: NullBehaviour
    public var example: FunctionExample
    /// Examples of what the first does not show.
    public var furtherExamples: [FunctionExample]

    public init(
        _ function: AggregateFunction, _ parameters: [FunctionParameter], result: FunctionResult, _ summary: String,
        notes: String = "", nulls: NullBehaviour = .own("Null values are left out."), example: FunctionExample,
        further: [FunctionExample] = []
    ) {
        self.function = function
        self.parameters = parameters
        self.result = result
        self.summary = summary
        self.notes = notes
        self.nulls = nulls
        self.example = example
        furtherExamples = further
    }

    /// Name as documented.
    public var name: String { function == .countRows ? "count" : function.rawValue }

    /// Type of the aggregate of values of this type.
    public func resultType(of argument: ValueType) -> ValueType {
        switch result {
        case .fixed(.list): return .list(argument)
        case .fixed(let type): return type
        case .argument, .element, .common: return argument
        case .numeric: return argument == .integer || argument == .float ? argument : .number
        }
    }
}
