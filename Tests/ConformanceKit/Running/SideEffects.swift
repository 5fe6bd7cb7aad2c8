/// Observable differences of a graph, before against after a query.
public struct SideEffects: Sendable, Equatable, CustomStringConvertible {
    /// What can appear or disappear, in the kit's notation.
    public enum Effect: String, Sendable, CaseIterable {
        case addedNodes = "+nodes"
        case removedNodes = "-nodes"
        case addedRelationships = "+relationships"
        case removedRelationships = "-relationships"
        case addedLabels = "+labels"
        case removedLabels = "-labels"
        case addedProperties = "+properties"
        case removedProperties = "-properties"
    }

    /// How many of each; no entry means none.
    public var counts: [Effect: Int]

    public init(_ counts: [Effect: Int] = [:]) {
        self.counts = counts.filter { $0.value != 0 }
    }

    public var description: String {
        let lines = Effect.allCases.compactMap { effect in counts[effect].map { "\(effect.rawValue) \($0)" } }
        return lines.isEmpty ? "no side effects" : lines.joined(separator: ", ")
    }
}
