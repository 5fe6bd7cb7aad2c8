/// One message to the author of a query.
public struct Diagnostic: Error, Sendable, Hashable {
    /// How bad it is.
    public enum Severity: String, Sendable, Hashable { case error, warning, note }

    public var severity: Severity
    public var code: DiagnosticCode
    public var type: ErrorType
    public var phase: ErrorPhase
    /// One sentence without a full stop, names in `backticks`.
    public var message: String
    /// The bytes to blame; `.none` where nothing in the text is.
    public var range: SourceRange
    /// What could have stood there, most likely first; empty when that is not the point.
    public var expected: [String]
    /// The nearest existing name, when one is near.
    public var suggestion: String?
    /// One line of advice.
    public var help: String?

    /// A diagnostic with the parts that every one has; an error unless told otherwise.
    public init(
        _ code: DiagnosticCode, type: ErrorType = .syntaxError, phase: ErrorPhase = .compileTime, _ message: String,
        at range: SourceRange, severity: Severity = .error, expected: [String] = [], suggestion: String? = nil,
        help: String? = nil
    ) {
        self.severity = severity
        self.code = code
        self.type = type
        self.phase = phase
        self.message = message
        self.range = range
        self.expected = expected
        self.suggestion = suggestion
        self.help = help
    }
}
