import PropertyGraph
import SourceText

/// Which values may be stored as a property.
///
/// Scalars and lists are openCypher's. Lists within lists, and maps, are this language's; a map within a list is not,
/// because the conformance kit wants it refused. Nodes, relationships and paths are never stored.
enum PropertyValueRules {
    /// Whether a value needs no further look.
    @inline(__always)
    static func isScalar(_ value: Slot) -> Bool {
        switch value.tag {
        case .null, .boolean, .integer, .float, .string, .date, .localTime, .zonedTime, .localDateTime,
            .zonedDateTime, .duration:
            return true
        case .list, .map, .node, .relationship, .path: return false
        }
    }

    /// - Throws: TypeError `InvalidPropertyType`.
    /// - Complexity: O(size of the value).
    static func check(
        _ value: Slot, key: PropertyKeyID, _ graph: Graph, _ space: ValueSpace, at range: SourceRange
    ) throws(RuntimeError) {
        // Values still to be looked at, and whether they are inside a list; no recursion, so that depth costs no stack.
        var open: [(value: Slot, inList: Bool)] = [(value, false)]
        while let (value, inList) = open.popLast() {
            switch value.tag {
            case .null, .boolean, .integer, .float, .string, .date, .localTime, .zonedTime, .localDateTime,
                .zonedDateTime, .duration:
                continue
            case .list:
                for element in space.list(value) { open.append((element, true)) }
            case .map where !inList:
                for element in space.map(value).values { open.append((element, false)) }
            case .map, .node, .relationship, .path:
                throw RuntimeError(
                    .invalidPropertyType, type: .typeError,
                    "The property `\(graph.name(of: key))` cannot hold \(value.tag.description)\(inList ? " in a list" : "")",
                    at: range, help: "Properties are scalars, lists of scalars, and maps.")
            }
        }
    }
}
