/// What the binder asks about the names in the graph, to warn of those that are not there.
public protocol SchemaNames: Sendable {
    func hasLabel(_ name: String) -> Bool
    func hasRelationshipType(_ name: String) -> Bool
    func hasPropertyKey(_ name: String) -> Bool
    /// All names in use, for suggestions.
    var labels: [String] { get }
    var relationshipTypes: [String] { get }
    var propertyKeys: [String] { get }
}
