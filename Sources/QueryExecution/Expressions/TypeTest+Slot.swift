import PropertyGraph
import QuerySemantics

extension TypeTest {
    /// Whether a value is of the type.
    ///
    /// - Complexity: O(elements) for typed lists.
    func holds(_ value: Slot, _ space: ValueSpace) -> Bool {
        if value.isNull { return admitsNull }
        let kind = value.tag.kind
        for alternative in alternatives where alternative.kinds.contains(kind) {
            guard kind == .list, let element = alternative.element.first else { return true }
            if space.list(value).allSatisfy({ element.holds($0, space) }) { return true }
        }
        return false
    }
}

extension SlotTag {
    /// The kind of the values with this tag; empty for null.
    fileprivate var kind: TypeSet {
        switch self {
        case .null: []
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
