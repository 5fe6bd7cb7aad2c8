import PropertyGraph
import QueryPlanning
import QuerySemantics
import SourceText

/// Turns one bound expression into a program.
///
/// `emit(expression, into:)` leaves the value in a register; temporaries above the current top are free again when it
/// returns. Operators are in `ExpressionCompiler+Operators.swift`, control flow in `ExpressionCompiler+Control.swift`.
struct ExpressionCompiler {
    let layout: RowLayout
    var program = ExpressionProgram()
    /// Registers of the row's variables and of the comprehensions being compiled.
    var variables: [VariableID: Int16] = [:]
    private var constantRegisters: [ConstantKey: Int16] = [:]
    /// First register that is not in use.
    private(set) var top = 0

    init(layout: RowLayout) { self.layout = layout }

    /// Compiles a whole expression.
    mutating func compile(_ expression: BoundExpression) throws(RuntimeError) -> ExpressionProgram {
        for variable in expression.freeVariables.sorted() {
            guard let column = layout.column(of: variable) else {
                throw RuntimeError(
                    .undefinedVariable, type: .runtimeError,
                    "The plan gives no column to variable number \(variable.raw)", at: expression.range)
            }
            program.loads.append(column)
            variables[variable] = try allocate(expression.range)
        }
        let value = try operand(expression)
        emit(Instruction(opcode: .finish, a: value), expression.range)
        recogniseKernels(expression)
        return program
    }

    // MARK: Registers

    /// Takes a temporary.
    mutating func allocate(_ range: SourceRange) throws(RuntimeError) -> Int16 { try allocate(1, range) }

    /// Takes `count` temporaries in a row and gives the first.
    mutating func allocate(_ count: Int, _ range: SourceRange) throws(RuntimeError) -> Int16 {
        guard top + count <= Int(Int16.max), let first = Int16(exactly: top) else { throw Self.tooLarge(range) }
        top += count
        program.registerCount = max(program.registerCount, top)
        return first
    }

    /// Frees the temporaries taken since `top` had this value.
    mutating func release(to mark: Int) { top = mark }

    static func tooLarge(_ range: SourceRange) -> RuntimeError {
        RuntimeError(
            .nestingTooDeep, type: .runtimeError, "The expression is too large", at: range,
            help: "Pass long lists as parameters.")
    }

    // MARK: Code

    mutating func emit(_ instruction: Instruction, _ range: SourceRange) {
        program.code.append(instruction)
        program.ranges.append(range)
    }

    /// Number of the next instruction.
    var here: Int { program.code.count }

    /// Lets the jump at `index` go to the next instruction.
    mutating func patch(_ index: Int) { program.code[index].extra = UInt32(truncatingIfNeeded: here) }

    /// The register that holds the value: that of a constant or variable, or a new temporary.
    mutating func operand(_ expression: BoundExpression) throws(RuntimeError) -> Int16 {
        switch expression.kind {
        case .constant(let constant): return try register(of: constant, expression.range)
        case .parameter(let name): return try register(ofParameter: name, expression.range)
        case .variable(let variable):
            guard let register = variables[variable] else {
                throw RuntimeError(
                    .undefinedVariable, type: .runtimeError, "Variable number \(variable.raw) has no register",
                    at: expression.range)
            }
            return register
        default:
            if let constant = Self.literal(expression) { return try register(of: constant, expression.range) }
            let result = try allocate(expression.range)
            try emit(expression, into: result)
            return result
        }
    }

    // MARK: Constants

    /// Register of a constant; scalars are shared.
    mutating func register(of constant: Constant, _ range: SourceRange) throws(RuntimeError) -> Int16 {
        try register(ConstantKey(constant), .literal(constant), range)
    }

    mutating func register(ofParameter name: String, _ range: SourceRange) throws(RuntimeError) -> Int16 {
        try register(.parameter(Array(name.utf8)), .parameter(name, range), range)
    }

    private mutating func register(
        _ key: ConstantKey?, _ source: ConstantSource, _ range: SourceRange
    ) throws(RuntimeError) -> Int16 {
        if let key, let known = constantRegisters[key] { return known }
        guard let number = Int16(exactly: -1 - program.constants.count) else { throw Self.tooLarge(range) }
        program.constants.append(source)
        if let key { constantRegisters[key] = number }
        return number
    }

    /// The value of an expression made of constants only, down to the last element.
    static func literal(_ expression: BoundExpression) -> Constant? {
        switch expression.kind {
        case .constant(let constant): return constant
        case .list(let elements):
            var constants: [Constant] = []
            for element in elements {
                guard let constant = literal(element) else { return nil }
                constants.append(constant)
            }
            return .list(constants)
        default: return nil
        }
    }

    // MARK: Side tables

    mutating func key(_ name: String) -> UInt32 {
        if let index = program.keys.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) { return UInt32(index) }
        program.keys.append(name)
        return UInt32(program.keys.count - 1)
    }

    mutating func keyList(_ names: [String]) -> UInt32 {
        program.keyLists.append(names)
        return UInt32(program.keyLists.count - 1)
    }

    mutating func labelSet(_ names: [String]) -> UInt32 {
        program.labelSets.append(names)
        return UInt32(program.labelSets.count - 1)
    }
}

/// Content of a scalar constant, floats and strings bit by bit: 0.0 is not -0.0 here, nor "é" "e\u{301}".
private enum ConstantKey: Hashable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case float(UInt64)
    case string([UInt8])
    case parameter([UInt8])

    /// nil for lists, which are not shared.
    init?(_ constant: Constant) {
        switch constant {
        case .null: self = .null
        case .boolean(let value): self = .boolean(value)
        case .integer(let value): self = .integer(value)
        case .float(let value): self = .float(value.bitPattern)
        case .string(let text): self = .string(Array(text.utf8))
        case .list: return nil
        }
    }
}
