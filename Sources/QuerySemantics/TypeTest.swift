/// The type that `expr IS :: type` asks for, with all names resolved.
public struct TypeTest: Sendable, Hashable, CustomStringConvertible {
    /// One of the alternatives of a union.
    public struct Alternative: Sendable, Hashable {
        /// Kinds of values that are of the type.
        public var kinds: TypeSet
        /// What every element of a list must be, when lists are among `kinds`: one element, or none for anything.
        public var element: [TypeTest]
        /// Whether null is of the type.
        public var admitsNull: Bool
        public init(kinds: TypeSet, element: [TypeTest] = [], admitsNull: Bool) {
            self.kinds = kinds
            self.element = element
            self.admitsNull = admitsNull
        }
    }
    public var alternatives: [Alternative]
    /// As written, in capitals.
    public var description: String

    public init(_ alternatives: [Alternative], description: String) {
        self.alternatives = alternatives
        self.description = description
    }

    /// Whether null is of the type.
    public var admitsNull: Bool { alternatives.contains(where: \.admitsNull) }

    /// `PROPERTY VALUE`: what can be stored, lists of it included.
    static func propertyValue(admitsNull: Bool) -> [Alternative] {
        let element = TypeTest(
            [Alternative(kinds: .scalar, admitsNull: false)], description: "PROPERTY VALUE NOT NULL")
        return [
            Alternative(kinds: .scalar, admitsNull: admitsNull),
            Alternative(kinds: .list, element: [element], admitsNull: false),
        ]
    }
}
