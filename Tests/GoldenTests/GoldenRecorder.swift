import QueryPlanning
import QuerySyntax
import SourceText

@testable import Entente

/// Runs the sections of one script, in order, on a graph of their own.
struct GoldenRecorder {
    private let session: Session

    init() {
        var settings = SessionSettings()
        settings.timeout = .seconds(10)
        // `rand()` shall give the same numbers in every run.
        settings.randomSeed = 1
        session = Database().session(settings)
    }

    /// The script with what its statements give now.
    func record(_ script: GoldenScript) -> GoldenScript {
        var recorded = script
        for index in recorded.sections.indices {
            recorded.sections[index].output = output(of: recorded.sections[index])
        }
        return recorded
    }

    private func output(of section: GoldenScript.Section) -> [String] {
        let source = SourceText(section.statement, name: "golden")
        // Plans depend on the graph: they are taken before the statement runs, what it changed after.
        var blocks: [(tag: GoldenTag?, lines: [String])] = []
        var complaints: [String] = []
        func attempt(_ body: () throws(Diagnostic) -> Void) {
            do throws(Diagnostic) {
                try body()
            } catch {
                complaints = lines(of: DiagnosticRenderer().text(error, in: source))
            }
        }
        for tag in section.tags where [.tokens, .tree, .rules, .plan].contains(tag) {
            attempt { () throws(Diagnostic) in blocks.append((tag, try view(tag, of: source))) }
        }
        let isRun = section.tags.contains { [.rows, .counters, .graph].contains($0) }
        if isRun && complaints.isEmpty {
            attempt { () throws(Diagnostic) in
                let parameters = try section.parameters.map { text throws(Diagnostic) in try session.evaluate(text) }
                var arguments: [String: Value] = [:]
                if case .map(let entries)? = parameters { arguments = entries }
                let result = try session.run(section.statement, parameters: arguments, name: "golden")
                let rows = try result.rows()
                if section.tags.contains(.rows) { blocks.append((.rows, table(result.columns.map(\.name), rows))) }
                if section.tags.contains(.counters) { blocks.append((.counters, counters(result.summary.counters))) }
                complaints = result.summary.warnings.flatMap { lines(of: DiagnosticRenderer().text($0, in: source)) }
            }
        }
        if !complaints.isEmpty { blocks.append((nil, complaints)) }
        if section.tags.contains(.graph) { blocks.append((.graph, graph())) }
        // With one tag the output speaks for itself.
        let isTitled = section.tags.count > 1
        return blocks.flatMap { block in
            (isTitled ? block.tag.map { ["\($0.rawValue):"] } ?? [] : []) + block.lines
        }
    }

    // MARK: Views of a statement

    private func view(_ tag: GoldenTag, of source: SourceText) throws(Diagnostic) -> [String] {
        switch tag {
        case .tokens: return lines(of: Lexer.description(of: source))
        case .tree: return lines(of: try Parser.parseStatement(source).tree.description)
        case .rules, .plan:
            let statement = try Parser.parseStatement(source)
            let compiled = try session.engine.locked { () throws(Diagnostic) in
                try session.compile(statement, of: source, parameters: nil)
            }
            let printer = PlanPrinter(source: compiled.source, names: compiled.names)
            guard let plan = compiled.plan, let query = compiled.bound.query else { return ["no plan"] }
            if tag == .plan { return lines(of: printer.table(plan)) }
            let stages = session.engine.locked { session.planner.stages(of: query) }
            return changes(stages.map { ($0.name, printer.tree($0.plan)) })
        case .rows, .counters, .graph: return []
        }
    }

    /// The first stage, then each one that differs from the stage before it.
    private func changes(_ stages: [(name: String, text: String)]) -> [String] {
        var last: String?
        var result: [String] = []
        for stage in stages where stage.text != last {
            result += ["\(stage.name):"] + lines(of: stage.text).map { "  \($0)" }
            last = stage.text
        }
        return result
    }

    // MARK: Views of a result

    private func table(_ columns: [String], _ rows: [[Value]]) -> [String] {
        if columns.isEmpty { return ["ok"] }
        let printer = ValuePrinter()
        let body = rows.map { row in row.map { printer.text($0) }.joined(separator: " | ") }
        return [columns.joined(separator: " | ")] + (rows.isEmpty ? ["(no rows)"] : body)
    }

    private func counters(_ counters: UpdateCounters) -> [String] {
        let all = [
            ("nodes created", counters.nodesCreated), ("nodes deleted", counters.nodesDeleted),
            ("relationships created", counters.relationshipsCreated),
            ("relationships deleted", counters.relationshipsDeleted), ("properties set", counters.propertiesSet),
            ("labels added", counters.labelsAdded), ("labels removed", counters.labelsRemoved),
            ("indexes added", counters.indexesAdded), ("indexes removed", counters.indexesRemoved),
            ("constraints added", counters.constraintsAdded), ("constraints removed", counters.constraintsRemoved),
        ]
        let changed = all.filter { $0.1 != 0 }.map { "\($0.1) \($0.0)" }
        return [changed.isEmpty ? "nothing changed" : changed.joined(separator: ", ")]
    }

    /// All nodes and relationships, by number.
    private func graph() -> [String] {
        do throws(Diagnostic) {
            let printer = ValuePrinter()
            let nodes = try session.run("MATCH (n) RETURN id(n) AS id, n ORDER BY id").rows()
            let relationships = try session.run(
                """
                MATCH (a)-[r]->(b) RETURN id(a) AS a, r, id(b) AS b ORDER BY id(r)
                """
            ).rows()
            let lines =
                nodes.map { "\(printer.text($0[0])) \(printer.text($0[1]))" }
                + relationships.map { "\(printer.text($0[0]))-\(printer.text($0[1]))->\(printer.text($0[2]))" }
            return lines.isEmpty ? ["empty"] : lines
        } catch {
            return ["the graph cannot be shown: \(error.message)"]
        }
    }

    private func lines(of text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.last?.isEmpty == true { lines.removeLast() }
        // Trailing blanks would be lost to editors, and the lines would no longer agree.
        return lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
    }
}
