import QuerySemantics
import QuerySyntax
import SourceText

extension Session {
    /// What is wrong with a statement as it is written, without running it: the error, or the warnings.
    ///
    /// Parameters may be anything. Unknown labels, types and keys are warned of when the session's settings say so.
    public func check(_ statement: ParsedStatement, of source: SourceText) -> [Diagnostic] {
        do throws(Diagnostic) {
            return try engine.locked { () throws(Diagnostic) in
                try compile(statement, of: source, parameters: nil).warnings
            }
        } catch {
            return [error]
        }
    }
}
