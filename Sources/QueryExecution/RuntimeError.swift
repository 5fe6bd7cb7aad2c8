import PropertyGraph
import SourceText

/// What can go wrong while a statement runs: what, where in the text, and in which words.
public struct RuntimeError: Error, Sendable, Hashable {
    public var code: DiagnosticCode
    public var type: ErrorType
    public var message: String
    public var range: SourceRange
    public var help: String?

    public init(
        _ code: DiagnosticCode, type: ErrorType, _ message: String, at range: SourceRange, help: String? = nil
    ) {
        self.code = code
        self.type = type
        self.message = message
        self.range = range
        self.help = help
    }

    /// A message of an earlier stage that shows only when a plan is made while the statement runs.
    init(_ diagnostic: Diagnostic) {
        self.init(
            diagnostic.code, type: diagnostic.type, diagnostic.message, at: diagnostic.range, help: diagnostic.help)
    }

    /// The message for the author of the query.
    public var diagnostic: Diagnostic {
        Diagnostic(code, type: type, phase: .runtime, message, at: range, help: help)
    }
}
