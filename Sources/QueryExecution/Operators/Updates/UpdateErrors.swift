import PropertyGraph
import SourceText

extension RuntimeError {
    /// A refusal of the store in the words of the language.
    init(_ error: StoreError, _ graph: Graph, at range: SourceRange) {
        switch error {
        case .nodeIDsExhausted:
            self.init(.graphFull, type: .runtimeError, "The graph cannot hold more nodes", at: range)
        case .relationshipIDsExhausted:
            self.init(.graphFull, type: .runtimeError, "The graph cannot hold more relationships", at: range)
        case .constraintViolation(let constraint, let label, let key, _, _):
            self.init(
                .constraintViolation, type: .constraintVerificationFailed,
                "Another node with the label `\(label)` has this value of `\(key)`", at: range,
                help:
                    "The constraint `\(constraint)` wants the values to be unique; MERGE finds the node that is there.")
        case .duplicateValues(let constraint, let label, let key, _, _):
            self.init(
                .constraintViolation, type: .constraintVerificationFailed,
                "Two nodes with the label `\(label)` have the same value of `\(key)`, so `\(constraint)` cannot hold",
                at: range)
        case .nameTaken(let name):
            self.init(
                .indexAlreadyExists, type: .semanticError, "There is an index or constraint `\(name)` already",
                at: range)
        case .equivalentExists(let name):
            self.init(
                .indexAlreadyExists, type: .semanticError, "The same index or constraint exists as `\(name)`",
                at: range,
                help: "IF NOT EXISTS makes the statement do nothing then.")
        case .noSuchIndex(let name):
            self.init(
                .indexNotFound, type: .semanticError, "There is no index `\(name)`", at: range,
                help: "SHOW INDEXES lists those that exist.")
        case .noSuchConstraint(let name):
            self.init(
                .constraintNotFound, type: .semanticError, "There is no constraint `\(name)`", at: range,
                help: "SHOW CONSTRAINTS lists those that exist.")
        case .indexBelongsToConstraint(let name):
            self.init(
                .constraintViolation, type: .semanticError, "The index `\(name)` belongs to a constraint", at: range,
                help: "DROP CONSTRAINT takes it away with the constraint.")
        case .nodeHasRelationships:
            self.init(
                .deleteConnectedNode, type: .constraintVerificationFailed,
                "A node that still has relationships cannot be deleted", at: range,
                help: "DETACH DELETE deletes its relationships, too.")
        }
    }
}
