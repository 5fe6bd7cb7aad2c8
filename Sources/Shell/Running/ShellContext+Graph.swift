import Entente
import QuerySyntax
import SourceText

extension ShellContext {
    /// Builds a new graph from a script and takes it, unless it is there already.
    ///
    /// The script runs without the limits of the session (`--read-only`, `--timeout`) and shows nothing but its errors.
    func load(graph path: String) -> ExitStatus {
        if path == graphName { return .success }
        let source: SourceText
        do throws(FileError) { source = try Self.read(path) } catch { return report(error) }
        let script = Parser.parseScript(source)
        for diagnostic in script.diagnostics { report(diagnostic, in: source) }
        guard script.diagnostics.isEmpty else { return .badInput }
        let database = Database()
        let loading = database.session()
        let failure = signals.whileRunning(loading) { () -> Diagnostic? in
            do throws(Diagnostic) {
                for statement in script.statements {
                    let result = try loading.run(statement, of: source, parameters: [:])
                    while try result.nextBatch() != nil {}
                }
                return nil
            } catch {
                return error
            }
        }
        if let failure {
            report(failure, in: source)
            return ExitStatus(failure)
        }
        use(database, named: path)
        return .success
    }
}
