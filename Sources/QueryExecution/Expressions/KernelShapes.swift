import PropertyGraph
import QuerySemantics

/// A conjunct that a whole batch can be filtered by without the interpreter.
///
/// Columns are positions in the row, keys and label sets indices into the program's tables, constants registers.
enum FilterKernel: Sendable, Hashable {
    /// `variable.key <operator> constant`, also STARTS WITH and its like.
    case property(column: Int, key: Int, opcode: Opcode, constant: Int16)
    /// `variable.key IN constant list`
    case propertyIn(column: Int, key: Int, constant: Int16)
    case propertyIsNull(column: Int, key: Int, negated: Bool)
    case hasLabels(column: Int, labels: Int)
    /// `a = b` or `a <> b` of two nodes or two relationships
    case sameEntity(left: Int, right: Int, negated: Bool)
}

/// A value that a whole batch can be given without the interpreter.
enum ProjectionKernel: Sendable, Hashable {
    case column(Int)
    case constant(Int16)
    case property(column: Int, key: Int)
}

extension ExpressionCompiler {
    /// Notes which kernels do the whole expression's work, if any.
    mutating func recogniseKernels(_ expression: BoundExpression) {
        switch expression.kind {
        case .variable(let variable):
            program.projection = layout.column(of: variable).map { .column($0) }
        case .constant, .parameter:
            if let register = try? operand(expression) { program.projection = .constant(register) }
        default:
            if let (column, key) = propertyOfColumn(expression) {
                program.projection = .property(column: column, key: key)
            }
        }
        var kernels: [FilterKernel] = []
        var parts = [expression]
        if case .and(let operands) = expression.kind { parts = operands }
        for part in parts {
            guard let kernel = filterKernel(part) else { return }
            kernels.append(kernel)
        }
        program.conjuncts = kernels
    }

    private mutating func filterKernel(_ expression: BoundExpression) -> FilterKernel? {
        switch expression.kind {
        case .binary(.in_, let left, let right):
            guard let (column, key) = propertyOfColumn(left), let constant = constantRegister(right) else { return nil }
            return .propertyIn(column: column, key: key, constant: constant)
        case .binary(let sign, let left, let right):
            let opcode = Self.opcode(sign)
            if sign == .equal || sign == .notEqual, let left = entityColumn(left), let right = entityColumn(right) {
                return .sameEntity(left: left, right: right, negated: sign == .notEqual)
            }
            guard Self.hasPropertyKernel(sign) else { return nil }
            if let (column, key) = propertyOfColumn(left), let constant = constantRegister(right) {
                return .property(column: column, key: key, opcode: opcode, constant: constant)
            }
            if let mirrored = Self.mirrored(sign), let (column, key) = propertyOfColumn(right),
                let constant = constantRegister(left)
            {
                return .property(column: column, key: key, opcode: mirrored, constant: constant)
            }
            return nil
        case .isNull(let operand, let negated):
            guard let (column, key) = propertyOfColumn(operand) else { return nil }
            return .propertyIsNull(column: column, key: key, negated: negated)
        case .hasLabels(let operand, let labels):
            guard case .variable(let variable) = operand.kind, let column = layout.column(of: variable) else {
                return nil
            }
            return .hasLabels(column: column, labels: Int(labelSet(labels)))
        default: return nil
        }
    }

    private mutating func propertyOfColumn(_ expression: BoundExpression) -> (column: Int, key: Int)? {
        guard case .property(let base, let key) = expression.kind, case .variable(let variable) = base.kind,
            base.type == .node || base.type == .relationship, let column = layout.column(of: variable)
        else { return nil }
        return (column, Int(self.key(key)))
    }

    private func entityColumn(_ expression: BoundExpression) -> Int? {
        guard case .variable(let variable) = expression.kind,
            expression.type == .node || expression.type == .relationship
        else { return nil }
        return layout.column(of: variable)
    }

    private mutating func constantRegister(_ expression: BoundExpression) -> Int16? {
        switch expression.kind {
        case .constant, .parameter: return try? operand(expression)
        default: return Self.literal(expression) == nil ? nil : try? operand(expression)
        }
    }

    private static func hasPropertyKernel(_ sign: BoundOperator) -> Bool {
        switch sign {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .startsWith, .endsWith, .contains: true
        case .add, .subtract, .multiply, .divide, .modulo, .power, .in_, .matches, .concatenate: false
        }
    }

    /// The operator with its sides exchanged.
    static func mirrored(_ sign: BoundOperator) -> Opcode? {
        switch sign {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .add, .subtract, .multiply, .divide, .modulo, .power, .in_, .startsWith, .endsWith, .contains, .matches,
            .concatenate:
            nil
        }
    }
}
