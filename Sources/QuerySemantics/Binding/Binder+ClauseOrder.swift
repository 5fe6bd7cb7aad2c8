import QuerySyntax
import SourceText

extension Clause {
    /// The keyword, for messages.
    var keyword: String {
        switch self {
        case .match(let clause): clause.optional ? "OPTIONAL MATCH" : "MATCH"
        case .unwind: "UNWIND"
        case .with(let clause), .return(let clause): clause.form.rawValue
        case .finish: "FINISH"
        case .create: "CREATE"
        case .merge: "MERGE"
        case .set: "SET"
        case .remove: "REMOVE"
        case .delete(let clause): clause.detach ? "DETACH DELETE" : "DELETE"
        case .foreach: "FOREACH"
        case .call, .callSubquery: "CALL"
        case .loadCSV: "LOAD CSV"
        }
    }

    /// Bytes of the clause.
    var range: SourceRange {
        switch self {
        case .match(let clause): clause.range
        case .unwind(let clause): clause.range
        case .with(let clause), .return(let clause): clause.range
        case .create(let clause): clause.range
        case .merge(let clause): clause.range
        case .set(let clause): clause.range
        case .remove(let clause): clause.range
        case .delete(let clause): clause.range
        case .foreach(let clause): clause.range
        case .call(let clause): clause.range
        case .callSubquery(let clause): clause.range
        case .loadCSV(let clause): clause.range
        case .finish(let range): range
        }
    }

    /// Whether the clause writes.
    var isUpdating: Bool {
        switch self {
        case .create, .merge, .set, .remove, .delete, .foreach: true
        case .callSubquery(let call):
            ([call.query.first] + call.query.unions.map(\.query)).contains { $0.clauses.contains(where: \.isUpdating) }
        case .match, .unwind, .with, .return, .call, .loadCSV, .finish: false
        }
    }
}

extension Query {
    /// Whether the query gives columns.
    var returns: Bool {
        if case .return = first.clauses.last { return true }
        return false
    }
}

extension Binder {
    /// The rules of clause order: RETURN ends a query, a query ends with RETURN or an update, reading after writing
    /// needs a WITH between, subqueries do not write.
    ///
    /// - Parameter isCalled: the query stands in `CALL { … }`.
    func checkOrder(
        of query: SingleQuery, in subquery: SubqueryKind?, isCalled: Bool = false
    ) throws(SemanticError) {
        var writing: String?
        var ending: String?
        for clause in query.clauses {
            if let ending { throw .clauseAfterReturn(clause.keyword, after: ending, at: clause.range) }
            switch clause {
            case .match, .unwind, .call, .callSubquery, .loadCSV:
                if let writing { throw .readAfterWrite(clause.keyword, after: writing, at: clause.range) }
            case .with: writing = nil
            case .return: ending = clause.keyword
            case .finish:
                if let subquery {
                    throw .writeInSubquery(clause.keyword, subquery: subquery.rawValue, at: clause.range)
                }
                ending = clause.keyword
            case .create, .merge, .set, .remove, .delete, .foreach:
                if let subquery {
                    throw .writeInSubquery(clause.keyword, subquery: subquery.rawValue, at: clause.range)
                }
                writing = clause.keyword
            }
        }
        guard let last = query.clauses.last else { throw .missingExpression(at: query.range) }
        switch last {
        case .return, .finish, .create, .merge, .set, .remove, .delete, .foreach: return
        case .callSubquery(let call):
            // A query that returns nothing is there for what it writes.
            if !call.query.returns { return }
        case .call(let call):
            // A procedure may write, so a call that yields nothing is an ending.
            if call.yield == nil, subquery != .collect { return }
        case .match, .unwind, .with, .loadCSV: break
        }
        // EXISTS and COUNT look at rows only, so RETURN may be left out; but WITH hands on to something.
        if !isCalled, subquery == .exists || subquery == .count {
            if case .with = last {} else { return }
        }
        throw .cannotConclude(with: last.keyword, at: last.range)
    }
}
