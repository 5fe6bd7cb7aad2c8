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

    init(session: Session, statement: ParsedStatement, compiled: CompiledStatement) {
        self.session = session
        self.statement = statement
        self.compiled = compiled
    }

    /// The statement's text.
    public var text: String { compiled.source.text(in: SourceRange(0, compiled.source.bytes.count)) }

    /// Runs the statement with values for its parameters.
    public func run(parameters: [String: Value] = [:]) throws(Diagnostic) -> QueryResult {
        try session.engine.locked { () throws(Diagnostic) in
            if compiled.version != session.engine.schemaVersion {
                compiled = try session.compile(statement, of: compiled.source, parameters: Set(parameters.keys))
            }
            return try session.start(compiled, parameters: parameters, compiledIn: (.zero, .zero))
        }
    }
}
