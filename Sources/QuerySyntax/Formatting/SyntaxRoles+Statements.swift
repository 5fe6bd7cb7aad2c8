import SourceText

extension SyntaxRoles {
    mutating func collect(_ statement: Statement) {
        switch statement {
        case .query(let query): collect(query, isResult: true)
        case .standaloneCall(let call):
            clauses.insert(call.range.start)
            collect(call)
        case .createIndex(let index):
            clauses.insert(index.range.start)
            add(index.name)
            add(index.label)
            for key in index.keys { add(key) }
        case .dropIndex(let index):
            clauses.insert(index.range.start)
            add(index.name)
            add(index.label)
            for key in index.keys { add(key) }
        case .createConstraint(let constraint):
            clauses.insert(constraint.range.start)
            add(constraint.name)
            add(constraint.label)
            for key in constraint.keys { add(key) }
        case .dropConstraint(let constraint):
            clauses.insert(constraint.range.start)
            add(constraint.name)
        case .show(let show):
            clauses.insert(show.range.start)
            collect(show.yield)
            if let projection = show.returning { collect(projection, isResult: true) }
        case .transaction(_, let range): clauses.insert(range.start)
        case .explain(let inner, profile: _, _): collect(inner)
        }
    }

    mutating func collect(_ query: Query, isResult: Bool) {
        for single in [query.first] + query.unions.map(\.query) {
            for clause in single.clauses { collect(clause, isResult: isResult) }
        }
    }

    private mutating func collect(_ clause: Clause, isResult: Bool) {
        switch clause {
        case .match(let match):
            clauses.insert(match.range.start)
            for part in match.pattern { collect(part) }
        case .unwind(let unwind):
            clauses.insert(unwind.range.start)
            add(unwind.variable)
        case .with(let projection): collect(projection, isResult: false)
        case .return(let projection): collect(projection, isResult: isResult)
        case .create(let create):
            clauses.insert(create.range.start)
            for part in create.pattern { collect(part) }
        case .merge(let merge):
            clauses.insert(merge.range.start)
            collect(merge.part)
            for item in merge.onMatch + merge.onCreate { collect(item) }
        case .set(let set):
            clauses.insert(set.range.start)
            for item in set.items { collect(item) }
        case .remove(let remove):
            clauses.insert(remove.range.start)
            for item in remove.items { collect(item) }
        case .delete(let delete): clauses.insert(delete.range.start)
        case .foreach(let foreach):
            clauses.insert(foreach.range.start)
            add(foreach.variable)
            for clause in foreach.clauses { collect(clause, isResult: false) }
        case .call(let call):
            clauses.insert(call.range.start)
            collect(call)
        case .callSubquery(let call):
            clauses.insert(call.range.start)
            if case .listed(let imports) = call.imports { for name in imports { add(name) } }
            collect(call.query, isResult: false)
        case .loadCSV(let load):
            clauses.insert(load.range.start)
            add(load.variable)
        case .finish(let range): clauses.insert(range.start)
        }
    }

    private mutating func collect(_ call: CallClause) {
        add(call.procedure)
        if let yield = call.yield { collect(yield) }
    }

    private mutating func collect(_ yield: YieldItems) {
        for item in yield.items {
            add(item.column)
            add(item.variable)
        }
    }

    private mutating func collect(_ projection: ProjectionClause, isResult: Bool) {
        clauses.insert(projection.range.start)
        for item in projection.items {
            add(item.alias)
            if isResult, item.alias == nil, !item.text.isEmpty { columns[item.text.start] = item.text.end }
        }
    }

    private mutating func collect(_ item: SetItem) {
        switch item {
        case .property(_, let key, value: _): add(key)
        case .replace(let name, value: _), .merge(let name, value: _): add(name)
        case .labels(let name, let labels):
            add(name)
            for label in labels { add(label) }
        }
    }

    private mutating func collect(_ item: RemoveItem) {
        switch item {
        case .property(_, let key): add(key)
        case .labels(let name, let labels):
            add(name)
            for label in labels { add(label) }
        }
    }
}
