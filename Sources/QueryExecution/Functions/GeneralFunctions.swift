import PropertyGraph
import QuerySemantics
import SourceText

/// Predicates, and functions of entities and of values in general.
enum GeneralFunctions {
    static func value(of call: FunctionCall) throws(RuntimeError) -> Slot {
        let first = call[0]
        let space = call.space
        switch call.function {
        case .exists: return .boolean(!first.isNull)
        case .coalesce: return call.arguments.first { !$0.isNull } ?? .null
        case .nullIf: return space.equals(first, call[1]) == true ? .null : first
        case .valueType: return space.makeString(TypeText.name(first, space))
        case .randomUUID: return space.makeString(randomUUID(call.context))
        case .timestamp:
            let now = call.context.statementTime
            return .integer(now.seconds &* 1000 &+ Int64(now.nanoseconds / 1_000_000))
        default: break
        }
        if first.isNull { return .null }
        switch call.function {
        case .isEmpty:
            switch first.tag {
            case .string: return .boolean(space.utf8(first).isEmpty)
            case .list: return .boolean(space.list(first).isEmpty)
            case .map: return .boolean(space.map(first).count == 0)
            default: throw call.wrong(first)
            }
        case .isNaN:
            let number = try call.number(0)
            return .boolean(number.isNaN)
        case .size:
            if first.tag == .list { return .integer(Int64(space.list(first).count)) }
            return .integer(Int64(CodePoints.count(try call.string(0))))
        case .length:
            guard first.tag == .path else { throw call.wrong(first) }
            return .integer(Int64(space.path(first).count / 2))
        case .head: return try call.list(0).first ?? .null
        case .last: return try call.list(0).last ?? .null
        default: return try entityValue(of: call)
        }
    }

    private static func entityValue(of call: FunctionCall) throws(RuntimeError) -> Slot {
        let first = call[0]
        let (space, graph) = (call.space, call.graph)
        switch call.function {
        case .id:
            guard first.tag == .node || first.tag == .relationship else { throw call.wrong(first) }
            return .integer(Int64(first.bits))
        case .elementId:
            guard first.tag == .node || first.tag == .relationship else { throw call.wrong(first) }
            return space.makeString("\(first.tag == .node ? "n" : "r"):\(first.bits)")
        case .type:
            guard first.tag == .relationship else { throw call.wrong(first) }
            guard let type = graph.typeEvenIfDeleted(first.relationshipID) else {
                throw .deleted(first, at: call.range)
            }
            return space.makeString(graph.name(of: type))
        case .labels:
            guard first.tag == .node else { throw call.wrong(first) }
            guard graph.isAlive(first.nodeID) else { throw .deleted(first, at: call.range) }
            return space.makeList(graph.labels(of: first.nodeID).map { space.makeString(graph.name(of: $0)) })
        case .startNode, .endNode:
            guard first.tag == .relationship else { throw call.wrong(first) }
            let id = first.relationshipID
            return .node(call.function == .startNode ? graph.source(id) : graph.target(id))
        case .keys: return space.makeList(try properties(call).map { space.makeString(space.keys.name($0.key.raw)) })
        case .properties: return first.tag == .map ? first : space.makeMap(try properties(call))
        default: throw call.wrong(first)
        }
    }

    private static func properties(
        _ call: FunctionCall
    ) throws(RuntimeError) -> [(key: PropertyKeyID, value: Slot)] {
        let first = call[0]
        switch first.tag {
        case .node:
            guard call.graph.isAlive(first.nodeID) else { throw .deleted(first, at: call.range) }
            return call.graph.properties(of: first.nodeID)
        case .relationship:
            guard call.graph.isAlive(first.relationshipID) else { throw .deleted(first, at: call.range) }
            return call.graph.properties(of: first.relationshipID)
        case .map:
            let view = call.space.map(first)
            return (0..<view.count).map { (key: view.keys[$0], value: view.values[$0]) }
        default: throw call.wrong(first)
        }
    }

    /// RFC 9562, version 4.
    private static func randomUUID(_ context: ExecutionContext) -> String {
        var high = context.random.next()
        var low = context.random.next()
        high = high & ~0xF000 | 0x4000
        low = low & ~(0xC << 60) | (0x8 << 60)
        let digits = hexadecimal(high) + hexadecimal(low)
        var text: [UInt8] = []
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(digit)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func hexadecimal(_ value: UInt64) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return (0..<16).map { digits[Int(value >> (60 - 4 * UInt64($0)) & 15)] }
    }
}

/// Names of types as ISO GQL spells them, for `valueType()`.
enum TypeText {
    static func name(_ slot: Slot, _ space: ValueSpace) -> String {
        slot.isNull ? "NULL" : bare(slot, space) + " NOT NULL"
    }

    private static func bare(_ slot: Slot, _ space: ValueSpace) -> String {
        switch slot.tag {
        case .null: return "NULL"
        case .boolean: return "BOOLEAN"
        case .integer: return "INTEGER"
        case .float: return "FLOAT"
        case .string: return "STRING"
        case .map: return "MAP"
        case .node: return "NODE"
        case .relationship: return "RELATIONSHIP"
        case .path: return "PATH"
        case .date: return "DATE"
        case .localTime: return "LOCAL TIME"
        case .zonedTime: return "ZONED TIME"
        case .localDateTime: return "LOCAL DATETIME"
        case .zonedDateTime: return "ZONED DATETIME"
        case .duration: return "DURATION"
        case .point: return "POINT"
        case .list:
            let elements = space.list(slot)
            if elements.isEmpty { return "LIST<NOTHING>" }
            let suffix = elements.contains { $0.isNull } ? "" : " NOT NULL"
            let names = Set(elements.filter { !$0.isNull }.map { bare($0, space) + suffix }).sorted()
            return "LIST<\(names.isEmpty ? "NULL" : names.joined(separator: " | "))>"
        }
    }
}
