/// Entente behind the kit's protocol.
public struct EntenteEngine: ConformanceEngine {
    public init() {}

    public mutating func reset() {}

    public mutating func register(_ procedure: TCKProcedure) throws(TCKFailure) {}

    public mutating func execute(_ query: String, parameters: [String: TCKValue]) -> Result<TCKTable, TCKFailure> {
        let failure = TCKFailure(
            type: "Kit", phase: .runtime, detail: "NoEngine", message: "the engine is not linked yet")
        return .failure(failure)
    }
}
