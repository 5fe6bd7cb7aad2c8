import QueryExecution
import QuerySyntax
import SourceText

/// A statement that is parsed, bound and planned, to be run often.
///
/// Planned again by itself when indexes, names or the size of the graph have changed since. Its operators are kept from
/// run to run, as long as one result is read to its end before the next run begins.
public final class PreparedStatement {
    private let session: Session
    private let statement: ParsedStatement
    @exclusivity(unchecked) private var compiled: CompiledStatement
    /// Values of parameters for runs that name none.
    @exclusivity(unchecked) private var given: [String: Value] = [:]

    init(session: Session, statement: ParsedStatement, compiled: CompiledStatement) {
        self.session = session
        self.statement = statement
        self.compiled = compiled
    }

    /// The statement's text.
    public var text: String { compiled.source.text(in: SourceRange(0, compiled.source.bytes.count)) }

    /// Gives a parameter its value for the runs that follow: quicker than a dictionary for each of many small runs.
    public func setParameter(_ name: String, to value: Value) {
        if let place = given.place(of: name) { given.values[place] = value } else { given[name] = value }
    }

    /// Runs the statement with the values that its parameters have been given.
    public func run() throws(Diagnostic) -> QueryResult { try run(parameters: given) }

    /// Runs the statement with values for its parameters, and no others.
    public func run(parameters: [String: Value]) throws(Diagnostic) -> QueryResult {
        try session.engine.locked { () throws(Diagnostic) in
            if compiled.version != session.engine.schemaVersion {
                compiled = try session.compile(statement, of: compiled.source, parameters: Set(parameters.keys))
            }
            return try session.start(compiled, parameters: parameters, compiledIn: (.zero, .zero))
        }
    }
}
