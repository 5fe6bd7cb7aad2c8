import QuerySemantics
import QuerySyntax
import SourceText

/// Prints plans for people: one operator a line, inputs below, what it works on beside it.
public struct PlanPrinter {
    /// The statement's text; expressions are shown as their author wrote them.
    private let source: SourceText
    /// Names of variables; the planner's own and anonymous ones get numbers.
    private let names: VariableNames

    public init(source: SourceText, names: VariableNames) {
        self.source = source
        self.names = names
    }

    // MARK: Physical plans

    /// The plan as a table; with a profile also what each operator did.
    public func table(_ plan: PhysicalPlan, profile: [Int: PlanProfile]? = nil) -> String {
        var rows: [[String]] = []
        collect(plan, prefix: "", connector: "", profile: profile, into: &rows)
        var header = ["Operator", "Details", "Estimated rows"]
        if profile != nil { header += ["Rows", "Batches", "Time (ms)"] }
        return Self.aligned([header] + rows)
    }

    private func collect(
        _ plan: PhysicalPlan, prefix: String, connector: String, profile: [Int: PlanProfile]?,
        into rows: inout [[String]]
    ) {
        var row = [prefix + connector + plan.kind.name, details(plan.kind), Self.rounded(plan.estimatedRows)]
        if let profile {
            let figures = profile[plan.id]
            row += [
                figures.map { String($0.rows) } ?? "-", figures.map { String($0.batches) } ?? "-",
                figures.map { Self.milliseconds($0.time) } ?? "-",
            ]
        }
        rows.append(row)
        let below = prefix + (connector.isEmpty ? "" : connector == "├─ " ? "│  " : "   ")
        for (index, child) in plan.children.enumerated() {
            let isLast = index == plan.children.count - 1
            collect(
                child, prefix: below, connector: isLast ? "└─ " : "├─ ", profile: profile, into: &rows)
        }
    }

    private func details(_ kind: PhysicalOperator) -> String {
        switch kind {
        case .argument, .unfold, .semiApply: return ""
        case .nodeScan(let scan), .nodeCount(let scan):
            return node(scan.variable, scan.labels)
        case .nodeIndexSeek(let seek):
            return node(seek.variable, seek.labels) + " on " + seek.key + describe(seek.range)
        case .nodeByIdSeek(let seek): return node(seek.variable, seek.labels) + " id = " + text(seek.id)
        case .expand(let expand), .variableLengthExpand(let expand), .shortestPath(let expand),
            .projectEndpoints(let expand):
            return describe(expand)
        case .filter(let predicates): return predicates.map(text).joined(separator: " AND ")
        case .project(let items): return describe(items)
        case .hashAggregate(let aggregation):
            let aggregates = aggregation.aggregates.map { aggregate in
                let argument = aggregate.argument.map { (aggregate.distinct ? "DISTINCT " : "") + text($0) }
                return argument.map { "\(aggregate.function.rawValue)(\($0))" } ?? aggregate.function.rawValue
            }
            let keys = describe(aggregation.keys)
            return keys.isEmpty ? aggregates.joined(separator: ", ") : ([keys] + aggregates).joined(separator: "; ")
        case .distinct(let variables): return variables.map(name).joined(separator: ", ")
        case .sort(let order): return describe(order)
        case .top(let order, let skip, let limit):
            return describe(order) + (skip.map { " SKIP " + text($0) } ?? "") + " LIMIT " + text(limit)
        case .skip(let count), .limit(let count): return text(count)
        case .unwind(let list, let variable): return text(list) + " AS " + name(variable)
        case .optionalApply(let introduced, _): return introduced.map(name).joined(separator: ", ")
        case .union(let columns): return "\(columns.count) branches"
        case .create(let create): return create.pattern.introduced.map(name).joined(separator: ", ")
        case .merge(let merge): return merge.pattern.introduced.map(name).joined(separator: ", ")
        case .set(let items): return "\(items.count) item\(items.count == 1 ? "" : "s")"
        case .delete(let expressions, _): return expressions.map(text).joined(separator: ", ")
        case .procedureCall(let call): return call.procedure.name
        case .countMatches(let pattern): return describe(pattern)
        case .hashJoin(let keys): return keys.map { text($0.left) + " = " + text($0.right) }.joined(separator: ", ")
        case .subqueryApply(let call): return call.introduced.map(name).joined(separator: ", ")
        case .reimport(let variables): return variables.map(name).joined(separator: ", ")
        case .foreach(let foreach): return name(foreach.variable) + " IN " + text(foreach.list)
        case .loadCSV(let load): return text(load.file) + " AS " + name(load.variable)
        case .produceResults(let columns, _): return columns.map(\.name).joined(separator: ", ")
        }
    }

    private func describe(_ range: NodeIndexSeek.Range) -> String {
        switch range {
        case .equal(let value): return " = " + text(value)
        case .prefix(let value): return " STARTS WITH " + text(value)
        case .between(let lower, let upper):
            let low = lower.map { ($0.inclusive ? " >= " : " > ") + text($0.value) } ?? ""
            let high = upper.map { ($0.inclusive ? " <= " : " < ") + text($0.value) } ?? ""
            return low + high
        }
    }

    /// A step in the notation of patterns.
    func describe(_ expand: Expand) -> String {
        let types = expand.types.isEmpty ? "" : ":" + expand.types.joined(separator: "|")
        let length: String
        switch expand.length {
        case .single: length = ""
        case .variable(let minimum, let maximum), .shortest(let minimum, let maximum, _):
            length = "*\(minimum).." + (maximum.map(String.init) ?? "")
        }
        let middle = "[" + name(expand.relationship, anonymous: "") + types + length + "]"
        let left = expand.direction == .rightToLeft ? "<-" : "-"
        let right = expand.direction == .leftToRight ? "->" : "-"
        return "(" + name(expand.from) + ")" + left + middle + right + node(expand.to, expand.toLabels)
    }

    func node(_ variable: VariableID, _ labels: [String]) -> String {
        "(" + name(variable, anonymous: "") + labels.map { ":" + $0 }.joined() + ")"
    }

    private func describe(_ items: [BoundProjectionItem]) -> String {
        items.map { item in
            let expression = text(item.expression)
            let name = names[item.variable] ?? item.name
            return name.isEmpty || name == expression ? expression : expression + " AS " + name
        }.joined(separator: ", ")
    }

    private func describe(_ order: [BoundSortItem]) -> String {
        order.map { text($0.expression) + ($0.descending ? " DESC" : "") }.joined(separator: ", ")
    }

    func name(_ variable: VariableID) -> String { name(variable, anonymous: "_") }

    func name(_ variable: VariableID, anonymous: String) -> String { names[variable] ?? anonymous }

    /// An expression as written, on one line.
    func text(_ expression: BoundExpression) -> String {
        if case .variable(let variable) = expression.kind, let name = names[variable] { return name }
        if case .path = expression.kind { return "path" }
        // A constant of the planner's own stands nowhere in the text.
        if expression.range == .none, case .constant(.boolean(let value)) = expression.kind { return "\(value)" }
        let words = source.text(in: expression.range).split { $0.isWhitespace }
        return words.joined(separator: " ")
    }

    // MARK: Logical plans

    /// A logical plan, one operator a line, inputs indented below.
    public func tree(_ plan: LogicalPlan) -> String {
        var lines: [String] = []
        func visit(_ plan: LogicalPlan, depth: Int) {
            lines.append(String(repeating: "  ", count: depth) + summary(plan))
            for child in plan.children { visit(child, depth: depth + 1) }
        }
        visit(plan, depth: 0)
        return lines.joined(separator: "\n")
    }

    private func summary(_ plan: LogicalPlan) -> String {
        func line(_ name: String, _ kind: PhysicalOperator) -> String {
            let details = details(kind)
            return details.isEmpty ? name : name + " " + details
        }
        switch plan {
        case .argument(let variables):
            return variables.isEmpty ? "Argument" : "Argument " + variables.map(name).joined(separator: ", ")
        case .nodeScan(_, let scan): return line("NodeScan", .nodeScan(scan))
        case .nodeIndexSeek(_, let seek): return line("NodeIndexSeek", .nodeIndexSeek(seek))
        case .nodeByIdSeek(_, let seek): return line("NodeByIdSeek", .nodeByIdSeek(seek))
        case .expand(_, let expand): return PhysicalOperator.expand(expand).name + " " + describe(expand)
        case .projectEndpoints(_, let expand): return "ProjectEndpoints " + describe(expand)
        case .filter(_, let predicates): return line("Filter", .filter(predicates))
        case .project(_, let items): return line("Projection", .project(items))
        case .aggregate(_, let aggregation): return line("Aggregation", .hashAggregate(aggregation))
        case .distinct(_, let variables): return line("Distinct", .distinct(variables))
        case .sort(_, let order): return line("Sort", .sort(order))
        case .top(_, let order, let skip, let limit): return line("Top", .top(order, skip: skip, limit: limit))
        case .skip(_, let count): return line("Skip", .skip(count))
        case .limit(_, let count): return line("Limit", .limit(count))
        case .unwind(_, let list, let variable): return line("Unwind", .unwind(list, variable))
        case .optional(_, _, let introduced, let ordinal):
            return line("Optional", .optionalApply(introduced: introduced, ordinal: ordinal))
        case .semiApply(_, _, let negated, _): return negated ? "AntiSemiApply" : "SemiApply"
        case .union(_, let distinct, _): return distinct ? "Union" : "UnionAll"
        case .create(_, let create): return line("Create", .create(create))
        case .merge(_, let merge, _): return line("Merge", .merge(merge))
        case .set(_, let items): return line("Set", .set(items))
        case .delete(_, let expressions, let detach):
            return line(detach ? "DetachDelete" : "Delete", .delete(expressions, detach: detach))
        case .procedureCall(_, let call): return line("ProcedureCall", .procedureCall(call))
        case .countMatches(_, let pattern): return line("CountMatches", .countMatches(pattern))
        case .hashJoin(_, _, let keys): return line("HashJoin", .hashJoin(keys))
        case .subqueryApply(_, let call, _): return line("SubqueryApply", .subqueryApply(call))
        case .reimport(_, let variables): return line("Reimport", .reimport(variables))
        case .foreach(_, let foreach, _): return line("Foreach", .foreach(foreach))
        case .loadCSV(_, let load): return line("LoadCSV", .loadCSV(load))
        case .produceResults(_, let columns): return line("ProduceResults", .produceResults(columns))
        }
    }

    // MARK: Text

    /// Columns padded to equal width, numbers to the right from the third on.
    private static func aligned(_ rows: [[String]]) -> String {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                line += (column == 0 ? "" : "  ") + (column < 2 ? cell + padding : padding + cell)
            }
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }

    private static func rounded(_ rows: Double) -> String {
        guard rows.isFinite, rows < 1e18 else { return "many" }
        return rows > 0 && rows < 1 ? "1" : String(Int64(rows.rounded()))
    }

    private static func milliseconds(_ time: Duration) -> String {
        let (seconds, attoseconds) = time.components
        let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
        let fraction = String(microseconds % 1000)
        return "\(microseconds / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
    }
}
