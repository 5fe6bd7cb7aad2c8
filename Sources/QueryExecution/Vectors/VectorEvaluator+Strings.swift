import PropertyGraph
import QuerySemantics

/// What is the same for equal strings is found out once for each string: dictionary-coded execution.
extension VectorEvaluator {
    // MARK: Tests

    func stringTest(
        _ opcode: Opcode, _ a: TypedVector, _ constant: Int, _ index: Int, _ count: Int
    ) -> TypedVector? {
        if a.kind == .nulls { return a }
        let pattern = constantSlot(constant)
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
        let out = buffer(index)
        let truths = out.booleans
        // An automaton reads text only, and takes longer.
        asker(index, StringQuestion(opcode: opcode, pattern: Array(part))).answer(
            a, count, alone: expression != nil, into: truths
        ) { text in
            let truth = expression?.matches(text) ?? StringSearch.test(opcode, text, part)
            return truth ? 2 : 1
        }
        for row in 0..<count { truths[row] &-= 1 }
        return out.vector(.booleans, valid: a.valid)
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
        _ function: FunctionID, _ a: TypedVector, _ rest: [Int], _ index: Int, _ count: Int
    ) -> TypedVector? {
        guard a.kind == .strings else { return nil }
        let memo = memo(index)
        let out = buffer(index)
        var arguments = [Slot.null] + rest.map { constantSlot($0) }
        for row in 0..<count {
            if let valid = a.valid, valid[row] == 0 {
                out.valid[row] = 0
                continue
            }
            let handle = a.strings[row]
            var value = Slot.null
            if let known = memo.value(handle) {
                value = known
            } else {
                arguments[0] = Slot(tag: .string, bits: UInt64(handle))
                let made = arguments.withUnsafeBufferPointer {
                    try? FunctionLibrary.call(function, $0, context, at: .none)
                }
                guard let made else { return nil }
                value = canonical(made)
                memo.remember(value, handle)
            }
            if value.isNull {
                out.valid[row] = 0
                continue
            }
            out.valid[row] = 1
            let kind: TypedVector.Kind
            switch value.tag {
            case .string:
                kind = .strings
                out.strings[row] = value.handle.raw
            case .integer:
                kind = .integers
                out.integers[row] = value.integerValue
            case .float:
                kind = .floats
                out.floats[row] = value.floatValue
            case .null, .boolean, .list, .map, .node, .relationship, .path, .date, .localTime, .zonedTime,
                .localDateTime, .zonedDateTime, .duration, .point:
                return nil
            }
            if memo.kind == nil { memo.kind = kind }
            if memo.kind != kind { return nil }
        }
        guard let kind = memo.kind else { return nulls }
        return out.vector(kind, valid: UnsafePointer(out.valid))
    }

    func size(_ a: TypedVector, _ index: Int, _ count: Int) -> TypedVector? {
        if a.kind == .nulls { return a }
        guard a.kind == .strings else { return nil }
        let out = buffer(index)
        let (sizes, answers) = (out.integers, conversion(index, 0).booleans)
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

    /// Code points: every byte but the continuations begins one. Eight bytes at a time.
    @inline(__always)
    private static func characters(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        guard let start = text.baseAddress else { return 0 }
        let raw = UnsafeRawPointer(start)
        var continuations = 0
        var offset = 0
        while offset &+ 8 <= text.count {
            let bytes = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            continuations &+= ((bytes >> 7) & (~bytes >> 6) & 0x0101_0101_0101_0101).nonzeroBitCount
            offset &+= 8
        }
        while offset < text.count {
            continuations &+= start[offset] & 0xC0 == 0x80 ? 1 : 0
            offset &+= 1
        }
        return text.count &- continuations
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
