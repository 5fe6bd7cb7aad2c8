extension SyntaxTree {
    func form(_ id: ExpressionID) -> TreeForm {
        switch self[id].kind {
        case .nullLiteral: .atom("null")
        case .booleanLiteral(let value): .atom(value ? "true" : "false")
        case .integerLiteral(let value): .atom("\(value)")
        case .floatLiteral(let value): .atom("\(value)")
        case .stringLiteral(let string): .atom(TreeForm.quoted(self[string]))
        case .listLiteral(let items): .node("List", self[items].map(form))
        case .mapLiteral(let entries): mapForm("Map", entries)
        case .variable(let name): form(name)
        case .parameter(let name): .atom("$" + Self.quoted(name.text))
        case .property(let owner, let key): .node("Property", [form(owner), .atom("." + Self.quoted(key.text))])
        case .subscripted(let list, let index): .node("Index", [form(list), form(index)])
        case .slice(let list, let from, let to):
            .node("Slice", [form(list), from.map(form) ?? .atom("_"), to.map(form) ?? .atom("_")])
        case .hasLabels(let owner, let labels): .node("HasLabels", [form(owner), labelAtom(self[labels])])
        case .labelTest(let owner, let test, let negated):
            .node(negated ? "LabelTestNot" : "LabelTest", [form(owner), .atom(":" + text(of: self[test]))])
        case .unary(let unary, let operand): .node(unary.rawValue, [form(operand)])
        case .binary(let binary, let left, let right): .node(binary.rawValue, [form(left), form(right)])
        case .comparisonChain(let operands, let operators):
            .node("ComparisonChain", chainParts(self[operands], operators))
        case .isNull(let operand, let negated): .node(negated ? "IS NOT NULL" : "IS NULL", [form(operand)])
        case .isTyped(let operand, let type, let negated):
            .node(negated ? "IS NOT ::" : "IS ::", [form(operand), .atom(text(of: self[type]))])
        case .functionCall(let function, let arguments, let distinct):
            .node(
                "FunctionCall",
                [.atom(qualifiedName(function)), .flag("distinct", distinct)] + self[arguments].map(form))
        case .countStar: .node("CountStar", [])
        case .caseOperand: .atom("operand")
        case .caseExpression(let operand, let alternatives, let otherwise):
            .node(
                "Case",
                [operand.map(form)] + self[alternatives].map { .node("when", [form($0.condition), form($0.result)]) }
                    + [otherwise.map { .node("else", [form($0)]) }])
        case .listComprehension, .quantifier, .reduce, .patternComprehension: scopeForm(id)
        case .patternPredicate(let pattern): .node("PatternPredicate", [form(self[pattern])])
        case .subquery(let kind, let subquery): .node(kind.rawValue, subqueryParts(self[subquery]))
        case .mapProjection(let subject, let entries): mapForm("MapProjection", entries, of: subject)
        case .missing: .atom("?")
        }
    }

    /// Expressions with variables of their own.
    private func scopeForm(_ id: ExpressionID) -> TreeForm {
        switch self[id].kind {
        case .listComprehension(let variable, let list, let predicate, let projection):
            .node("ListComprehension", sourceParts(variable, list, predicate) + [projection.map(projected)])
        case .quantifier(let quantifier, let variable, let list, let predicate):
            .node("Quantifier", [.atom(quantifier.rawValue)] + sourceParts(variable, list, predicate))
        case .reduce(let accumulator, let initial, let variable, let list, let expression):
            .node(
                "Reduce",
                [.node("init", [form(accumulator), form(initial)])] + sourceParts(variable, list, nil)
                    + [projected(expression)])
        case .patternComprehension(let pattern, let predicate, let projection):
            .node(
                "PatternComprehension",
                [form(self[pattern]), predicate.map { .node("where", [form($0)]) }, projected(projection)])
        default: .atom("?")
        }
    }

    private func projected(_ expression: ExpressionID) -> TreeForm { .node("|", [form(expression)]) }

    private func sourceParts(_ variable: Name, _ list: ExpressionID, _ predicate: ExpressionID?) -> [TreeForm?] {
        [.node("in", [form(variable), form(list)]), predicate.map { .node("where", [form($0)]) }]
    }

    private func chainParts(_ operands: ArraySlice<ExpressionID>, _ operators: ComparisonOperators) -> [TreeForm?] {
        var parts: [TreeForm?] = []
        for (index, operand) in operands.enumerated() {
            if index > 0 { parts.append(.atom(operators[index - 1].rawValue)) }
            parts.append(form(operand))
        }
        return parts
    }

    private func subqueryParts(_ subquery: Subquery) -> [TreeForm?] {
        switch subquery {
        case .query(let query): [form(query)]
        case .pattern(let parts, let predicate): parts.map(form) + [predicate.map { .node("where", [form($0)]) }]
        }
    }

    func mapForm(_ name: String, _ entries: MapEntryList, of subject: ExpressionID? = nil) -> TreeForm {
        .node(name, [subject.map(form)] + self[entries].map(form))
    }

    private func form(_ entry: MapEntry) -> TreeForm {
        switch entry.kind {
        case .keyValue: .node(Self.quoted(entry.key.text) + ":", [entry.value.map(form)])
        case .property: .atom("." + Self.quoted(entry.key.text))
        case .allProperties: .atom(".*")
        case .variable: form(entry.key)
        }
    }
}
