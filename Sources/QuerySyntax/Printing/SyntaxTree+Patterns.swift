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
        .node("NodePattern", [node.variable.map(form), labelAtom(node.labels), node.properties.map(form)])
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
                relationship.length.map(form), relationship.properties.map(form),
            ])
    }

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
