/// Why the store refused a write. The graph is as it was before the refused call.
public enum StoreError: Error, Equatable, Sendable {
    /// All node ids are given out.
    case nodeIDsExhausted
    /// All relationship ids are given out.
    case relationshipIDsExhausted
    /// A write would give two nodes with `label` the same value of `key`.
    case constraintViolation(constraint: String, label: String, key: String, existing: NodeID, refused: NodeID)
    /// A unique constraint cannot be made: two nodes have the same value already.
    case duplicateValues(constraint: String, label: String, key: String, first: NodeID, second: NodeID)
    /// An index or constraint of this name exists.
    case nameTaken(String)
    /// An equal index or constraint exists under the name given here.
    case equivalentExists(name: String)
    /// There is no index of this name.
    case noSuchIndex(String)
    /// There is no constraint of this name.
    case noSuchConstraint(String)
    /// The index belongs to a constraint and goes with it.
    case indexBelongsToConstraint(String)
    /// Relationships are attached to a node that should be deleted.
    case nodeHasRelationships(NodeID)
}
