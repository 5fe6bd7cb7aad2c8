import PropertyGraph
import QuerySemantics

/// What is the same for equal strings is found out once for each string: dictionary-coded execution.
extension VectorEvaluator {
    // MARK: Tests

    /// - Parameter call: the test is about what this function makes of a string.
    func stringTest(
        _ opcode: Opcode, _ a: TypedVector, _ pattern: Slot, _ call: VectorProgram.StringCall?, _ index: Int,
        _ count: Int
    ) -> TypedVector? {
        if a.kind == .nulls { return a }
        guard a.kind == .strings, pattern.tag == .string else { return nil }
        var expression: LazyAutomaton?
        if opcode == .matches {
            if automata[index] == nil {
                guard let made = try? RegularExpression(space.utf8(pattern)) else { return nil }
                automata[index] = LazyAutomaton(made)
            }
            expression = automata[index]
        }
        let part = space.utf8(pattern)
        let transform = call.map { self.transform(index, $0) }
        let out = buffer(index)
        let truths = out.booleans
        var hasFailed = false
        let isPlain = transform == nil && expression == nil
        let head = isPlain ? HeadTest(opcode, part) : nil
        asker(index, question(opcode, part, call)).answer(a, count, withNeighbours: isPlain, head, into: truths) {
            text in
            var text = text
            if let transform {
                guard let made = transform.text(text) else {
                    hasFailed = true
                    return 0
                }
                text = made
            }
            let truth = expression?.matches(text) ?? StringSearch.holds(opcode, text, part)
            return truth ? 2 : 1
        }
        if hasFailed { return nil }
        for row in 0..<count { truths[row] &-= 1 }
        return out.vector(.booleans, valid: a.valid)
    }

    private func question(
        _ opcode: Opcode, _ part: UnsafeBufferPointer<UInt8>, _ call: VectorProgram.StringCall?
    ) -> StringQuestion {
        StringQuestion(
            opcode: opcode, pattern: Array(part), function: call?.function,
            arguments: (call?.constants ?? []).map { number in
                let value = constantSlot(number)
                return "\(value.tag.rawValue) \(ConversionFunctions.text(value, space) ?? "")"
            })
    }

    private func transform(_ index: Int, _ call: VectorProgram.StringCall) -> StringTransform {
        if let transform = transforms[index] { return transform }
        let made = StringTransform(call.function, call.constants.map { constantSlot($0) }, context)
        transforms[index] = made
        return made
    }

    private func asker(_ index: Int, _ question: @autoclosure () -> StringQuestion) -> StringAsker {
        if let asker = askers[index] { return asker }
        let verdicts = context.verdicts.verdicts(question(), count: space.persistent.count)
        let made = StringAsker(verdicts, space)
        askers[index] = made
        return made
    }

    private func memo(_ index: Int) -> StringMemo {
        if let memo = stringMemos[index] { return memo }
        let made = StringMemo(count: space.persistent.count)
        stringMemos[index] = made
        return made
    }

    // MARK: Functions

    func stringFunction(
        _ call: VectorProgram.StringCall, _ a: TypedVector, _ index: Int, _ count: Int
    ) -> TypedVector? {
        let (memo, transform, out) = (memo(index), transform(index, call), buffer(index))
        let kind: TypedVector.Kind =
            call.function == .toInteger ? .integers : call.function == .toFloat ? .floats : .strings
        let strings = space.persistent.strings
        var all: UInt8 = 1
        for row in 0..<count {
            let handle = a.strings[row]
            var (state, bits): (UInt8, UInt64) = (1, 0)
            if let valid = a.valid, valid[row] == 0 {
                // Null stays null.
            } else if Int(handle) < memo.count, memo.states[Int(handle)] != 0 {
                (state, bits) = (memo.states[Int(handle)], memo.bits[Int(handle)])
            } else {
                let isKept = Int(handle) < memo.count
                let text = isKept ? strings[handle] : space.utf8(Slot(tag: .string, bits: UInt64(handle)))
                if kind == .strings {
                    guard let made = transform.text(text) else { return nil }
                    (state, bits) = (2, UInt64(transform.handle(made)))
                } else {
                    guard let made = transform.value(text), made.isNull || TypedVector.Kind(made.tag) == kind else {
                        return nil
                    }
                    (state, bits) = (made.isNull ? 1 : 2, made.bits)
                }
                if isKept { (memo.states[Int(handle)], memo.bits[Int(handle)]) = (state, bits) }
            }
            out.valid[row] = state &- 1
            all &= state &- 1
            if kind == .strings {
                out.strings[row] = UInt32(truncatingIfNeeded: bits)
            } else {
                out.integers[row] = Int64(bitPattern: bits)
            }
        }
        return out.vector(kind, valid: all == 0 ? UnsafePointer(out.valid) : nil)
    }

    /// Most pairs of strings that are kept.
    private static var mostJoins: Int { 1 << 16 }

    /// Two strings one after the other, put together once for each pair of them; nil when there are many pairs.
    func join(_ a: TypedVector, _ b: TypedVector, _ index: Int, _ count: Int) -> TypedVector? {
        let out = buffer(index)
        let table = joins[index] ?? PairTable()
        joins[index] = table
        let valid = bothValid(a, b, index, count)
        var bytes: [UInt8] = []
        for row in 0..<count {
            if let valid, valid[row] == 0 { continue }
            let pair = UInt64(a.strings[row]) << 32 | UInt64(b.strings[row])
            if let known = table.find(pair) {
                out.strings[row] = known
                continue
            }
            let (left, right) = (space.utf8(a.slot(at: row)), space.utf8(b.slot(at: row)))
            guard table.count < Self.mostJoins, left.count + right.count < 1 << 16 else { return nil }
            bytes.removeAll(keepingCapacity: true)
            bytes.append(contentsOf: left)
            bytes.append(contentsOf: right)
            let handle = bytes.withUnsafeBufferPointer { space.canonical($0).raw }
            table.insert(pair, handle)
            out.strings[row] = handle
        }
        return out.vector(.strings, valid: valid)
    }

    func size(_ a: TypedVector, _ index: Int, _ count: Int) -> TypedVector? {
        if a.kind == .nulls { return a }
        guard a.kind == .strings else { return nil }
        let out = buffer(index)
        let (sizes, strings) = (out.integers, space.persistent.strings)
        var least = Int64.max
        for row in 0..<count {
            sizes[row] = strings.knownSize(a.strings[row]).map { Int64($0) } ?? -1
            least = min(least, sizes[row])
        }
        if least >= 0 || !(0..<count).contains(where: { sizes[$0] < 0 && a.has($0) }) {
            return out.vector(.integers, valid: a.valid)
        }
        let answers = conversion(index, 0).booleans
        // Kept are sizes below 255, with one added.
        asker(index, StringQuestion()).answer(a, count, into: answers) { text in
            let size = Self.characters(text)
            return size < 255 ? UInt8(size + 1) : 0
        }
        for row in 0..<count {
            sizes[row] = Int64(answers[row]) &- 1
            if answers[row] == 0 { sizes[row] = Int64(Self.characters(space.utf8(a.slot(at: row)))) }
        }
        return out.vector(.integers, valid: a.valid)
    }

    /// Code points; in ASCII as many as bytes.
    @inline(__always)
    private static func characters(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        UTF8Text.isASCII(text) ? text.count : CodePoints.count(text)
    }

    // MARK: Lists

    func inList(_ a: TypedVector, _ constant: Int, _ index: Int, _ count: Int) -> TypedVector? {
        let value = constantSlot(constant)
        guard value.tag == .list else { return nil }
        let list: ConstantList
        if let known = lists[index] {
            list = known
        } else {
            guard let made = ConstantList(space.list(value).map(canonical)) else { return nil }
            list = made
            lists[index] = made
        }
        let out = buffer(index)
        let truths = out.booleans
        switch a.kind {
        case .integers where list.kind == .integers:
            for row in 0..<count { truths[row] = list.contains(a.integers[row]) ? 1 : 0 }
        case .dates where list.kind == .dates:
            for row in 0..<count { truths[row] = list.contains(a.integers[row]) ? 1 : 0 }
        case .strings where list.kind == .strings:
            for row in 0..<count { truths[row] = list.contains(Int64(a.strings[row])) ? 1 : 0 }
        case .nulls, .booleans, .integers, .floats, .strings, .dates: return nil
        }
        guard list.hasNull else { return out.vector(.booleans, valid: a.valid) }
        // Not found in a list with a null is null.
        for row in 0..<count { out.valid[row] = truths[row] & (a.valid?[row] ?? 1) }
        return out.vector(.booleans, valid: UnsafePointer(out.valid))
    }

    // MARK: Dates

    func component(_ a: TypedVector, _ name: Int, _ index: Int, _ count: Int) -> TypedVector? {
        if a.kind == .nulls { return a }
        guard a.kind == .dates else { return nil }
        let table: ComponentTable
        if let known = componentTables[index] {
            table = known
        } else {
            table = ComponentTable(keyName(name))
            componentTables[index] = table
        }
        let out = buffer(index)
        let (days, values) = (a.integers, out.integers)
        for row in 0..<count {
            if let valid = a.valid, valid[row] == 0 { continue }
            guard let value = table.value(days[row], space) else { return nil }
            values[row] = value
        }
        return out.vector(.integers, valid: a.valid)
    }
}
