extension ValueHeap {
    /// Copies a value with everything in it into this heap and gives the slot that stands for it here.
    ///
    /// Scalars and values that are here already stay as they are. Shared parts (a list that occurs twice in another)
    /// are copied once. Works through a list of cells still to be translated instead of recursing, so that nesting
    /// depth costs memory, not stack.
    ///
    /// - Parameters:
    ///   - slot: a value of `space`.
    ///   - space: where the handles of `slot` point.
    /// - Complexity: O(size of the value).
    public func persist(_ slot: Slot, from space: ValueSpace) -> Slot {
        switch slot.tag {
        case .null, .boolean, .integer, .float, .node, .relationship, .date, .localTime, .zonedTime, .localDateTime,
            .zonedDateTime:
            return slot
        case .string:
            if space.heap(of: slot.handle) === self { return slot }
            return .string(addString(space.utf8(slot)))
        case .duration, .list, .map, .path:
            if space.heap(of: slot.handle) === self { return slot }
            var copier = ValueCopier(target: self, space: space)
            return copier.copy(slot)
        }
    }
}

/// One deep copy from heap to heap.
private struct ValueCopier {
    let target: ValueHeap
    let space: ValueSpace
    /// Cells already copied whose values still point into the old heap.
    private var open: [UnsafeMutableBufferPointer<Slot>] = []
    /// Old handle → new handle of the containers met so far.
    private var copied: [UInt32: UInt32] = [:]

    init(target: ValueHeap, space: ValueSpace) {
        self.target = target
        self.space = space
    }

    mutating func copy(_ slot: Slot) -> Slot {
        let result = translate(slot)
        while let cells = open.popLast() {
            for index in 0..<cells.count { cells[index] = translate(cells[index]) }
        }
        return result
    }

    /// The slot of the new heap; the elements of a container are queued.
    private mutating func translate(_ slot: Slot) -> Slot {
        switch slot.tag {
        case .null, .boolean, .integer, .float, .node, .relationship, .date, .localTime, .zonedTime, .localDateTime,
            .zonedDateTime:
            return slot
        case .string:
            if space.heap(of: slot.handle) === target { return slot }
            return .string(target.addString(space.utf8(slot)))
        case .duration:
            if space.heap(of: slot.handle) === target { return slot }
            return Slot(tag: .duration, bits: UInt64(target.addDuration(space.duration(slot)).raw))
        case .list, .map, .path:
            if space.heap(of: slot.handle) === target { return slot }
            let old = slot.handle.raw
            if let known = copied[old] { return Slot(tag: slot.tag, bits: UInt64(known), aux: slot.aux) }
            let handle = slot.tag == .map ? copyMap(slot) : copyList(slot)
            copied[old] = handle.raw
            return Slot(tag: slot.tag, bits: UInt64(handle.raw), aux: slot.aux)
        }
    }

    private mutating func copyList(_ slot: Slot) -> HeapHandle {
        let elements = space.list(slot)
        let (handle, cells) = target.addList(count: elements.count)
        if let source = elements.baseAddress { cells.update(from: source, count: elements.count) }
        open.append(UnsafeMutableBufferPointer(start: cells, count: elements.count))
        return handle
    }

    private mutating func copyMap(_ slot: Slot) -> HeapHandle {
        let map = space.map(slot)
        let (handle, keys, values) = target.addMap(count: map.count)
        if let source = map.keys.baseAddress { keys.initialize(from: source, count: map.count) }
        if let source = map.values.baseAddress { values.initialize(from: source, count: map.count) }
        open.append(UnsafeMutableBufferPointer(start: values, count: map.count))
        return handle
    }
}
