import Entente
import GraphInterchange
import QuerySyntax
import SourceText

extension ShellContext {
    /// Graphs that name one another in their heads.
    private static let maximumGraphDepth = 8

    /// Takes the graph of a graph file, of a folder of CSV files, or of a script that builds it, unless it is there
    /// already.
    func load(graph path: String) -> ExitStatus {
        if path == graphName { return .success }
        if Self.isFolder(path) { return open(folder: path) }
        if GraphFile.isGraphFile(path) { return open(graphFile: path) }
        var database = Database()
        // A script that names a graph in its head changes that graph.
        let source: SourceText
        do throws(FileError) { source = try Self.read(path) } catch { return report(error) }
        if let base = ScriptHead(source).graph {
            guard graphDepth < Self.maximumGraphDepth else {
                complain("\(path): graphs name one another more than \(Self.maximumGraphDepth) deep")
                return .badInput
            }
            graphDepth += 1
            defer { graphDepth -= 1 }
            let status = load(graph: FileAccess.resolve(base, besides: path))
            guard status == .success else { return status }
            database = self.database
        }
        let status = run(building: path, on: database)
        if status == .success { use(database, named: path) }
        return status
    }

    /// Runs a script that builds a graph, without the limits of the session (`--read-only`, `--timeout`); shows nothing
    /// but its errors.
    func run(building path: String, on database: Database) -> ExitStatus {
        let source: SourceText
        do throws(FileError) { source = try Self.read(path) } catch { return report(error) }
        let script = Parser.parseScript(source)
        for diagnostic in script.diagnostics { report(diagnostic, in: source) }
        guard script.diagnostics.isEmpty else { return .badInput }
        let loading = database.session()
        let folder = Value.string(FileAccess.folder(of: path))
        let progress = StatementProgress()
        let meter = ProgressMeter(progress, isWanted: errors.isTerminal && !settings.isQuiet)
        let failure = signals.whileRunning(loading) { () -> Diagnostic? in
            progress.begin(source.bytes.count)
            do throws(Diagnostic) {
                for statement in script.statements {
                    let result = try loading.run(statement, of: source, parameters: ["folder": folder])
                    while try result.nextBatch() != nil {}
                    progress.advance(statement.range.count)
                }
                return nil
            } catch {
                return error
            }
        }
        meter.stop()
        if let failure {
            report(failure, in: source)
            return ExitStatus(failure)
        }
        return .success
    }
}
