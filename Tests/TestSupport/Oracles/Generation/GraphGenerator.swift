import Entente

/// Random small graphs: labels A, B, C, types R, S, T, loops and parallel relationships among them.
///
/// Keys have one type each, so that expressions can be valid, and are often missing: `k` numbers the nodes, `i` holds
/// integers, `f` floats, `s` strings, `b` booleans, `l` lists of integers, `m` anything.
public struct GraphGenerator {
    public static let labels = ["A", "B", "C"]
    public static let types = ["R", "S", "T"]
    public static let words = ["", "a", "ab", "abc", "b", "Hà Nội", "12", "x y", "true", "B"]

    private var dice: Dice
    public private(set) var graph = NaiveGraph()

    public init(seed: UInt64) {
        dice = Dice(seed: seed)
        let nodes = dice.chance(5) ? dice.number(0...1) : dice.number(3...8)
        for number in 0..<nodes {
            var labels: Set<String> = []
            for (index, label) in Self.labels.enumerated() where dice.chance([60, 35, 15][index]) {
                labels.insert(label)
            }
            var properties = properties()
            properties["k"] = .integer(Int64(number))
            _ = graph.add(NaiveGraph.NodeRecord(labels: labels, properties: properties))
        }
        guard nodes > 0 else { return }
        for _ in 0..<dice.number(0...(nodes * 2)) {
            let start = UInt32(dice.below(nodes))
            let end = dice.chance(12) ? start : UInt32(dice.below(nodes))
            _ = graph.add(
                NaiveGraph.RelationshipRecord(
                    type: dice.pick(["R", "R", "R", "S", "S", "T"]), start: start, end: end, properties: properties()))
        }
    }

    private mutating func properties() -> [String: Value] {
        var properties: [String: Value] = [:]
        if dice.chance(70) { properties["i"] = .integer(Int64(dice.number(-2...4))) }
        if dice.chance(40) { properties["f"] = .float(Double(dice.number(-4...6)) + dice.pick([0.25, 0.5, 0.75])) }
        if dice.chance(60) { properties["s"] = .string(dice.pick(Self.words)) }
        if dice.chance(40) { properties["b"] = .boolean(dice.chance(50)) }
        if dice.chance(30) {
            properties["l"] = .list((0..<dice.number(0...3)).map { _ in .integer(Int64(dice.number(0...3))) })
        }
        if dice.chance(50) {
            properties["m"] = dice.pick([.integer(1), .integer(2), .float(1.5), "a", "ab", true, [1, 2], ["a"]])
        }
        return properties
    }

    /// The statement that makes the graph, elements in order.
    public var statement: String? {
        guard !graph.nodes.isEmpty else { return nil }
        let printer = ValuePrinter()
        func map(_ properties: [String: Value]) -> String { " " + printer.text(.map(properties)) }
        var parts: [String] = []
        for id in graph.nodeIDs {
            guard let node = graph.nodes[id] else { continue }
            parts.append("(n\(id)\(node.labels.sorted().map { ":" + $0 }.joined())\(map(node.properties)))")
        }
        for id in graph.relationshipIDs {
            guard let edge = graph.relationships[id] else { continue }
            parts.append("(n\(edge.start))-[:\(edge.type)\(map(edge.properties))]->(n\(edge.end))")
        }
        return "CREATE " + parts.joined(separator: ", ")
    }
}
