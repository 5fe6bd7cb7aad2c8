import PropertyGraph

extension Database {
    /// Runs a body on the store itself, while no statement runs: for writing the graph to a file and the like.
    ///
    /// - Parameter body: must not keep the graph, run statements, or leave changes uncommitted.
    public func withGraph<Result, Failure: Error>(
        _ body: (Graph) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try engine.locked { () throws(Failure) in try body(engine.graph) }
    }
}
