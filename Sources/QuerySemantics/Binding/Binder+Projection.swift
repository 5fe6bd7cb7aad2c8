import QuerySyntax
import SourceText

/// An item of a projection before its expression is bound; looked at in its array, because it is large.
struct DraftItem {
    enum Content {
        case expression(ExpressionID)
        /// From `*`.
        case variable(VariableID)
    }
    var content: Content
    var name: String
    var range: SourceRange
    var aggregates: Bool
    /// Set once the expression is bound.
    var bound: BoundProjectionItem?

    /// The expression, unless the item comes from `*`.
    var expression: ExpressionID? {
        if case .expression(let id) = content { return id }
        return nil
    }
}

extension Binder {
    /// Binds WITH or RETURN; the scope afterwards holds the items.
    ///
    /// Names are resolved in the order of the specification: items over the incoming row; ORDER BY and WHERE over the
    /// items first, then over what DISTINCT and aggregation left of the incoming row.
    mutating func bindProjection(
        _ clause: ProjectionClause, isReturn: Bool
    ) throws(SemanticError) -> BoundProjection {
        let incoming = scope
        var drafts = try draftItems(clause, isReturn: isReturn)
        let isAggregating = drafts.contains(where: \.aggregates)
        if clause.form == .let, let draft = drafts.first(where: \.aggregates) {
            throw .aggregateNotAllowed(place: clause.form.rawValue, at: draft.range)
        }
        let (outerFound, outerSubstitutions, outerHidden) = (found, substitutions, hiddenFromAggregates)
        defer { (found, substitutions, hiddenFromAggregates) = (outerFound, outerSubstitutions, outerHidden) }
        (found, substitutions, hiddenFromAggregates) = ([], [], incoming.hidden)
        try bindItems(&drafts, clauseName: isReturn ? "RETURN" : "WITH", isAggregating: isAggregating)
        let columns = try columns(drafts)

        // Sort keys and WHERE.
        var visible = incoming
        for (name, variable) in columns.all { visible.declare(name, variable) }
        if clause.distinct || isAggregating {
            let kept = VariableSet(columns.all.lazy.map(\.variable))
            for (_, variable) in incoming.names.all where !kept.contains(variable) {
                visible.hidden.hide(variable, .removed)
            }
        }
        scope = visible
        var order: [BoundSortItem] = []
        for sort in clause.order {
            let item = try bindSort(sort, drafts, isAggregating: isAggregating)
            // Nulls are the greatest; elsewhere they go by a key of their own.
            if let nullsFirst = sort.nullsFirst, nullsFirst != item.descending {
                let isNull = BoundExpression(
                    .isNull(item.expression, negated: false), type: .boolean, range: item.expression.range)
                order.append(BoundSortItem(expression: isNull, descending: nullsFirst))
            }
            order.append(item)
        }
        scope = visible
        var predicate: BoundExpression?
        if let condition = clause.predicate {
            substitutions = itemSubstitutions(drafts) { _, _ in true }
            predicate = try bindCondition(condition, place: "WHERE")
        }
        substitutions = []

        if !isReturn {
            for item in clause.items where item.alias == nil {
                if case .variable = tree[item.expression].kind { continue }
                throw .missingAlias(at: item.text)
            }
        }
        if !isReturn { droppedNames.formUnion(incoming.names.all.lazy.map(\.name)) }
        scope = Scope()
        let skip = try bindCount(clause.skip, clause: "SKIP")
        let limit = try bindCount(clause.limit, clause: "LIMIT")
        scope = Scope(names: columns)
        for (name, variable) in constants where scope[name] == nil { scope.declare(name, variable) }
        return BoundProjection(
            aggregation: isAggregating
                ? BoundAggregation(keys: keys(of: drafts), aggregates: found.map(\.aggregate)) : nil,
            items: finished(drafts, isAggregating: isAggregating), distinct: clause.distinct, order: order, skip: skip,
            limit: limit,
            predicate: predicate)
    }

    private func draftItems(_ clause: ProjectionClause, isReturn: Bool) throws(SemanticError) -> [DraftItem] {
        var drafts: [DraftItem] = []
        drafts.reserveCapacity(clause.items.count)
        if clause.includesAll {
            if isReturn, scope.names.isEmpty { throw .noVariablesInScope(at: clause.range) }
            for name in scope.sortedNames {
                guard let variable = scope[name] else { continue }
                drafts.append(
                    DraftItem(content: .variable(variable), name: name, range: clause.range, aggregates: false))
            }
        }
        for item in clause.items {
            let name: String
            if let alias = item.alias {
                name = alias.text
            } else if case .variable(let variable) = tree[item.expression].kind {
                name = variable.text
            } else {
                name = source.text(in: item.text)
            }
            drafts.append(
                DraftItem(
                    content: .expression(item.expression), name: name, range: item.alias?.range ?? item.text,
                    aggregates: tree.containsAggregate(item.expression)))
        }
        return drafts
    }

    /// The bound items by name.
    private func columns(_ drafts: [DraftItem]) throws(SemanticError) -> NamedVariables {
        var columns = NamedVariables()
        for index in drafts.indices {
            guard let variable = drafts[index].bound?.variable, columns.declare(drafts[index].name, variable) else {
                throw .columnNameConflict(drafts[index].name, at: drafts[index].range)
            }
        }
        return columns
    }

    /// Binds all items, grouping keys before the items that aggregate.
    private mutating func bindItems(
        _ drafts: inout [DraftItem], clauseName: String, isAggregating: Bool
    ) throws(SemanticError) {
        var taken: VariableSet = []
        aggregates = .refused(place: clauseName)
        for index in drafts.indices where !drafts[index].aggregates {
            let bound: BoundExpression
            switch drafts[index].content {
            case .variable(let variable): bound = reference(variable, drafts[index].range)
            case .expression(let id): bound = try bind(id)
            }
            drafts[index].bound = item(drafts[index].name, bound, &taken)
        }
        guard isAggregating else { return }
        var grouped: VariableSet = []
        for index in drafts.indices {
            if case .variable(let variable)? = drafts[index].bound?.expression.kind { grouped.insert(variable) }
        }
        for (_, variable) in scope.names.all where !grouped.contains(variable) {
            scope.hidden.hide(variable, .notGrouped)
        }
        substitutions = itemSubstitutions(drafts) { $0.isSimpleKey($1) }
        aggregates = .collected
        for index in drafts.indices where drafts[index].aggregates {
            guard let id = drafts[index].expression else { continue }
            drafts[index].bound = item(drafts[index].name, try bind(id), &taken)
        }
        substitutions = []
    }

    /// Names of variables in grouping keys that are more than a variable or its property.
    private func complexKeyNames(_ drafts: [DraftItem]) -> Set<String> {
        drafts.reduce(into: []) { names, draft in
            guard !draft.aggregates, let id = draft.expression, !tree.isSimpleKey(id) else { return }
            names.formUnion(tree.names(in: id))
        }
    }

    /// An item; one that only hands a variable on keeps it, once.
    private mutating func item(
        _ name: String, _ expression: BoundExpression, _ taken: inout VariableSet
    ) -> BoundProjectionItem {
        if case .variable(let variable) = expression.kind, taken.insert(variable).inserted {
            if names[variable.raw] == nil { names[variable.raw] = name }
            return BoundProjectionItem(variable: variable, name: name, expression: expression)
        }
        return BoundProjectionItem(
            variable: makeVariable(name, expression.type), name: name, expression: expression)
    }

    /// Items whose expressions need not be computed again. Variables stand for themselves, and constants are cheap.
    private func itemSubstitutions(
        _ drafts: [DraftItem], where isWanted: (SyntaxTree, ExpressionID) -> Bool
    ) -> [Substitution] {
        var result: [Substitution] = []
        result.reserveCapacity(drafts.count)
        for index in drafts.indices {
            guard let id = drafts[index].expression, let variable = drafts[index].bound?.variable, isWanted(tree, id),
                !tree.isConstant(id)
            else { continue }
            if case .variable = tree[id].kind { continue }
            result.append(Substitution(expression: id, variable: variable))
        }
        return result
    }

    private mutating func bindSort(
        _ sort: SortItem, _ drafts: [DraftItem], isAggregating: Bool
    ) throws(SemanticError) -> BoundSortItem {
        let visible = scope
        defer { scope = visible }
        if isAggregating, tree.containsAggregate(sort.expression) {
            // Beside an aggregate only simple keys may stand, as in an item.
            aggregates = .collectedInOrder
            for name in complexKeyNames(drafts) {
                if let variable = scope[name], scope.hidden[variable] != nil {
                    scope.hidden.hide(variable, .notGrouped)
                }
            }
            substitutions = itemSubstitutions(drafts) { $0.containsAggregate($1) || $0.isSimpleKey($1) }
        } else {
            aggregates = .refused(place: "ORDER BY")
            substitutions = itemSubstitutions(drafts) { _, _ in true }
        }
        let bound = try bind(sort.expression)
        return BoundSortItem(expression: bound, descending: sort.descending)
    }

    private func keys(of drafts: [DraftItem]) -> [BoundProjectionItem] {
        drafts.compactMap { $0.aggregates ? nil : $0.bound }
    }

    /// The items over keys and aggregates: a key has been computed by then.
    private func finished(_ drafts: [DraftItem], isAggregating: Bool) -> [BoundProjectionItem] {
        var items: [BoundProjectionItem] = []
        items.reserveCapacity(drafts.count)
        for draft in drafts {
            guard var item = draft.bound else { continue }
            if isAggregating, !draft.aggregates { item.expression.kind = .variable(item.variable) }
            items.append(item)
        }
        return items
    }

    /// SKIP and LIMIT: an expression without variables, bound in an empty scope.
    private mutating func bindCount(_ id: ExpressionID?, clause: String) throws(SemanticError) -> BoundExpression? {
        guard let id else { return nil }
        let range = tree[id].range
        aggregates = .refused(place: clause)
        let bound: BoundExpression
        do throws(SemanticError) {
            bound = try bind(id)
        } catch {
            if case .undefinedVariable = error { throw .nonConstantCount(clause: clause, at: range) }
            throw error
        }
        if bound.containsSubquery { throw .nonConstantCount(clause: clause, at: range) }
        guard bound.type.mayBe(.integer) else {
            throw .countNotInteger(clause: clause, found: bound.type, at: range)
        }
        if case .constant(.integer(let count)) = bound.kind, count < 0 {
            throw .negativeCount(clause: clause, at: range)
        }
        return bound
    }
}
