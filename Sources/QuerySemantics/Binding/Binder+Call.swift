import QuerySyntax
import SourceText

/// `column AS name` of YIELD.
private struct YieldedColumn {
    var column: Name
    var name: Name
}

extension Binder {
    /// CALL within a query: arguments are written, columns are named.
    mutating func bindCall(_ call: CallClause) throws(SemanticError) -> BoundProcedureCall {
        let signature = try procedure(call)
        if call.arguments == nil, !signature.inputs.isEmpty {
            throw .implicitArguments(signature.name, at: tree.range(of: call.procedure))
        }
        if let yield = call.yield, yield.all { throw .yieldAllInQuery(at: yield.range) }
        let arguments = try bindArguments(call.arguments ?? [], of: signature, call)
        let items = (call.yield?.items ?? []).map {
            YieldedColumn(column: $0.column, name: $0.variable ?? $0.column)
        }
        return try finish(call, signature, arguments, items)
    }

    /// CALL as a whole statement: arguments may come from parameters, and without YIELD all columns are returned.
    mutating func bindStandaloneCall(_ call: CallClause) throws(SemanticError) -> BoundQuery {
        let signature = try procedure(call)
        let arguments: [BoundExpression]
        if let written = call.arguments {
            arguments = try bindArguments(written, of: signature, call)
        } else {
            arguments = try parameterArguments(of: signature, call)
        }
        let items: [YieldedColumn]
        if let yield = call.yield, !yield.all {
            items = yield.items.map { YieldedColumn(column: $0.column, name: $0.variable ?? $0.column) }
        } else {
            let range = call.yield?.range ?? call.range
            items = signature.outputs.map { output in
                let name = Name(text: output.name, range: range)
                return YieldedColumn(column: name, name: name)
            }
        }
        let bound = try finish(call, signature, arguments, items)
        var clauses: [BoundClause] = [.call(bound)]
        let columns = zip(items, bound.outputs).map { item, output in
            BoundColumn(name: item.name.text, variable: output.variable, type: type(of: output.variable))
        }
        if !columns.isEmpty { clauses.append(.projection(Self.returning(columns, at: call.range))) }
        return BoundQuery(
            branches: [BoundSingleQuery(clauses: clauses, columns: columns)], unionAll: false, columns: columns,
            isUpdating: false)
    }

    /// `SHOW …`: a call whose columns are returned, or handed to the RETURN after them.
    mutating func bindShow(_ show: ShowStatement) throws(SemanticError) -> BoundQuery {
        let signature = show.subject.signature
        let name = Name(text: signature.name, range: show.range)
        let call = CallClause(
            procedure: FunctionName(namespace: .empty, name: name), arguments: [], yield: show.yield,
            range: show.range)
        let items: [YieldedColumn]
        if show.yield.all {
            items = signature.outputs.map { output in
                let name = Name(text: output.name, range: show.range)
                return YieldedColumn(column: name, name: name)
            }
        } else {
            items = show.yield.items.map { YieldedColumn(column: $0.column, name: $0.variable ?? $0.column) }
        }
        let bound = try finish(call, signature, [], items)
        var columns = zip(items, bound.outputs).map { item, output in
            BoundColumn(name: item.name.text, variable: output.variable, type: type(of: output.variable))
        }
        var clauses: [BoundClause] = [.call(bound)]
        if let returning = show.returning {
            let projection = try bindProjection(returning, isReturn: true)
            columns = projection.items.map {
                BoundColumn(name: $0.name, variable: $0.variable, type: type(of: $0.variable))
            }
            clauses.append(.projection(projection))
        } else {
            clauses.append(.projection(Self.returning(columns, at: show.range)))
        }
        return BoundQuery(
            branches: [BoundSingleQuery(clauses: clauses, columns: columns)], unionAll: false, columns: columns,
            isUpdating: false)
    }

    private static func returning(_ columns: [BoundColumn], at range: SourceRange) -> BoundProjection {
        BoundProjection(
            aggregation: nil,
            items: columns.map { column in
                BoundProjectionItem(
                    variable: column.variable, name: column.name,
                    expression: BoundExpression(.variable(column.variable), type: column.type, range: range))
            }, distinct: false, order: [], skip: nil, limit: nil, predicate: nil)
    }

    private func procedure(_ call: CallClause) throws(SemanticError) -> ProcedureSignature {
        let name = tree.fullName(call.procedure)
        guard let signature = procedures[name] else {
            throw .procedureNotFound(
                name, nearest: NearestName.find(name, among: procedures.keys.sorted()),
                at: tree.range(of: call.procedure))
        }
        return signature
    }

    private mutating func bindArguments(
        _ arguments: [ExpressionID], of signature: ProcedureSignature, _ call: CallClause
    ) throws(SemanticError) -> [BoundExpression] {
        let count = signature.inputs.count
        for id in arguments where tree.containsAggregate(id) {
            throw .aggregateNotAllowed(place: "CALL", at: tree[id].range)
        }
        guard arguments.count == count else {
            throw .wrongArgumentCount(
                function: signature.name, expected: Self.argumentCount(count, count), found: arguments.count,
                at: tree.range(of: call.procedure))
        }
        aggregates = .refused(place: "CALL")
        var bound: [BoundExpression] = []
        for (id, input) in zip(arguments, signature.inputs) {
            let value = try bind(id)
            // Integers are taken for floats.
            let kinds = TypeSet(input.type).union(input.type == .float ? .integer : [])
            try require(value, kinds, kinds.described, place: "argument `\(input.name)` of `\(signature.name)`")
            bound.append(value)
        }
        return bound
    }

    private func parameterArguments(
        of signature: ProcedureSignature, _ call: CallClause
    ) throws(SemanticError) -> [BoundExpression] {
        var bound: [BoundExpression] = []
        let range = tree.range(of: call.procedure)
        for input in signature.inputs {
            if let parameters, !parameters.contains(input.name) {
                throw .missingParameter(
                    input.name, nearest: NearestName.find(input.name, among: parameters.sorted()), at: range)
            }
            bound.append(BoundExpression(.parameter(input.name), type: .any, range: range))
        }
        return bound
    }

    /// Declares the variables of YIELD and binds its condition.
    private mutating func finish(
        _ call: CallClause, _ signature: ProcedureSignature, _ arguments: [BoundExpression], _ items: [YieldedColumn]
    ) throws(SemanticError) -> BoundProcedureCall {
        var outputs: [(column: Int, variable: VariableID)] = []
        for item in items {
            guard let column = signature.outputs.firstIndex(where: { $0.name == item.column.text }) else {
                throw .unknownColumn(
                    item.column.text, procedure: signature.name,
                    nearest: NearestName.find(item.column.text, among: signature.outputs.map(\.name)),
                    at: item.column.range)
            }
            let name = item.name
            if scope[name.text] != nil { throw .variableAlreadyBound(name.text, at: name.range) }
            outputs.append((column: column, variable: declare(name.text, signature.outputs[column].type)))
        }
        var predicate: BoundExpression?
        if let condition = call.yield?.predicate { predicate = try bindCondition(condition, place: "WHERE") }
        return BoundProcedureCall(
            procedure: signature, arguments: arguments, outputs: outputs, predicate: predicate, range: call.range)
    }
}
