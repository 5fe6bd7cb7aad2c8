// Relationships and adjacency.

extension Graph {
    // MARK: Reading

    /// Ids of relationships are below this.
    public var relationshipLimit: UInt32 { UInt32(truncatingIfNeeded: types.count) }

    /// Whether a relationship exists.
    public func isAlive(_ relationship: RelationshipID) -> Bool {
        relationshipCheck?.settle()
        return Int(relationship.raw) < types.count && types[relationship.raw] & Self.deadBit == 0
    }

    /// The node a relationship starts at; kept for deleted relationships until their transaction ends.
    public func source(_ relationship: RelationshipID) -> NodeID {
        relationshipCheck?.settle()
        return NodeID(sources[relationship.raw])
    }
    /// The node a relationship leads to; kept for deleted relationships until their transaction ends.
    public func target(_ relationship: RelationshipID) -> NodeID {
        relationshipCheck?.settle()
        return NodeID(targets[relationship.raw])
    }
    /// Type of a relationship; kept for deleted relationships until their transaction ends.
    public func type(_ relationship: RelationshipID) -> RelationshipTypeID {
        relationshipCheck?.settle()
        return RelationshipTypeID(types[relationship.raw] & ~Self.deadBit)
    }

    /// Sources by relationship id; `relationshipLimit` cells, valid until the next write.
    public var sourcePointer: UnsafePointer<UInt32> {
        relationshipCheck?.settle()
        return UnsafePointer(sources.cells)
    }
    /// Targets by relationship id; `relationshipLimit` cells, valid until the next write.
    public var targetPointer: UnsafePointer<UInt32> {
        relationshipCheck?.settle()
        return UnsafePointer(targets.cells)
    }
    /// Types by relationship id, with bit 31 set for deleted ones; `relationshipLimit` cells, valid until the next write.
    public var typePointer: UnsafePointer<UInt32> {
        relationshipCheck?.settle()
        return UnsafePointer(types.cells)
    }

    /// One relationship type in one direction; empty for a type without relationships.
    ///
    /// - Complexity: O(1) when nothing of the type was written since the last call; after writes O(changes · log) or a
    ///   rebuild, amortised O(1) a change.
    public func adjacency(type: RelationshipTypeID, direction: AdjacencyDirection) -> AdjacencyView {
        typeTable(type).view(direction, in: self)
    }

    /// Whether some relationship of a type leads from a node to itself.
    ///
    /// - Complexity: O(1) but for the first time, which takes O(nodes · log degree).
    public func hasLoops(type: RelationshipTypeID) -> Bool { typeTable(type).loopCount(in: self) > 0 }

    /// Whether some nodes are joined by more than one relationship of a type, in whichever direction.
    ///
    /// - Complexity: O(1), but O(nodes + relationships) for the first time and after writes that may have changed it.
    public func hasParallels(type: RelationshipTypeID) -> Bool { typeTable(type).hasParallels(in: self) }

    /// The views of several types (nil: all), in order of type id, those without relationships left out.
    public func adjacencies(types: [RelationshipTypeID]?, direction: AdjacencyDirection) -> [AdjacencyView] {
        var wanted: [RelationshipTypeID] = []
        if let types {
            for type in types.sorted() where wanted.last != type { wanted.append(type) }
        } else {
            wanted = (0..<UInt32(typeTables.count)).map { RelationshipTypeID($0) }
        }
        var views: [AdjacencyView] = []
        for type in wanted where Int(type.raw) < typeTables.count && typeTables[Int(type.raw)].members.count > 0 {
            views.append(adjacency(type: type, direction: direction))
        }
        return views
    }

    /// All relationships at a node, ascending by id, a self loop once: what DETACH DELETE deletes.
    public func relationships(of node: NodeID) -> [RelationshipID] {
        var found: [RelationshipID] = []
        appendRelationships(of: node, to: &found, scratch: NeighbourScratch())
        return found.sorted()
    }

    /// Appends all relationships at a node, in no particular order, a self loop once.
    public func appendRelationships(of node: NodeID, to found: inout [RelationshipID], scratch: NeighbourScratch) {
        guard hasRelationships(node) else { return }
        for table in typeTables where table.members.count > 0 {
            for direction in AdjacencyDirection.allCases {
                let slice = table.view(direction, in: self).neighbours(of: node.raw, scratch: scratch)
                for index in 0..<slice.count where direction == .outgoing || slice.neighbours[index] != node.raw {
                    found.append(RelationshipID(slice.relationships[index]))
                }
            }
        }
    }

    /// Writes relationship ids in ascending order, at most as many as the buffer holds, starting at `cursor`.
    ///
    /// - Parameters:
    ///   - type: only relationships of this type; nil for all.
    ///   - cursor: 0 at first; afterwards where to go on.
    /// - Returns: how many were written; fewer than the buffer holds only at the end.
    public func scanRelationships(
        type: RelationshipTypeID?, from cursor: inout UInt32, into buffer: UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        if let type {
            guard Int(type.raw) < typeTables.count else { return 0 }
            return typeTables[Int(type.raw)].members.scan(from: &cursor, into: buffer)
        }
        guard let out = buffer.baseAddress else { return 0 }
        relationshipCheck?.settle()
        let cells = types.cells
        let limit = relationshipLimit
        var written = 0
        var relationship = cursor
        while relationship < limit, written < buffer.count {
            out[written] = relationship
            if cells[Int(relationship)] & Self.deadBit == 0 { written &+= 1 }
            relationship &+= 1
        }
        cursor = relationship
        return written
    }

    // MARK: Writing

    /// Creates a relationship between two live nodes.
    ///
    /// - Complexity: O(1) amortised; see `RelationshipTypeTable`.
    @discardableResult
    public func createRelationship(
        type: RelationshipTypeID, source: NodeID, target: NodeID
    ) throws(StoreError) -> RelationshipID {
        guard relationshipLimit < idLimit else { throw .relationshipIDsExhausted }
        relationshipCheck?.settle()
        let relationship = RelationshipID(relationshipLimit)
        sources.append(source.raw)
        targets.append(target.raw)
        types.append(Self.deadBit)
        attach(relationship, type, source, target)
        record(.createRelationship(relationship, type, source: source, target: target))
        counters.relationshipsCreated &+= 1
        return relationship
    }

    /// Deletes a live relationship with its properties. Its id is not given out again.
    ///
    /// - Complexity: O(property keys + log degree) amortised.
    public func deleteRelationship(_ relationship: RelationshipID) {
        for key in keys(of: relationship) { writeProperty(relationship, key, .null) }
        let type = type(relationship)
        record(.deleteRelationship(relationship, type, source: source(relationship), target: target(relationship)))
        detach(relationship, type)
        counters.relationshipsDeleted &+= 1
    }

    // MARK: Steps that writing and undoing share

    /// Makes the relationship of an id that was given out but is not in use.
    func attach(
        _ relationship: RelationshipID, _ type: RelationshipTypeID, _ source: NodeID, _ target: NodeID
    ) {
        relationshipCheck?.settle()
        sources[relationship.raw] = source.raw
        targets[relationship.raw] = target.raw
        types[relationship.raw] = type.raw
        degrees[source.raw] &+= 1
        degrees[target.raw] &+= 1
        relationshipCount &+= 1
        typeTable(type).add(
            relationship.raw, sourceSet: labelSets[source.raw], targetSet: labelSets[target.raw],
            isLoop: source == target)
    }

    /// Takes a relationship without properties out.
    func detach(_ relationship: RelationshipID, _ type: RelationshipTypeID) {
        relationshipCheck?.settle()
        let source = sources[relationship.raw]
        let target = targets[relationship.raw]
        typeTable(type).remove(
            relationship.raw, sourceSet: labelSets[source], targetSet: labelSets[target], in: self)
        types[relationship.raw] = type.raw | Self.deadBit
        degrees[source] &-= 1
        degrees[target] &-= 1
        relationshipCount &-= 1
    }
}
