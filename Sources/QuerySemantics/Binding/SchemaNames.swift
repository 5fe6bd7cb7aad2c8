/// What the binder asks about the names in the graph, to warn of those that are not there.
public protocol SchemaNames: Sendable {
    /// Whether any node has, or had, the label.
    func hasLabel(_ name: String) -> Bool
    /// Whether any relationship has, or had, the type.
    func hasRelationshipType(_ name: String) -> Bool
    /// Whether anything has, or had, the property.
    func hasPropertyKey(_ name: String) -> Bool
    /// The type that all values of a property have; `any` when it is not one, or not known.
    func type(ofProperty name: String) -> ValueType
    /// Whether, by the labels at their ends, relationships of these types (of any type when there are none) can follow
    /// one another without end.
    func mayCycle(_ types: [String]) -> Bool
    /// Labels to suggest.
    var labels: [String] { get }
    /// Relationship types to suggest.
    var relationshipTypes: [String] { get }
    /// Property keys to suggest.
    var propertyKeys: [String] { get }
}
