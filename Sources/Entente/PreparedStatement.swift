import QuerySyntax
import SourceText

/// A statement that is parsed, bound and planned, to be run often.
///
/// Planned again by itself when indexes, names or the size of the graph have changed since.
public final class PreparedStatement {
    private let session: Session
    private let statement: ParsedStatement
    private var compiled: CompiledStatement

    init(session: Session, statement: ParsedStatement, compiled: CompiledStatement) {
        self.session = session
        self.statement = statement
        self.compiled = compiled
    }

    /// The statement's text.
    public var text: String { compiled.source.text(in: SourceRange(0, compiled.source.bytes.count)) }

    /// Runs the statement with values for its parameters.
    public func run(parameters: [String: Value] = [:]) throws(Diagnostic) -> QueryResult {
        let engine = session.engine
        let current = compiled
        compiled = try engine.locked { () throws(Diagnostic) in
            if current.version == engine.schemaVersion { return current }
            return try session.compile(statement, of: current.source, parameters: Set(parameters.keys))
        }
        return try session.run(compiled, parameters: parameters, compiledIn: (.zero, .zero))
    }
}
