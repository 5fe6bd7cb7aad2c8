import Entente
import Glibc
import ResultRendering
import SourceText

/// The program behind `entente`: takes what the command line asks for, does it, and says how it went.
public enum ShellProgram {
    /// Version of the program, as `--version` and the greeting say it.
    public static let version = "0.1.0"

    /// Runs to the end. Results go to standard output or the file asked for, everything else to standard error.
    ///
    /// Call it from the main thread before any other is made: signals are set up here.
    public static func run(_ settings: ShellSettings) -> ExitStatus {
        Terminal.setLocale()
        CrashReport.install()
        let signals = SignalListener()
        signals.start()
        let errors = OutputStream(descriptor: STDERR_FILENO)
        let output: OutputStream
        do throws(FileError) {
            output =
                try settings.output.map { path throws(FileError) in try OutputStream.creating(path) }
                ?? OutputStream(descriptor: STDOUT_FILENO)
        } catch {
            errors.line("error: cannot write \(error.path): \(error.reason)")
            errors.flush()
            return .cannotCreate
        }
        let context = ShellContext(settings: settings, signals: signals, output: output, errors: errors)
        let status = run(in: context)
        context.closeOutlet()
        output.flush()
        errors.flush()
        if status == .success, let failure = output.failure {
            errors.line("error: cannot write the result: \(failure)")
            errors.flush()
            return .inputOutput
        }
        return status
    }

    private static func run(in context: ShellContext) -> ExitStatus {
        let settings = context.settings
        if case .files(let paths) = settings.input {
            // Say so before anything runs, not after the files before it.
            for path in paths where path != "-" && access(path, R_OK) != 0 {
                return context.report(FileError(path, errno: errno))
            }
        }
        if let graph = settings.graph {
            let status = context.load(graph: graph)
            guard status == .success else { return status }
        }
        if settings.readsInit {
            let status = InitFile.run(in: context)
            guard status == .success else { return status }
        }
        for path in settings.parameterFiles {
            let status = context.set(parametersFrom: path)
            guard status == .success else { return status }
        }
        for parameter in settings.parameters {
            let status = context.set(parameter: parameter)
            guard status == .success else { return status }
        }
        if let lesson = settings.lesson {
            let outcome = LearnCommand().run(lesson, in: context)
            guard outcome.status == .success else { return outcome.status }
        }
        switch settings.input {
        case .standardInput:
            guard !Terminal.isTerminal(STDIN_FILENO) else {
                let shell = InteractiveShell(context)
                return shell.run()
            }
            return runAll(["-"], in: context) { context.run(file: $0) }
        case .texts(let texts):
            return runAll(texts, in: context) { context.run(script: SourceText($0, name: "<command line>")) }
        case .files(let paths):
            return runAll(paths, in: context) { runSaved($0, in: context) }
        case .schema(let mode):
            let wish = mode ?? settings.output.flatMap(OutputMode.init(fileName:)) ?? .line
            context.output.write(
                SchemaReport.text(
                    context.session.schema, context.session.detailedSchema, wish,
                    width: context.renderingOptions.width ?? 100))
            return .success
        }
    }

    /// A script file, on the graph that its head names when the command line names none.
    private static func runSaved(_ path: String, in context: ShellContext) -> StatementOutcome {
        let source: SourceText
        do throws(FileError) { source = try ShellContext.read(path) } catch { return .failure(context.report(error)) }
        if context.settings.graph == nil, let graph = ScriptHead(source).graph, context.isSafe {
            context.complain("\(path) names the graph \(graph), which safe mode does not read; -g names one")
            return .failure(.refused)
        }
        if context.settings.graph == nil, let graph = ScriptHead(source).graph {
            let status = context.load(
                graph: FileAccess.resolve(graph, besides: path))
            guard status == .success else { return .failure(status) }
        }
        return context.run(saved: source)
    }

    private static func runAll(
        _ inputs: [String], in context: ShellContext, _ run: (String) -> StatementOutcome
    ) -> ExitStatus {
        guard context.settings.isSingleTransaction else { return runEach(inputs, in: context, run) }
        let source = SourceText("BEGIN", name: "-1")
        let begun = context.run(script: source)
        guard begun.status == .success else { return begun.status }
        let status = runEach(inputs, in: context, run)
        guard context.session.isInTransaction else { return status }
        let isDone = status == .success || status == .noRows
        let ended = context.run(script: SourceText(isDone ? "COMMIT" : "ROLLBACK", name: "-1"))
        return status == .success ? ended.status : status
    }

    private static func runEach(
        _ inputs: [String], in context: ShellContext, _ run: (String) -> StatementOutcome
    ) -> ExitStatus {
        var status = ExitStatus.success
        var rowCount: Int?
        for input in inputs {
            let outcome = run(input)
            rowCount = outcome.rowCount ?? rowCount
            if status == .success { status = outcome.status }
            if outcome.leaves || outcome.status == .interrupted { return status }
            if outcome.status != .success, !context.settings.failsAtEnd { return status }
        }
        if status == .success, context.settings.needsRows, (rowCount ?? 0) == 0 { return .noRows }
        return status
    }
}
