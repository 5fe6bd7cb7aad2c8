// A canonical description of everything observable, for tests and for comparing graphs.

extension Graph {
    /// Everything observable as text: elements with labels and properties, adjacency in both directions as read
    /// through views, statistics, the content of indexes, the next ids. Names are sorted, so that only what is
    /// observable counts: names and label sets that nothing uses do not show.
    ///
    /// - Complexity: O(size of the graph · log)
    public func canonicalDump() -> String {
        var text = "next node \(nodeLimit), next relationship \(relationshipLimit)\n"
        dumpNodes(&text)
        dumpRelationships(&text)
        dumpAdjacency(&text)
        dumpStatistics(&text)
        dumpIndexes(&text)
        return text
    }

    /// Hash of `canonicalDump`.
    public func digest() -> UInt64 {
        var text = canonicalDump()
        return text.withUTF8 { UTF8Hash.hash($0) }
    }

    private func dumpNodes(_ text: inout String) {
        for id in 0..<nodeLimit where isAlive(NodeID(id)) {
            let node = NodeID(id)
            text += "(\(id)"
            for label in labels(of: node).map({ name(of: $0) }).sorted() { text += ":\(label)" }
            dump(properties(of: node), &text)
            text += ")\n"
        }
    }

    private func dumpRelationships(_ text: inout String) {
        for id in 0..<relationshipLimit where isAlive(RelationshipID(id)) {
            let relationship = RelationshipID(id)
            text += "(\(source(relationship).raw))-[\(id):\(name(of: type(relationship)))"
            dump(properties(of: relationship), &text)
            text += "]->(\(target(relationship).raw))\n"
        }
    }

    private func dump(_ properties: [(key: PropertyKeyID, value: Slot)], _ text: inout String) {
        if properties.isEmpty { return }
        let entries = properties.map { (name: name(of: $0.key), value: $0.value) }
        text += " {"
        for (index, entry) in entries.sorted(by: { $0.name < $1.name }).enumerated() {
            text += "\(index > 0 ? ", " : "")\(entry.name): "
            StoredValueText(space: storedValues).write(entry.value, to: &text)
        }
        text += "}"
    }

    private var typesInUse: [RelationshipTypeID] {
        (0..<UInt32(typeTables.count)).map { RelationshipTypeID($0) }
            .filter { statistics.relationships($0) > 0 }
            .sorted { name(of: $0) < name(of: $1) }
    }

    private func dumpAdjacency(_ text: inout String) {
        let scratch = NeighbourScratch()
        for type in typesInUse {
            for direction in AdjacencyDirection.allCases {
                let view = adjacency(type: type, direction: direction)
                text += "\(name(of: type)) \(direction) \(view.relationshipCount):"
                for node in 0..<nodeLimit {
                    let slice = view.neighbours(of: node, scratch: scratch)
                    if slice.count == 0 { continue }
                    text += " \(node)["
                    for index in 0..<slice.count {
                        text += "\(index > 0 ? " " : "")\(slice.neighbours[index])/\(slice.relationships[index])"
                    }
                    text += "]"
                }
                text += "\n"
            }
        }
    }

    private func dumpStatistics(_ text: inout String) {
        let statistics = statistics
        text += "\(statistics.nodes) nodes, \(statistics.relationships) relationships\n"
        let labels = (0..<UInt32(labelNames.count)).map { LabelID($0) }.filter { statistics.nodes($0) > 0 }
            .sorted { name(of: $0) < name(of: $1) }
        for label in labels { text += ":\(name(of: label)) \(statistics.nodes(label))\n" }
        let sets = statistics.labelSets.map { entry in
            self.labels(of: entry.set).map { ":" + name(of: $0) }.sorted().joined() + " = \(entry.nodes)"
        }
        text += sets.sorted().joined(separator: "; ") + "\n"
        for type in typesInUse {
            text += "[:\(name(of: type))] \(statistics.relationships(type))"
            for label in labels {
                text += ", from :\(name(of: label)) \(statistics.relationships(type, sourceLabel: label))"
                text += ", to :\(name(of: label)) \(statistics.relationships(type, targetLabel: label))"
            }
            text += "\n"
        }
        for (title, counts) in [("node", nodePropertyCounts), ("relationship", relationshipPropertyCounts)] {
            for (name, count) in counts.map({ (name(of: $0.key), $0.count) }).sorted(by: { $0.0 < $1.0 }) {
                text += "\(title) property \(name) \(count)\n"
            }
        }
    }

    private func dumpIndexes(_ text: inout String) {
        for index in indexes.sorted(by: { $0.name < $1.name }) {
            text += "\(index.isUnique ? "constraint" : "index") \(index.name) on "
            switch index.subject {
            case .nodes(let label): text += "(:\(name(of: label)))"
            case .relationships(let type): text += "[:\(name(of: type))]"
            }
            text += ".\(name(of: index.key)): \(index.distinctCount) values, \(index.entryCount) entries:"
            for position in index.allValues().positions {
                var ids: [UInt32] = []
                index.append(position: position, to: &ids)
                if !ids.isEmpty { text += " \(ids)" }
            }
            text += "\n"
        }
    }
}

/// Writes stored values so that different values have different texts.
struct StoredValueText {
    let space: ValueSpace

    func write(_ slot: Slot, to text: inout String) {
        switch slot.tag {
        case .null: text += "null"
        case .boolean: text += slot.booleanValue ? "true" : "false"
        case .integer: text += "\(slot.integerValue)"
        case .float: text += "\(slot.floatValue)"
        case .string: text += "'\(space.string(slot))'"
        case .list: write(space.list(slot), to: &text)
        case .path:
            text += "path"
            write(space.path(slot), to: &text)
        case .map:
            let map = space.map(slot)
            text += "{"
            for index in 0..<map.count {
                text += "\(index > 0 ? ", " : "")\(space.keys.name(map.keys[index].raw)): "
                write(map.values[index], to: &text)
            }
            text += "}"
        case .duration:
            let parts = space.duration(slot)
            text += "duration(\(parts.months) \(parts.days) \(parts.seconds) \(parts.nanoseconds))"
        case .point: text += space.point(slot).description
        case .node, .relationship, .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime:
            text += "\(slot.tag)(\(slot.bits) \(slot.aux) \(slot.zone))"
        }
    }

    private func write(_ elements: UnsafeBufferPointer<Slot>, to text: inout String) {
        text += "["
        for (index, element) in elements.enumerated() {
            if index > 0 { text += ", " }
            write(element, to: &text)
        }
        text += "]"
    }
}
