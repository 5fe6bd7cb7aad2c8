import QueryPlanning
import QuerySemantics
import QuerySyntax
import SourceText

/// A graph that consists of its counts.
struct FakeStatistics: PlanningStatistics {
    var nodeCount = 1_000.0
    var relationshipCount = 5_000.0
    var labels: [String: Double] = [:]
    var types: [String: Double] = [:]
    /// Relationships of a type by the label at their start, `TYPE Label`.
    var sources: [String: Double] = [:]
    /// Relationships of a type by the label at their end.
    var targets: [String: Double] = [:]
    /// Distinct values of indexes, `Label key`.
    var indexes: [String: Double] = [:]

    func nodes(label: String) -> Double { labels[label] ?? 0 }
    func relationships(type: String) -> Double { types[type] ?? 0 }
    func relationships(type: String, sourceLabel: String) -> Double { sources["\(type) \(sourceLabel)"] ?? 0 }
    func relationships(type: String, targetLabel: String) -> Double { targets["\(type) \(targetLabel)"] ?? 0 }
    func sources(type: String) -> Double { ends(sources, of: type) }
    func targets(type: String) -> Double { ends(targets, of: type) }
    func indexedValues(label: String, key: String) -> Double? { indexes["\(label) \(key)"] }
    func indexedNodes(label: String, key: String, _ range: NodeIndexSeek.Range) -> Double? { nil }

    /// Nodes with the labels that the type's ends are counted for; where none is, any node.
    private func ends(_ counts: [String: Double], of type: String) -> Double {
        let found = counts.filter { $0.key.hasPrefix(type + " ") && $0.value > 0 }
        guard !found.isEmpty else { return min(nodeCount, relationships(type: type)) }
        return found.reduce(0) { $0 + min($1.value, nodes(label: String($1.key.dropFirst(type.count + 1)))) }
    }
}

/// A planned statement, to be asked about.
struct PlannedQuery {
    let plan: PhysicalPlan
    private let planStages: [PlanStage]
    private let printer: PlanPrinter

    init(
        _ text: String, _ statistics: FakeStatistics = FakeStatistics(), _ options: PlannerOptions = PlannerOptions()
    ) throws {
        let source = SourceText(text)
        var binder = Binder(
            source: source, tree: try Parser.parseStatement(source).tree, parameters: nil, procedures: [:])
        guard case .query(let query) = try binder.bind() else { throw NoQuery() }
        let planner = QueryPlanner(statistics: statistics, options: options)
        plan = try planner.plan(query)
        planStages = planner.stages(of: query)
        printer = PlanPrinter(source: source, names: binder.variableNames)
    }

    struct NoQuery: Error {}

    /// Operators from the top, inputs after what they feed; the leaf `Argument` left out.
    var operators: [String] {
        func names(_ plan: PhysicalPlan) -> [String] { [plan.kind.name] + plan.children.flatMap(names) }
        return names(plan).filter { $0 != "Argument" }
    }

    /// Operators with what they work on, without `ProduceResults` and `Argument`.
    var lines: [String] {
        printer.table(plan).split(separator: "\n").dropFirst().map { line in
            let text = line.drop { " └├│─".contains($0) }
            let columns = text.split(separator: "  ", omittingEmptySubsequences: true).dropLast()
            return columns.map { $0.trimmed }.joined(separator: " ")
        }.filter { !$0.hasPrefix("ProduceResults") && $0 != "Argument" && !$0.isEmpty }
    }

    /// The logical plans after each rule, as text.
    var stages: [(name: String, text: String)] { planStages.map { ($0.name, printer.tree($0.plan)) } }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
