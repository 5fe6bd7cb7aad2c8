/// A set of kinds of values, without what lists are made of; null belongs to every set.
public struct TypeSet: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let boolean = TypeSet(rawValue: 1 << 0)
    public static let integer = TypeSet(rawValue: 1 << 1)
    public static let float = TypeSet(rawValue: 1 << 2)
    public static let string = TypeSet(rawValue: 1 << 3)
    public static let list = TypeSet(rawValue: 1 << 4)
    public static let map = TypeSet(rawValue: 1 << 5)
    public static let node = TypeSet(rawValue: 1 << 6)
    public static let relationship = TypeSet(rawValue: 1 << 7)
    public static let path = TypeSet(rawValue: 1 << 8)
    public static let date = TypeSet(rawValue: 1 << 9)
    public static let localTime = TypeSet(rawValue: 1 << 10)
    public static let zonedTime = TypeSet(rawValue: 1 << 11)
    public static let localDateTime = TypeSet(rawValue: 1 << 12)
    public static let zonedDateTime = TypeSet(rawValue: 1 << 13)
    public static let duration = TypeSet(rawValue: 1 << 14)
    public static let point = TypeSet(rawValue: 1 << 15)

    public static let number: TypeSet = [.integer, .float]
    /// Points in time, with or without a date or a zone.
    public static let instant: TypeSet = [.date, .localTime, .zonedTime, .localDateTime, .zonedDateTime]
    /// Everything that has a literal form without parts.
    public static let scalar: TypeSet = [.boolean, .number, .string, .instant, .duration, .point]
    public static let everything = TypeSet(rawValue: (1 << 16) - 1)

    /// The kinds that a value of a type may have; empty for the type of null.
    public init(_ type: ValueType) {
        switch type {
        case .any: self = .everything
        case .null: self = []
        case .boolean: self = .boolean
        case .integer: self = .integer
        case .float: self = .float
        case .number: self = .number
        case .string: self = .string
        case .list: self = .list
        case .map: self = .map
        case .node: self = .node
        case .relationship: self = .relationship
        case .path: self = .path
        case .date: self = .date
        case .localTime: self = .localTime
        case .zonedTime: self = .zonedTime
        case .localDateTime: self = .localDateTime
        case .zonedDateTime: self = .zonedDateTime
        case .duration: self = .duration
        case .point: self = .point
        }
    }

    /// Whether a value of `type` may be of one of these kinds; null and unknown types always may.
    public func admits(_ type: ValueType) -> Bool {
        let kinds = TypeSet(type)
        return kinds.isEmpty || !isDisjoint(with: kinds)
    }
}
