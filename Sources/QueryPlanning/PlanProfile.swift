/// What one operator of a plan did in a run.
public struct PlanProfile: Sendable, Hashable {
    public var rows: Int
    public var batches: Int
    /// Wall time in the operator and those below it; zero when not profiling.
    public var time: Duration

    public init(rows: Int, batches: Int, time: Duration) {
        self.rows = rows
        self.batches = batches
        self.time = time
    }
}
