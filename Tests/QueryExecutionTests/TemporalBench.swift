import PropertyGraph
import QuerySemantics
import SourceText

@testable import QueryExecution

/// Short ways to make temporal values and to read them.
extension ExpressionBench {
    /// `date 2024-02-29`, `datetime 2024-02-29T12:00Z`, `duration P1D` …: the function and its text.
    func temporal(_ text: String) throws -> Value {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, let function = FunctionID(rawValue: parts[0]) else {
            preconditionFailure("not a function and its text: \(text)")
        }
        return try call(function, .string(parts[1]))
    }

    /// Text of the value that a function makes of temporal arguments.
    func text(_ function: FunctionID, _ arguments: [Value]) throws -> String {
        let slots = arguments.map { space.slot(from: $0) }
        let result = try slots.withUnsafeBufferPointer { buffer in
            try FunctionLibrary.call(function, buffer, context, at: .none)
        }
        return text(Value(result, space, graph))
    }

    func text(_ value: Value) -> String {
        ValuePrinter(writesTemporalsAsCalls: false, quotesOuterString: false).text(value)
    }

    func failure(_ function: FunctionID, _ arguments: [Value]) -> RuntimeError? {
        do {
            _ = try text(function, arguments)
            return nil
        } catch {
            return error as? RuntimeError
        }
    }

    /// Text of the sum, difference, product or quotient of two values.
    func arithmetic(_ sign: Character, _ a: Value, _ b: Value) throws -> String {
        let (left, right) = (space.slot(from: a), space.slot(from: b))
        let arithmetic = Arithmetic(space: space)
        let result: Slot
        switch sign {
        case "+": result = try arithmetic.add(left, right, at: .none)
        case "-": result = try arithmetic.subtract(left, right, at: .none)
        case "*": result = try arithmetic.multiply(left, right, at: .none)
        default: result = try arithmetic.divide(left, right, at: .none)
        }
        return text(Value(result, space, graph))
    }

    /// The component of a value, or the error.
    func component(_ value: Value, _ name: String) throws -> Value {
        let slot = try TemporalFunctions.component(of: space.slot(from: value), name, space, at: .none)
        return Value(slot, space, graph)
    }
}
