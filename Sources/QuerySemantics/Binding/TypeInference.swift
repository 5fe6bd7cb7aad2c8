import PropertyGraph

/// What follows from the types of operands.
///
/// A type here is a promise: whatever the binder calls `.integer` is an integer or null in every row. Where it cannot
/// promise, it says `.any`, and `.any` passes every check.
extension ValueType {
    /// The narrowest type that covers both; `.null` is below every other.
    func joined(with other: ValueType) -> ValueType {
        if self == other { return self }
        switch (self, other) {
        case (.null, _): return other
        case (_, .null): return self
        case (.integer, .float), (.float, .integer), (.number, .integer), (.number, .float), (.integer, .number),
            (.float, .number):
            return .number
        case (.list(let a), .list(let b)): return .list(a.joined(with: b))
        default: return .any
        }
    }

    /// The type that covers all; `.null` of none.
    static func joined(_ types: some Sequence<ValueType>) -> ValueType {
        types.reduce(.null) { $0.joined(with: $1) }
    }

    /// Whether a value of this type may be one of `kinds`.
    func mayBe(_ kinds: TypeSet) -> Bool { kinds.admits(self) }

    /// What the elements are when this is used as a list.
    var element: ValueType {
        switch self {
        case .list(let element): element
        case .null: .null
        default: .any
        }
    }

    /// With its article, for messages.
    var described: String {
        switch self {
        case .any: "a value of unknown type"
        case .number: "a number"
        case .list(.relationship): "a list of relationships"
        case .list(.node): "a list of nodes"
        case .list: SlotTag.list.description
        case .null, .boolean, .integer, .float, .string, .map, .node, .relationship, .path, .date, .localTime,
            .zonedTime, .localDateTime, .zonedDateTime, .duration, .point:
            tag.map(\.description) ?? "a value"
        }
    }

    /// As the specification writes types: `LIST<INTEGER>`.
    public var specificationName: String {
        switch self {
        case .any: "ANY"
        case .number: "NUMBER"
        case .list(let element): "LIST<\(element.specificationName)>"
        case .null, .boolean, .integer, .float, .string, .map, .node, .relationship, .path, .date, .localTime,
            .zonedTime, .localDateTime, .zonedDateTime, .duration, .point:
            tag.map(\.typeName) ?? "ANY"
        }
    }

    /// The kind of the values of this type; nil where it may be more than one, whatever the elements of a list are.
    public var tag: SlotTag? {
        switch self {
        case .any, .number: nil
        case .null: .null
        case .boolean: .boolean
        case .integer: .integer
        case .float: .float
        case .string: .string
        case .list: .list
        case .map: .map
        case .node: .node
        case .relationship: .relationship
        case .path: .path
        case .date: .date
        case .localTime: .localTime
        case .zonedTime: .zonedTime
        case .localDateTime: .localDateTime
        case .zonedDateTime: .zonedDateTime
        case .duration: .duration
        case .point: .point
        }
    }
}

extension BoundOperator {
    /// Kinds of operand that no value of the operator allows; such an operand is refused before the query runs.
    ///
    /// Comparisons and string tests give null of odd operands, and `+` knows too many pairs, so they refuse nothing.
    var acceptedKinds: TypeSet {
        switch self {
        case .subtract: TypeSet.number.union(.instant).union(.duration)
        case .multiply, .divide: TypeSet.number.union(.duration)
        case .modulo, .power: .number
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .add, .in_, .startsWith, .endsWith,
            .contains, .matches, .concatenate:
            .everything
        }
    }

    /// The type of a result.
    func resultType(_ left: ValueType, _ right: ValueType) -> ValueType {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in_, .startsWith, .endsWith, .contains,
            .matches:
            return .boolean
        case .power:
            return .float
        case .modulo:
            return Self.arithmetic(left, right) ?? .number
        case .add, .concatenate:
            return Self.sum(left, right)
        case .subtract, .multiply, .divide:
            if let number = Self.arithmetic(left, right) { return number }
            switch (self, left, right) {
            case (.subtract, .duration, .duration), (.multiply, .duration, _), (.multiply, _, .duration),
                (.divide, .duration, _):
                return .duration
            case (.subtract, _, .duration) where left.mayBe(.instant) && left != .any: return left
            default: return .any
            }
        }
    }

    private static func arithmetic(_ left: ValueType, _ right: ValueType) -> ValueType? {
        switch (left, right) {
        case (.null, .null): .null
        case (.integer, .integer), (.integer, .null), (.null, .integer): .integer
        case (.float, .float), (.float, .integer), (.integer, .float), (.float, .number), (.number, .float),
            (.float, .null), (.null, .float):
            .float
        case (.number, .number), (.number, .integer), (.integer, .number), (.number, .null), (.null, .number): .number
        default: nil
        }
    }

    private static func sum(_ left: ValueType, _ right: ValueType) -> ValueType {
        if let number = arithmetic(left, right) { return number }
        switch (left, right) {
        case (.list(let a), .list(let b)): return .list(a.joined(with: b))
        case (.list(let a), .any), (.any, .list(let a)):
            _ = a
            return .list(.any)
        case (.list(let a), let b): return .list(a.joined(with: b))
        case (let a, .list(let b)): return .list(a.joined(with: b))
        case (.string, .any), (.any, .string), (.any, _), (_, .any): return .any
        case (.string, _), (_, .string): return .string
        case (.duration, .duration): return .duration
        case (.duration, let instant) where instant.mayBe(.instant): return instant
        case (let instant, .duration) where instant.mayBe(.instant): return instant
        default: return .any
        }
    }
}
