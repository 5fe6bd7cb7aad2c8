import Glibc
import PropertyGraph
import QueryExecution
import QueryPlanning
import QuerySemantics
import QuerySyntax
import SourceText

/// A statement that has passed the first half of the pipeline. Used with the engine locked.
final class CompiledStatement {
    let source: SourceText
    let bound: BoundStatement
    let names: VariableNames
    let warnings: [Diagnostic]
    /// Present for queries.
    let plan: PhysicalPlan?
    /// The query, unless it is to be explained.
    let query: BoundQuery?
    let isUpdating: Bool
    /// Columns of its result.
    let columns: [ResultColumn]
    let version: SchemaVersion
    /// Runs the plan tuple by tuple, where that can be done.
    let tupleReader: TupleReader?
    /// What ran last and can run again: making operators takes longer than a small read. Given to one run at a time.
    @exclusivity(unchecked) private var idle: (execution: StatementExecution, batchSize: Int)?

    init(
        source: SourceText, bound: BoundStatement, names: VariableNames, warnings: [Diagnostic],
        plan: PhysicalPlan?, version: SchemaVersion, graph: Graph
    ) {
        self.source = source
        self.bound = bound
        self.names = names
        self.warnings = warnings
        self.plan = plan
        self.version = version
        if case .query(let query) = bound { self.query = query } else { query = nil }
        tupleReader = query == nil ? nil : plan?.tupleRead.flatMap { TupleReader($0, graph: graph) }
        isUpdating = query?.isUpdating ?? false
        columns = query?.columns.map { ResultColumn(name: $0.name, type: $0.type) } ?? []
    }

    /// Operators that a run has left, if there are any for batches of this size.
    func takeIdle(batchSize: Int) -> StatementExecution? {
        guard let found = idle, found.batchSize == batchSize else { return nil }
        idle = nil
        return found.execution
    }

    /// Keeps the operators of a run that is over for the next.
    func putBack(_ execution: StatementExecution) {
        guard execution.rewind() else { return }
        idle = (execution, execution.context.batchSize)
    }

    /// Frees the operators that wait.
    func dropIdle() { idle = nil }
}

/// Compiled queries by their text, so that a repeated question is not parsed and planned again.
///
/// When full it forgets everything: simple, and a program with more than `capacity` different statements gains little
/// from a finer rule.
struct PlanCache {
    static let capacity = 256

    /// By hash of the text; of two texts with one hash the younger stays.
    private var entries: [UInt64: Entry] = [:]

    private struct Entry {
        let statement: CompiledStatement
        let options: PlannerOptions

        func answers(
            _ text: UnsafeBufferPointer<UInt8>, _ options: PlannerOptions, _ version: SchemaVersion
        ) -> Bool {
            guard statement.version == version, statement.source.bytes.count == text.count else { return false }
            let isSameText = statement.source.bytes.withUnsafeBytes { bytes in
                guard let own = bytes.baseAddress, let other = text.baseAddress else { return true }
                return memcmp(own, other, text.count) == 0
            }
            return isSameText && self.options == options
        }
    }

    /// The statement compiled for this text, if what it depends on is unchanged.
    ///
    /// - Complexity: O(bytes of the text), a fraction of a nanosecond a byte.
    func find(
        _ text: UnsafeBufferPointer<UInt8>, options: PlannerOptions, version: SchemaVersion
    ) -> CompiledStatement? {
        guard let entry = entries[UTF8Hash.hash(text)], entry.answers(text, options, version) else { return nil }
        return entry.statement
    }

    /// Keeps a statement, unless there is one that answers the same: that one may have operators that wait.
    mutating func insert(_ statement: CompiledStatement, options: PlannerOptions) {
        statement.source.bytes.withUnsafeBufferPointer { text in
            let hash = UTF8Hash.hash(text)
            if let entry = entries[hash], entry.answers(text, options, statement.version) { return }
            if entries.count >= Self.capacity { entries.removeAll(keepingCapacity: true) }
            entries[hash] = Entry(statement: statement, options: options)
        }
    }

    mutating func removeAll() { entries.removeAll() }
}
