import PropertyGraph
import QuerySemantics

/// Runs the query of one subquery expression; made by the executor, asked by the evaluator once per row.
public protocol SubqueryRunner: AnyObject {
    /// Value of the subquery for these imports: a boolean for EXISTS, an integer for COUNT, a list for COLLECT.
    ///
    /// - Parameter imports: values of `BoundSubquery.imports`, in that order; valid during the call.
    func run(kind: BoundSubqueryKind, imports: UnsafeBufferPointer<Slot>) throws(RuntimeError) -> Slot
}

/// A subquery that an expression contains.
public struct SubqueryUse: Sendable {
    public let kind: BoundSubqueryKind
    public let subquery: BoundSubquery
}
