import Glibc
import QuerySyntax
import SourceText

/// What `entente fmt` does.
public enum FormatProgram {
    /// Formats files in place, or only tells with `checks` which would change; `-` is standard input, formatted to
    /// standard output.
    ///
    /// All files are looked at. A file that does not parse is reported and left alone.
    public static func run(files: [String], checks: Bool, colour: ShellSettings.Colour = .auto) -> ExitStatus {
        let output = OutputStream(descriptor: STDOUT_FILENO)
        let errors = OutputStream(descriptor: STDERR_FILENO)
        defer { errors.flush() }
        var worst = ExitStatus.success
        for path in files {
            let status = format(path, checks: checks, colour, output, errors)
            // Files that could not be read or parsed say more than files that would change.
            if worst == .success || (worst == .statementFailed && status != .success) { worst = status }
        }
        output.flush()
        return output.failure == nil ? worst : .inputOutput
    }

    private static func format(
        _ path: String, checks: Bool, _ colour: ShellSettings.Colour, _ output: OutputStream, _ errors: OutputStream
    ) -> ExitStatus {
        let source: SourceText
        do throws(FileError) {
            source = try ShellContext.read(path)
        } catch {
            errors.line("error: cannot read \(error.path): \(error.reason)")
            return error.isBroken ? .inputOutput : .inputMissing
        }
        let text: String
        do throws(Diagnostic) {
            text = try formatted(source)
        } catch {
            let renderer = DiagnosticRenderer(usesColor: Terminal.usesColour(colour, on: STDERR_FILENO))
            errors.write(renderer.text(error, in: source))
            return .badInput
        }
        let isChanged = Array(text.utf8) != source.bytes
        if checks {
            if isChanged { output.line(path == "-" ? "<stdin>" : path) }
            return isChanged ? .statementFailed : .success
        }
        if path == "-" {
            output.write(text)
            return .success
        }
        guard isChanged else { return .success }
        do throws(FileError) {
            try FileAccess.replace(path, with: Array(text.utf8))
        } catch {
            errors.line("error: cannot write \(error.path): \(error.reason)")
            return .cannotCreate
        }
        errors.line("formatted \(path)")
        return .success
    }

    /// A script in its form; the shell's own commands stay as they are.
    ///
    /// - Throws: the first error of a text that does not parse.
    public static func formatted(_ source: SourceText) throws(Diagnostic) -> String {
        var text = ""
        for part in StatementSplitter.parts(of: source) {
            let piece: String
            let start: Int?
            switch part {
            case .statements(let statements):
                piece = try ScriptFormatter.format(statements)
                start = statements.bytes.firstIndex { $0 > 0x20 }
            case .command(let command, let range):
                piece = trimmed(command) + "\n"
                start = Int(range.start)
            }
            guard !piece.isEmpty, let start else { continue }
            let line = source.lineIndex(of: UInt32(start))
            if !text.isEmpty, line > 0, isBlank(source.lineRange(line - 1), source) { text += "\n" }
            text += piece
        }
        return text
    }

    private static func isBlank(_ range: SourceRange, _ source: SourceText) -> Bool {
        source.bytes[Int(range.start)..<Int(range.end)].allSatisfy { $0 <= 0x20 }
    }
}
