import QuerySyntax
import SourceText

extension SingleQuery {
    /// Whether the query begins with a WITH that takes variables from outside: plain names or `*`, nothing else.
    func importsByWith(_ tree: SyntaxTree) -> Bool {
        guard case .with(let projection) = clauses.first, projection.form == .with, !projection.distinct,
            projection.order.isEmpty,
            projection.skip == nil, projection.limit == nil
        else { return false }
        return projection.items.allSatisfy { item in
            if item.alias == nil, case .variable = tree[item.expression].kind { return true }
            return false
        }
    }
}

extension Binder {
    /// Binds `CALL { … }`; the columns of its query become variables of the row.
    mutating func bindCallSubquery(
        _ call: CallSubqueryClause, in subquery: SubqueryKind?
    ) throws(SemanticError) -> BoundCallSubquery {
        let outer = enterSubquery()
        var leadingScope: Scope?
        switch call.imports {
        case .leadingWith:
            leadingScope = scope
            scope = Scope()
        case .all: constants = scope.usable
        case .listed(let names):
            for name in names {
                if constants[name.text] != nil { throw .variableAlreadyBound(name.text, at: name.range) }
                constants[name.text] = try resolve(name)
            }
        }
        if leadingScope == nil {
            scope = Scope()
            for (name, variable) in constants { scope.declare(name, variable) }
        }
        let visible = VariableSet(constants.values)
        let query = try bindQuery(call.query, in: subquery, leadingScope: leadingScope, isCalled: true)
        let imports = leaveSubquery(outer)
        try checkColumns(of: call.query)
        for column in query.columns {
            if scope[column.name] != nil {
                throw .variableAlreadyBound(column.name, at: range(of: column.name, returnedBy: call.query))
            }
        }
        for column in query.columns { scope.declare(column.name, column.variable) }
        return BoundCallSubquery(query: query, imports: imports, constants: imports.filter { visible.contains($0) })
    }

    /// A column is a variable outside, so it is one or has a name.
    private func checkColumns(of query: Query) throws(SemanticError) {
        for single in [query.first] + query.unions.map(\.query) {
            guard case .return(let projection) = single.clauses.last else { continue }
            for item in projection.items where item.alias == nil {
                if case .variable = tree[item.expression].kind { continue }
                throw .missingColumnAlias(at: item.text)
            }
        }
    }

    private func range(of column: String, returnedBy query: Query) -> SourceRange {
        guard case .return(let projection) = query.first.clauses.last else { return query.range }
        for item in projection.items {
            if let alias = item.alias {
                if alias.text == column { return alias.range }
            } else if case .variable(let name) = tree[item.expression].kind, name.text == column {
                return item.text
            }
        }
        return projection.range
    }

    /// Binds `FOREACH (variable IN list | clauses)`; nothing that it declares is seen outside.
    mutating func bindForeach(_ foreach: ForeachClause) throws(SemanticError) -> BoundForeach {
        aggregates = .refused(place: "FOREACH")
        let list = try bindIterated(foreach.list, place: "FOREACH")
        let outer = enterSubquery()
        if scope[foreach.variable.text] != nil {
            throw .variableAlreadyBound(foreach.variable.text, at: foreach.variable.range)
        }
        let variable = declare(foreach.variable.text, list.type.element)
        var clauses: [BoundClause] = []
        for clause in foreach.clauses {
            switch clause {
            case .create(let create): clauses.append(.create(try bindCreate(create)))
            case .merge(let merge): clauses.append(.merge(try bindMerge(merge)))
            case .set(let set): clauses.append(.set(try bindSetItems(set.items)))
            case .remove(let remove): clauses.append(.remove(try bindRemove(remove)))
            case .delete(let delete): clauses.append(.delete(try bindDelete(delete), detach: delete.detach))
            case .foreach(let inner): clauses.append(.foreach(try bindForeach(inner)))
            case .match, .unwind, .with, .return, .call, .callSubquery, .loadCSV, .finish:
                throw .writeInSubquery(clause.keyword, subquery: "FOREACH", at: clause.range)
            }
        }
        let imports = leaveSubquery(outer)
        return BoundForeach(variable: variable, list: list, clauses: clauses, imports: imports)
    }

    mutating func bindLoadCSV(_ load: LoadCSVClause) throws(SemanticError) -> BoundLoadCSV {
        aggregates = .refused(place: "LOAD CSV")
        let file = try bind(load.file)
        try require(file, .string, "a string", place: "LOAD CSV")
        if scope[load.variable.text] != nil {
            throw .variableAlreadyBound(load.variable.text, at: load.variable.range)
        }
        var terminator = UInt8(ascii: ",")
        if let id = load.fieldTerminator, case .stringLiteral(let string) = tree[id].kind {
            let bytes = Array(tree[string].utf8)
            let refused: [UInt8] = [0x0A, 0x0D, 0x22]
            guard let byte = bytes.first, bytes.count == 1, !refused.contains(byte) else {
                throw .fieldTerminator(at: tree[id].range)
            }
            terminator = byte
        }
        let variable = declare(load.variable.text, load.withHeaders ? .map : .list(.string))
        return BoundLoadCSV(
            file: file, withHeaders: load.withHeaders, fieldTerminator: terminator, variable: variable,
            range: load.range)
    }
}
