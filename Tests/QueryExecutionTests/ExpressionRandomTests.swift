import PropertyGraph
import QuerySemantics
import Testing

@testable import QueryExecution

/// Random expressions: the program against a walk over the tree that shares no code with it.
@Suite struct ExpressionRandomTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func programAndTreeWalkAgree(_ seed: UInt64) throws {
        let bench = ExpressionBench()
        var maker = ExpressionMaker(seed: seed)
        var failures = 0
        for _ in 0..<1_500 {
            let row: [(VariableID, Value)] = [
                (VariableID(0), .integer(Int64(maker.number(7)) - 3)),
                (VariableID(1), maker.number(3) == 0 ? .null : 2),
                (VariableID(2), [1, nil, 3]),
            ]
            let expression = maker.any(depth: 4)
            let walked: Value?
            do {
                walked = try TreeWalk(variables: Dictionary(uniqueKeysWithValues: row)).value(expression)
            } catch {
                walked = nil
            }
            let run = try? bench.evaluate(expression, row)
            failures += walked == nil ? 1 : 0
            #expect(run == walked, "seed \(seed): \(expression.kind)")
        }
        // Most of the expressions must have a value, or nothing was tested.
        #expect(failures < 750)
    }
}

/// Makes expressions that are mostly well typed.
private struct ExpressionMaker {
    private var random: SplitMix64
    private var scope: [VariableID] = []
    private var nextVariable = 10

    init(seed: UInt64) { random = SplitMix64(state: seed) }

    mutating func number(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

    mutating func any(depth: Int) -> BoundExpression {
        switch number(3) {
        case 0: integer(depth)
        case 1: truth(depth)
        default: list(depth)
        }
    }

    private mutating func integer(_ depth: Int) -> BoundExpression {
        if depth == 0 {
            switch number(6) {
            case 0: return .value(.null)
            case 1: return .variable(0)
            case 2: return .variable(1)
            case 3 where !scope.isEmpty: return .make(.variable(scope[number(scope.count)]))
            default: return .value(.integer(Int64(number(9)) - 4))
            }
        }
        switch number(8) {
        case 0...3:
            let sign = [BoundOperator.add, .subtract, .multiply, .divide, .modulo][number(5)]
            return .binary(sign, integer(depth - 1), integer(depth - 1))
        case 4: return .make(.negate(integer(depth - 1)))
        case 5: return .make(.subscripted(list(depth - 1), index: integer(depth - 1)))
        case 6: return .make(.call(.coalesce, [integer(depth - 1), integer(depth - 1)]))
        default:
            return .make(
                .caseExpression(
                    operand: number(2) == 0 ? integer(depth - 1) : BoundExpression?.none,
                    alternatives: [(condition: truth(depth - 1), result: integer(depth - 1))],
                    otherwise: number(2) == 0 ? integer(depth - 1) : BoundExpression?.none))
        }
    }

    private mutating func truth(_ depth: Int) -> BoundExpression {
        if depth == 0 { return .value([.null, true, false][number(3)]) }
        switch number(8) {
        case 0: return .make(.and([truth(depth - 1), truth(depth - 1), truth(depth - 1)]))
        case 1: return .make(.or([truth(depth - 1), truth(depth - 1)]))
        case 2: return .make(.xor(truth(depth - 1), truth(depth - 1)))
        case 3: return .make(.not(truth(depth - 1)))
        case 4: return .make(.isNull(any(depth: depth - 1), negated: number(2) == 0))
        case 5: return .binary(.in_, integer(depth - 1), list(depth - 1))
        case 6:
            let quantifier = [BoundQuantifier.all, .any, .none, .single][number(4)]
            let source = list(depth - 1)
            return scoped { maker, variable in
                .make(.quantifier(quantifier, variable: variable, list: source, predicate: maker.truth(depth - 1)))
            }
        default:
            let sign = [BoundOperator.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual][number(6)]
            return .binary(sign, integer(depth - 1), integer(depth - 1))
        }
    }

    private mutating func list(_ depth: Int) -> BoundExpression {
        if depth == 0 { return number(2) == 0 ? .variable(2) : .value([1, 2, nil]) }
        switch number(4) {
        case 0: return .make(.list((0..<number(4)).map { _ in integer(depth - 1) }))
        case 1: return .binary(.add, list(depth - 1), list(depth - 1))
        case 2:
            return .make(
                .slice(
                    list(depth - 1), from: number(2) == 0 ? integer(depth - 1) : BoundExpression?.none,
                    to: number(2) == 0 ? integer(depth - 1) : BoundExpression?.none))
        default:
            let source = list(depth - 1)
            return scoped { maker, variable in
                let predicate = maker.number(2) == 0 ? maker.truth(depth - 1) : BoundExpression?.none
                return .make(
                    .listComprehension(
                        variable: variable, list: source, predicate: predicate, projection: maker.integer(depth - 1)))
            }
        }
    }

    private mutating func scoped(
        _ body: (inout ExpressionMaker, VariableID) -> BoundExpression
    ) -> BoundExpression {
        let variable = VariableID(nextVariable)
        nextVariable += 1
        scope.append(variable)
        defer { scope.removeLast() }
        return body(&self, variable)
    }
}

/// The meaning of the expressions above, in the plainest way.
private struct TreeWalk {
    struct Failure: Error {}

    var variables: [VariableID: Value]

    func value(_ expression: BoundExpression) throws -> Value {
        switch expression.kind {
        case .constant(.null): return .null
        case .constant(.boolean(let value)): return .boolean(value)
        case .constant(.integer(let value)): return .integer(value)
        case .variable(let variable): return variables[variable] ?? .null
        case .list(let elements): return .list(try elements.map { try value($0) })
        case .negate(let operand):
            guard let number = try integer(value(operand)) else { return .null }
            return .integer(-number)
        case .binary(let sign, let left, let right): return try binary(sign, value(left), value(right))
        case .not(let operand): return wrap(try truth(value(operand)).map { !$0 })
        case .and(let operands): return wrap(try junction(operands, deciding: false))
        case .or(let operands): return wrap(try junction(operands, deciding: true))
        case .xor(let left, let right):
            let (a, b) = (try truth(value(left)), try truth(value(right)))
            guard let a, let b else { return .null }
            return .boolean(a != b)
        case .isNull(let operand, let negated): return .boolean((try value(operand) == .null) != negated)
        case .subscripted(let base, let index):
            let (base, index) = (try list(value(base)), try value(index))
            guard let base, let position = try integer(index) else { return .null }
            let actual = position < 0 ? position + Int64(base.count) : position
            return actual >= 0 && actual < Int64(base.count) ? base[Int(actual)] : .null
        case .slice(let base, let from, let to): return try slice(base, from, to)
        case .call(.coalesce, let arguments):
            for argument in arguments {
                let result = try value(argument)
                if result != .null { return result }
            }
            return .null
        case .caseExpression(let operand, let alternatives, let otherwise):
            let subject = try operand.map { try value($0) }
            for alternative in alternatives {
                let condition = try value(alternative.condition)
                let holds = try subject.map { equal($0, condition) } ?? truth(condition)
                if holds == true { return try value(alternative.result) }
            }
            return try otherwise.map { try value($0) } ?? .null
        case .listComprehension(let variable, let source, let predicate, let projection):
            guard let elements = try list(value(source)) else { return .null }
            var result: [Value] = []
            for element in elements {
                var inner = self
                inner.variables[variable] = element
                if let predicate, try inner.truth(inner.value(predicate)) != true { continue }
                result.append(try projection.map { try inner.value($0) } ?? element)
            }
            return .list(result)
        case .quantifier(let quantifier, let variable, let source, let predicate):
            guard let elements = try list(value(source)) else { return .null }
            return wrap(try quantified(quantifier, variable, elements, predicate))
        default: throw Failure()
        }
    }

    private func wrap(_ truth: Bool?) -> Value { truth.map { .boolean($0) } ?? .null }

    private func integer(_ value: Value) throws -> Int64? {
        switch value {
        case .null: return nil
        case .integer(let number): return number
        default: throw Failure()
        }
    }

    private func truth(_ value: Value) throws -> Bool? {
        switch value {
        case .null: return nil
        case .boolean(let truth): return truth
        default: throw Failure()
        }
    }

    private func list(_ value: Value) throws -> [Value]? {
        switch value {
        case .null: return nil
        case .list(let elements): return elements
        default: throw Failure()
        }
    }

    private func junction(_ operands: [BoundExpression], deciding: Bool) throws -> Bool? {
        var sawNull = false
        for operand in operands {
            let truth = try truth(value(operand))
            if truth == deciding { return deciding }
            if truth == nil { sawNull = true }
        }
        return sawNull ? nil : !deciding
    }

    private func quantified(
        _ quantifier: BoundQuantifier, _ variable: VariableID, _ elements: [Value], _ predicate: BoundExpression
    ) throws -> Bool? {
        var truths: [Bool?] = []
        for element in elements {
            var inner = self
            inner.variables[variable] = element
            truths.append(try inner.truth(inner.value(predicate)))
            // An error behind the deciding element is not met.
            let holding = truths.count { $0 == true }
            switch quantifier {
            case .all: if truths.last == .some(false) { return false }
            case .any: if holding > 0 { return true }
            case .none: if holding > 0 { return false }
            case .single: if holding > 1 { return false }
            }
        }
        if truths.contains(where: { $0 == nil }) { return nil }
        switch quantifier {
        case .all, .none: return true
        case .any: return false
        case .single: return truths.contains(true)
        }
    }

    private func slice(
        _ base: BoundExpression, _ from: BoundExpression?, _ to: BoundExpression?
    ) throws -> Value {
        let base = try value(base)
        let (from, to) = (try from.map { try value($0) }, try to.map { try value($0) })
        guard let elements = try list(base) else { return .null }
        if from == .null { return .null }
        var bounds = (Int64(0), Int64(elements.count))
        if let from { bounds.0 = clamp(try integer(from) ?? 0, elements.count) }
        if to == .null { return .null }
        if let to { bounds.1 = clamp(try integer(to) ?? 0, elements.count) }
        return .list(bounds.0 < bounds.1 ? Array(elements[Int(bounds.0)..<Int(bounds.1)]) : [])
    }

    private func clamp(_ bound: Int64, _ count: Int) -> Int64 {
        max(0, min(Int64(count), bound < 0 ? bound + Int64(count) : bound))
    }

    /// Only integers, booleans, nulls and lists of integers are ever compared here.
    private func equal(_ a: Value, _ b: Value) -> Bool? {
        switch (a, b) {
        case (.null, _), (_, .null): return nil
        default: return a == b
        }
    }

    private func binary(_ sign: BoundOperator, _ a: Value, _ b: Value) throws -> Value {
        switch sign {
        case .equal: return wrap(equal(a, b))
        case .notEqual: return wrap(equal(a, b).map { !$0 })
        case .in_:
            guard let elements = try list(b) else { return .null }
            let answers = elements.map { equal(a, $0) }
            return answers.contains(true) ? true : answers.contains { $0 == nil } ? nil : false
        case .add:
            if case .null = a { return .null }
            if case .null = b { return .null }
            if case .list(let left) = a, case .list(let right) = b { return .list(left + right) }
            return try arithmetic(sign, a, b)
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            guard let x = try integer(a), let y = try integer(b) else { return .null }
            let holds = [BoundOperator.less: x < y, .lessOrEqual: x <= y, .greater: x > y, .greaterOrEqual: x >= y]
            return wrap(holds[sign])
        default: return try arithmetic(sign, a, b)
        }
    }

    private func arithmetic(_ sign: BoundOperator, _ a: Value, _ b: Value) throws -> Value {
        let (left, right) = (try integer(a), try integer(b))
        guard let left, let right else { return .null }
        switch sign {
        case .add: return .integer(left + right)
        case .subtract: return .integer(left - right)
        case .multiply: return .integer(left * right)
        case .divide:
            if right == 0 { throw Failure() }
            return .integer(left / right)
        case .modulo:
            if right == 0 { throw Failure() }
            return .integer(left % right)
        default: throw Failure()
        }
    }
}
