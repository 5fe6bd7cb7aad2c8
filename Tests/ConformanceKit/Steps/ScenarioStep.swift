/// A step with its meaning.
public enum ScenarioStep: Sendable {
    case emptyGraph
    /// The scenario does not care; it gets an empty one.
    case anyGraph
    case namedGraph(String)
    case setUp(query: String)
    case parameters([String: TCKValue])
    case procedure(TCKProcedure)
    case query(String)
    /// A second query whose result is judged too.
    case controlQuery(String)
    case result(ExpectedResult)
    case sideEffects(SideEffects)
    case failure(ExpectedFailure)
}

/// The rows that a scenario asks for.
public struct ExpectedResult: Sendable {
    /// Nil for `the result should be empty`, which leaves the columns open.
    public var table: TCKTable?
    public var isOrdered: Bool
    public var ignoresListOrder: Bool
}

/// The error that a scenario asks for.
public struct ExpectedFailure: Sendable, CustomStringConvertible {
    public var type: String
    /// Nil for `at any time`.
    public var phase: TCKFailure.Phase?
    /// Nil for `*`.
    public var detail: String?

    /// Whether an error has the type, phase and detail asked for.
    public func matches(_ failure: TCKFailure) -> Bool {
        type == failure.type && (phase ?? failure.phase) == failure.phase
            && (detail ?? failure.detail) == failure.detail
    }

    public var description: String { "\(type) at \(phase?.rawValue ?? "any time"): \(detail ?? "*")" }
}

/// A step that the kit does not understand.
public struct StepError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What can be wrong with a step.
    public enum Kind: Sendable, Equatable {
        case unknownStep
        case missingText
        case missingTable
        case malformedTable(String)
        case malformedSignature
        case unknownSideEffect(String)
    }

    public var kind: Kind
    public var step: String
    /// Line of the feature file, from 1.
    public var line: Int

    public var description: String {
        let problem =
            switch kind {
            case .unknownStep: "unknown step"
            case .missingText: "the step needs a text between `\"\"\"`"
            case .missingTable: "the step needs a table"
            case .malformedTable(let reason): reason
            case .malformedSignature: "the procedure's signature cannot be read"
            case .unknownSideEffect(let name): "unknown side effect \(name)"
            }
        return "line \(line), `\(step)`: \(problem)"
    }
}
