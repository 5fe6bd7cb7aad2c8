import PropertyGraph
import QuerySemantics

/// Runs a vector program for one statement: holds its constants and the memory of its steps.
///
/// Every step answers with a vector or, when the batch has something it does not know, with nil; then the batch goes to
/// the interpreter.
final class VectorEvaluator {
    let program: VectorProgram
    let context: ExecutionContext
    let space: ValueSpace
    let graph: Graph
    let capacity: Int
    @exclusivity(unchecked) private var keyIDs: [PropertyKeyID?]
    @exclusivity(unchecked) private var constants: [Slot?]
    /// A constant could not be evaluated; the interpreter finds out why.
    @exclusivity(unchecked) private var isBroken = false
    @exclusivity(unchecked) var results: [TypedVector]
    @exclusivity(unchecked) private var buffers: [VectorBuffer?]
    /// Further memory for steps that convert an operand.
    @exclusivity(unchecked) private var conversions: [VectorBuffer?]
    @exclusivity(unchecked) private var isFilled: [Bool]
    /// Steps whose result is compared or reckoned with, or is that of the whole.
    private var wantsBounds: [Bool]
    /// One truth for all rows.
    @exclusivity(unchecked) private var truths: [VectorBuffer?] = [nil, nil]
    private let noCells: UnsafeMutableRawPointer
    /// A vector of nothing but nulls.
    let nulls: TypedVector
    @exclusivity(unchecked) var stringMemos: [Int: StringMemo] = [:]
    @exclusivity(unchecked) var transforms: [Int: StringTransform] = [:]
    /// Strings put together by step: of the handles of both the handle of the whole.
    @exclusivity(unchecked) var joins: [Int: PairTable] = [:]
    @exclusivity(unchecked) var askers: [Int: StringAsker] = [:]
    /// Regular expressions by step.
    @exclusivity(unchecked) var automata: [Int: LazyAutomaton] = [:]
    @exclusivity(unchecked) var componentTables: [Int: ComponentTable] = [:]
    /// Lists of constants by step, sorted.
    @exclusivity(unchecked) var lists: [Int: ConstantList] = [:]
    /// Holds constants, parameters or what it remembers of strings, which are those of one run of the statement.
    var belongsToRun: Bool {
        !constants.isEmpty || !stringMemos.isEmpty || !askers.isEmpty || !automata.isEmpty
            || !componentTables.isEmpty || !lists.isEmpty || !transforms.isEmpty || !joins.isEmpty
    }

    init(_ program: VectorProgram, context: ExecutionContext, capacity: Int) {
        self.program = program
        self.context = context
        self.capacity = capacity
        space = context.space
        graph = context.graph
        keyIDs = program.keys.map { context.graph.keyID($0) }
        constants = []
        let count = program.steps.count
        noCells = .allocate(byteCount: 8 * max(capacity, 1), alignment: 8)
        noCells.initializeMemory(as: UInt64.self, repeating: 0, count: max(capacity, 1))
        nulls = TypedVector(kind: .nulls, cells: UnsafeRawPointer(noCells), valid: nil)
        results = Array(repeating: nulls, count: count)
        buffers = Array(repeating: nil, count: count)
        conversions = Array(repeating: nil, count: 2 * count)
        isFilled = Array(repeating: false, count: count)
        wantsBounds = Array(repeating: false, count: count)
        for case .compare(_, let a, let b) in program.steps { (wantsBounds[a], wantsBounds[b]) = (true, true) }
        for case .arithmetic(_, let a, let b) in program.steps { (wantsBounds[a], wantsBounds[b]) = (true, true) }
        if count > 0 { wantsBounds[count - 1] = true }
        for constant in program.constants {
            let value = try? ExpressionEvaluator(constant, context: context).evaluateConstant()
            if value == nil { isBroken = true }
            constants.append(value.map(canonical))
        }
    }

    deinit { noCells.deallocate() }

    /// The values of the whole expression for the rows of a batch; nil when the interpreter has to make them.
    func evaluate(_ batch: Batch) -> TypedVector? {
        guard !isBroken, batch.count <= capacity else { return nil }
        // Most have one step: the property of a variable.
        if program.steps.count == 1, case .property(let column, let key) = program.steps[0] {
            return property(batch.columns[column], key, 0, batch.count)
        }
        for index in program.steps.indices {
            guard let result = run(program.steps[index], index, batch) else { return nil }
            results[index] = result
        }
        return results.last
    }

    private func run(_ step: VectorProgram.Step, _ index: Int, _ batch: Batch) -> TypedVector? {
        switch step {
        case .property(let column, let key): return property(batch.columns[column], key, index, batch.count)
        case .column(let column): return self.column(batch.columns[column], index, batch.count)
        case .constant(let number): return constant(number, index)
        case .compare(let opcode, let a, let b):
            if case .constant = program.steps[b],
                let result = compare(opcode, results[a], constant: results[b], index, batch.count)
            {
                return result
            }
            return compare(opcode, results[a], results[b], index, batch.count)
        case .arithmetic(let opcode, let a, let b):
            return arithmetic(opcode, results[a], results[b], index, batch.count)
        case .negate(let a): return negate(results[a], index, batch.count)
        case .isNull(let a, let negated): return isNull(results[a], negated, index, batch.count)
        case .and(let a, let b): return junction(results[a], results[b], decisive: 0, index, batch.count)
        case .or(let a, let b): return junction(results[a], results[b], decisive: 1, index, batch.count)
        case .not(let a): return not(results[a], index, batch.count)
        case .inList(let a, let list): return inList(results[a], list, index, batch.count)
        case .stringTest(let opcode, let a, let pattern, let call):
            return stringTest(opcode, results[a], constantSlot(pattern), call, index, batch.count)
        case .stringFunction(let call, let a):
            return results[a].kind == .strings
                ? stringFunction(call, results[a], index, batch.count)
                : numberFunction(call.function, results[a], index, batch.count)
        case .numberFunction(let function, let a):
            return numberFunction(function, results[a], index, batch.count)
        case .size(let a): return size(results[a], index, batch.count)
        case .component(let a, let name): return component(results[a], name, index, batch.count)
        case .choose(let condition, let then, let otherwise):
            return choose(results[condition], results[then], results[otherwise], index, batch.count)
        case .null: return nulls
        }
    }

    // MARK: Memory

    func buffer(_ index: Int) -> VectorBuffer {
        if let buffer = buffers[index] { return buffer }
        let made = VectorBuffer(capacity: capacity)
        buffers[index] = made
        return made
    }

    /// Memory for operand 0 or 1 of a step in another form.
    func conversion(_ index: Int, _ operand: Int) -> VectorBuffer {
        if let buffer = conversions[2 * index + operand] { return buffer }
        let made = VectorBuffer(capacity: capacity)
        conversions[2 * index + operand] = made
        return made
    }

    /// Validity of a result that is null where one of two operands is; nil when there are no nulls.
    func bothValid(_ a: TypedVector, _ b: TypedVector, _ index: Int, _ count: Int) -> UnsafePointer<UInt8>? {
        guard let left = a.valid else { return b.valid }
        guard let right = b.valid else { return left }
        let out = buffer(index).valid
        for row in 0..<count { out[row] = left[row] & right[row] }
        return UnsafePointer(out)
    }

    /// The same truth for all rows that have a value.
    func all(_ truth: Bool, valid: UnsafePointer<UInt8>?) -> TypedVector {
        let bit = truth ? 1 : 0
        let buffer = truths[bit] ?? VectorBuffer(capacity: capacity)
        if truths[bit] == nil { buffer.booleans.initialize(repeating: UInt8(bit), count: capacity) }
        truths[bit] = buffer
        return buffer.vector(.booleans, valid: valid)
    }

    // MARK: Leaves

    func constantSlot(_ number: Int) -> Slot { constants[number] ?? .null }

    /// A string with the handle that all equal strings of the statement have in vectors.
    func canonical(_ slot: Slot) -> Slot {
        guard slot.tag == .string, slot.handle.isLocal else { return slot }
        return .string(space.canonical(space.utf8(slot)))
    }

    private func constant(_ number: Int, _ index: Int) -> TypedVector? {
        if isFilled[index] { return results[index] }
        let value = constantSlot(number)
        let out: VectorBuffer
        switch value.tag {
        case .null: return nulls
        case .boolean, .integer, .float, .string, .date: out = buffer(index)
        case .list, .map, .node, .relationship, .path, .localTime, .zonedTime, .localDateTime, .zonedDateTime,
            .duration, .point:
            return nil
        }
        isFilled[index] = true
        switch value.tag {
        case .boolean:
            out.booleans.update(repeating: value.booleanValue ? 1 : 0, count: capacity)
            return out.vector(.booleans, valid: nil)
        case .string:
            out.strings.update(repeating: value.handle.raw, count: capacity)
            return out.vector(.strings, valid: nil)
        case .float:
            out.floats.update(repeating: value.floatValue, count: capacity)
            return out.vector(.floats, valid: nil)
        case .integer, .date:
            out.integers.update(repeating: value.integerValue, count: capacity)
            return out.vector(value.tag == .date ? .dates : .integers, valid: nil)
        case .null, .list, .map, .node, .relationship, .path, .localTime, .zonedTime, .localDateTime, .zonedDateTime,
            .duration, .point:
            return nil
        }
    }

    private func property(_ column: ColumnVector, _ key: Int, _ index: Int, _ count: Int) -> TypedVector? {
        guard column.kind != .slots else { return nil }
        guard graph.counters.nodesDeleted == 0, graph.counters.relationshipsDeleted == 0 else { return nil }
        if keyIDs[key] == nil { keyIDs[key] = graph.keyID(program.keys[key]) }
        guard let id = keyIDs[key],
            let store = column.kind == .nodes ? graph.nodeColumn(id) : graph.relationshipColumn(id), count > 0
        else { return nulls }
        let ids = column.ids
        switch column.spread {
        case .consecutive:
            let first = ids[0]
            let cell = Int(first & 1023)
            guard cell + count <= PropertyPage.capacity else { break }
            var vector = page(store.page(of: first), cell, index, count)
            if count == PropertyPage.capacity, wantsBounds[index] {
                vector?.bounds = store.bounds(ofPageWith: first)
            }
            return vector
        case .onePage: return cells(store.page(of: ids[0]), ids, index, count)
        case .any: break
        }
        return scattered(store, ids, index, count)
    }

    /// The values of a column; nil when they are of several kinds, or of one that vectors do not have.
    private func column(_ column: ColumnVector, _ index: Int, _ count: Int) -> TypedVector? {
        guard column.kind == .slots else { return nil }
        let slots = column.slots
        guard let first = (0..<count).first(where: { !slots[$0].isNull }) else { return nulls }
        let tag = slots[first].tag
        guard let kind = TypedVector.Kind(tag) else { return nil }
        let out = buffer(index)
        var (isUniform, hasNulls, highest) = (true, false, UInt64(0))
        for row in 0..<count {
            let slot = slots[row]
            let isThere = slot.tag == tag
            isUniform = isUniform && (isThere || slot.isNull)
            hasNulls = hasNulls || !isThere
            highest |= slot.bits
            out.valid[row] = isThere ? 1 : 0
        }
        guard isUniform else { return nil }
        switch kind {
        case .nulls: return nulls
        case .booleans: for row in 0..<count { out.booleans[row] = UInt8(truncatingIfNeeded: slots[row].bits) }
        case .integers, .dates: for row in 0..<count { out.integers[row] = slots[row].integerValue }
        case .floats: for row in 0..<count { out.floats[row] = slots[row].floatValue }
        case .strings:
            // Equal strings of the statement's own may have different handles.
            guard highest & 0x8000_0000 == 0 else { return nil }
            for row in 0..<count { out.strings[row] = slots[row].handle.raw }
        }
        return out.vector(kind, valid: hasNulls ? UnsafePointer(out.valid) : nil)
    }

    func keyName(_ key: Int) -> String { program.keys[key] }
}
