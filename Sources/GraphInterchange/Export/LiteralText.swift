import Entente

/// Writes stored values as the language's literals, so that each reads back as the same value.
struct LiteralText {
    let graph: Graph
    private let printer = ValuePrinter()

    init(_ graph: Graph) { self.graph = graph }

    /// Appends one value. Recursion as deep as values are nested, which has a limit.
    func write(_ slot: Slot, to text: inout String) {
        let space = graph.storedValues
        switch slot.tag {
        case .list:
            text += "["
            for (index, element) in space.list(slot).enumerated() {
                if index > 0 { text += ", " }
                write(element, to: &text)
            }
            text += "]"
        case .map:
            let map = space.map(slot)
            text += "{"
            for index in 0..<map.count {
                if index > 0 { text += ", " }
                text += ValuePrinter.name(space.keys.name(map.keys[index].raw)) + ": "
                write(map.values[index], to: &text)
            }
            text += "}"
        case .float where !slot.floatValue.isFinite:
            // There is no literal of these.
            text += slot.floatValue.isNaN ? "(0.0 / 0.0)" : slot.floatValue > 0 ? "(1.0 / 0.0)" : "(-1.0 / 0.0)"
        case .null, .boolean, .integer, .float, .string, .node, .relationship, .path, .date, .localTime, .zonedTime,
            .localDateTime, .zonedDateTime, .duration, .point:
            printer.write(Value(slot, space, graph), to: &text)
        }
    }

    /// Appends a map of properties.
    func write(_ properties: [(key: PropertyKeyID, value: Slot)], to text: inout String) {
        text += "{"
        for (index, property) in properties.enumerated() {
            if index > 0 { text += ", " }
            text += ValuePrinter.name(graph.name(of: property.key)) + ": "
            write(property.value, to: &text)
        }
        text += "}"
    }
}
