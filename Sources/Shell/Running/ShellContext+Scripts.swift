import Entente
import QuerySyntax
import SourceText

extension ShellContext {
    /// Scripts inside scripts, by `:source`.
    private static let maximumSourceDepth = 16

    /// Runs a text of any number of statements and commands.
    ///
    /// The whole text is parsed first, and all its syntax errors are reported. If there are any, nothing runs, so that
    /// no script stops half-way for a mistake that was plain from the start; `--fail-at-end` runs what can be run.
    func run(script source: SourceText) -> StatementOutcome {
        var outcome = StatementOutcome.success
        let clock = ContinuousClock()
        let begin = clock.now
        let (steps, diagnostics) = Self.steps(of: source)
        // A script is parsed as a whole; the time is shared out evenly, which is exact for a single statement.
        let parsedIn = (clock.now - begin) / max(1, steps.count)
        for diagnostic in diagnostics { report(diagnostic, in: source) }
        if !diagnostics.isEmpty {
            outcome.status = .badInput
            if !settings.failsAtEnd { return outcome }
        }
        if steps.contains(where: \.isCommand) { keepForCommands() }
        for step in steps {
            let result: StatementOutcome
            switch step {
            case .statement(let statement, let text):
                result = run(statement, of: text, parsedIn: parsedIn)
                if sourceDepth < 2, let lesson {
                    lesson.observe(statement, of: text, succeeded: result.status == .success)
                }
            case .command(let command): result = MetaCommands.run(command, in: self)
            }
            outcome.rowCount = result.rowCount ?? outcome.rowCount
            if outcome.status == .success { outcome.status = result.status }
            if result.leaves {
                outcome.leaves = true
                return outcome
            }
            switch result.status {
            case .success: continue
            case .interrupted, .inputOutput: return outcome
            case .statementFailed, .noRows, .usage, .badInput, .inputMissing, .internalError, .cannotCreate, .refused,
                .timeout:
                if !settings.failsAtEnd { return outcome }
            }
        }
        return outcome
    }

    /// Runs a script file.
    func run(file path: String) -> StatementOutcome {
        guard sourceDepth < Self.maximumSourceDepth else {
            complain("\(path): scripts source one another more than \(Self.maximumSourceDepth) deep")
            return .failure(.badInput)
        }
        sourceDepth += 1
        defer { sourceDepth -= 1 }
        do throws(FileError) {
            return run(saved: try Self.read(path))
        } catch {
            return .failure(report(error))
        }
    }

    /// A script file as a source text.
    static func read(_ path: String) throws(FileError) -> SourceText {
        SourceText(bytes: try FileAccess.read(path), name: path == "-" ? "<stdin>" : path)
    }

    /// Shows what is wrong with a file.
    func report(_ error: FileError) -> ExitStatus {
        complain("cannot read \(error.path): \(error.reason)")
        return error.isBroken ? .inputOutput : .inputMissing
    }

    private enum Step {
        case statement(ParsedStatement, SourceText)
        case command(String)

        var isCommand: Bool {
            if case .command = self { return true }
            return false
        }
    }

    private static func steps(of source: SourceText) -> (steps: [Step], diagnostics: [Diagnostic]) {
        var steps: [Step] = []
        var diagnostics: [Diagnostic] = []
        for part in StatementSplitter.parts(of: source) {
            switch part {
            case .statements(let text):
                let script = Parser.parseScript(text)
                steps += script.statements.map { .statement($0, text) }
                diagnostics += script.diagnostics
            case .command(let command, range: _): steps.append(.command(command))
            }
        }
        return (steps, diagnostics)
    }
}
