import PropertyGraph
import QuerySemantics
import SourceText

extension ExpressionCompiler {
    /// Longest run of registers that a list literal takes; longer ones are built in pieces.
    private static let listPiece = 1024

    /// Emits code that leaves the value of `expression` in `result`.
    mutating func emit(_ expression: BoundExpression, into result: Int16) throws(RuntimeError) {
        let mark = top
        defer { release(to: mark) }
        let range = expression.range
        switch expression.kind {
        case .constant, .parameter, .variable:
            let source = try operand(expression)
            emit(Instruction(opcode: .move, result: result, a: source), range)
        case .list(let elements): try emitList(elements, into: result, range)
        case .map(let entries):
            let first = try contiguous(entries.map(\.value), range)
            emit(
                Instruction(
                    opcode: .makeMap, result: result, a: first, b: Int16(entries.count),
                    extra: keyList(entries.map(\.key))), range)
        case .property(let base, let key):
            let base = try operand(base)
            emit(Instruction(opcode: .property, result: result, a: base, extra: self.key(key)), range)
        case .subscripted(let base, let index):
            let base = try operand(base)
            let index = try operand(index)
            emit(Instruction(opcode: .subscripted, result: result, a: base, b: index), range)
        case .slice(let base, let from, let to):
            let base = try operand(base)
            let bounds = try allocate(2, range)
            if let from { try emit(from, into: bounds) }
            if let to { try emit(to, into: bounds + 1) }
            let flag: UInt8 = (from == nil ? 0 : 1) | (to == nil ? 0 : 2)
            emit(Instruction(opcode: .slice, flag: flag, result: result, a: base, b: bounds), range)
        case .hasLabels(let base, let labels):
            let base = try operand(base)
            emit(Instruction(opcode: .hasLabels, result: result, a: base, extra: labelSet(labels)), range)
        case .not(let operand): try emitUnary(.not, operand, into: result, range)
        case .negate(let operand): try emitUnary(.negate, operand, into: result, range)
        case .isNull(let operand, let negated):
            let operand = try self.operand(operand)
            emit(Instruction(opcode: .isNull, flag: negated ? 1 : 0, result: result, a: operand), range)
        case .isTyped(let operand, let test, let negated):
            let operand = try self.operand(operand)
            program.typeTests.append(test)
            emit(
                Instruction(
                    opcode: .isTyped, flag: negated ? 1 : 0, result: result, a: operand,
                    extra: UInt32(program.typeTests.count - 1)), range)
        case .xor(let left, let right): try emitBinary(.xor, left, right, into: result, range)
        case .binary(let sign, let left, let right):
            try emitBinary(Self.opcode(sign), left, right, into: result, range)
        case .and(let operands): try emitJunction(.andStep, operands, into: result, range)
        case .or(let operands): try emitJunction(.orStep, operands, into: result, range)
        case .call(.coalesce, let arguments): try emitCoalesce(arguments, into: result, range)
        case .call(let function, let arguments):
            let first = try contiguous(arguments, range)
            program.functions.append(function)
            emit(
                Instruction(
                    opcode: .call, result: result, a: first, b: Int16(arguments.count),
                    extra: UInt32(program.functions.count - 1)), range)
        case .caseExpression(let operand, let alternatives, let otherwise):
            try emitCase(operand, alternatives, otherwise, into: result, range)
        case .listComprehension(let variable, let list, let predicate, let projection):
            try emitComprehension(variable, list, predicate, projection, into: result, range)
        case .quantifier(let quantifier, let variable, let list, let predicate):
            try emitQuantifier(quantifier, variable, list, predicate, into: result, range)
        case .reduce(let accumulator, let initial, let variable, let list, let body):
            try emitReduce(accumulator, initial, variable, list, body, into: result, range)
        case .subquery(let kind, let subquery): try emitSubquery(kind, subquery, into: result, range)
        case .mapProjection(let base, let all, let entries):
            let first = try contiguous([base] + entries.map(\.value), range)
            emit(
                Instruction(
                    opcode: .projectMap, flag: all ? 1 : 0, result: result, a: first + 1, b: Int16(entries.count),
                    extra: keyList(entries.map(\.key))), range)
        case .path(let elements): try emitPath(elements, into: result, range)
        }
    }

    /// Values of several expressions in registers that follow each other.
    mutating func contiguous(_ expressions: [BoundExpression], _ range: SourceRange) throws(RuntimeError) -> Int16 {
        let first = try allocate(expressions.count, range)
        for (index, expression) in expressions.enumerated() { try emit(expression, into: first + Int16(index)) }
        return first
    }

    private mutating func emitUnary(
        _ opcode: Opcode, _ operand: BoundExpression, into result: Int16, _ range: SourceRange
    ) throws(RuntimeError) {
        let operand = try self.operand(operand)
        emit(Instruction(opcode: opcode, result: result, a: operand), range)
    }

    private mutating func emitBinary(
        _ opcode: Opcode, _ left: BoundExpression, _ right: BoundExpression, into result: Int16, _ range: SourceRange
    ) throws(RuntimeError) {
        let left = try operand(left)
        let right = try operand(right)
        emit(Instruction(opcode: opcode, result: result, a: left, b: right), range)
    }

    private mutating func emitList(
        _ elements: [BoundExpression], into result: Int16, _ range: SourceRange
    ) throws(RuntimeError) {
        if let constant = Self.literal(BoundExpression(.list(elements), type: .any, range: range)) {
            let source = try register(of: constant, range)
            return emit(Instruction(opcode: .move, result: result, a: source), range)
        }
        if elements.count <= Self.listPiece {
            let first = try contiguous(elements, range)
            return emit(Instruction(opcode: .makeList, result: result, a: first, b: Int16(elements.count)), range)
        }
        emit(Instruction(opcode: .beginList), range)
        for element in elements {
            let mark = top
            let value = try operand(element)
            emit(Instruction(opcode: .appendToList, a: value), range)
            release(to: mark)
        }
        emit(Instruction(opcode: .endList, result: result), range)
    }

    private mutating func emitSubquery(
        _ kind: BoundSubqueryKind, _ subquery: BoundSubquery, into result: Int16, _ range: SourceRange
    ) throws(RuntimeError) {
        let imports = subquery.imports.map { BoundExpression(.variable($0), type: .any, range: range) }
        let first = try contiguous(imports, range)
        program.subqueries.append(SubqueryUse(kind: kind, subquery: subquery))
        emit(
            Instruction(
                opcode: .subquery, result: result, a: first, b: Int16(imports.count),
                extra: UInt32(program.subqueries.count - 1)), range)
    }

    private mutating func emitPath(
        _ elements: [BoundPathElement], into result: Int16, _ range: SourceRange
    ) throws(RuntimeError) {
        var parts: [BoundExpression] = []
        var kinds: [PathElementKind] = []
        for element in elements {
            switch element {
            case .node(let variable):
                parts.append(BoundExpression(.variable(variable), type: .node, range: range))
                kinds.append(.node)
            case .relationship(let variable):
                parts.append(BoundExpression(.variable(variable), type: .relationship, range: range))
                kinds.append(.relationship)
            case .relationships(let variable):
                parts.append(BoundExpression(.variable(variable), type: .list(.relationship), range: range))
                kinds.append(.relationships)
            }
        }
        let first = try contiguous(parts, range)
        program.paths.append(kinds)
        emit(
            Instruction(
                opcode: .makePath, result: result, a: first, b: Int16(parts.count),
                extra: UInt32(program.paths.count - 1)), range)
    }

    static func opcode(_ sign: BoundOperator) -> Opcode {
        switch sign {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        case .modulo: .modulo
        case .power: .power
        case .in_: .isIn
        case .startsWith: .startsWith
        case .endsWith: .endsWith
        case .contains: .contains
        case .matches: .matches
        case .concatenate: .concatenate
        }
    }
}
