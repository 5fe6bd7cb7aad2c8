import Entente
import Glibc
import QuerySyntax
import SourceText

/// What `entente check` does: reads scripts without running them and says what is wrong with them.
public enum CheckProgram {
    /// How findings are written.
    public enum Format: String, CaseIterable, Sendable { case text, json, sarif }

    /// Checks all files; findings go to standard output. Warnings are findings, too.
    ///
    /// - Parameter graph: a graph whose labels, types and keys the scripts should use; nil to leave names alone.
    public static func run(
        files: [String], format: Format, graph: String?, colour: ShellSettings.Colour = .auto
    ) -> ExitStatus {
        let signals = SignalListener()
        signals.start()
        let output = OutputStream(descriptor: STDOUT_FILENO)
        let errors = OutputStream(descriptor: STDERR_FILENO)
        var settings = ShellSettings()
        settings.colour = colour
        settings.isQuiet = graph == nil
        let context = ShellContext(settings: settings, signals: signals, output: output, errors: errors)
        defer { errors.flush() }
        if let graph {
            let status = context.load(graph: graph)
            guard status == .success else { return status }
        }
        var findings: [Finding] = []
        var worst = ExitStatus.success
        for path in files {
            do throws(FileError) {
                let source = try ShellContext.read(path)
                findings += check(source, in: context.session).map { Finding(diagnostic: $0, source: source) }
            } catch {
                worst = context.report(error)
            }
        }
        switch format {
        case .text:
            let renderer = DiagnosticRenderer(usesColor: Terminal.usesColour(colour, on: STDOUT_FILENO))
            for finding in findings { output.write(renderer.text(finding.diagnostic, in: finding.source)) }
            if !findings.isEmpty {
                errors.line(
                    "\(SummaryText.count(findings.count, "finding")) in "
                        + SummaryText.count(Set(findings.map(\.source.name)).count, "file"))
            }
        case .json: output.write(json(findings))
        case .sarif: output.write(SARIFLog.text(findings, version: ShellProgram.version))
        }
        output.flush()
        if output.failure != nil { return .inputOutput }
        if worst != .success { return worst }
        return findings.isEmpty ? .success : .statementFailed
    }

    /// Everything that is wrong with a script, in the order of the text.
    static func check(_ source: SourceText, in session: Session) -> [Diagnostic] {
        let head = ScriptHead(source)
        var found = head.problems.map { warning($0.message, at: $0.range) }
        for part in StatementSplitter.parts(of: source) {
            switch part {
            case .statements(let text):
                let script = Parser.parseScript(text)
                found += script.diagnostics
                for statement in script.statements { found += session.check(statement, of: text) }
            case .command(let command, let range):
                let name = trimmed(command.drop { $0 == ":" || $0.isWhitespace }).prefix {
                    !$0.isWhitespace && $0 != ";"
                }
                if MetaCommands.named(String(name)) == nil {
                    found.append(
                        Diagnostic(
                            .invalidUsage, "There is no command `:\(name)`", at: range,
                            suggestion: NearestName.find(String(name), among: MetaCommands.all.flatMap(\.names))))
                }
            }
        }
        found += parameterFindings(source, head, session)
        return found.sorted { $0.range.start < $1.range.start }
    }

    /// Where a head declares parameters it should declare those that the script uses, and no others.
    private static func parameterFindings(
        _ source: SourceText, _ head: ScriptHead, _ session: Session
    ) -> [Diagnostic] {
        guard !head.parameters.isEmpty else { return [] }
        var found: [Diagnostic] = []
        var used: Set<String> = []
        for token in Lexer.tokens(of: source) where token.kind == .parameter {
            var name = String(source.text(in: token.range).dropFirst())
            if name.hasPrefix("`") { name = String(name.dropFirst().dropLast()) }
            if used.insert(name).inserted, !head.parameters.contains(where: { $0.name == name }) {
                let suggestion = NearestName.find(name, among: head.parameters.map(\.name))
                found.append(
                    warning("The head declares no parameter `$\(name)`", at: token.range, suggestion: suggestion))
            }
        }
        for parameter in head.parameters where !used.contains(parameter.name) {
            found.append(warning("The parameter `$\(parameter.name)` is declared and not used", at: parameter.range))
        }
        for parameter in head.parameters {
            if let type = parameter.type, !isSound("RETURN null IS :: \(type)", session) {
                found.append(warning("`\(type)` is no type", at: parameter.range))
            }
            if let text = parameter.defaultText, !isSound("RETURN " + text, session) {
                found.append(warning("The default of `$\(parameter.name)` is no expression", at: parameter.range))
            }
        }
        return found
    }

    private static func isSound(_ text: String, _ session: Session) -> Bool {
        let source = SourceText(text)
        guard let statement = try? Parser.parseStatement(source) else { return false }
        return session.check(statement, of: source).allSatisfy { $0.severity != .error }
    }

    private static func warning(_ message: String, at range: SourceRange, suggestion: String? = nil) -> Diagnostic {
        let sentence = message.prefix(1).uppercased() + message.dropFirst()
        return Diagnostic(.invalidUsage, sentence, at: range, severity: .warning, suggestion: suggestion)
    }

    private static func json(_ findings: [Finding]) -> String {
        let renderer = DiagnosticRenderer(usesColor: false)
        let lines = findings.map { renderer.json($0.diagnostic, in: $0.source) }
        return lines.isEmpty ? "[]\n" : "[\n" + lines.joined(separator: ",\n") + "\n]\n"
    }
}

/// A diagnostic and the file it is about.
struct Finding {
    var diagnostic: Diagnostic
    var source: SourceText
}
