import PropertyGraph
import QueryPlanning
import SourceText

// CREATE for a whole batch: properties column by column, elements in one go.

extension PatternWriter {
    /// Whether the pattern can be created column by column: no property reads what the pattern itself creates, and
    /// properties are written out as maps, so that all rows have the same keys.
    var isColumnar: Bool {
        nodes.allSatisfy { !$0.readsPattern && $0.properties?.isLiteral != false }
            && relationships.allSatisfy { !$0.readsPattern && $0.properties?.isLiteral != false }
    }

    /// Creates the pattern for each row of a batch; ids are those that row after row would get.
    ///
    /// - Parameter columns: for each introduced variable where its values go, if they are wanted.
    /// - Throws: what the expressions throw, `InvalidPropertyType`, `ConstraintViolation`.
    func createColumns(_ batch: Batch, into columns: [ColumnVector?]) throws(RuntimeError) {
        // All properties first: expressions see the graph as it was before the batch.
        let nodeValues = try nodes.map { (plan) throws(RuntimeError) in
            try plan.properties?.columns(batch) ?? []
        }
        let relationshipValues = try relationships.map { (plan) throws(RuntimeError) in
            try plan.properties?.columns(batch) ?? []
        }
        var made: [IDRun?] = Array(repeating: nil, count: introduced.count)
        let sets = nodes.map { writer.labelSet(of: $0) }
        let nodeRuns = try writer.createNodes(batch.count, sets, at: nodes.first?.range ?? .none)
        for (index, plan) in nodes.enumerated() {
            made[plan.place] = nodeRuns[index]
            for value in nodeValues[index] {
                try writer.set(value, ofNew: nodeRuns[index], labels: sets[index])
            }
        }
        if !relationships.isEmpty {
            let types = relationships.map { writer.type(of: $0) }
            let sources = try relationships.map { (plan) throws(RuntimeError) in
                try ends(plan.source, plan.range, batch, made)
            }
            let targets = try relationships.map { (plan) throws(RuntimeError) in
                try ends(plan.target, plan.range, batch, made)
            }
            let runs = try writer.createRelationships(
                batch.count, types, sources, targets, at: relationships[0].range)
            for (index, plan) in relationships.enumerated() {
                made[plan.place] = runs[index]
                for value in relationshipValues[index] {
                    try writer.set(value, ofNew: runs[index], type: types[index])
                }
            }
        }
        for (place, column) in columns.enumerated() {
            guard let column, let run = made[place] else { continue }
            let isNode = kinds[place] == .nodes
            for row in 0..<batch.count {
                column.set(isNode ? .node(NodeID(run[row])) : .relationship(RelationshipID(run[row])), at: row)
            }
        }
        for path in paths {
            guard let column = columns[path.place] else { continue }
            for row in 0..<batch.count {
                let elements = path.elements.map { element(of: $0, row, batch, made) }
                column.set(writer.space.makePath(elements), at: row)
            }
        }
    }

    private func element(of reference: Reference, _ row: Int, _ batch: Batch, _ made: [IDRun?]) -> Slot {
        switch reference {
        case .column(let column): return batch.columns[column].slot(at: row)
        case .introduced(let place):
            guard let run = made[place] else { return .null }
            let isNode = kinds[place] == .nodes
            return isNode ? .node(NodeID(run[row])) : .relationship(RelationshipID(run[row]))
        }
    }

    /// Ids of the nodes at one end of the batch's relationships.
    private func ends(
        _ reference: Reference, _ range: SourceRange, _ batch: Batch, _ made: [IDRun?]
    ) throws(RuntimeError) -> [UInt32] {
        var ids: [UInt32] = []
        ids.reserveCapacity(batch.count)
        switch reference {
        case .introduced(let place):
            guard let run = made[place] else { return ids }
            for row in 0..<batch.count { ids.append(run[row]) }
        case .column(let number):
            let column = batch.columns[number]
            for row in 0..<batch.count { ids.append(try liveNode(column.slot(at: row), range).raw) }
        }
        return ids
    }
}
