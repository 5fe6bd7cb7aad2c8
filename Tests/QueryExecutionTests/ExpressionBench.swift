import PropertyGraph
import QueryPlanning
import QuerySemantics
import SourceText

@testable import QueryExecution

/// A graph, a context and short ways to make and evaluate bound expressions.
final class ExpressionBench {
    let graph = Graph()
    let context: ExecutionContext
    var space: ValueSpace { context.space }

    init(parameters: [String: Value] = [:]) {
        let space = graph.makeValueSpace()
        context = ExecutionContext(
            graph: graph, space: space, parameters: parameters.mapValues { space.slot(from: $0) }, batchSize: 1024,
            limits: StatementLimits(), statementTime: (seconds: 1_709_164_800, nanoseconds: 0), seed: 7)
    }

    /// Value of an expression over one row of these variables.
    func evaluate(_ expression: BoundExpression, _ row: [(VariableID, Value)] = []) throws -> Value {
        Value(try slot(expression, row.map { ($0.0, space.slot(from: $0.1)) }), space, graph)
    }

    func slot(
        _ expression: BoundExpression, _ row: [(VariableID, Slot)], subqueries: [any SubqueryRunner] = []
    ) throws -> Slot {
        let program = try ExpressionProgram(expression, layout: RowLayout(row.map(\.0)))
        let columns = row.map { cell in
            let column = ColumnVector(.slots, capacity: 1)
            column.slots[0] = cell.1
            return column
        }
        let evaluator = ExpressionEvaluator(program, context: context, subqueries: subqueries)
        return try evaluator.evaluate(row: 0, of: Batch(count: 1, columns: columns))
    }

    /// The error that an evaluation ends with.
    func failure(_ expression: BoundExpression, _ row: [(VariableID, Value)] = []) -> RuntimeError? {
        do {
            _ = try evaluate(expression, row)
            return nil
        } catch {
            return error as? RuntimeError
        }
    }

    /// Value of a function call on constants.
    func call(_ function: FunctionID, _ arguments: Value...) throws -> Value {
        let slots = arguments.map { space.slot(from: $0) }
        let result = try slots.withUnsafeBufferPointer { buffer in
            try FunctionLibrary.call(function, buffer, context, at: .none)
        }
        return Value(result, space, graph)
    }

    func callFailure(_ function: FunctionID, _ arguments: Value...) -> RuntimeError? {
        let slots = arguments.map { space.slot(from: $0) }
        do {
            _ = try slots.withUnsafeBufferPointer { buffer in
                try FunctionLibrary.call(function, buffer, context, at: .none)
            }
            return nil
        } catch {
            return error as? RuntimeError
        }
    }
}

extension BoundExpression {
    static func make(_ kind: BoundExpressionKind, _ type: ValueType = .any) -> BoundExpression {
        BoundExpression(kind, type: type, range: .none)
    }
    static func variable(_ number: Int, _ type: ValueType = .any) -> BoundExpression {
        make(.variable(VariableID(number)), type)
    }
    static func binary(_ sign: BoundOperator, _ a: BoundExpression, _ b: BoundExpression) -> BoundExpression {
        make(.binary(sign, a, b))
    }
    static func property(_ base: BoundExpression, _ key: String) -> BoundExpression { make(.property(base, key: key)) }

    /// An expression that gives a value: constants, lists and maps of them.
    static func value(_ value: Value) -> BoundExpression {
        switch value {
        case .null: make(.constant(.null))
        case .boolean(let value): make(.constant(.boolean(value)))
        case .integer(let value): make(.constant(.integer(value)))
        case .float(let value): make(.constant(.float(value)))
        case .string(let text): make(.constant(.string(text)))
        case .list(let elements): make(.list(elements.map { .value($0) }))
        case .map(let entries):
            make(.map(entries.sorted { $0.key < $1.key }.map { (key: $0.key, value: .value($0.value)) }))
        case .node, .relationship, .path, .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime, .duration,
            .point:
            preconditionFailure("not a literal")
        }
    }
}

extension BoundExpression: ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByStringLiteral, ExpressibleByNilLiteral,
    ExpressibleByFloatLiteral
{
    public init(integerLiteral value: Int64) { self = .value(.integer(value)) }
    public init(booleanLiteral value: Bool) { self = .value(.boolean(value)) }
    public init(stringLiteral value: String) { self = .value(.string(value)) }
    public init(floatLiteral value: Double) { self = .value(.float(value)) }
    public init(nilLiteral: ()) { self = .value(.null) }
}
