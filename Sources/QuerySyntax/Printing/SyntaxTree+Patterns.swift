extension SyntaxTree {
    func form(_ part: PatternPart) -> TreeForm {
        let name: String
        switch part.search {
        case .all: name = "PathPattern"
        case .shortestPath: name = "ShortestPathPattern"
        case .allShortestPaths: name = "AllShortestPathsPattern"
        }
        var children: [TreeForm?] = [part.variable.map { .atom(Self.quoted($0.text) + " =") }]
        children.append(form(part.element.start))
        for step in part.element.chain {
            children.append(form(step.relationship))
            children.append(form(step.node))
        }
        return .node(name, children)
    }

    private func form(_ node: NodePattern) -> TreeForm {
        .node(
            "NodePattern",
            [
                node.variable.map(form), labelAtom(node.labels), node.labelTest.map { .atom(":" + text(of: $0)) },
                node.properties.map(form), condition(node.predicate),
            ])
    }

    private func form(_ relationship: RelationshipPattern) -> TreeForm {
        let direction: String
        switch relationship.direction {
        case .leftToRight: direction = "->"
        case .rightToLeft: direction = "<-"
        case .undirected: direction = "--"
        }
        let types = relationship.types.map { Self.quoted($0.text) }.joined(separator: "|")
        return .node(
            "RelationshipPattern",
            [
                .atom(direction), relationship.variable.map(form), types.isEmpty ? nil : .atom(":" + types),
                relationship.typeTest.map { .atom(":" + text(of: $0)) }, relationship.length.map(form),
                relationship.properties.map(form), condition(relationship.predicate), relationship.quantifier.map(form),
            ])
    }

    private func condition(_ predicate: ExpressionID?) -> TreeForm? { predicate.map { .node("where", [form($0)]) } }

    func text(of test: LabelExpression) -> String { test.text { Self.quoted($0.text) } }

    private func form(_ length: PathLength) -> TreeForm {
        let minimum = length.minimum.map { "\($0)" } ?? ""
        let maximum = length.maximum.map { "\($0)" } ?? ""
        return .atom("*" + minimum + ".." + maximum)
    }

    private func form(_ properties: PatternProperties) -> TreeForm {
        switch properties {
        case .map(let entries, _): mapForm("Map", entries)
        case .parameter(let parameter): form(parameter)
        }
    }
}
