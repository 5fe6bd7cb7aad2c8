import QuerySyntax

extension BoundStatementPrinter {
    func lines(_ clause: BoundClause) -> [String] {
        switch clause {
        case .match(let match):
            [(match.optional ? "optional match " : "match ") + text(match.pattern)]
                + match.predicates.map { "  where " + text($0) }
        case .unwind(let list, let variable): ["unwind \(text(list)) as \(name(variable))"]
        case .projection(let projection): lines(projection)
        case .create(let create): ["create " + text(create.pattern)]
        case .merge(let merge):
            ["merge " + text(merge.pattern)]
                + merge.onMatch.map { "  on match \(text($0))" } + merge.onCreate.map { "  on create \(text($0))" }
        case .set(let items), .remove(let items): items.map { text($0) }
        case .delete(let expressions, let detach):
            [(detach ? "detach delete " : "delete ") + list(expressions.map { text($0) })]
        case .foreach(let foreach):
            ["foreach \(name(foreach.variable)) in \(text(foreach.list))"]
                + foreach.clauses.flatMap { lines($0) }.map { "  " + $0 }
        case .call(let call): lines(call)
        case .callSubquery(let call):
            ["call (\(list(call.imports.map { name($0) })))"] + lines(call.query).map { "  " + $0 }
        case .loadCSV(let load):
            ["load csv \(load.withHeaders ? "with headers " : "")from \(text(load.file)) as \(name(load.variable))"]
        }
    }

    private func lines(_ call: BoundProcedureCall) -> [String] {
        var line = "call \(call.procedure.name)(\(list(call.arguments.map { text($0) })))"
        if !call.outputs.isEmpty {
            let outputs = call.outputs.map {
                "\(Self.identifier(call.procedure.outputs[$0.column].name)) as \(name($0.variable))"
            }
            line += " yield \(list(outputs))"
        }
        return [line] + (call.predicate.map { ["  where " + text($0)] } ?? [])
    }

    private func lines(_ projection: BoundProjection) -> [String] {
        var result: [String] = []
        if let aggregation = projection.aggregation {
            let keys = aggregation.keys.map { item($0) }
            let aggregates = aggregation.aggregates.map { "\(name($0.variable)) = \(text($0))" }
            result.append("group by \(keys.isEmpty ? "nothing" : list(keys))")
            if !aggregates.isEmpty { result.append("  aggregate \(list(aggregates))") }
        }
        result.append(
            (projection.distinct ? "project distinct " : "project ") + list(projection.items.map { item($0) }))
        if !projection.order.isEmpty {
            let keys = projection.order.map { text($0.expression) + ($0.descending ? " desc" : "") }
            result.append("  order by \(list(keys))")
        }
        if let skip = projection.skip { result.append("  skip \(text(skip))") }
        if let limit = projection.limit { result.append("  limit \(text(limit))") }
        if let predicate = projection.predicate { result.append("  where \(text(predicate))") }
        return result
    }

    private func item(_ item: BoundProjectionItem) -> String {
        if case .variable(item.variable) = item.expression.kind { return name(item.variable) }
        return "\(name(item.variable)) = \(text(item.expression))"
    }

    private func text(_ aggregate: BoundAggregate) -> String {
        guard let argument = aggregate.argument else { return aggregate.function.rawValue }
        let arguments = [argument, aggregate.parameter].compactMap { $0 }.map { text($0) }
        return "\(aggregate.function.rawValue)(\(aggregate.distinct ? "distinct " : "")\(list(arguments)))"
    }

    private func text(_ item: BoundSetItem) -> String {
        switch item {
        case .property(let target, let key, let value, _):
            "set \(text(target)).\(Self.identifier(key)) = \(text(value))"
        case .replaceProperties(let target, let value, _): "set \(name(target)) = \(text(value))"
        case .mergeProperties(let target, let value, _): "set \(name(target)) += \(text(value))"
        case .addLabels(let target, let labels, _): "set \(name(target))\(Self.labels(labels))"
        case .removeLabels(let target, let labels, _): "remove \(name(target))\(Self.labels(labels))"
        }
    }

    static func labels(_ labels: [String]) -> String { labels.map { ":" + identifier($0) }.joined() }

    /// Nodes and relationships of a pattern; a variable bound before stands in square brackets of its own: `([n])`.
    func text(_ pattern: BoundPattern) -> String {
        var written: VariableSet = []
        var parts: [String] = []
        for relationship in pattern.relationships {
            let left = node(relationship.left, pattern, &written)
            let right = node(relationship.right, pattern, &written)
            parts.append(left + text(relationship) + right)
        }
        for node in pattern.nodes where !written.contains(node.variable) {
            parts.append(self.node(node.variable, pattern, &written))
        }
        for path in pattern.paths {
            let elements = path.elements.map { text($0) }
            parts.append("\(name(path.variable)) = path(\(list(elements)))")
        }
        return list(parts)
    }

    func text(_ element: BoundPathElement) -> String {
        switch element {
        case .node(let variable), .relationship(let variable): name(variable)
        case .relationships(let variable): name(variable) + "*"
        }
    }

    private func node(_ variable: VariableID, _ pattern: BoundPattern, _ written: inout VariableSet) -> String {
        guard written.insert(variable).inserted, let node = pattern.nodes.first(where: { $0.variable == variable })
        else { return "(\(name(variable)))" }
        let properties = node.properties.map { " " + text($0) } ?? ""
        return "(\(reference(variable, isArgument: node.isArgument))\(Self.labels(node.labels))\(properties))"
    }

    private func reference(_ variable: VariableID, isArgument: Bool) -> String {
        isArgument ? "[\(name(variable))]" : name(variable)
    }

    private func text(_ relationship: BoundRelationship) -> String {
        let types =
            relationship.types.isEmpty ? "" : ":" + relationship.types.map(Self.identifier).joined(separator: "|")
        let length: String
        switch relationship.length {
        case .single: length = ""
        case .variable(let minimum, let maximum): length = "*\(minimum)..\(maximum.map(String.init) ?? "")"
        case .shortest(let minimum, let maximum, let all):
            length = (all ? " all shortest " : " shortest ") + "\(minimum)..\(maximum.map(String.init) ?? "")"
        }
        let properties = relationship.properties.map { " " + text($0) } ?? ""
        let body =
            "[\(reference(relationship.variable, isArgument: relationship.isArgument))\(types)\(length)\(properties)]"
        switch relationship.direction {
        case .leftToRight: return "-\(body)->"
        case .rightToLeft: return "<-\(body)-"
        case .undirected: return "-\(body)-"
        }
    }
}
