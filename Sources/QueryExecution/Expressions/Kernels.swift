import PropertyGraph
import QuerySemantics

/// Buffers of the kernels of one evaluator.
final class KernelScratch {
    let capacity: Int
    let ids: UnsafeMutablePointer<UInt32>
    let slots: UnsafeMutablePointer<Slot>
    let integers: UnsafeMutablePointer<Int64>
    let valid: UnsafeMutablePointer<UInt8>

    init(capacity: Int) {
        self.capacity = capacity
        ids = .allocate(capacity: capacity)
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: .null, count: capacity)
        integers = .allocate(capacity: capacity)
        valid = .allocate(capacity: capacity)
    }

    deinit {
        ids.deallocate()
        slots.deallocate()
        integers.deallocate()
        valid.deallocate()
    }
}

/// Loops over typed columns in place of the interpreter: 6-13 ns a row instead of 41-60.
///
/// Every kernel narrows a selection of row numbers. A batch whose columns are not of the expected kind, and any batch
/// once the transaction has deleted something, goes to the interpreter, which knows all the errors. Debug builds run
/// the interpreter as well and compare.
extension ExpressionEvaluator {
    /// Nothing was deleted in this transaction, so that no row can hold a dead id.
    private var allAlive: Bool { graph.counters.nodesDeleted == 0 && graph.counters.relationshipsDeleted == 0 }

    private func scratch(_ count: Int) -> KernelScratch {
        if let scratch, scratch.capacity >= count { return scratch }
        let made = KernelScratch(capacity: Swift.max(count, context.batchSize))
        scratch = made
        return made
    }

    // MARK: Projection

    func evaluateWithKernel(_ batch: Batch, into column: ColumnVector) throws(RuntimeError) -> Bool {
        guard let projection = program.projection else { return false }
        switch projection {
        case .column(let source):
            let source = batch.columns[source]
            guard column.kind == .slots || column.kind == source.kind else { return false }
            if column.kind == source.kind, column.kind != .slots {
                column.ids.update(from: source.ids, count: batch.count)
            } else if source.kind == .slots {
                column.slots.update(from: source.slots, count: batch.count)
            } else {
                for row in 0..<batch.count { column.slots[row] = source.slot(at: row) }
            }
            return true
        case .constant(let register):
            guard column.kind == .slots, case .literal = program.constants[-1 - Int(register)] else { return false }
            column.slots.update(repeating: registers[Int(register)], count: batch.count)
            return true
        case .property(let source, let key):
            let source = batch.columns[source]
            guard column.kind == .slots, source.kind != .slots, allAlive else { return false }
            gatherProperty(source, key, source.ids, batch.count, column.slots)
            assert(agrees(batch, column), "a projection kernel and the interpreter differ")
            return true
        }
    }

    private func gatherProperty(
        _ column: ColumnVector, _ key: Int, _ ids: UnsafePointer<UInt32>, _ count: Int,
        _ out: UnsafeMutablePointer<Slot>
    ) {
        guard let key = keyID(key) else { return out.update(repeating: .null, count: count) }
        if column.kind == .nodes {
            graph.gatherNodeProperty(key, ids: ids, count: count, into: out)
        } else {
            graph.gatherRelationshipProperty(key, ids: ids, count: count, into: out)
        }
    }

    func agrees(_ batch: Batch, _ column: ColumnVector) -> Bool {
        for row in 0..<batch.count {
            guard let value = try? evaluate(row: row, of: batch), space.areEquivalent(value, column.slots[row]) else {
                return false
            }
        }
        return true
    }

    // MARK: Filters

    /// nil when the batch has to go to the interpreter.
    func filterWithKernels(_ batch: Batch, selected: UnsafeMutablePointer<UInt32>) throws(RuntimeError) -> Int? {
        guard let kernels = program.conjuncts, !kernels.isEmpty, allAlive else { return nil }
        for kernel in kernels where !canRun(kernel, batch) { return nil }
        for row in 0..<batch.count { selected[row] = UInt32(truncatingIfNeeded: row) }
        var count = batch.count
        for kernel in kernels {
            if count == 0 { break }
            count = run(kernel, batch, selected, count)
        }
        assert(agrees(batch, selected, count), "a filter kernel and the interpreter differ")
        return count
    }

    func agrees(_ batch: Batch, _ selected: UnsafePointer<UInt32>, _ count: Int) -> Bool {
        let other = UnsafeMutablePointer<UInt32>.allocate(capacity: Swift.max(batch.count, 1))
        defer { other.deallocate() }
        guard let otherCount = try? filterRows(batch, selected: other), otherCount == count else { return false }
        return (0..<count).allSatisfy { other[$0] == selected[$0] }
    }

    private func canRun(_ kernel: FilterKernel, _ batch: Batch) -> Bool {
        switch kernel {
        case .property(let column, _, _, let constant):
            return batch.columns[column].kind != .slots && isGiven(constant)
        case .propertyIn(let column, _, let constant):
            return batch.columns[column].kind != .slots && isGiven(constant)
                && registers[Int(constant)].tag == .list
        case .propertyIsNull(let column, _, _): return batch.columns[column].kind != .slots
        case .hasLabels(let column, _): return batch.columns[column].kind == .nodes
        case .sameEntity(let left, let right, _):
            return batch.columns[left].kind != .slots && batch.columns[left].kind == batch.columns[right].kind
        }
    }

    /// False for a parameter that is missing, which is the interpreter's to report.
    private func isGiven(_ register: Int16) -> Bool {
        if lacksParameter, case .parameter = program.constants[-1 - Int(register)] { return false }
        return true
    }

    /// Narrows the selection; gives the number of rows that stay.
    private func run(
        _ kernel: FilterKernel, _ batch: Batch, _ selected: UnsafeMutablePointer<UInt32>, _ count: Int
    ) -> Int {
        switch kernel {
        case .property(let column, let key, let opcode, let constant):
            return runProperty(batch.columns[column], key, opcode, registers[Int(constant)], selected, count)
        case .propertyIn(let column, let key, let constant):
            let values = gathered(batch.columns[column], key, selected, count)
            let list = space.list(registers[Int(constant)])
            return keep(selected, count) { index in
                let value = values[index]
                if value.isNull { return false }
                return list.contains { self.space.equals(value, $0) == true }
            }
        case .propertyIsNull(let column, let key, let negated):
            let values = gathered(batch.columns[column], key, selected, count)
            return keep(selected, count) { values[$0].isNull != negated }
        case .hasLabels(let column, let labels):
            return runLabels(batch.columns[column], labels, selected, count)
        case .sameEntity(let left, let right, let negated):
            let (left, right) = (batch.columns[left].ids, batch.columns[right].ids)
            return keep(selected, count) { index in
                let row = Int(selected[index])
                let (a, b) = (left[row], right[row])
                return a != ColumnVector.noID && b != ColumnVector.noID && (a == b) != negated
            }
        }
    }

    @inline(__always)
    private func keep(
        _ selected: UnsafeMutablePointer<UInt32>, _ count: Int, _ passes: (Int) -> Bool
    ) -> Int {
        var kept = 0
        for index in 0..<count {
            selected[kept] = selected[index]
            kept &+= passes(index) ? 1 : 0
        }
        return kept
    }

    /// Ids of the selected rows.
    private func selectedIDs(
        _ column: ColumnVector, _ selected: UnsafePointer<UInt32>, _ count: Int
    ) -> UnsafeMutablePointer<UInt32> {
        let ids = scratch(count).ids
        for index in 0..<count { ids[index] = column.ids[Int(selected[index])] }
        return ids
    }

    /// Property values of the selected rows.
    private func gathered(
        _ column: ColumnVector, _ key: Int, _ selected: UnsafePointer<UInt32>, _ count: Int
    ) -> UnsafeMutablePointer<Slot> {
        let ids = selectedIDs(column, selected, count)
        let slots = scratch(count).slots
        gatherProperty(column, key, ids, count, slots)
        return slots
    }

    private func runLabels(
        _ column: ColumnVector, _ labels: Int, _ selected: UnsafeMutablePointer<UInt32>, _ count: Int
    ) -> Int {
        guard let mask = labelMask(labels) else { return 0 }
        let sets = graph.labelSetPointer
        let ids = column.ids
        return keep(selected, count) { index in
            let id = ids[Int(selected[index])]
            return id != ColumnVector.noID && mask[sets[Int(id)]]
        }
    }

    /// Which label sets have all labels of one of the program's sets; nil while the graph does not know one of them.
    private func labelMask(_ index: Int) -> LabelSetMask? {
        if let mask = labelMasks[index], mask.count == graph.labelSetCount { return mask }
        var labels: [LabelID] = []
        for name in program.labelSets[index] {
            guard let label = graph.labelID(name) else { return nil }
            labels.append(label)
        }
        let mask = graph.labelSetMask(for: labels)
        labelMasks[index] = mask
        return mask
    }

    private func runProperty(
        _ column: ColumnVector, _ key: Int, _ opcode: Opcode, _ constant: Slot,
        _ selected: UnsafeMutablePointer<UInt32>, _ count: Int
    ) -> Int {
        if constant.isNull { return 0 }
        if constant.tag == .integer, let keyID = keyID(key),
            let store = column.kind == .nodes ? graph.nodeColumn(keyID) : graph.relationshipColumn(keyID),
            store.uniformKind == .integers
        {
            let ids = selectedIDs(column, selected, count)
            let buffers = scratch(count)
            if store.gatherIntegers(ids: ids, count: count, into: buffers.integers, valid: buffers.valid) {
                return keepIntegers(opcode, constant.integerValue, buffers, selected, count)
            }
        }
        let values = gathered(column, key, selected, count)
        switch opcode {
        case .equal where constant.tag == .string && !constant.handle.isLocal:
            // Both sides are interned by the graph: equal strings have equal handles.
            return keep(selected, count) { values[$0].tag == .string && values[$0].bits == constant.bits }
        case .equal: return keep(selected, count) { self.space.equals(values[$0], constant) == true }
        case .notEqual: return keep(selected, count) { self.space.equals(values[$0], constant) == false }
        case .startsWith, .endsWith, .contains:
            guard constant.tag == .string else { return 0 }
            let part = space.utf8(constant)
            return keep(selected, count) { index in
                values[index].tag == .string && StringSearch.test(opcode, self.space.utf8(values[index]), part)
            }
        default:
            return keep(selected, count) { index in
                let truth = Self.truth(of: opcode, self.space.compare(values[index], constant))
                return truth.tag == .boolean && truth.booleanValue
            }
        }
    }

    private func keepIntegers(
        _ opcode: Opcode, _ constant: Int64, _ buffers: KernelScratch, _ selected: UnsafeMutablePointer<UInt32>,
        _ count: Int
    ) -> Int {
        let (values, valid) = (buffers.integers, buffers.valid)
        switch opcode {
        case .equal: return keep(selected, count) { valid[$0] != 0 && values[$0] == constant }
        case .notEqual: return keep(selected, count) { valid[$0] != 0 && values[$0] != constant }
        case .less: return keep(selected, count) { valid[$0] != 0 && values[$0] < constant }
        case .lessOrEqual: return keep(selected, count) { valid[$0] != 0 && values[$0] <= constant }
        case .greater: return keep(selected, count) { valid[$0] != 0 && values[$0] > constant }
        case .greaterOrEqual: return keep(selected, count) { valid[$0] != 0 && values[$0] >= constant }
        default: return 0
        }
    }
}
