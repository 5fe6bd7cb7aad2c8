import QuerySyntax
import SourceText

extension Binder {
    /// Binds a query.
    /// - Parameters:
    ///   - subquery: The kind of braces around it; nil for the statement itself. A subquery sees the variables around
    ///     it and cannot write.
    ///   - leadingScope: What the first clause of each branch sees when it is a WITH that imports; nil: what all see.
    mutating func bindQuery(
        _ query: Query, in subquery: SubqueryKind?, leadingScope: Scope? = nil, isCalled: Bool = false
    ) throws(SemanticError) -> BoundQuery {
        let outer = scope
        let all = query.unions.first?.all ?? false
        for union in query.unions where union.all != all { throw .mixedUnion(at: union.range) }
        var branches: [BoundSingleQuery] = []
        branches.reserveCapacity(1 + query.unions.count)
        var isUpdating = false
        for number in 0...query.unions.count {
            let single = number == 0 ? query.first : query.unions[number - 1].query
            scope = outer
            if let leadingScope, single.importsByWith(tree) { scope = leadingScope }
            try checkOrder(of: single, in: subquery, isCalled: isCalled)
            var branch = try bindSingleQuery(single, in: subquery)
            if let first = branches.first {
                branch.columns = try aligned(branch.columns, with: first.columns, at: single.range)
            }
            branches.append(branch)
            isUpdating = isUpdating || single.clauses.contains(where: \.isUpdating)
        }
        let columns = branches.count == 1 ? branches[0].columns : unionColumns(branches)
        scope = outer
        return BoundQuery(
            branches: branches, unionAll: all, columns: columns, isUpdating: isUpdating)
    }

    private mutating func bindSingleQuery(
        _ query: SingleQuery, in subquery: SubqueryKind?
    ) throws(SemanticError) -> BoundSingleQuery {
        var clauses: [BoundClause] = []
        clauses.reserveCapacity(query.clauses.count)
        var columns: [BoundColumn] = []
        for clause in query.clauses {
            switch clause {
            case .match(let match): clauses.append(.match(try bindMatch(match)))
            case .unwind(let unwind): clauses.append(try bindUnwind(unwind))
            case .with(let projection):
                clauses.append(.projection(try bindProjection(projection, isReturn: false)))
            case .return(let projection):
                let bound = try bindProjection(projection, isReturn: true)
                columns = bound.items.map {
                    BoundColumn(name: $0.name, variable: $0.variable, type: type(of: $0.variable))
                }
                clauses.append(.projection(bound))
            case .create(let create): clauses.append(.create(try bindCreate(create)))
            case .merge(let merge): clauses.append(.merge(try bindMerge(merge)))
            case .set(let set): clauses.append(.set(try bindSetItems(set.items)))
            case .remove(let remove): clauses.append(.remove(try bindRemove(remove)))
            case .delete(let delete):
                clauses.append(.delete(try bindDelete(delete), detach: delete.detach))
            case .foreach(let foreach): clauses.append(.foreach(try bindForeach(foreach)))
            case .call(let call): clauses.append(.call(try bindCall(call)))
            case .callSubquery(let call): clauses.append(.callSubquery(try bindCallSubquery(call, in: subquery)))
            case .loadCSV(let load): clauses.append(.loadCSV(try bindLoadCSV(load)))
            case .finish: break
            }
        }
        return BoundSingleQuery(clauses: clauses, columns: columns)
    }

    private mutating func bindUnwind(_ unwind: UnwindClause) throws(SemanticError) -> BoundClause {
        aggregates = .refused(place: "UNWIND")
        let list = try bind(unwind.list)
        if scope[unwind.variable.text] != nil {
            throw .variableAlreadyBound(unwind.variable.text, at: unwind.variable.range)
        }
        // A value that is no list counts as a list of one.
        let element: ValueType =
            switch list.type {
            case .list(let element): element
            case .any: .any
            default: list.type
            }
        return .unwind(list: list, variable: declare(unwind.variable.text, element))
    }

    /// The columns of a later branch in the order of the first.
    private func aligned(
        _ columns: [BoundColumn], with first: [BoundColumn], at range: SourceRange
    ) throws(SemanticError) -> [BoundColumn] {
        var result: [BoundColumn] = []
        for column in first {
            if let match = columns.first(where: { $0.name == column.name }) { result.append(match) }
        }
        guard result.count == first.count, columns.count == first.count else {
            throw .differentColumns(first: first.map(\.name), other: columns.map(\.name), at: range)
        }
        return result
    }

    private mutating func unionColumns(_ branches: [BoundSingleQuery]) -> [BoundColumn] {
        var result: [BoundColumn] = []
        for (index, column) in branches[0].columns.enumerated() {
            let type = ValueType.joined(branches.map { $0.columns[index].type })
            result.append(
                BoundColumn(name: column.name, variable: makeVariable(column.name, type), type: type))
        }
        return result
    }
}
