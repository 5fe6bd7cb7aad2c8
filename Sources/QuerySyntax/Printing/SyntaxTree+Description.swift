extension SyntaxTree: CustomStringConvertible {
    /// The tree as indented nested lists with the names of the specification; short lists stay on one line.
    public var description: String {
        var text = ""
        form(statement).write(to: &text)
        return text + "\n"
    }

    /// One expression of the tree in the same form, on one line where it is short.
    public func description(of expression: ExpressionID) -> String {
        var text = ""
        form(expression).write(to: &text)
        return text
    }
}

// MARK: - Statements

extension SyntaxTree {
    func form(_ statement: Statement) -> TreeForm {
        switch statement {
        case .query(let query): form(query)
        case .standaloneCall(let call): .node("StandaloneCall", callParts(call))
        case .createIndex(let index):
            .node(
                "CreateIndexStatement",
                [
                    index.name.map(form), .flag("if-not-exists", index.ifNotExists),
                    .atom((index.onRelationship ? "type " : "label ") + Self.quoted(index.label.text)),
                    keys(index.keys),
                ])
        case .dropIndex(let index):
            .node(
                "DropIndexStatement",
                [
                    index.name.map(form), .flag("if-exists", index.ifExists),
                    index.label.map { .atom("label " + Self.quoted($0.text)) },
                    index.keys.isEmpty ? nil : keys(index.keys),
                ])
        case .createConstraint(let constraint):
            .node(
                "CreateConstraintStatement",
                [
                    constraint.name.map(form), .flag("if-not-exists", constraint.ifNotExists),
                    .atom("label " + Self.quoted(constraint.label.text)), keys(constraint.keys),
                ])
        case .dropConstraint(let constraint):
            .node("DropConstraintStatement", [form(constraint.name), .flag("if-exists", constraint.ifExists)])
        case .show(let show):
            .node(
                "ShowStatement",
                [.atom(show.subject.rawValue), yieldForm(show.yield)]
                    + [show.returning.map { .node("ReturnClause", projectionParts($0)) }])
        case .transaction(let command, _): .node("TransactionStatement", [.atom("\(command)")])
        case .explain(let inner, let profile, _): .node(profile ? "Profile" : "Explain", [form(inner)])
        }
    }

    private func keys(_ names: [Name]) -> TreeForm { .node("keys", names.map(form)) }

    func form(_ query: Query) -> TreeForm {
        let first = form(query.first)
        guard !query.unions.isEmpty else { return .node("Query", [first]) }
        return .node(
            "Query",
            [first] + query.unions.map { .node($0.all ? "UnionAll" : "Union", [form($0.query)]) })
    }

    private func form(_ query: SingleQuery) -> TreeForm { .node("SingleQuery", query.clauses.map(form)) }

    private func form(_ clause: Clause) -> TreeForm {
        switch clause {
        case .match(let match):
            .node(
                match.optional ? "OptionalMatchClause" : "MatchClause",
                match.pattern.map(form) + [filter(match.predicate)])
        case .unwind(let unwind): .node("UnwindClause", [form(unwind.list), alias(unwind.variable)])
        case .with(let projection):
            switch projection.form {
            case .with, .return: .node("WithClause", projectionParts(projection))
            case .filter: .node("FilterClause", projectionParts(projection))
            case .let: .node("LetClause", projectionParts(projection))
            }
        case .finish: .node("FinishClause", [])
        case .return(let projection): .node("ReturnClause", projectionParts(projection))
        case .create(let create): .node("CreateClause", create.pattern.map(form))
        case .merge(let merge):
            .node(
                "MergeClause",
                [
                    form(merge.part),
                    merge.onMatch.isEmpty ? nil : .node("on-match", merge.onMatch.map(form)),
                    merge.onCreate.isEmpty ? nil : .node("on-create", merge.onCreate.map(form)),
                ])
        case .set(let set): .node("SetClause", set.items.map(form))
        case .remove(let remove): .node("RemoveClause", remove.items.map(form))
        case .delete(let delete):
            .node(delete.detach ? "DetachDeleteClause" : "DeleteClause", delete.expressions.map(form))
        case .foreach(let foreach):
            .node(
                "ForeachClause",
                [form(foreach.variable), .node("in", [form(foreach.list)])] + foreach.clauses.map(form))
        case .call(let call): .node("CallClause", callParts(call))
        case .callSubquery(let call): .node("CallSubqueryClause", [form(call.imports), form(call.query)])
        case .loadCSV(let load):
            .node(
                "LoadCSVClause",
                [
                    .flag("with-headers", load.withHeaders), form(load.file), alias(load.variable),
                    load.fieldTerminator.map { .node("field-terminator", [form($0)]) },
                ])
        }
    }

    private func filter(_ predicate: ExpressionID?) -> TreeForm? { predicate.map { .node("where", [form($0)]) } }

    private func alias(_ name: Name) -> TreeForm { .node("as", [form(name)]) }

    private func projectionParts(_ projection: ProjectionClause) -> [TreeForm?] {
        var parts: [TreeForm?] = [.flag("distinct", projection.distinct), .flag("*", projection.includesAll)]
        parts += projection.items.map { item in
            .node("ReturnItem", [form(item.expression), item.alias.map(alias)])
        }
        if !projection.order.isEmpty {
            parts.append(
                .node("OrderBy", projection.order.map(form)))
        }
        parts.append(projection.skip.map { .node("Skip", [form($0)]) })
        parts.append(projection.limit.map { .node("Limit", [form($0)]) })
        parts.append(filter(projection.predicate))
        return parts
    }

    private func form(_ item: SortItem) -> TreeForm {
        .node(
            item.descending ? "desc" : "asc",
            [form(item.expression), item.nullsFirst.map { .atom($0 ? "nulls-first" : "nulls-last") }])
    }

    private func form(_ item: SetItem) -> TreeForm {
        switch item {
        case .property(let owner, let key, let value):
            .node("set-property", [form(owner), .atom("." + Self.quoted(key.text)), form(value)])
        case .replace(let name, let value): .node("set-all", [form(name), form(value)])
        case .merge(let name, let value): .node("set-also", [form(name), form(value)])
        case .labels(let name, let labels): .node("set-labels", [form(name), labelAtom(labels)])
        }
    }

    private func form(_ item: RemoveItem) -> TreeForm {
        switch item {
        case .property(let owner, let key): .node("remove-property", [form(owner), .atom("." + Self.quoted(key.text))])
        case .labels(let name, let labels): .node("remove-labels", [form(name), labelAtom(labels)])
        }
    }

    private func callParts(_ call: CallClause) -> [TreeForm?] {
        var parts: [TreeForm?] = [.atom(qualifiedName(call.procedure))]
        parts.append(call.arguments.map { .node("arguments", $0.map(form)) })
        if let yield = call.yield { parts.append(yieldForm(yield)) }
        return parts
    }

    private func yieldForm(_ yield: YieldItems) -> TreeForm {
        var items: [TreeForm?] = [.flag("*", yield.all)]
        items += yield.items.map { item in
            item.variable.map { .node("as", [form(item.column), form($0)]) } ?? form(item.column)
        }
        return .node("yield", items + [filter(yield.predicate)])
    }

    private func form(_ imports: CallSubqueryClause.Imports) -> TreeForm? {
        switch imports {
        case .leadingWith: nil
        case .listed(let names): .node("imports", names.map(form))
        case .all: .node("imports", [.atom("*")])
        }
    }

    /// A type as it is written.
    func text(of type: TypeExpression) -> String {
        type.alternatives.map { term in
            term.words.map(\.text).joined(separator: " ") + term.parameter.map { "<" + text(of: $0) + ">" }.joined()
                + (term.excludesNull ? " NOT NULL" : "")
        }.joined(separator: " | ")
    }
}

// MARK: - Names

extension SyntaxTree {
    func form(_ name: Name) -> TreeForm { .atom(Self.quoted(name.text)) }

    func qualifiedName(_ function: FunctionName) -> String {
        (self[function.namespace] + [function.name]).map { Self.quoted($0.text) }.joined(separator: ".")
    }

    func labelAtom(_ labels: some Collection<Name>) -> TreeForm? {
        labels.isEmpty ? nil : .atom(labels.map { ":" + Self.quoted($0.text) }.joined())
    }

    /// A name as it would have to be written: in backticks where it is no plain word.
    static func quoted(_ name: String) -> String {
        let scalars = name.unicodeScalars
        let isPlain =
            scalars.first.map(CharacterClass.isNameStart) == true && scalars.allSatisfy(CharacterClass.isNamePart)
        guard !isPlain else { return name }
        return "`" + name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``") + "`"
    }
}
