import Entente
import QuerySyntax
import ResultRendering
import SourceText

/// One saved script run against its recorded result.
struct ScriptTest {
    let path: String
    let source: SourceText
    let head: ScriptHead

    /// Nil where the script records no result.
    init?(path: String, source: SourceText) {
        let head = ScriptHead(source)
        guard head.expectation != nil else { return nil }
        self.path = path
        self.source = source
        self.head = head
    }

    var expectedPath: String { FileAccess.resolve(head.expectation?.file ?? "", besides: path) }

    /// The rows of the last statement that has columns, each as a map of JSON values, and its lines as recorded.
    ///
    /// - Returns: nil after the reason was shown.
    func rows(in context: ShellContext, changes: inout Bool) -> (rows: [Value], lines: [String])? {
        guard let values = context.bind(head, of: path) else { return nil }
        let script = Parser.parseScript(source)
        for diagnostic in script.diagnostics { context.report(diagnostic, in: source) }
        guard script.diagnostics.isEmpty else { return nil }
        var lines: [String] = []
        do throws(Diagnostic) {
            let parameters = context.parameters.merging(values) { _, bound in bound }
            for statement in script.statements {
                let result = try context.session.run(statement, of: source, parameters: parameters)
                var renderer = OutputMode.jsonl.makeRenderer(RenderingOptions())
                var text = ""
                renderer.begin(columns: result.columns.map(\.name), into: &text)
                while let batch = try result.nextBatch() { renderer.rows(batch, into: &text) }
                renderer.end(into: &text)
                if !SummaryText.changes(result.summary.counters).isEmpty { changes = true }
                if !result.columns.isEmpty { lines = text.split(separator: "\n").map(String.init) }
            }
        } catch {
            changes = true
            context.report(error, in: source)
            return nil
        }
        guard let rows = Self.parse(lines, name: path, in: context) else { return nil }
        return (rows, lines)
    }

    /// The recorded rows; nil after the reason was shown.
    func recorded(in context: ShellContext) -> [Value]? {
        do throws(FileError) {
            let text = String(decoding: try FileAccess.read(expectedPath), as: UTF8.self)
            let lines = text.split { $0.isNewline }.map(String.init).filter { !trimmed($0).isEmpty }
            return Self.parse(lines, name: expectedPath, in: context)
        } catch {
            _ = context.report(error)
            return nil
        }
    }

    private static func parse(_ lines: [String], name: String, in context: ShellContext) -> [Value]? {
        var rows: [Value] = []
        for (index, line) in lines.enumerated() {
            do throws(JSONError) {
                rows.append(try JSONReader.read(line))
            } catch {
                context.complain("\(name):\(index + 1):\(error.column): \(error.message)")
                return nil
            }
        }
        return rows
    }
}
