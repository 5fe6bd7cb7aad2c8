import PropertyGraph
import SourceText

extension ExpressionEvaluator {
    /// The interpreter's loop: runs the code once over the registers.
    func execute(
        _ code: UnsafePointer<Instruction>, _ registers: UnsafeMutablePointer<Slot>
    ) throws(RuntimeError) -> Slot {
        let ranges = self.ranges
        var position = 0
        while true {
            let step = code[position]
            let result = Int(step.result)
            let a = registers[Int(step.a)]
            position &+= 1
            switch step.opcode {
            case .finish: return a
            case .move: registers[result] = a
            case .jump: position = Int(step.extra)
            case .jumpUnlessTrue:
                if a.tag == .boolean {
                    if !a.booleanValue { position = Int(step.extra) }
                } else if a.isNull {
                    position = Int(step.extra)
                } else {
                    throw .notBoolean(a, at: ranges[position &- 1])
                }
            case .jumpIfPresent:
                if !a.isNull { position = Int(step.extra) }
            case .andStep:
                if a.tag == .boolean {
                    if !a.booleanValue {
                        registers[result] = a
                        position = Int(step.extra)
                    }
                } else if a.isNull {
                    registers[result] = a
                } else {
                    throw .wrongOperand("AND", a, at: ranges[position &- 1])
                }
            case .orStep:
                if a.tag == .boolean {
                    if a.booleanValue {
                        registers[result] = a
                        position = Int(step.extra)
                    }
                } else if a.isNull {
                    registers[result] = a
                } else {
                    throw .wrongOperand("OR", a, at: ranges[position &- 1])
                }
            case .xor: registers[result] = try xor(a, registers[Int(step.b)], at: ranges[position &- 1])
            case .not:
                if a.tag == .boolean {
                    registers[result] = .boolean(!a.booleanValue)
                } else if a.isNull {
                    registers[result] = a
                } else {
                    throw .wrongOperand("NOT", a, at: ranges[position &- 1])
                }
            case .negate: registers[result] = try arithmetic.negate(a, at: ranges[position &- 1])
            case .isNull: registers[result] = .boolean(a.isNull == (step.flag == 0))
            case .isTyped:
                registers[result] = .boolean(
                    program.typeTests[Int(step.extra)].holds(a, space) == (step.flag == 0))
            case .equal: registers[result] = .boolean(space.equals(a, registers[Int(step.b)]))
            case .notEqual: registers[result] = .boolean(space.equals(a, registers[Int(step.b)]).map { !$0 })
            case .less, .lessOrEqual, .greater, .greaterOrEqual:
                registers[result] = compare(step.opcode, a, registers[Int(step.b)])
            case .add:
                registers[result] = try arithmetic.add(a, registers[Int(step.b)], at: ranges[position &- 1])
            case .subtract:
                registers[result] = try arithmetic.subtract(
                    a, registers[Int(step.b)], at: ranges[position &- 1])
            case .multiply:
                registers[result] = try arithmetic.multiply(
                    a, registers[Int(step.b)], at: ranges[position &- 1])
            case .divide:
                registers[result] = try arithmetic.divide(
                    a, registers[Int(step.b)], at: ranges[position &- 1])
            case .modulo:
                registers[result] = try arithmetic.modulo(
                    a, registers[Int(step.b)], at: ranges[position &- 1])
            case .power:
                registers[result] = try arithmetic.power(
                    a, registers[Int(step.b)], at: ranges[position &- 1])
            case .concatenate:
                registers[result] = try arithmetic.concatenate(
                    a, registers[Int(step.b)], at: ranges[position &- 1])
            case .isIn: registers[result] = try isIn(a, registers[Int(step.b)], at: ranges[position &- 1])
            case .startsWith, .endsWith, .contains:
                registers[result] = .boolean(StringSearch.test(step.opcode, a, registers[Int(step.b)], space))
            case .matches:
                registers[result] = try matches(a, registers[Int(step.b)], at: ranges[position &- 1])
            case .property:
                registers[result] = try property(a, Int(step.extra), at: ranges[position &- 1])
            case .subscripted:
                registers[result] = try element(a, registers[Int(step.b)], at: ranges[position &- 1])
            case .slice: registers[result] = try slice(a, step, at: ranges[position &- 1])
            case .hasLabels: registers[result] = try hasLabels(a, step, at: ranges[position &- 1])
            case .makeList:
                registers[result] = try space.makeList(
                    UnsafeBufferPointer(start: registers + Int(step.a), count: Int(step.b))
                ).checkingNesting(at: ranges[position &- 1])
            case .makeMap:
                registers[result] = try makeMap(step).checkingNesting(at: ranges[position &- 1])
            case .projectMap:
                registers[result] = try projectMap(step, at: ranges[position &- 1]).checkingNesting(
                    at: ranges[position &- 1])
            case .makePath: registers[result] = try makePath(step, at: ranges[position &- 1])
            case .call:
                registers[result] = try FunctionLibrary.call(
                    program.functions[Int(step.extra)],
                    UnsafeBufferPointer(start: registers + Int(step.a), count: Int(step.b)), context,
                    at: ranges[position &- 1])
            case .subquery:
                registers[result] = try runSubquery(step).checkingNesting(at: ranges[position &- 1])
            case .beginLoop:
                if a.tag == .list {
                    registers[Int(step.b)] = .integer(0)
                } else if a.isNull {
                    registers[result] = a
                    position = Int(step.extra)
                } else {
                    throw .wrongOperand("IN", a, at: ranges[position &- 1])
                }
            case .nextElement:
                let list = space.list(a)
                let index = Int(registers[Int(step.b)].integerValue)
                if index < list.count {
                    loopSteps &+= 1
                    if loopSteps & 0x3FF == 0 || space.local.bytesUsed > checkedBytes { try checkLimits() }
                    registers[Int(step.b)] = .integer(Int64(index &+ 1))
                    registers[result] = list[index]
                } else {
                    position = Int(step.extra)
                }
            case .beginList:
                if builderCount == builders.count {
                    builders.append([])
                } else {
                    builders[builderCount].removeAll(keepingCapacity: true)
                }
                builderCount += 1
            case .appendToList: builders[builderCount - 1].append(a)
            case .endList:
                builderCount -= 1
                registers[result] = try space.makeList(builders[builderCount]).checkingNesting(
                    at: ranges[position &- 1])
            case .quantifierStep:
                guard a.tag == .boolean || a.isNull else { throw .notBoolean(a, at: ranges[position &- 1]) }
                let state = QuantifierState.step(
                    step.flag, registers[result].integerValue, a.isNull ? nil : a.booleanValue)
                registers[result] = .integer(state)
                if state & QuantifierState.decided != 0 { position = Int(step.extra) }
            case .endQuantifier:
                registers[result] = .boolean(QuantifierState.value(step.flag, a.integerValue))
            }
        }
    }

    /// Loops in one expression may run for hours, or double a string with every step, before any operator is asked for
    /// a batch.
    private func checkLimits() throws(RuntimeError) {
        let used = space.local.bytesUsed
        checkedBytes = used + (1 << 20)
        try context.limits.check(used: used)
    }

    // MARK: Truth

    private func xor(_ a: Slot, _ b: Slot, at range: SourceRange) throws(RuntimeError) -> Slot {
        for operand in [a, b] where operand.tag != .boolean && !operand.isNull {
            throw .wrongOperand("XOR", operand, at: range)
        }
        if a.isNull || b.isNull { return .null }
        return .boolean(a.booleanValue != b.booleanValue)
    }

    @inline(__always)
    private func compare(_ opcode: Opcode, _ a: Slot, _ b: Slot) -> Slot {
        Self.truth(of: opcode, space.compare(a, b))
    }

    /// What a comparison operator makes of an outcome.
    @inline(__always)
    static func truth(of opcode: Opcode, _ comparison: Comparison) -> Slot {
        switch comparison {
        case .unknown: .null
        case .unordered: .false
        case .less: .boolean(opcode == .less || opcode == .lessOrEqual)
        case .equal: .boolean(opcode == .lessOrEqual || opcode == .greaterOrEqual)
        case .greater: .boolean(opcode == .greater || opcode == .greaterOrEqual)
        }
    }

    private func isIn(_ value: Slot, _ list: Slot, at range: SourceRange) throws(RuntimeError) -> Slot {
        if list.isNull { return .null }
        guard list.tag == .list else { throw .wrongOperand("IN", list, at: range) }
        var sawNull = false
        for element in space.list(list) {
            switch space.equals(value, element) {
            case .some(true): return .true
            case .some(false): continue
            case nil: sawNull = true
            }
        }
        return sawNull ? .null : .false
    }

    /// `=~`: the whole string matches; null for anything but strings.
    private func matches(_ text: Slot, _ pattern: Slot, at range: SourceRange) throws(RuntimeError) -> Slot {
        guard text.tag == .string, pattern.tag == .string else { return .null }
        let expression: LazyAutomaton
        if let last = lastPattern, last.handle == pattern.handle {
            expression = last.expression
        } else {
            do throws(RegularExpression.SyntaxError) {
                expression = LazyAutomaton(try RegularExpression(space.utf8(pattern)))
            } catch {
                throw RuntimeError(
                    .invalidArgumentValue, type: .argumentError, "Not a regular expression: \(error.message)", at: range
                )
            }
            lastPattern = (pattern.handle, expression)
        }
        return .boolean(expression.matches(space.utf8(text)))
    }
}
