import PropertyGraph
import QuerySemantics

/// Which values a declared type takes: an integer is a float where a float is wanted; nothing else is converted.
enum ArgumentCoercion {
    /// The value as one of `type`, or nil when it is none. Null is one of every type.
    static func coerce(_ value: Slot, to type: ValueType, _ space: ValueSpace) -> Slot? {
        switch type {
        case .any: return value
        case .float where value.tag == .integer: return .float(Double(value.integerValue))
        case .number: return value.isNull || value.tag == .integer || value.tag == .float ? value : nil
        case .list(let element):
            if value.isNull { return value }
            guard value.tag == .list else { return nil }
            if element == .any { return value }
            var elements: [Slot] = []
            for cell in space.list(value) {
                guard let coerced = coerce(cell, to: element, space) else { return nil }
                elements.append(coerced)
            }
            return space.makeList(elements)
        case .null, .boolean, .integer, .float, .string, .map, .node, .relationship, .path, .date, .localTime,
            .zonedTime, .localDateTime, .zonedDateTime, .duration, .point:
            return value.isNull || value.tag == type.tag ? value : nil
        }
    }
}
