import Entente
import Glibc
import ResultRendering
import SourceText

/// What `entente test` does: runs saved scripts and compares their rows with the recorded ones.
public enum TestProgram {
    /// Lines of a difference that are shown.
    private static let maximumLines = 20

    /// Tests all scripts with `@expect` below folders, or such files.
    ///
    /// - Parameter updates: record the results anew where they differ; refused where `CI` is set.
    public static func run(paths: [String], updates: Bool, settings: ShellSettings) -> ExitStatus {
        let signals = SignalListener()
        signals.start()
        let output = OutputStream(descriptor: STDOUT_FILENO)
        let errors = OutputStream(descriptor: STDERR_FILENO)
        let context = ShellContext(settings: settings, signals: signals, output: output, errors: errors)
        defer {
            output.flush()
            errors.flush()
        }
        if updates, Terminal.environment("CI") != nil {
            context.complain("results are not recorded where CI is set")
            return .refused
        }
        for parameter in settings.parameters {
            let status = context.set(parameter: parameter)
            guard status == .success else { return status }
        }
        var tests: [ScriptTest] = []
        for path in paths {
            guard access(path, R_OK) == 0 else { return context.report(FileError(path, errno: errno)) }
            for file in FileAccess.scripts(at: path) {
                guard let source = try? ShellContext.read(file) else { continue }
                if let test = ScriptTest(path: file, source: source) { tests.append(test) }
            }
        }
        if tests.isEmpty {
            context.complain("no script with @expect in \(paths.joined(separator: ", "))")
            return .inputMissing
        }
        var failed = 0
        var rewritten = 0
        for test in tests {
            switch run(test, updates: updates, in: context) {
            case .passed: if !settings.isQuiet { output.line("ok    \(test.path)") }
            case .failed: failed += 1
            case .rewritten: rewritten += 1
            }
            output.flush()
        }
        let passed = tests.count - failed - rewritten
        output.line("\(passed) passed, \(failed) failed" + (updates ? ", \(rewritten) rewritten" : ""))
        return failed == 0 ? .success : .statementFailed
    }

    private enum Outcome { case passed, failed, rewritten }

    private static func run(_ test: ScriptTest, updates: Bool, in context: ShellContext) -> Outcome {
        guard takeGraph(of: test, in: context) else { return fail(test, nil, in: context) }
        var changes = false
        let result = test.rows(in: context, changes: &changes)
        // The next script finds the graph as it is on file.
        if changes { context.use(Database(), named: nil) }
        guard let (rows, lines) = result, let expectation = test.head.expectation else {
            return fail(test, nil, in: context)
        }
        if updates, access(test.expectedPath, F_OK) != 0 {
            return rewrite(test, lines, added: rows.count, removed: 0, in: context)
        }
        guard let expected = test.recorded(in: context) else { return fail(test, nil, in: context) }
        let comparison = RowComparison(
            rows, expected: expected, isOrdered: expectation.isOrdered, hasOpenLists: expectation.hasOpenLists)
        if comparison.isSame { return .passed }
        if updates {
            return rewrite(
                test, lines, added: comparison.extra.count, removed: comparison.missing.count, in: context)
        }
        _ = fail(test, comparison.summary(rows: rows.count, expected: expected.count), in: context)
        for line in difference(comparison) { context.output.line("  " + line) }
        return .failed
    }

    /// The graph of the command line, else that of the head, else an empty one.
    private static func takeGraph(of test: ScriptTest, in context: ShellContext) -> Bool {
        if let graph = context.settings.graph { return context.load(graph: graph) == .success }
        guard let graph = test.head.graph else {
            context.use(Database(), named: nil)
            return true
        }
        return context.load(graph: FileAccess.resolve(graph, besides: test.path)) == .success
    }

    private static func fail(_ test: ScriptTest, _ reason: String?, in context: ShellContext) -> Outcome {
        context.output.line("FAIL  \(test.path)" + (reason.map { ": " + $0 } ?? ""))
        return .failed
    }

    private static func rewrite(
        _ test: ScriptTest, _ lines: [String], added: Int, removed: Int, in context: ShellContext
    ) -> Outcome {
        // Without a promised order the lines are sorted, so that recording again changes nothing by itself.
        let ordered = test.head.expectation?.isOrdered == true ? lines : lines.sorted()
        do throws(FileError) {
            try FileAccess.replace(test.expectedPath, with: Array(ordered.map { $0 + "\n" }.joined().utf8))
        } catch {
            context.complain("cannot write \(error.path): \(error.reason)")
            return .failed
        }
        context.output.line("wrote \(test.expectedPath): \(added) rows added, \(removed) removed")
        return .rewritten
    }

    /// `- {"a":1}` for rows that are missing, `+ {"a":2}` for rows too many.
    static func difference(_ comparison: RowComparison) -> [String] {
        func line(_ mark: String, _ row: Value) -> String {
            var text = ""
            JSONValueWriter.write(row, into: &text)
            return mark + " " + text
        }
        let all = comparison.missing.map { line("-", $0) } + comparison.extra.map { line("+", $0) }
        guard all.count > maximumLines else { return all }
        return all.prefix(maximumLines) + ["… and \(all.count - maximumLines) more"]
    }
}

extension FileAccess {
    /// The scripts below a folder in order, or the one file.
    static func scripts(at path: String) -> [String] {
        guard isFolder(path) else { return [path] }
        return names(in: path).flatMap { name -> [String] in
            let inner = path.hasSuffix("/") ? path + name : path + "/" + name
            if isFolder(inner) { return scripts(at: inner) }
            return name.hasSuffix(".cypher") ? [inner] : []
        }
    }
}
