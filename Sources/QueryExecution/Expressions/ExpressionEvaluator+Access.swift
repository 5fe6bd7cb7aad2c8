import PropertyGraph
import SourceText

/// Access to the parts of values, and values made of parts.
extension ExpressionEvaluator {
    /// `base.key`, by index into the program's keys.
    func property(_ base: Slot, _ keyIndex: Int, at range: SourceRange) throws(RuntimeError) -> Slot {
        switch base.tag {
        case .null: return .null
        case .node:
            guard graph.isAlive(base.nodeID) else { throw .deleted(base, at: range) }
            guard let key = keyID(keyIndex) else { return .null }
            return graph.nodeProperty(base.nodeID, key)
        case .relationship:
            guard graph.isAlive(base.relationshipID) else { throw .deleted(base, at: range) }
            guard let key = keyID(keyIndex) else { return .null }
            return graph.relationshipProperty(base.relationshipID, key)
        case .map:
            guard let key = keyID(keyIndex) else { return .null }
            return space.map(base).value(for: key) ?? .null
        case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime, .duration:
            return try TemporalFunctions.component(of: base, program.keys[keyIndex], space, at: range)
        case .point: return try PointFunctions.component(of: base, program.keys[keyIndex], space, at: range)
        case .boolean, .integer, .float, .string, .list, .path:
            throw .wrongOperand(".\(program.keys[keyIndex])", base, at: range)
        }
    }

    /// Id of one of the program's keys; the statement itself may have made a name known since it began.
    func keyID(_ index: Int) -> PropertyKeyID? {
        if let id = keyIDs[index] { return id }
        let keys = space.keys
        if keys.count == knownKeyCount { return nil }
        for missing in keyIDs.indices where keyIDs[missing] == nil {
            keyIDs[missing] = keys.lookup(program.keys[missing]).map(PropertyKeyID.init)
        }
        knownKeyCount = keys.count
        return keyIDs[index]
    }

    /// `base[index]`: an element of a list, counted from the end when negative; a value of a map; a property.
    func element(_ base: Slot, _ index: Slot, at range: SourceRange) throws(RuntimeError) -> Slot {
        if base.isNull || index.isNull { return .null }
        switch base.tag {
        case .list:
            guard index.tag == .integer else {
                throw RuntimeError(
                    .listElementAccessByNonInteger, type: .typeError,
                    "The position in a list must be an integer, not \(index.tag.description)", at: range)
            }
            let list = space.list(base)
            let position = index.integerValue
            let count = Int64(list.count)
            let actual = position < 0 ? position + count : position
            return actual >= 0 && actual < count ? list[Int(actual)] : .null
        case .map, .node, .relationship:
            guard index.tag == .string else {
                throw RuntimeError(
                    .mapElementAccessByNonString, type: .typeError,
                    "The key of \(base.tag.description) must be a string, not \(index.tag.description)", at: range)
            }
            return try dynamicProperty(base, space.string(index), at: range)
        case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime, .duration:
            guard index.tag == .string else { throw .wrongOperand("[…]", index, at: range) }
            return try TemporalFunctions.component(of: base, space.string(index), space, at: range)
        case .point:
            guard index.tag == .string else { throw .wrongOperand("[…]", index, at: range) }
            return try PointFunctions.component(of: base, space.string(index), space, at: range)
        case .null, .boolean, .integer, .float, .string, .path:
            throw .wrongOperand("[…]", base, at: range)
        }
    }

    private func dynamicProperty(_ base: Slot, _ name: String, at range: SourceRange) throws(RuntimeError) -> Slot {
        let key = space.keys.lookup(name).map(PropertyKeyID.init)
        switch base.tag {
        case .node:
            guard graph.isAlive(base.nodeID) else { throw .deleted(base, at: range) }
            return key.map { graph.nodeProperty(base.nodeID, $0) } ?? .null
        case .relationship:
            guard graph.isAlive(base.relationshipID) else { throw .deleted(base, at: range) }
            return key.map { graph.relationshipProperty(base.relationshipID, $0) } ?? .null
        default: return key.flatMap { space.map(base).value(for: $0) } ?? .null
        }
    }

    /// `base[from..to]`: bounds beyond the list are cut, negative ones count from the end, null gives null.
    func slice(_ base: Slot, _ step: Instruction, at range: SourceRange) throws(RuntimeError) -> Slot {
        if base.isNull { return .null }
        guard base.tag == .list else { throw .wrongOperand("[…..…]", base, at: range) }
        let list = space.list(base)
        var bounds = (0, list.count)
        if step.flag & 1 != 0 {
            guard let bound = try bound(registers[Int(step.b)], list.count, at: range) else { return .null }
            bounds.0 = bound
        }
        if step.flag & 2 != 0 {
            guard let bound = try bound(registers[Int(step.b) + 1], list.count, at: range) else { return .null }
            bounds.1 = bound
        }
        if bounds.0 >= bounds.1 { return space.makeList([]) }
        return space.makeList(UnsafeBufferPointer(rebasing: list[bounds.0..<bounds.1]))
    }

    private func bound(_ slot: Slot, _ count: Int, at range: SourceRange) throws(RuntimeError) -> Int? {
        if slot.isNull { return nil }
        guard slot.tag == .integer else {
            throw RuntimeError(
                .listElementAccessByNonInteger, type: .typeError,
                "The bound of a slice must be an integer, not \(slot.tag.description)", at: range)
        }
        let value = slot.integerValue
        let actual = value < 0 ? value + Int64(count) : value
        return Int(min(max(actual, 0), Int64(count)))
    }

    /// All labels on a node, or one of the types of a relationship.
    func hasLabels(_ base: Slot, _ step: Instruction, at range: SourceRange) throws(RuntimeError) -> Slot {
        let names = program.labelSets[Int(step.extra)]
        switch base.tag {
        case .null: return .null
        case .node:
            guard graph.isAlive(base.nodeID) else { throw .deleted(base, at: range) }
            for name in names {
                guard let label = graph.labelID(name), graph.hasLabel(base.nodeID, label) else { return .false }
            }
            return .true
        case .relationship:
            guard let type = graph.typeEvenIfDeleted(base.relationshipID) else { throw .deleted(base, at: range) }
            return .boolean(names.contains { graph.typeID($0) == type })
        case .boolean, .integer, .float, .string, .list, .map, .path, .date, .localTime, .zonedTime, .localDateTime,
            .zonedDateTime, .duration, .point:
            throw .wrongOperand(":\(names.first ?? "")", base, at: range)
        }
    }

    func makeMap(_ step: Instruction) -> Slot {
        let keys = keyListIDs[Int(step.extra)]
        let first = registers + Int(step.a)
        return space.makeMap(keys.indices.map { (key: keys[$0], value: first[$0]) })
    }

    /// `base {.*, key: value, …}`; the base is in the register before the entries.
    func projectMap(_ step: Instruction, at range: SourceRange) throws(RuntimeError) -> Slot {
        let first = registers + Int(step.a)
        let base = first[-1]
        if base.isNull { return .null }
        var entries: [(key: PropertyKeyID, value: Slot)] = []
        switch base.tag {
        case .node:
            guard graph.isAlive(base.nodeID) else { throw .deleted(base, at: range) }
            if step.flag == 1 { entries = graph.properties(of: base.nodeID) }
        case .relationship:
            guard graph.isAlive(base.relationshipID) else { throw .deleted(base, at: range) }
            if step.flag == 1 { entries = graph.properties(of: base.relationshipID) }
        case .map:
            let view = space.map(base)
            if step.flag == 1 { entries = (0..<view.count).map { (key: view.keys[$0], value: view.values[$0]) } }
        case .null, .boolean, .integer, .float, .string, .list, .path, .date, .localTime, .zonedTime, .localDateTime,
            .zonedDateTime, .duration, .point:
            throw .wrongOperand("{…}", base, at: range)
        }
        let keys = keyListIDs[Int(step.extra)]
        for index in keys.indices { entries.append((key: keys[index], value: first[index])) }
        return space.makeMap(entries)
    }

    /// The path over matched elements; null when one of them is null.
    func makePath(_ step: Instruction, at range: SourceRange) throws(RuntimeError) -> Slot {
        let kinds = program.paths[Int(step.extra)]
        let first = registers + Int(step.a)
        var elements: [Slot] = []
        // After a list of relationships the walk has arrived at the node that comes next.
        var hasArrived = false
        for (index, kind) in kinds.enumerated() {
            let part = first[index]
            if part.isNull { return .null }
            switch kind {
            case .node:
                if !hasArrived { elements.append(part) }
                hasArrived = false
            case .relationship: elements.append(part)
            case .relationships:
                guard part.tag == .list, let start = elements.last else {
                    throw .wrongOperand("path", part, at: range)
                }
                var node = start.nodeID
                for relationship in space.list(part) {
                    if relationship.isNull { return .null }
                    let id = relationship.relationshipID
                    let source = graph.source(id)
                    node = source == node ? graph.target(id) : source
                    elements.append(relationship)
                    elements.append(.node(node))
                }
                hasArrived = true
            }
        }
        return space.makePath(elements)
    }
}
