import Entente
import Foundation
import QuerySyntax

extension NaiveEvaluator {
    /// The value of an expression over a row; with a group, its aggregates are taken over the group.
    mutating func value(_ id: ExpressionID, _ row: Row, group: [Row]? = nil) throws -> Value {
        switch tree[id].kind {
        case .nullLiteral: return .null
        case .booleanLiteral(let truth): return .boolean(truth)
        case .integerLiteral(let number): return .integer(number)
        case .floatLiteral(let number): return .float(number)
        case .stringLiteral(let text): return .string(tree[text])
        case .listLiteral(let items): return .list(try tree[items].map { try value($0, row, group: group) })
        case .mapLiteral(let entries):
            var map: [String: Value] = [:]
            for entry in tree[entries] {
                guard let expression = entry.value else { throw NaiveError.unsupported("map entry") }
                map[entry.key.text] = try value(expression, row, group: group)
            }
            return .map(map)
        case .variable(let name):
            guard let value = row[name.text] else { throw NaiveError.unsupported("variable \(name.text)") }
            return value
        case .property(let base, let key):
            let element = try value(base, row, group: group)
            if element == .null { return .null }
            return try entries(element)[key.text] ?? .null
        case .subscripted(let base, let index):
            return try element(of: try value(base, row, group: group), at: try value(index, row, group: group))
        case .slice(let base, let from, let to):
            return try slice(
                try value(base, row, group: group), try from.map { try value($0, row, group: group) },
                try to.map { try value($0, row, group: group) })
        case .hasLabels(let base, let names):
            let wanted = Set(tree[names].map(\.text))
            switch try value(base, row, group: group) {
            case .null: return .null
            case .node(let node): return .boolean(wanted.isSubset(of: graph.nodes[node.id.raw]?.labels ?? []))
            case .relationship(let edge): return .boolean(wanted == [graph.relationships[edge.id.raw]?.type ?? ""])
            default: throw NaiveError.failure("labels of no node")
            }
        case .labelTest(let base, let test, let negated):
            let element = try value(base, row, group: group)
            if element == .null { return .null }
            return .boolean(Self.holds(tree[test], of: try labels(of: element)) != negated)
        case .caseOperand:
            guard let caseOperand else { throw NaiveError.unsupported("no CASE around") }
            return caseOperand
        case .unary(let op, let operand): return try unary(op, try value(operand, row, group: group))
        case .binary(let op, let left, let right): return try binary(op, left, right, row, group)
        case .comparisonChain(let operands, let operators):
            let values = try tree[operands].map { try value($0, row, group: group) }
            var result: Bool? = true
            for index in 0..<operators.count {
                result = Self.and(result, try compare(operators[index], values[index], values[index + 1]))
            }
            return Self.lift(result)
        case .isNull(let operand, let negated):
            return .boolean((try value(operand, row, group: group) == .null) != negated)
        case .functionCall(let name, let arguments, let distinct):
            let function = tree[name.namespace].map { $0.text + "." }.joined() + name.name.text
            if Self.aggregates.contains(function.lowercased()) {
                guard let group else { throw NaiveError.unsupported("aggregate here") }
                return try aggregate(function.lowercased(), Array(tree[arguments]), distinct, group)
            }
            return try call(function.lowercased(), try tree[arguments].map { try value($0, row, group: group) })
        case .countStar:
            guard let group else { throw NaiveError.unsupported("count(*) here") }
            return .integer(Int64(group.count))
        case .caseExpression(let operand, let alternatives, let otherwise):
            let subject = try operand.map { try value($0, row, group: group) }
            for alternative in tree[alternatives] {
                let outer = caseOperand
                caseOperand = subject
                let condition = try value(alternative.condition, row, group: group)
                caseOperand = outer
                if alternative.testsOperand {
                    if try Self.boolean(condition) == true { return try value(alternative.result, row, group: group) }
                    continue
                }
                let holds =
                    try subject.map { NaiveComparison.equals($0, condition) == true }
                    ?? (Self.boolean(condition) == true)
                if holds { return try value(alternative.result, row, group: group) }
            }
            return try otherwise.map { try value($0, row, group: group) } ?? .null
        case .listComprehension(let variable, let list, let predicate, let projection):
            guard let elements = try self.elements(list, row, group) else { return .null }
            var result: [Value] = []
            for element in elements {
                let inner = row.merging([variable.text: element]) { _, new in new }
                if let predicate, try truth(predicate, inner, group: group) != true { continue }
                result.append(try projection.map { try value($0, inner, group: group) } ?? element)
            }
            return .list(result)
        case .quantifier(let quantifier, let variable, let list, let predicate):
            guard let elements = try self.elements(list, row, group) else { return .null }
            let truths = try elements.map { element -> Bool? in
                let inner = row.merging([variable.text: element]) { _, new in new }
                return try predicate.map { try truth($0, inner, group: group) } ?? Self.boolean(element)
            }
            return Self.lift(Self.quantified(quantifier, truths))
        case .reduce(let accumulator, let initial, let variable, let list, let expression):
            guard let elements = try self.elements(list, row, group) else { return .null }
            var total = try value(initial, row, group: group)
            for element in elements {
                let names = [accumulator.text: total, variable.text: element]
                total = try value(expression, row.merging(names) { _, new in new }, group: group)
            }
            return total
        case .patternComprehension(let pattern, let predicate, let projection):
            return .list(try matches([tree[pattern]], predicate, row).map { try value(projection, $0) })
        case .patternPredicate(let pattern): return .boolean(try !matches([tree[pattern]], nil, row).isEmpty)
        case .subquery(let kind, let id): return try subquery(kind, tree[id], row)
        case .mapProjection(let base, let entries):
            let subject = try value(base, row, group: group)
            if subject == .null { return .null }
            var map: [String: Value] = [:]
            for entry in tree[entries] {
                switch entry.kind {
                case .allProperties: map.merge(try self.entries(subject)) { _, new in new }
                case .property: map[entry.key.text] = try self.entries(subject)[entry.key.text] ?? .null
                case .variable: map[entry.key.text] = row[entry.key.text] ?? .null
                case .keyValue: map[entry.key.text] = try entry.value.map { try value($0, row, group: group) } ?? .null
                }
            }
            return .map(map)
        default: throw NaiveError.unsupported("expression")
        }
    }

    mutating func truth(_ id: ExpressionID, _ row: Row, group: [Row]? = nil) throws -> Bool? {
        try Self.boolean(value(id, row, group: group))
    }

    private mutating func elements(_ id: ExpressionID, _ row: Row, _ group: [Row]?) throws -> [Value]? {
        switch try value(id, row, group: group) {
        case .null: return nil
        case .list(let elements): return elements
        default: throw NaiveError.failure("no list")
        }
    }

    private mutating func subquery(_ kind: SubqueryKind, _ subquery: Subquery, _ row: Row) throws -> Value {
        var count = 0
        var values: [Value] = []
        switch subquery {
        case .pattern(let pattern, let predicate): count = try matches(pattern, predicate, row).count
        case .query(let query):
            var reading = query
            if case .return? = query.first.clauses.last {
            } else if case .match(let last)? = query.first.clauses.last, query.first.clauses.count == 1 {
                // No RETURN: only rows count.
                count = try matches(last.pattern, last.predicate, row).count
                return kind == .exists ? .boolean(count > 0) : .integer(Int64(count))
            }
            reading = query
            let rows = try run(reading, from: row).rows
            count = rows.count
            values = rows.compactMap(\.first)
        }
        switch kind {
        case .exists: return .boolean(count > 0)
        case .count: return .integer(Int64(count))
        case .collect: return .list(values)
        }
    }

    // MARK: Operators

    static func lift(_ truth: Bool?) -> Value { truth.map { .boolean($0) } ?? .null }

    static func boolean(_ value: Value) throws -> Bool? {
        switch value {
        case .null: return nil
        case .boolean(let truth): return truth
        default: throw NaiveError.failure("no boolean")
        }
    }

    static func and(_ a: Bool?, _ b: Bool?) -> Bool? {
        if a == false || b == false { return false }
        return a == nil || b == nil ? nil : true
    }

    static func or(_ a: Bool?, _ b: Bool?) -> Bool? {
        if a == true || b == true { return true }
        return a == nil || b == nil ? nil : false
    }

    static func quantified(_ quantifier: Quantifier, _ truths: [Bool?]) -> Bool? {
        switch quantifier {
        case .all: return truths.reduce(true) { and($0, $1) }
        case .any: return truths.reduce(false) { or($0, $1) }
        case .none: return truths.reduce(false) { or($0, $1) }.map { !$0 }
        case .single:
            let sure = truths.count { $0 == true }
            if sure > 1 { return false }
            return truths.contains(nil) ? nil : sure == 1
        }
    }

    private func unary(_ op: UnaryOperator, _ operand: Value) throws -> Value {
        switch (op, operand) {
        case (_, .null): return .null
        case (.not, _): return Self.lift(try Self.boolean(operand).map { !$0 })
        case (.plus, .integer), (.plus, .float): return operand
        case (.minus, .integer(let number)):
            if number == .min { throw NaiveError.failure("overflow") }
            return .integer(-number)
        case (.minus, .float(let number)): return .float(-number)
        default: throw NaiveError.failure("sign of no number")
        }
    }

    private mutating func binary(
        _ op: BinaryOperator, _ left: ExpressionID, _ right: ExpressionID, _ row: Row, _ group: [Row]?
    ) throws -> Value {
        let a = try value(left, row, group: group)
        switch op {
        case .and:
            let truth = try Self.boolean(a)
            if truth == false { return false }
            return Self.lift(Self.and(truth, try self.truth(right, row, group: group)))
        case .or:
            let truth = try Self.boolean(a)
            if truth == true { return true }
            return Self.lift(Self.or(truth, try self.truth(right, row, group: group)))
        case .xor:
            guard let x = try Self.boolean(a), let y = try truth(right, row, group: group) else { return .null }
            return .boolean(x != y)
        default: break
        }
        let b = try value(right, row, group: group)
        switch op {
        case .or, .xor, .and: return .null
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return Self.lift(try compare(op, a, b))
        case .in_:
            guard b != .null else { return .null }
            guard case .list(let elements) = b else { throw NaiveError.failure("IN no list") }
            return Self.lift(elements.reduce(false) { Self.or($0, NaiveComparison.equals(a, $1)) })
        case .startsWith, .endsWith, .contains:
            guard case .string(let text) = a, case .string(let part) = b else { return .null }
            let (whole, piece) = (Array(text.utf8), Array(part.utf8))
            switch op {
            case .startsWith: return .boolean(whole.starts(with: piece))
            case .endsWith: return .boolean(whole.reversed().starts(with: piece.reversed()))
            default:
                let places = max(0, whole.count - piece.count + 1)
                return .boolean((0..<places).contains { whole[$0...].starts(with: piece) })
            }
        case .matches: throw NaiveError.unsupported("=~")
        case .add, .subtract, .multiply, .divide, .modulo, .power, .concatenate: return try arithmetic(op, a, b)
        }
    }

    private func compare(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Bool? {
        if op == .equal { return NaiveComparison.equals(a, b) }
        if op == .notEqual { return NaiveComparison.equals(a, b).map { !$0 } }
        switch NaiveComparison.compare(a, b) {
        case .unknown: return nil
        case .never: return false
        case .less: return op == .less || op == .lessOrEqual
        case .greater: return op == .greater || op == .greaterOrEqual
        case .equal: return op == .lessOrEqual || op == .greaterOrEqual
        }
    }

    func arithmetic(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
        switch (a, b) {
        case (.null, _), (_, .null): return .null
        case (.integer(let x), .integer(let y)):
            let result: (partialValue: Int64, overflow: Bool)
            switch op {
            case .add: result = x.addingReportingOverflow(y)
            case .subtract: result = x.subtractingReportingOverflow(y)
            case .multiply: result = x.multipliedReportingOverflow(by: y)
            case .divide: result = x.dividedReportingOverflow(by: y)
            case .modulo:
                if y == 0 { throw NaiveError.failure("division by zero") }
                return .integer(y == -1 ? 0 : x % y)
            default: return .float(pow(Double(x), Double(y)))
            }
            if result.overflow { throw NaiveError.failure("overflow") }
            return .integer(result.partialValue)
        case (.integer, .float), (.float, .integer), (.float, .float):
            let (x, y) = (NaiveComparison.number(a), NaiveComparison.number(b))
            switch op {
            case .add: return .float(x + y)
            case .subtract: return .float(x - y)
            case .multiply: return .float(x * y)
            case .divide: return .float(x / y)
            case .modulo: return .float(fmod(x, y))
            default: return .float(pow(x, y))
            }
        case (.list(let x), .list(let y)) where op == .add || op == .concatenate: return .list(x + y)
        case (.list(let x), _) where op == .add: return .list(x + [b])
        case (_, .list(let y)) where op == .add: return .list([a] + y)
        case (.string, .string), (.string, .integer), (.string, .float), (.integer, .string), (.float, .string):
            guard op == .add || op == .concatenate else { throw NaiveError.failure("arithmetic with a string") }
            return .string(try text(a) + text(b))
        default: throw NaiveError.failure("arithmetic")
        }
    }

    // MARK: Access

    /// Properties of an element or entries of a map.
    func entries(_ value: Value) throws -> [String: Value] {
        switch value {
        case .map(let entries): return entries
        case .node, .relationship: return properties(of: value)
        default: throw NaiveError.failure("property of something else than an element or map")
        }
    }

    func properties(of element: Value) -> [String: Value] {
        switch element {
        case .node(let node): graph.nodes[node.id.raw]?.properties ?? [:]
        case .relationship(let edge): graph.relationships[edge.id.raw]?.properties ?? [:]
        default: [:]
        }
    }

    private func element(of base: Value, at index: Value) throws -> Value {
        switch (base, index) {
        case (.null, _), (_, .null): return .null
        case (.list(let elements), .integer(let place)):
            let position = place < 0 ? place + Int64(elements.count) : place
            return position >= 0 && position < elements.count ? elements[Int(position)] : .null
        case (.map, .string(let key)), (.node, .string(let key)), (.relationship, .string(let key)):
            return try entries(base)[key] ?? .null
        default: throw NaiveError.failure("subscript")
        }
    }

    private func slice(_ base: Value, _ from: Value?, _ to: Value?) throws -> Value {
        if base == .null || from == .some(.null) || to == .some(.null) { return .null }
        guard case .list(let elements) = base else { throw NaiveError.failure("slice of no list") }
        func bound(_ value: Value?, _ missing: Int) throws -> Int {
            guard let value else { return missing }
            guard case .integer(let place) = value else { throw NaiveError.failure("slice") }
            let position = place < 0 ? place + Int64(elements.count) : place
            return Int(max(0, min(position, Int64(elements.count))))
        }
        let (start, end) = (try bound(from, 0), try bound(to, elements.count))
        return .list(start < end ? Array(elements[start..<end]) : [])
    }
}
