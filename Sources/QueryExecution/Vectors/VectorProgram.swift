import PropertyGraph
import QueryPlanning
import QuerySemantics
import SourceText

/// An expression as steps over typed vectors: each makes the values of a whole batch from those of earlier steps.
///
/// Only what can be done without looking at rows one by one: properties, comparisons, arithmetic, truth, string tests
/// against constants, components of dates, CASE. Whatever does not fit when it runs (another kind of value, an overflow,
/// a division by zero) sends the batch to the interpreter, which knows all of the language, so that the steps need not.
///
/// Vectorised execution as in Boncz, Zukowski and Nes, "MonetDB/X100: Hyper-Pipelining Query Execution" (CIDR 2005).
struct VectorProgram: Sendable {
    enum Step: Sendable {
        /// Property `key` (of the key table) of the node or relationship in a column of the row.
        case property(column: Int, key: Int)
        /// The values in a column of the row.
        case column(Int)
        /// An expression without variables, evaluated once.
        case constant(Int)
        case compare(Opcode, Int, Int)
        case arithmetic(Opcode, Int, Int)
        case negate(Int)
        case isNull(Int, negated: Bool)
        case and(Int, Int)
        case or(Int, Int)
        case not(Int)
        /// `value IN constant`
        case inList(Int, constant: Int)
        /// STARTS WITH, ENDS WITH, CONTAINS or =~ a constant; also comparisons with one, of what a function makes of a
        /// string. Found out once for each string.
        case stringTest(Opcode, Int, constant: Int, of: StringCall?)
        /// A function of a string and constants, evaluated once for each string.
        case stringFunction(StringCall, Int)
        /// A function of a number.
        case numberFunction(FunctionID, Int)
        /// Number of characters.
        case size(Int)
        /// Component `name` (of the key table) of a date.
        case component(Int, name: Int)
        /// The first where the condition is true.
        case choose(condition: Int, then: Int, otherwise: Int)
        case null
    }

    /// A function whose arguments but the first are constants.
    struct StringCall: Sendable {
        var function: FunctionID
        var constants: [Int]
    }

    var steps: [Step] = []
    var keys: [String] = []
    var constants: [ExpressionProgram] = []

    /// The steps of an expression; nil when it has a part that there are none for.
    init?(_ expression: BoundExpression, layout: RowLayout) {
        guard add(expression, layout) != nil else { return nil }
        // A constant is not worth a vector.
        if case .constant? = steps.last { return nil }
    }

    private mutating func append(_ step: Step) -> Int {
        steps.append(step)
        return steps.count - 1
    }

    private mutating func key(_ name: String) -> Int {
        keys.append(name)
        return keys.count - 1
    }

    /// One step for a property, wherever it is asked for.
    private mutating func property(_ name: String, _ column: Int) -> Int {
        let known = steps.firstIndex {
            guard case .property(column, let key) = $0 else { return false }
            return keys[key] == name
        }
        return known ?? append(.property(column: column, key: key(name)))
    }

    /// Index of the constant's program; nil for what has variables or may differ from one evaluation to the next.
    private mutating func constant(_ expression: BoundExpression, _ layout: RowLayout) -> Int? {
        guard expression.freeVariables.isEmpty, expression.isFixed,
            let program = try? ExpressionProgram(expression, layout: layout)
        else { return nil }
        constants.append(program)
        return constants.count - 1
    }

    private mutating func add(_ expression: BoundExpression, _ layout: RowLayout) -> Int? {
        if steps.count > 200 { return nil }
        if let constant = constant(expression, layout) { return append(.constant(constant)) }
        switch expression.kind {
        case .property(let base, let name):
            if case .variable(let variable) = base.kind, base.type == .node || base.type == .relationship,
                let column = layout.column(of: variable)
            {
                return property(name, column)
            }
            guard let value = add(base, layout) else { return nil }
            return append(.component(value, name: key(name)))
        case .variable(let variable):
            guard let column = layout.column(of: variable), layout.kinds[column] == .slots else { return nil }
            return append(.column(column))
        case .binary(let sign, let left, let right): return addBinary(sign, left, right, layout)
        case .negate(let operand):
            guard let value = add(operand, layout) else { return nil }
            return append(.negate(value))
        case .not(let operand):
            guard let value = add(operand, layout) else { return nil }
            return append(.not(value))
        case .isNull(let operand, let negated):
            guard let value = add(operand, layout) else { return nil }
            return append(.isNull(value, negated: negated))
        case .and(let operands): return addJunction(operands, layout) { .and($0, $1) }
        case .or(let operands): return addJunction(operands, layout) { .or($0, $1) }
        case .call(let function, let arguments): return addCall(function, arguments, layout)
        case .caseExpression(let operand, let alternatives, let otherwise):
            return addCase(operand, alternatives, otherwise, layout)
        case .constant, .parameter, .list, .map, .subscripted, .slice, .hasLabels, .xor, .isTyped,
            .listComprehension, .quantifier, .reduce, .subquery, .mapProjection, .path:
            return nil
        }
    }

    private mutating func addBinary(
        _ sign: BoundOperator, _ left: BoundExpression, _ right: BoundExpression, _ layout: RowLayout
    ) -> Int? {
        let opcode = ExpressionCompiler.opcode(sign)
        switch sign {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            if let test = addTest(opcode, left, right, layout) { return test }
            if let mirrored = ExpressionCompiler.mirrored(sign), let value = constant(left, layout) {
                guard let a = add(right, layout) else { return nil }
                let b = append(.constant(value))
                return append(.compare(mirrored, a, b))
            }
            guard let a = add(left, layout), let b = add(right, layout) else { return nil }
            return append(.compare(opcode, a, b))
        case .add, .subtract, .multiply, .divide, .modulo:
            guard let a = add(left, layout), let b = add(right, layout) else { return nil }
            return append(.arithmetic(opcode, a, b))
        case .in_:
            guard let value = add(left, layout), let list = constant(right, layout) else { return nil }
            return append(.inList(value, constant: list))
        case .startsWith, .endsWith, .contains, .matches:
            if let test = addTest(opcode, left, right, layout) { return test }
            guard let value = add(left, layout), let pattern = constant(right, layout) else { return nil }
            return append(.stringTest(opcode, value, constant: pattern, of: nil))
        case .power, .concatenate: return nil
        }
    }

    /// A test of what a function makes of a string; nil when it is none.
    private mutating func addTest(
        _ opcode: Opcode, _ left: BoundExpression, _ right: BoundExpression, _ layout: RowLayout
    ) -> Int? {
        guard case .call(let function, let arguments) = left.kind, Self.stringFunctions.contains(function),
            function != .toInteger, function != .toFloat, let first = arguments.first,
            let call = stringCall(function, arguments, layout), let pattern = constant(right, layout),
            let value = add(first, layout)
        else { return nil }
        return append(.stringTest(opcode, value, constant: pattern, of: call))
    }

    private mutating func stringCall(
        _ function: FunctionID, _ arguments: [BoundExpression], _ layout: RowLayout
    ) -> StringCall? {
        var constants: [Int] = []
        for argument in arguments.dropFirst() {
            guard let constant = constant(argument, layout) else { return nil }
            constants.append(constant)
        }
        return StringCall(function: function, constants: constants)
    }

    private mutating func addJunction(
        _ operands: [BoundExpression], _ layout: RowLayout, _ step: (Int, Int) -> Step
    ) -> Int? {
        var result: Int?
        for operand in operands {
            guard let value = add(operand, layout) else { return nil }
            result = result.map { append(step($0, value)) } ?? value
        }
        return result
    }

    private mutating func addCall(
        _ function: FunctionID, _ arguments: [BoundExpression], _ layout: RowLayout
    ) -> Int? {
        guard let first = arguments.first else { return nil }
        if Self.sizes.contains(function) {
            guard let value = add(first, layout) else { return nil }
            return append(.size(value))
        }
        if Self.stringFunctions.contains(function) {
            guard let value = add(first, layout), let call = stringCall(function, arguments, layout) else { return nil }
            return append(.stringFunction(call, value))
        }
        if Self.numberFunctions.contains(function), arguments.count == 1 {
            guard let value = add(first, layout) else { return nil }
            return append(.numberFunction(function, value))
        }
        guard function == .coalesce, let last = arguments.last, var result = add(last, layout) else { return nil }
        for argument in arguments.dropLast().reversed() {
            guard let value = add(argument, layout) else { return nil }
            let isThere = append(.isNull(value, negated: true))
            result = append(.choose(condition: isThere, then: value, otherwise: result))
        }
        return result
    }

    private static let sizes: Set<FunctionID> = [.size, .charLength, .characterLength]
    private static let stringFunctions: Set<FunctionID> = [
        .toUpper, .toLower, .upper, .lower, .trim, .lTrim, .rTrim, .left, .right, .substring, .replace, .reverse,
        .toInteger, .toFloat,
    ]
    private static let numberFunctions: Set<FunctionID> = [
        .abs, .sign, .ceil, .floor, .round, .sqrt, .exp, .log, .log10, .sin, .cos, .tan, .cot, .asin, .acos, .atan,
        .degrees, .radians, .haversin, .sinh, .cosh, .tanh, .coth,
    ]

    private mutating func addCase(
        _ operand: BoundExpression?, _ alternatives: [(condition: BoundExpression, result: BoundExpression)],
        _ otherwise: BoundExpression?, _ layout: RowLayout
    ) -> Int? {
        var subject: Int?
        if let operand {
            subject = add(operand, layout)
            if subject == nil { return nil }
        }
        var result: Int
        if let otherwise {
            guard let value = add(otherwise, layout) else { return nil }
            result = value
        } else {
            result = append(.null)
        }
        for alternative in alternatives.reversed() {
            guard var condition = add(alternative.condition, layout), let value = add(alternative.result, layout) else {
                return nil
            }
            if let subject { condition = append(.compare(.equal, subject, condition)) }
            result = append(.choose(condition: condition, then: value, otherwise: result))
        }
        return result
    }
}

extension BoundExpression {
    /// Gives the same value whenever it is evaluated in one statement, and looks at nothing but its operands.
    ///
    /// Errs on the side of no: constants, parameters, lists of them, operators, and the functions that make temporal
    /// values of them.
    var isFixed: Bool {
        switch kind {
        case .constant, .parameter: return true
        case .list(let elements): return elements.allSatisfy(\.isFixed)
        case .negate(let operand): return operand.isFixed
        case .binary(_, let left, let right): return left.isFixed && right.isFixed
        case .map(let entries): return entries.allSatisfy { $0.value.isFixed }
        case .call(let function, let arguments):
            return (function == .date || function == .duration) && !arguments.isEmpty
                && arguments.allSatisfy(\.isFixed)
        case .variable, .property, .subscripted, .slice, .hasLabels, .not, .and, .or, .xor, .isNull, .isTyped,
            .caseExpression, .listComprehension, .quantifier, .reduce, .subquery, .mapProjection, .path:
            return false
        }
    }
}
