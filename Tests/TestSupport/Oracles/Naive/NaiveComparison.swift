import Entente

/// Equality, comparability and orderability of openCypher, once more and without looking at the engine's.
enum NaiveComparison {
    /// How two values compare; `unknown` makes every comparison null, `never` makes it false (NaN).
    enum Outcome { case less, equal, greater, never, unknown }

    /// `=`; nil is null.
    static func equals(_ a: Value, _ b: Value) -> Bool? {
        switch (a, b) {
        case (.null, _), (_, .null): return nil
        case (.integer, .float), (.float, .integer), (.float, .float), (.integer, .integer):
            return compareNumbers(a, b) == .equal
        case (.list(let left), .list(let right)):
            guard left.count == right.count else { return false }
            return all(zip(left, right).map { equals($0, $1) })
        case (.map(let left), .map(let right)):
            guard Set(left.keys) == Set(right.keys) else { return false }
            return all(left.map { equals($0.value, right[$0.key] ?? .null) })
        case (.string(let left), .string(let right)): return Array(left.unicodeScalars) == Array(right.unicodeScalars)
        case (.node(let left), .node(let right)): return left.id == right.id
        case (.relationship(let left), .relationship(let right)): return left.id == right.id
        case (.path(let left), .path(let right)):
            return left.nodes.map(\.id) == right.nodes.map(\.id)
                && left.relationships.map(\.id) == right.relationships.map(\.id)
        default: return a == b
        }
    }

    private static func all(_ parts: [Bool?]) -> Bool? {
        if parts.contains(false) { return false }
        return parts.contains(nil) ? nil : true
    }

    static func compare(_ a: Value, _ b: Value) -> Outcome {
        switch (a, b) {
        case (.integer, .integer), (.integer, .float), (.float, .integer), (.float, .float):
            return compareNumbers(a, b)
        case (.boolean(let left), .boolean(let right)):
            return left == right ? .equal : right ? .less : .greater
        case (.string(let left), .string(let right)):
            return outcome(compareTexts(left, right))
        case (.list(let left), .list(let right)):
            for (x, y) in zip(left, right) {
                let step = compare(x, y)
                if step != .equal { return step }
            }
            return outcome(left.count - right.count)
        default: return .unknown
        }
    }

    /// The total order of ORDER BY: negative, zero or positive.
    static func order(_ a: Value, _ b: Value) -> Int {
        let ranks = (rank(a), rank(b))
        if ranks.0 != ranks.1 { return ranks.0 - ranks.1 }
        switch (a, b) {
        case (.node(let left), .node(let right)): return Int(left.id.raw) - Int(right.id.raw)
        case (.relationship(let left), .relationship(let right)): return Int(left.id.raw) - Int(right.id.raw)
        case (.list(let left), .list(let right)):
            for (x, y) in zip(left, right) {
                let step = order(x, y)
                if step != 0 { return step }
            }
            return left.count - right.count
        case (.map(let left), .map(let right)):
            if left.count != right.count { return left.count - right.count }
            let (leftKeys, rightKeys) = (left.keys.sorted(), right.keys.sorted())
            for (x, y) in zip(leftKeys, rightKeys) where x != y { return compareTexts(x, y) }
            for key in leftKeys {
                let step = order(left[key] ?? .null, right[key] ?? .null)
                if step != 0 { return step }
            }
            return 0
        case (.path(let left), .path(let right)):
            let (steps, others) = (elements(left), elements(right))
            for (x, y) in zip(steps, others) where x != y { return x < y ? -1 : 1 }
            return steps.count - others.count
        default:
            switch compare(a, b) {
            case .less: return -1
            case .greater: return 1
            case .equal: return 0
            case .never, .unknown: return (isNaN(a) ? 1 : 0) - (isNaN(b) ? 1 : 0)
            }
        }
    }

    /// Numbers of nodes and relationships in turn.
    private static func elements(_ path: Path) -> [UInt32] {
        path.nodes.indices.flatMap { index in
            [path.nodes[index].id.raw] + (index < path.length ? [path.relationships[index].id.raw] : [])
        }
    }

    /// What DISTINCT and grouping hold to be the same.
    static func areEquivalent(_ a: Value, _ b: Value) -> Bool {
        switch (a, b) {
        case (.null, .null): return true
        case (.null, _), (_, .null): return false
        case (.list(let left), .list(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { areEquivalent($0, $1) }
        case (.map(let left), .map(let right)):
            return Set(left.keys) == Set(right.keys)
                && left.allSatisfy { areEquivalent($0.value, right[$0.key] ?? .null) }
        default: return (isNaN(a) && isNaN(b)) || equals(a, b) == true
        }
    }

    static func areEquivalent(_ a: [Value], _ b: [Value]) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { areEquivalent($0, $1) }
    }

    private static func isNaN(_ value: Value) -> Bool {
        if case .float(let number) = value { return number.isNaN }
        return false
    }

    private static func compareNumbers(_ a: Value, _ b: Value) -> Outcome {
        if case .integer(let left) = a, case .integer(let right) = b {
            return left == right ? .equal : left < right ? .less : .greater
        }
        let (left, right) = (number(a), number(b))
        if left.isNaN || right.isNaN { return .never }
        if left != right { return left < right ? .less : .greater }
        // Equal as floats; the integer may have been rounded.
        if case .integer(let integer) = a { return outcome(sign(integer, exact: right)) }
        if case .integer(let integer) = b { return outcome(-sign(integer, exact: left)) }
        return .equal
    }

    private static func sign(_ integer: Int64, exact float: Double) -> Int {
        guard let other = Int64(exactly: float) else { return -1 }
        return integer == other ? 0 : integer < other ? -1 : 1
    }

    static func number(_ value: Value) -> Double {
        switch value {
        case .integer(let number): Double(number)
        case .float(let number): number
        default: .nan
        }
    }

    private static func compareTexts(_ a: String, _ b: String) -> Int {
        let (left, right) = (a.unicodeScalars.map(\.value), b.unicodeScalars.map(\.value))
        return left == right ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1
    }

    private static func outcome(_ sign: Int) -> Outcome { sign == 0 ? .equal : sign < 0 ? .less : .greater }

    private static func rank(_ value: Value) -> Int {
        switch value {
        case .map: 0
        case .node: 1
        case .relationship: 2
        case .list: 3
        case .path: 4
        case .point: 5
        case .zonedDateTime: 6
        case .localDateTime: 7
        case .date: 8
        case .zonedTime: 9
        case .localTime: 10
        case .duration: 11
        case .string: 12
        case .boolean: 13
        case .integer, .float: 14
        default: 15
        }
    }
}
