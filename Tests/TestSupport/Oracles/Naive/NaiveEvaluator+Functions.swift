import Entente
import Foundation
import QuerySyntax

extension NaiveEvaluator {
    static let aggregates: Set<String> = ["count", "sum", "avg", "min", "max", "collect"]

    mutating func aggregate(
        _ function: String, _ arguments: [ExpressionID], _ distinct: Bool, _ group: [Row]
    ) throws -> Value {
        guard let argument = arguments.first else { throw NaiveError.unsupported(function) }
        var values: [Value] = []
        for row in group {
            let value = try value(argument, row)
            if value == .null { continue }
            if distinct && values.contains(where: { NaiveComparison.areEquivalent($0, value) }) { continue }
            values.append(value)
        }
        switch function {
        case "count": return .integer(Int64(values.count))
        case "collect": return .list(values)
        case "min": return values.min { NaiveComparison.order($0, $1) < 0 } ?? .null
        case "max": return values.max { NaiveComparison.order($0, $1) < 0 } ?? .null
        case "sum": return try values.reduce(.integer(0)) { try arithmetic(.add, $0, number($1)) }
        case "avg":
            if values.isEmpty { return .null }
            let total = try values.reduce(.integer(0)) { try arithmetic(.add, $0, number($1)) }
            return .float(NaiveComparison.number(total) / Double(values.count))
        default: throw NaiveError.unsupported(function)
        }
    }

    private func number(_ value: Value) throws -> Value {
        switch value {
        case .integer, .float: return value
        default: throw NaiveError.failure("no number")
        }
    }

    /// A scalar function; names are in lower case.
    func call(_ function: String, _ arguments: [Value]) throws -> Value {
        switch function {
        case "coalesce": return arguments.first { $0 != .null } ?? .null
        case "exists": return .boolean(arguments.first != .null)
        case "pi": return .float(.pi)
        case "e": return .float(M_E)
        default: break
        }
        if arguments.contains(.null) { return .null }
        guard let first = arguments.first else { throw NaiveError.unsupported(function) }
        switch first {
        case .node, .relationship, .path: return try elementFunction(function, first)
        case .string(let text): return try textFunction(function, text, arguments)
        case .list(let list): return try listFunction(function, list)
        case .map(let map):
            switch function {
            case "keys": return .list(map.keys.sorted().map { .string($0) })
            case "properties": return first
            default: throw NaiveError.failure(function)
            }
        case .integer, .float: return try numberFunction(function, first, arguments)
        case .boolean(let truth):
            switch function {
            case "toboolean": return first
            case "tostring": return .string(truth ? "true" : "false")
            case "tointeger": return .integer(truth ? 1 : 0)
            default: throw NaiveError.failure(function)
            }
        default: throw NaiveError.unsupported(function)
        }
    }

    private func elementFunction(_ function: String, _ element: Value) throws -> Value {
        switch (function, element) {
        case ("id", .node(let node)): return .integer(Int64(node.id.raw))
        case ("id", .relationship(let edge)): return .integer(Int64(edge.id.raw))
        case ("labels", .node(let node)):
            return .list((graph.nodes[node.id.raw]?.labels ?? []).sorted().map { .string($0) })
        case ("type", .relationship(let edge)): return .string(graph.relationships[edge.id.raw]?.type ?? "")
        case ("startnode", .relationship(let edge)): return Self.node(graph.relationships[edge.id.raw]?.start ?? 0)
        case ("endnode", .relationship(let edge)): return Self.node(graph.relationships[edge.id.raw]?.end ?? 0)
        case ("keys", .node), ("keys", .relationship):
            return .list(properties(of: element).keys.sorted().map { .string($0) })
        case ("properties", .node), ("properties", .relationship): return .map(properties(of: element))
        case ("length", .path(let path)): return .integer(Int64(path.length))
        case ("nodes", .path(let path)): return .list(path.nodes.map { .node($0) })
        case ("relationships", .path(let path)): return .list(path.relationships.map { .relationship($0) })
        default: throw NaiveError.failure(function)
        }
    }

    private func numberFunction(_ function: String, _ first: Value, _ arguments: [Value]) throws -> Value {
        let x = NaiveComparison.number(first)
        switch function {
        case "range":
            let bounds = arguments.compactMap { value -> Int64? in
                if case .integer(let number) = value { number } else { nil }
            }
            guard bounds.count == arguments.count, bounds.count >= 2 else { throw NaiveError.failure("range") }
            let step = bounds.count > 2 ? bounds[2] : 1
            if step == 0 { throw NaiveError.failure("range") }
            return .list(stride(from: bounds[0], through: bounds[1], by: Int(step)).map { .integer($0) })
        case "abs":
            guard case .integer(let number) = first else { return .float(abs(x)) }
            if number == .min { throw NaiveError.failure("overflow") }
            return .integer(abs(number))
        case "sign": return .integer(x > 0 ? 1 : x < 0 ? -1 : 0)
        case "floor": return .float(floor(x))
        case "ceil": return .float(ceil(x))
        case "round": return .float(floor(x + 0.5))
        case "sqrt": return .float(sqrt(x))
        case "tostring": return .string(try text(first))
        case "tofloat": return .float(x)
        case "tointeger":
            if case .integer = first { return first }
            guard let whole = Int64(exactly: x.rounded(.towardZero)) else { throw NaiveError.failure("overflow") }
            return .integer(whole)
        case "toboolean":
            guard case .integer(let number) = first else { throw NaiveError.failure(function) }
            return .boolean(number != 0)
        default: throw NaiveError.failure(function)
        }
    }

    /// Text of a number or a string, for `toString` and `+`. Floats only of the size the generator makes.
    func text(_ value: Value) throws -> String {
        switch value {
        case .string(let text): return text
        case .integer(let number): return "\(number)"
        case .float(let number) where number == 0 || (abs(number) >= 0.001 && abs(number) < 1e7): return "\(number)"
        default: throw NaiveError.unsupported("text of \(value)")
        }
    }

    private func listFunction(_ function: String, _ list: [Value]) throws -> Value {
        switch function {
        case "size": return .integer(Int64(list.count))
        case "head": return list.first ?? .null
        case "last": return list.last ?? .null
        case "tail": return .list(Array(list.dropFirst()))
        case "reverse": return .list(list.reversed())
        case "isempty": return .boolean(list.isEmpty)
        default: throw NaiveError.failure(function)
        }
    }

    private func textFunction(_ function: String, _ text: String, _ arguments: [Value]) throws -> Value {
        let scalars = Array(text.unicodeScalars)
        func string(_ scalars: some Sequence<Unicode.Scalar>) -> Value {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            return .string(String(view))
        }
        func count(_ index: Int) throws -> Int {
            guard index < arguments.count, case .integer(let number) = arguments[index], number >= 0 else {
                throw NaiveError.failure(function)
            }
            return Int(number)
        }
        switch function {
        case "size": return .integer(Int64(scalars.count))
        case "tostring": return .string(text)
        case "toupper": return .string(text.uppercased())
        case "tolower": return .string(text.lowercased())
        case "reverse": return string(scalars.reversed())
        case "isempty": return .boolean(scalars.isEmpty)
        case "trim": return .string(text.trimmingCharacters(in: .whitespacesAndNewlines))
        case "left": return string(scalars.prefix(try count(1)))
        case "right": return string(scalars.suffix(try count(1)))
        case "substring":
            let rest = scalars.dropFirst(try count(1))
            return string(arguments.count > 2 ? rest.prefix(try count(2)) : rest)
        case "replace":
            guard case .string(let old) = arguments[1], case .string(let new) = arguments[2], !old.isEmpty else {
                throw NaiveError.unsupported("replace")
            }
            return .string(text.replacingOccurrences(of: old, with: new, options: .literal))
        case "split":
            guard case .string(let mark) = arguments[1], !mark.isEmpty else { throw NaiveError.unsupported("split") }
            return .list(text.components(separatedBy: mark).map { .string($0) })
        case "tointeger":
            if let whole = Int64(text) { return .integer(whole) }
            guard let float = Double(text) else { return .null }
            guard let whole = Int64(exactly: float.rounded(.towardZero)) else { throw NaiveError.failure("overflow") }
            return .integer(whole)
        case "tofloat": return Double(text).map { .float($0) } ?? .null
        case "toboolean":
            return ["true": true, "false": false][text.lowercased()].map { .boolean($0) } ?? .null
        default: throw NaiveError.failure(function)
        }
    }

    // MARK: Structure

    func containsAggregate(_ id: ExpressionID) -> Bool {
        switch tree[id].kind {
        case .countStar: return true
        case .functionCall(let name, _, _) where Self.aggregates.contains(name.name.text.lowercased()): return true
        default: return children(of: id).contains(where: containsAggregate)
        }
    }

    private func children(of id: ExpressionID) -> [ExpressionID] {
        switch tree[id].kind {
        case .listLiteral(let items): Array(tree[items])
        case .mapLiteral(let entries): tree[entries].compactMap(\.value)
        case .mapProjection(let base, let entries): [base] + tree[entries].compactMap(\.value)
        case .property(let base, _), .hasLabels(let base, _), .labelTest(let base, _, _), .isNull(let base, _),
            .unary(_, let base):
            [base]
        case .subscripted(let base, let index): [base, index]
        case .slice(let base, let from, let to): [base, from, to].compactMap { $0 }
        case .binary(_, let left, let right): [left, right]
        case .comparisonChain(let operands, _): Array(tree[operands])
        case .functionCall(_, let arguments, _): Array(tree[arguments])
        case .caseExpression(let operand, let alternatives, let otherwise):
            [operand, otherwise].compactMap { $0 } + tree[alternatives].flatMap { [$0.condition, $0.result] }
        case .listComprehension(_, let list, let predicate, let projection):
            [list, predicate, projection].compactMap { $0 }
        case .quantifier(_, _, let list, let predicate): [list, predicate].compactMap { $0 }
        case .reduce(_, let initial, _, let list, let expression): [initial, list, expression]
        case .patternComprehension(_, let predicate, let projection): [predicate, projection].compactMap { $0 }
        default: []
        }
    }
}
