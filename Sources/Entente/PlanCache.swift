import QueryPlanning
import QuerySemantics
import QuerySyntax
import SourceText

/// A statement that has passed the first half of the pipeline.
final class CompiledStatement {
    let source: SourceText
    let bound: BoundStatement
    let names: [VariableID: String]
    let warnings: [Diagnostic]
    /// Present for queries.
    let plan: QueryPlan?
    let version: SchemaVersion

    init(
        source: SourceText, bound: BoundStatement, names: [VariableID: String], warnings: [Diagnostic],
        plan: QueryPlan?, version: SchemaVersion
    ) {
        self.source = source
        self.bound = bound
        self.names = names
        self.warnings = warnings
        self.plan = plan
        self.version = version
    }
}

/// Compiled queries by their text, so that a repeated question is not parsed and planned again.
///
/// When full it forgets everything: simple, and a program with more than `capacity` different statements gains little
/// from a finer rule.
struct PlanCache {
    static let capacity = 256

    struct Key: Hashable {
        let text: [UInt8]
        let options: PlannerOptions
    }

    private var entries: [Key: CompiledStatement] = [:]

    /// The statement compiled for this text, if what it depends on is unchanged.
    func find(_ key: Key, version: SchemaVersion) -> CompiledStatement? {
        guard let entry = entries[key], entry.version == version else { return nil }
        return entry
    }

    mutating func insert(_ statement: CompiledStatement, for key: Key) {
        if entries.count >= Self.capacity { entries.removeAll(keepingCapacity: true) }
        entries[key] = statement
    }

    mutating func removeAll() { entries.removeAll() }
}
