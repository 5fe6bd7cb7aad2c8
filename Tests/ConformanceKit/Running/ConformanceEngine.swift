/// What the kit needs of an engine. `EntenteEngine` is ours; tests of the kit bring their own.
public protocol ConformanceEngine {
    /// Forgets graph, procedures and everything else of the last scenario.
    mutating func reset()

    /// Runs one statement to its end.
    mutating func execute(_ query: String, parameters: [String: TCKValue]) -> Result<TCKTable, TCKFailure>

    /// Makes a procedure known that answers from a table.
    mutating func register(_ procedure: TCKProcedure) throws(TCKFailure)
}

/// An error of the engine in the words of the kit.
public struct TCKFailure: Error, Sendable, CustomStringConvertible {
    /// When the error was raised.
    public enum Phase: String, Sendable {
        case compileTime = "compile time"
        case runtime = "runtime"
    }

    /// `SyntaxError`, `TypeError` and so on.
    public var type: String
    public var phase: Phase
    /// The detail code, `UndefinedVariable` for instance.
    public var detail: String
    /// For people; never judged.
    public var message: String

    public init(type: String, phase: Phase, detail: String, message: String) {
        self.type = type
        self.phase = phase
        self.detail = detail
        self.message = message
    }

    public var description: String { "\(type) at \(phase.rawValue): \(detail) (\(message))" }
}
