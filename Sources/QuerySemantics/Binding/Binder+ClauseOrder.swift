import QuerySyntax
import SourceText

extension Clause {
    /// The keyword, for messages.
    var keyword: String {
        switch self {
        case .match(let clause): clause.optional ? "OPTIONAL MATCH" : "MATCH"
        case .unwind: "UNWIND"
        case .with: "WITH"
        case .return: "RETURN"
        case .create: "CREATE"
        case .merge: "MERGE"
        case .set: "SET"
        case .remove: "REMOVE"
        case .delete(let clause): clause.detach ? "DETACH DELETE" : "DELETE"
        case .call: "CALL"
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
        case .call(let clause): clause.range
        }
    }

    /// Whether the clause writes.
    var isUpdating: Bool {
        switch self {
        case .create, .merge, .set, .remove, .delete: true
        case .match, .unwind, .with, .return, .call: false
        }
    }
}

extension Binder {
    /// The rules of clause order: RETURN ends a query, a query ends with RETURN or an update, reading after writing
    /// needs a WITH between, subqueries do not write.
    func checkOrder(of query: SingleQuery, in subquery: SubqueryKind?) throws(SemanticError) {
        var writing: String?
        var returned = false
        for clause in query.clauses {
            if returned { throw .clauseAfterReturn(clause.keyword, at: clause.range) }
            switch clause {
            case .match, .unwind, .call:
                if let writing { throw .readAfterWrite(clause.keyword, after: writing, at: clause.range) }
            case .with: writing = nil
            case .return: returned = true
            case .create, .merge, .set, .remove, .delete:
                if let subquery {
                    throw .writeInSubquery(clause.keyword, subquery: subquery.rawValue, at: clause.range)
                }
                writing = clause.keyword
            }
        }
        guard let last = query.clauses.last else { throw .missingExpression(at: query.range) }
        switch last {
        case .return, .create, .merge, .set, .remove, .delete: return
        case .call(let call):
            // A procedure may write, so a call that yields nothing is an ending.
            if call.yield == nil, subquery != .collect { return }
        case .match, .unwind, .with: break
        }
        // EXISTS and COUNT look at rows only, so RETURN may be left out; but WITH hands on to something.
        if subquery == .exists || subquery == .count {
            if case .with = last {} else { return }
        }
        throw .cannotConclude(with: last.keyword, at: last.range)
    }
}
