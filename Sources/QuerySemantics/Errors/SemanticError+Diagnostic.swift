import SourceText

extension SemanticError {
    /// The message for the author of the query.
    public var diagnostic: Diagnostic {
        switch self {
        case .undefinedVariable(let name, let nearest, let wasDefined, let isPropertyKey, let range):
            Diagnostic(
                .undefinedVariable, "variable `\(name)` is not defined", at: range,
                suggestion: wasDefined ? nil : nearest,
                help: wasDefined
                    ? "WITH hands on only what it names, and `\(name)` is not among it"
                    : nearest == nil ? Self.adviceOnName(name, isPropertyKey: isPropertyKey) : nil)
        case .variableAlreadyBound(let name, let range):
            Diagnostic(
                .variableAlreadyBound, "variable `\(name)` is already bound", at: range,
                help: "choose another name, or use the variable without labels and properties of its own")
        case .variableTypeConflict(let name, let found, let needed, let range):
            Diagnostic(
                .variableTypeConflict,
                "variable `\(name)` is \(found.described), but stands in the place of \(needed.described)", at: range)
        case .relationshipUsedTwice(let name, let range):
            Diagnostic(
                .relationshipUniquenessViolation,
                "relationship variable `\(name)` stands twice in one pattern, which can never match", at: range)
        case .wrongType(let expected, let found, let place, let range):
            Diagnostic(
                .invalidArgumentType, "\(Self.quoted(place)) needs \(expected), not \(found.described)", at: range,
                help: place == "AND" || place == "OR"
                    ? "it joins whole conditions: x = 1 OR x = 2, or shorter: x IN [1, 2]" : nil)
        case .propertyAccess(let key, let type, let range):
            // The kit calls it a syntax error of a path and a type error of everything else.
            Diagnostic(
                .invalidArgumentType, type: type == .path ? .syntaxError : .typeError,
                "cannot read property `\(key)` of \(type.described)", at: range,
                help: Self.adviceOnProperty(key, of: type))
        case .subscriptAccess(let type, let range):
            Diagnostic(
                .invalidArgumentType, type: .typeError, "cannot take an element of \(type.described)", at: range)
        case .unknownFunction(let name, let nearest, let range):
            Diagnostic(
                .unknownFunction, "there is no function `\(name)`", at: range, suggestion: nearest,
                help: FunctionCatalog.advice(name))
        case .wrongArgumentCount(let function, let expected, let found, let range):
            Diagnostic(
                .invalidNumberOfArguments, "`\(function)` takes \(expected), not \(found)", at: range)
        case .distinctScalar(let name, let range):
            Diagnostic(
                .unexpectedSyntax, "DISTINCT has no meaning in `\(name)`, which does not aggregate", at: range)
        case .procedureNotFound(let name, let nearest, let range):
            Diagnostic(
                .procedureNotFound, type: .procedureError, "there is no procedure `\(name)`", at: range,
                suggestion: nearest)
        case .implicitArguments(let name, let range):
            Diagnostic(
                .invalidArgumentPassingMode, "a call within a query needs its arguments in parentheses", at: range,
                help: "write `\(name)(…)`; only a CALL that stands alone takes arguments from parameters")
        case .missingParameter(let name, let nearest, let range):
            Diagnostic(
                .missingParameter, type: .parameterMissing, "parameter `$\(name)` has no value", at: range,
                suggestion: nearest.map { "$" + $0 })
        case .unknownColumn(let column, let procedure, let nearest, let range):
            Diagnostic(
                .undefinedVariable, "procedure `\(procedure)` has no column `\(column)`", at: range,
                suggestion: nearest)
        case .yieldAllInQuery(let range):
            Diagnostic(
                .unexpectedSyntax, "`YIELD *` is only for a CALL that stands alone", at: range,
                help: "name the columns after YIELD")
        case .aggregateNotAllowed(let place, let range):
            Diagnostic(
                .invalidAggregation, "an aggregating function cannot stand in \(place)", at: range,
                help: "aggregate in a WITH or RETURN item first, then use its alias")
        case .nestedAggregate(let range):
            Diagnostic(
                .nestedAggregation, "an aggregating function cannot stand inside another", at: range,
                help: "aggregate in a WITH first, then aggregate its alias")
        case .randomInAggregate(let name, let range):
            Diagnostic(
                .nonConstantExpression, "`\(name)` gives another value at each call and cannot be aggregated",
                at: range)
        case .ambiguousGrouping(let name, let range):
            Diagnostic(
                .ambiguousAggregationExpression,
                "`\(name)` stands beside an aggregating function, but is no grouping key", at: range,
                help: "return it as an item of its own, or hand it on by a WITH before")
        case .parameterAsProperties(let clause, let range):
            Diagnostic(
                .invalidParameterUse, "\(clause) cannot take the properties of a pattern from a parameter", at: range,
                help: "write them out: {key: $parameter.key}")
        case .undirectedCreate(let range):
            Diagnostic(
                .requiresDirectedRelationship, "a relationship is created in one direction", at: range,
                expected: ["-[…]->", "<-[…]-"])
        case .variableLengthWrite(let clause, let range):
            Diagnostic(
                .creatingVarLength, "\(clause) cannot create a relationship of variable length", at: range)
        case .labelsWrite(let clause, let range):
            Diagnostic(
                .unexpectedSyntax, "\(clause) takes plain names of labels and types, without `|`, `!` and `%`",
                at: range)
        case .conditionWrite(let clause, let range):
            Diagnostic(.unexpectedSyntax, "WHERE cannot stand inside a pattern of \(clause)", at: range)
        case .twoLengths(let range):
            Diagnostic(
                .invalidRelationshipPattern, "the relationship has a length already", at: range,
                help: "write either -[*1..3]-> or -[]->{1,3}")
        case .notOneType(let clause, let found, let range):
            Diagnostic(
                .noSingleRelationshipType,
                "\(clause) needs exactly one relationship type, not \(found == 0 ? "none" : "\(found)")", at: range,
                help: found == 0 ? "a type stands after a colon: -[:TYPE]->" : nil)
        case .patternOutsidePredicate(let range):
            Diagnostic(
                .unexpectedSyntax, "a pattern can stand here only as a condition of WHERE", at: range,
                help: "use EXISTS { … } for a truth value, COUNT { … } or [pattern | expression] for what matches")
        case .shortestPathShape(let range):
            Diagnostic(
                .invalidRelationshipPattern, "a shortest path is asked for around exactly one relationship", at: range,
                help: "for instance: shortestPath((a)-[:TYPE*]-(b))")
        case .shortestPathWrite(let clause, let range):
            Diagnostic(.unexpectedSyntax, "\(clause) cannot create a shortest path", at: range)
        case .deleteLabel(let range):
            Diagnostic(
                .invalidDelete, "DELETE deletes nodes, relationships and paths, not labels", at: range,
                help: "REMOVE takes labels away")
        case .clauseAfterReturn(let clause, let ending, let range):
            Diagnostic(
                .invalidClauseComposition, "\(clause) cannot follow \(ending), which ends a query", at: range,
                help: "WITH hands rows on to the next clause")
        case .cannotConclude(let clause, let range):
            Diagnostic(
                .invalidClauseComposition, "a query cannot end with \(clause)", at: range,
                expected: ["RETURN", "an updating clause"], help: "RETURN says what to answer")
        case .readAfterWrite(let clause, let writing, let range):
            Diagnostic(
                .invalidClauseComposition, "\(clause) after \(writing) needs a WITH between them", at: range,
                help: "WITH * hands everything on")
        case .writeInSubquery(let clause, let subquery, let range):
            Diagnostic(.invalidClauseComposition, "\(clause) cannot stand in \(subquery) { … }", at: range)
        case .subqueryColumns(let found, let range):
            Diagnostic(
                .invalidClauseComposition, "COLLECT { … } must return exactly one column, not \(found)", at: range)
        case .mixedUnion(let range):
            Diagnostic(.invalidClauseComposition, "UNION and UNION ALL cannot be mixed in one query", at: range)
        case .differentColumns(let first, let other, let range):
            Diagnostic(
                .differentColumnsInUnion,
                "all queries of a UNION return the same columns; the first has \(Self.list(first)), this one \(Self.list(other))",
                at: range)
        case .columnNameConflict(let name, let range):
            Diagnostic(
                .columnNameConflict, "two columns are called `\(name)`", at: range, help: "rename one of them with AS")
        case .missingAlias(let range):
            Diagnostic(.noExpressionAlias, "an expression in WITH needs a name", at: range, expected: ["AS name"])
        case .missingColumnAlias(let range):
            Diagnostic(
                .noExpressionAlias, "a column that CALL { … } returns needs a name", at: range, expected: ["AS name"])
        case .unknownType(let name, let nearest, let range):
            Diagnostic(.unexpectedSyntax, "`\(name)` is not a type", at: range, suggestion: nearest)
        case .fieldTerminator(let range):
            Diagnostic(.invalidArgumentValue, "FIELDTERMINATOR is one character and no quote or line break", at: range)
        case .noVariablesInScope(let range):
            Diagnostic(.noVariablesInScope, "`RETURN *` needs at least one variable in scope", at: range)
        case .nonConstantCount(let clause, let range):
            Diagnostic(.nonConstantExpression, "\(clause) cannot depend on the rows of the query", at: range)
        case .negativeCount(let clause, let range):
            Diagnostic(.negativeIntegerArgument, "\(clause) needs a number that is not negative", at: range)
        case .countNotInteger(let clause, let found, let range):
            Diagnostic(.invalidArgumentType, "\(clause) needs an integer, not \(found.described)", at: range)
        case .missingExpression(let range):
            Diagnostic(.unexpectedSyntax, "an expression is missing", at: range)
        }
    }

    /// What a name that nobody defined may be instead.
    private static func adviceOnName(_ name: String, isPropertyKey: Bool) -> String? {
        if isPropertyKey { return "`\(name)` is a property, and read of something: x.\(name)" }
        if FunctionCatalog.lookup(name) != nil || FunctionCatalog.aggregate(name) != nil {
            return "`\(name)` is a function: \(name)(…)"
        }
        return name.first?.isUppercase == true ? "a text stands in quotes: '\(name)'" : nil
    }

    private static func adviceOnProperty(_ key: String, of type: ValueType) -> String? {
        guard case .list = type else { return nil }
        return "[x IN list | x.\(key)] reads it of every element, list[0].\(key) of the first"
    }

    /// Marks in backticks, words as they are.
    private static func quoted(_ place: String) -> String {
        place.first?.isLetter == true || place.hasPrefix("`") ? place : "`\(place)`"
    }

    private static func list(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.map { "`\($0)`" }.joined(separator: ", ")
    }
}
