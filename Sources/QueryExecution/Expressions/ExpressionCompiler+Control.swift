import PropertyGraph
import QuerySemantics
import SourceText

/// Jumps and loops.
extension ExpressionCompiler {
    /// AND and OR: the result starts as the neutral value and takes in one operand after the other.
    mutating func emitJunction(
        _ step: Opcode, _ operands: [BoundExpression], into result: Int16, _ range: SourceRange
    ) throws(RuntimeError) {
        // The steps read what they write, so the register must not be one that an operand reads.
        let state = try allocate(range)
        let neutral = try register(of: .boolean(step == .andStep), range)
        emit(Instruction(opcode: .move, result: state, a: neutral), range)
        var exits: [Int] = []
        for operand in operands {
            let mark = top
            let value = try self.operand(operand)
            exits.append(here)
            emit(Instruction(opcode: step, result: state, a: value), operand.range)
            release(to: mark)
        }
        for exit in exits { patch(exit) }
        emit(Instruction(opcode: .move, result: result, a: state), range)
    }

    mutating func emitCoalesce(
        _ arguments: [BoundExpression], into result: Int16, _ range: SourceRange
    ) throws(RuntimeError) {
        let value = try allocate(range)
        let null = try register(of: .null, range)
        emit(Instruction(opcode: .move, result: value, a: null), range)
        var exits: [Int] = []
        for argument in arguments {
            try emit(argument, into: value)
            exits.append(here)
            emit(Instruction(opcode: .jumpIfPresent, a: value), range)
        }
        for exit in exits { patch(exit) }
        emit(Instruction(opcode: .move, result: result, a: value), range)
    }

    mutating func emitCase(
        _ operand: BoundExpression?, _ alternatives: [(condition: BoundExpression, result: BoundExpression)],
        _ otherwise: BoundExpression?, into result: Int16, _ range: SourceRange
    ) throws(RuntimeError) {
        var subject: Int16?
        if let operand { subject = try self.operand(operand) }
        let value = try allocate(range)
        var exits: [Int] = []
        for alternative in alternatives {
            let mark = top
            var condition = try self.operand(alternative.condition)
            if let subject {
                let equal = try allocate(range)
                emit(
                    Instruction(opcode: .equal, result: equal, a: subject, b: condition), alternative.condition.range)
                condition = equal
            }
            let skip = here
            emit(Instruction(opcode: .jumpUnlessTrue, a: condition), alternative.condition.range)
            release(to: mark)
            try emit(alternative.result, into: value)
            exits.append(here)
            emit(Instruction(opcode: .jump), range)
            patch(skip)
        }
        if let otherwise {
            try emit(otherwise, into: value)
        } else {
            emit(Instruction(opcode: .move, result: value, a: try register(of: .null, range)), range)
        }
        for exit in exits { patch(exit) }
        emit(Instruction(opcode: .move, result: result, a: value), range)
    }

    // MARK: Loops

    /// Registers and jump targets of a loop over a list.
    struct Loop {
        var list: Int16
        var counter: Int16
        var element: Int16
        /// `beginLoop`, whose jump leaves with null.
        var begin: Int
        /// `nextElement`, whose jump leaves at the end of the list.
        var next: Int
        var outer: Int16?
        var variable: VariableID
    }

    /// Begins a loop; `whenNull` gets null when the list is null. `prologue` runs once, before the first element.
    mutating func beginLoop(
        _ variable: VariableID, _ list: BoundExpression, whenNull: Int16,
        prologue: (inout ExpressionCompiler) -> Void = { _ in }
    ) throws(RuntimeError) -> Loop {
        let listRegister = try operand(list)
        let counter = try allocate(list.range)
        let element = try allocate(list.range)
        let begin = here
        emit(Instruction(opcode: .beginLoop, result: whenNull, a: listRegister, b: counter), list.range)
        prologue(&self)
        let next = here
        emit(Instruction(opcode: .nextElement, result: element, a: listRegister, b: counter), list.range)
        let outer = variables.updateValue(element, forKey: variable)
        return Loop(
            list: listRegister, counter: counter, element: element, begin: begin, next: next, outer: outer,
            variable: variable)
    }

    /// Ends the loop's body; the exit at the end of the list goes to the next instruction.
    mutating func endLoop(_ loop: Loop, _ range: SourceRange) {
        emit(Instruction(opcode: .jump, extra: UInt32(truncatingIfNeeded: loop.next)), range)
        patch(loop.next)
        variables[loop.variable] = loop.outer
    }

    mutating func emitComprehension(
        _ variable: VariableID, _ list: BoundExpression, _ predicate: BoundExpression?,
        _ projection: BoundExpression?, into result: Int16, _ range: SourceRange
    ) throws(RuntimeError) {
        let value = try allocate(range)
        let loop = try beginLoop(variable, list, whenNull: value) { compiler in
            compiler.emit(Instruction(opcode: .beginList), range)
        }
        let mark = top
        if let predicate {
            let truth = try operand(predicate)
            emit(
                Instruction(opcode: .jumpUnlessTrue, a: truth, extra: UInt32(truncatingIfNeeded: loop.next)),
                predicate.range)
        }
        var element = loop.element
        if let projection { element = try operand(projection) }
        emit(Instruction(opcode: .appendToList, a: element), range)
        release(to: mark)
        endLoop(loop, range)
        emit(Instruction(opcode: .endList, result: value), range)
        patch(loop.begin)
        emit(Instruction(opcode: .move, result: result, a: value), range)
    }

    mutating func emitQuantifier(
        _ quantifier: BoundQuantifier, _ variable: VariableID, _ list: BoundExpression, _ predicate: BoundExpression,
        into result: Int16, _ range: SourceRange
    ) throws(RuntimeError) {
        let value = try allocate(range)
        let state = try allocate(range)
        let flag = QuantifierState.code(quantifier)
        let zero = try register(of: .integer(0), range)
        emit(Instruction(opcode: .move, result: state, a: zero), range)
        let loop = try beginLoop(variable, list, whenNull: value)
        let mark = top
        let truth = try operand(predicate)
        let decided = here
        emit(Instruction(opcode: .quantifierStep, flag: flag, result: state, a: truth), predicate.range)
        release(to: mark)
        endLoop(loop, range)
        patch(decided)
        emit(Instruction(opcode: .endQuantifier, flag: flag, result: value, a: state), range)
        patch(loop.begin)
        emit(Instruction(opcode: .move, result: result, a: value), range)
    }

    mutating func emitReduce(
        _ accumulator: VariableID, _ initial: BoundExpression, _ variable: VariableID, _ list: BoundExpression,
        _ body: BoundExpression, into result: Int16, _ range: SourceRange
    ) throws(RuntimeError) {
        let value = try allocate(range)
        try emit(initial, into: value)
        let loop = try beginLoop(variable, list, whenNull: value)
        let outer = variables.updateValue(value, forKey: accumulator)
        let mark = top
        let next = try allocate(range)
        try emit(body, into: next)
        emit(Instruction(opcode: .move, result: value, a: next), range)
        release(to: mark)
        variables[accumulator] = outer
        endLoop(loop, range)
        patch(loop.begin)
        emit(Instruction(opcode: .move, result: result, a: value), range)
    }
}

/// What a quantifier has seen so far, packed into an integer slot: bit 0 a null, bit 1 decided, the rest how many
/// elements held.
enum QuantifierState {
    static let sawNull: Int64 = 1
    static let decided: Int64 = 2
    static let one: Int64 = 4

    static func code(_ quantifier: BoundQuantifier) -> UInt8 {
        switch quantifier {
        case .all: 0
        case .any: 1
        case .none: 2
        case .single: 3
        }
    }

    /// The state after one more element; `decided` is set when the others cannot matter.
    static func step(_ code: UInt8, _ state: Int64, _ truth: Bool?) -> Int64 {
        guard let truth else { return state | sawNull }
        switch code {
        case 0: return truth ? state : state | decided
        case 1, 2: return truth ? state | decided : state
        default:
            guard truth else { return state }
            let next = state + one
            return next >= 2 * one ? next | decided : next
        }
    }

    /// The quantifier's value at the end of the list, or once decided.
    static func value(_ code: UInt8, _ state: Int64) -> Bool? {
        if state & decided != 0 { return code == 1 }
        if state & sawNull != 0 { return nil }
        return code == 3 ? state >= one : code != 1
    }
}
