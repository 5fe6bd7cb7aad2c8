import Entente
import Glibc
import GraphInterchange

/// What `entente export` was asked for.
public struct ExportSettings: Sendable {
    /// Where a graph goes.
    public enum Target: Sendable, Hashable {
        case graphFile(String)
        /// A script; nil for standard output.
        case script(String?)
        case csvFolder(String)
    }

    /// A graph file, a script that builds the graph, or a folder of CSV files.
    public var graph = ""
    public var target = Target.script(nil)

    public init() {}
}

/// `entente export` and `entente verify`: graphs as files.
public enum ExportProgram {
    /// Writes a graph.
    public static func run(_ settings: ExportSettings) -> ExitStatus {
        Terminal.setLocale()
        let signals = SignalListener()
        signals.start()
        let errors = OutputStream(descriptor: STDERR_FILENO)
        var output = OutputStream(descriptor: STDOUT_FILENO)
        let context = ShellContext(settings: ShellSettings(), signals: signals, output: output, errors: errors)
        defer { errors.flush() }
        let status = context.load(graph: settings.graph)
        guard status == .success else { return status }
        switch settings.target {
        case .graphFile(let path):
            do throws(GraphFileError) {
                try context.database.withGraph { (graph) throws(GraphFileError) in try GraphFile.save(graph, to: path) }
                return .success
            } catch {
                context.complain("\(path) \(error)")
                return ExitStatus(writing: error)
            }
        case .script(let path):
            if let path {
                do throws(FileError) { output = try OutputStream.creating(path) } catch {
                    context.complain("cannot write \(error.path): \(error.reason)")
                    return .cannotCreate
                }
            }
            context.database.withGraph { graph in CypherScriptWriter(graph) { output.write($0) }.run() }
            output.flush()
            if let failure = output.failure {
                context.complain("cannot write the script: \(failure)")
                return .inputOutput
            }
        case .csvFolder(let path):
            do throws(CSVFolderWriter.Failure) {
                try context.database.withGraph { (graph) throws(CSVFolderWriter.Failure) in
                    var writer = CSVFolderWriter(graph, folder: path)
                    try writer.run()
                }
            } catch {
                context.complain(error.description)
                guard let system = error.system else { return .badInput }
                return ExitStatus(writing: .cannotWrite(system))
            }
        }
        return context.reportDamage()
    }

    /// Checks graph files wholly.
    public static func verify(_ paths: [String]) -> ExitStatus {
        let errors = OutputStream(descriptor: STDERR_FILENO)
        let output = OutputStream(descriptor: STDOUT_FILENO)
        defer {
            output.flush()
            errors.flush()
        }
        var status = ExitStatus.success
        for path in paths {
            do throws(GraphFile.OpeningError) {
                let problems = try GraphFile.verify(path)
                if problems.isEmpty { output.line("\(path): sound") }
                for problem in problems.prefix(20) { errors.line("error: \(path): \(problem)") }
                if !problems.isEmpty, status == .success { status = .badInput }
            } catch {
                let (text, found) = ShellContext.description(of: error, path)
                errors.line("error: " + text)
                if status == .success { status = found }
            }
        }
        return status
    }
}
