/// How a scenario ended.
public enum ScenarioOutcome: Sendable, Equatable {
    case passed
    case failed(ScenarioFailure)
}

/// Why a scenario did not pass: the first thing that was wrong.
public struct ScenarioFailure: Sendable, Equatable, Codable {
    /// Sorts failures for the summary.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// The scenario itself could not be read.
        case kit = "kit"
        /// A set-up query, a named graph or a procedure was refused.
        case setUp = "set-up"
        /// An error where rows were expected.
        case unexpectedError = "unexpected error"
        /// Rows where an error was expected.
        case missingError = "missing error"
        /// Another error than expected.
        case wrongError = "wrong error"
        case columns = "columns"
        case rows = "rows"
        case order = "order"
        case sideEffects = "side effects"
        /// The program died.
        case crash = "crash"
        /// No answer within the deadline.
        case hang = "hang"
    }

    public var kind: Kind
    public var expected: String
    public var actual: String
    /// The query that was judged, where there is one.
    public var query: String

    public init(kind: Kind, expected: String, actual: String, query: String = "") {
        self.kind = kind
        self.expected = expected
        self.actual = actual
        self.query = query
    }
}
