import PropertyGraph
import SourceText

/// A variable of one statement; unique in the statement, whatever names shadow each other.
public struct VariableID: Hashable, Sendable, Comparable {
    public var raw: Int
    @inlinable
    public init(_ raw: Int) { self.raw = raw }
    public static func < (a: VariableID, b: VariableID) -> Bool { a.raw < b.raw }
}

/// An expression after names are resolved and types inferred.
public struct BoundExpression: Sendable {
    public var kind: BoundExpressionKind
    public var type: ValueType
    public var range: SourceRange

    public init(_ kind: BoundExpressionKind, type: ValueType, range: SourceRange) {
        self.kind = kind
        self.type = type
        self.range = range
    }
}

/// A constant of the query text (strings, lists and maps are put into a heap when the program is built).
public indirect enum Constant: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case float(Double)
    case string(String)
    case list([Constant])
}

public indirect enum BoundExpressionKind: Sendable {
    case constant(Constant)
    /// A variable of the row, or of an enclosing comprehension.
    case variable(VariableID)
    case parameter(String)
    case list([BoundExpression])
    case map([(key: String, value: BoundExpression)])
    /// Property of a node, relationship, map or temporal value.
    case property(BoundExpression, key: String)
    case subscripted(BoundExpression, index: BoundExpression)
    case slice(BoundExpression, from: BoundExpression?, to: BoundExpression?)
    /// All of the labels (of a node) or one of the types (of a relationship).
    case hasLabels(BoundExpression, [String])
    case not(BoundExpression)
    case negate(BoundExpression)
    /// Two or more operands; three-valued, evaluated from the left, ends at the first `false`.
    case and([BoundExpression])
    case or([BoundExpression])
    case xor(BoundExpression, BoundExpression)
    /// Every binary operator but AND, OR and XOR.
    case binary(BoundOperator, BoundExpression, BoundExpression)
    case isNull(BoundExpression, negated: Bool)
    /// `expr IS :: type`
    case isTyped(BoundExpression, TypeTest, negated: Bool)
    case call(FunctionID, [BoundExpression])
    case caseExpression(
        operand: BoundExpression?, alternatives: [(condition: BoundExpression, result: BoundExpression)],
        otherwise: BoundExpression?)
    case listComprehension(
        variable: VariableID, list: BoundExpression, predicate: BoundExpression?, projection: BoundExpression?)
    case quantifier(BoundQuantifier, variable: VariableID, list: BoundExpression, predicate: BoundExpression)
    case reduce(
        accumulator: VariableID, initial: BoundExpression, variable: VariableID, list: BoundExpression,
        expression: BoundExpression)
    /// A query run for the current row: EXISTS, COUNT, COLLECT, pattern predicates and pattern comprehensions.
    case subquery(BoundSubqueryKind, BoundSubquery)
    /// `base {…}`: entries over the base's properties; `all` takes them all.
    case mapProjection(BoundExpression, all: Bool, entries: [(key: String, value: BoundExpression)])
    /// The path made of a matched pattern's elements, in order: nodes, relationships, lists of relationships.
    case path([BoundPathElement])
}

public enum BoundOperator: Sendable, Hashable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case add, subtract, multiply, divide, modulo, power
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case in_
    case startsWith, endsWith, contains, matches, concatenate
}

public enum BoundQuantifier: Sendable, Hashable { case all, any, none, single }

public enum BoundPathElement: Sendable, Hashable {
    case node(VariableID)
    case relationship(VariableID)
    /// A variable-length relationship's list, in the order walked.
    case relationships(VariableID)
}

public enum BoundSubqueryKind: Sendable, Hashable { case exists, count, collect }

/// A query inside an expression. Variables of the enclosing row that it uses are `imports`; they keep their ids.
public struct BoundSubquery: Sendable {
    public var query: BoundQuery
    public var imports: [VariableID]
    public init(query: BoundQuery, imports: [VariableID]) {
        self.query = query
        self.imports = imports
    }
}
