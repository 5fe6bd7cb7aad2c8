import SourceText

/// What the binder can refuse. The wording is in `SemanticError+Diagnostic.swift`, once for each.
public enum SemanticError: Error, Sendable, Hashable {
    // Variables
    /// A name that nothing in scope has.
    case undefinedVariable(
        String, nearest: String?, wasDefined: Bool = false, isPropertyKey: Bool = false, at: SourceRange)
    /// A name declared a second time where it cannot be.
    case variableAlreadyBound(String, at: SourceRange)
    /// A variable of one kind in a place for another.
    case variableTypeConflict(String, found: ValueType, needed: ValueType, at: SourceRange)
    /// One relationship variable at two places of one pattern.
    case relationshipUsedTwice(String, at: SourceRange)
    // Types
    /// An operand or argument whose type is known and wrong.
    case wrongType(expected: String, found: ValueType, place: String, at: SourceRange)
    /// `.key` on a value that has no properties.
    case propertyAccess(key: String, on: ValueType, at: SourceRange)
    /// `[…]` on a value that is no list, map, node or relationship.
    case subscriptAccess(on: ValueType, at: SourceRange)
    // Functions and procedures
    case unknownFunction(String, nearest: String?, at: SourceRange)
    case wrongArgumentCount(function: String, expected: String, found: Int, at: SourceRange)
    /// `DISTINCT` in a call of a function that does not aggregate.
    case distinctScalar(String, at: SourceRange)
    case procedureNotFound(String, nearest: String?, at: SourceRange)
    /// Arguments left out in a query; only a call that stands alone takes them from parameters.
    case implicitArguments(String, at: SourceRange)
    case missingParameter(String, nearest: String?, at: SourceRange)
    case unknownColumn(String, procedure: String, nearest: String?, at: SourceRange)
    /// `YIELD *` within a query.
    case yieldAllInQuery(at: SourceRange)
    // Aggregation
    case aggregateNotAllowed(place: String, at: SourceRange)
    case nestedAggregate(at: SourceRange)
    /// A function of chance inside an aggregate.
    case randomInAggregate(String, at: SourceRange)
    /// A variable beside an aggregate that is no grouping key.
    case ambiguousGrouping(String, at: SourceRange)
    // Patterns
    case parameterAsProperties(clause: String, at: SourceRange)
    case undirectedCreate(at: SourceRange)
    case variableLengthWrite(clause: String, at: SourceRange)
    /// `A|B` or `!A` where something is made.
    case labelsWrite(clause: String, at: SourceRange)
    /// WHERE in a pattern that is made.
    case conditionWrite(clause: String, at: SourceRange)
    /// A relationship with `*` inside its brackets and a quantifier behind.
    case twoLengths(at: SourceRange)
    case notOneType(clause: String, found: Int, at: SourceRange)
    /// A pattern where no condition is wanted.
    case patternOutsidePredicate(at: SourceRange)
    /// `shortestPath` around something other than one relationship.
    case shortestPathShape(at: SourceRange)
    case shortestPathWrite(clause: String, at: SourceRange)
    // Clauses
    case deleteLabel(at: SourceRange)
    case clauseAfterReturn(String, after: String, at: SourceRange)
    case cannotConclude(with: String, at: SourceRange)
    case readAfterWrite(String, after: String, at: SourceRange)
    case writeInSubquery(String, subquery: String, at: SourceRange)
    case subqueryColumns(found: Int, at: SourceRange)
    case mixedUnion(at: SourceRange)
    case differentColumns(first: [String], other: [String], at: SourceRange)
    case columnNameConflict(String, at: SourceRange)
    case missingAlias(at: SourceRange)
    /// A column of `CALL { … }` without a name to be known by outside.
    case missingColumnAlias(at: SourceRange)
    case noVariablesInScope(at: SourceRange)
    /// A word after `IS ::` that names no type.
    case unknownType(String, nearest: String?, at: SourceRange)
    /// `FIELDTERMINATOR` with something other than one character.
    case fieldTerminator(at: SourceRange)
    /// SKIP or LIMIT that depends on the row.
    case nonConstantCount(clause: String, at: SourceRange)
    case negativeCount(clause: String, at: SourceRange)
    case countNotInteger(clause: String, found: ValueType, at: SourceRange)
    /// A hole that the parser left in a broken text.
    case missingExpression(at: SourceRange)
}
