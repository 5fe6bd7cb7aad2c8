// What must hold between the parts of the store.

extension Graph {
    /// Compares every derived structure with the tables it is derived from.
    ///
    /// - Returns: what does not agree, in words; empty for a sound graph.
    /// - Complexity: O(size of the graph · (relationship types + indexes))
    public func invariantViolations() -> [String] {
        var found: [String] = []
        checkLabels(&found)
        checkRelationships(&found)
        checkAdjacency(&found)
        checkColumns(&found)
        checkIndexes(&found)
        return found
    }

    /// Stops a debug build when parts of the store disagree; nothing in a release build.
    public func checkInvariants() {
        assert(invariantViolations().isEmpty, "parts of the store disagree: \(invariantViolations())")
    }

    private func checkLabels(_ found: inout [String]) {
        var alive = 0
        var ofSet = [Int](repeating: 0, count: labelSetTable.count)
        var ofLabel = [Int](repeating: 0, count: labelNames.count)
        for node in 0..<nodeLimit where isAlive(NodeID(node)) {
            alive += 1
            ofSet[Int(labelSets[node])] += 1
            for label in labels(of: NodeID(node)) {
                ofLabel[Int(label.raw)] += 1
                if !hasLabel(NodeID(node), label) { found.append("node \(node) lacks in the bitmap of \(label.raw)") }
            }
        }
        if alive != nodeCount { found.append("\(alive) nodes are counted as \(nodeCount)") }
        for (set, count) in nodesOfSet.enumerated() where count != (set < ofSet.count ? ofSet[set] : 0) {
            found.append("label set \(set) is counted \(count) times")
        }
        for (label, members) in labelMembers.enumerated() where members.count != ofLabel[label] {
            found.append("label \(label) has \(ofLabel[label]) nodes and \(members.count) bits")
        }
    }

    private func checkRelationships(_ found: inout [String]) {
        var alive = 0
        var loops = [Int](repeating: 0, count: typeTables.count)
        var joined = [[UInt64: Int]](repeating: [:], count: typeTables.count)
        var ends = [UInt32](repeating: 0, count: Int(nodeLimit))
        var counts = [Int](repeating: 0, count: typeTables.count)
        var sourceSets = [[Int]](
            repeating: [Int](repeating: 0, count: labelSetTable.count), count: typeTables.count)
        var targetSets = sourceSets
        for id in 0..<relationshipLimit where isAlive(RelationshipID(id)) {
            alive += 1
            let (source, target, type) = (sources[id], targets[id], Int(types[id]))
            if !isAlive(NodeID(source)) || !isAlive(NodeID(target)) {
                found.append("relationship \(id) hangs on a deleted node")
                continue
            }
            ends[Int(source)] += 1
            ends[Int(target)] += 1
            counts[type] += 1
            if source == target { loops[type] += 1 }
            joined[type][UInt64(min(source, target)) << 32 | UInt64(max(source, target)), default: 0] +=
                source == target ? 2 : 1
            sourceSets[type][Int(labelSets[source])] += 1
            targetSets[type][Int(labelSets[target])] += 1
            if !typeTables[type].members.contains(id) { found.append("relationship \(id) lacks in its type") }
        }
        if alive != relationshipCount { found.append("\(alive) relationships are counted as \(relationshipCount)") }
        for node in 0..<nodeLimit where degrees[node] != ends[Int(node)] {
            found.append("node \(node) has \(ends[Int(node)]) ends, counted as \(degrees[node])")
        }
        for (type, table) in typeTables.enumerated() {
            if table.members.count != counts[type] { found.append("type \(type) is counted \(table.members.count)") }
            if table.loopCount(in: self) != loops[type] { found.append("type \(type) has \(loops[type]) loops") }
            if table.hasParallels(in: self) != joined[type].values.contains(where: { $0 > 1 }) {
                found.append("type \(type) joins nodes twice, or does not")
            }
            for set in 0..<labelSetTable.count {
                let kept = set < table.sourceSets.count ? (table.sourceSets[set], table.targetSets[set]) : (0, 0)
                if kept != (sourceSets[type][set], targetSets[type][set]) {
                    found.append("type \(type) at label set \(set) is counted \(kept)")
                }
            }
        }
    }

    private func checkAdjacency(_ found: inout [String]) {
        let scratch = NeighbourScratch()
        for (number, table) in typeTables.enumerated() {
            let built = CompressedRows.build(
                members: table.members, sources: sources.cells, targets: targets.cells)
            for direction in AdjacencyDirection.allCases {
                let view = table.view(direction, in: self)
                let rows = direction == .outgoing ? built.outgoing : built.incoming
                if view.relationshipCount != rows.count { found.append("type \(number) \(direction): count") }
                for node in 0..<nodeLimit {
                    let expected = rows.slice(node)
                    let seen = view.neighbours(of: node, scratch: scratch)
                    let same =
                        seen.count == expected.count && view.degree(of: node) == seen.count
                        && (0..<seen.count).allSatisfy {
                            seen.neighbours[$0] == expected.neighbours[$0]
                                && seen.relationships[$0] == expected.relationships[$0]
                                && Self.isSorted(seen, at: $0)
                        }
                    if !same { found.append("type \(number) \(direction): neighbours of \(node)") }
                }
            }
        }
    }

    private static func isSorted(_ slice: NeighbourSlice, at index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = (slice.neighbours[index - 1], slice.relationships[index - 1])
        return before < (slice.neighbours[index], slice.relationships[index])
    }

    private func checkColumns(_ found: inout [String]) {
        for (title, columns) in [("node", nodeColumns), ("relationship", relationshipColumns)] {
            for (key, column) in columns.enumerated() {
                guard let column else { continue }
                var values = 0
                column.forEach { id, value in
                    values += 1
                    let alive = title == "node" ? isAlive(NodeID(id)) : isAlive(RelationshipID(id))
                    if !alive { found.append("deleted \(title) \(id) has property \(key)") }
                    if value.isNull { found.append("\(title) \(id) has a null in column \(key)") }
                }
                if values != column.count { found.append("\(title) column \(key) is counted \(column.count)") }
            }
        }
    }

    private func checkIndexes(_ found: inout [String]) {
        for index in indexes {
            let members: IDBitmap
            switch index.subject {
            case .nodes(let label): members = memberBitmap(label)
            case .relationships(let type): members = typeTable(type).members
            }
            var expected = 0
            members.forEach { id in
                let value = indexedValue(index, id)
                if storedValues.equals(value, value) == true { expected += 1 }
            }
            var seen = 0
            for position in index.allValues().positions {
                let value = index.value(position: position)
                var ids: [UInt32] = []
                index.append(position: position, to: &ids)
                seen += ids.count
                for (place, id) in ids.enumerated() {
                    let agrees = members.contains(id) && storedValues.equals(indexedValue(index, id), value) == true
                    if !agrees { found.append("index \(index.name) has \(id) at a value it does not have") }
                    if place > 0, ids[place - 1] >= id { found.append("index \(index.name): ids out of order") }
                }
                if index.first(value, in: storedValues) != ids.first
                    || index.count(of: value, in: storedValues) != ids.count
                {
                    found.append("index \(index.name): table and order disagree at \(position)")
                }
                if index.isUnique, ids.count > 1 { found.append("constraint \(index.name) is violated by \(ids)") }
                if position > 0, storedValues.order(index.value(position: position - 1), value) >= 0 {
                    found.append("index \(index.name): values out of order at \(position)")
                }
            }
            if seen != expected || index.entryCount != expected {
                found.append("index \(index.name) has \(seen) of \(expected) ids, counted as \(index.entryCount)")
            }
        }
    }

    private func indexedValue(_ index: PropertyIndex, _ id: UInt32) -> Slot {
        switch index.subject {
        case .nodes: return nodeProperty(NodeID(id), index.key)
        case .relationships: return relationshipProperty(RelationshipID(id), index.key)
        }
    }
}
