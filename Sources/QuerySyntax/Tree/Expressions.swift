import SourceText

/// One expression node: what it is and which bytes it covers.
public struct Expression: Sendable {
    public var kind: ExpressionKind
    public var range: SourceRange
}

/// The kinds of expression; every child is a handle.
public enum ExpressionKind: Sendable {
    // Literals
    case nullLiteral
    case booleanLiteral(Bool)
    case integerLiteral(Int64)
    case floatLiteral(Double)
    case stringLiteral(StringID)
    case listLiteral(ExpressionList)
    case mapLiteral(MapEntryList)
    // Atoms
    case variable(Name)
    /// `$name` or `$1`; the name without its dollar.
    case parameter(Name)
    /// `expr.key`
    case property(ExpressionID, key: Name)
    /// `expr[index]`
    case subscripted(ExpressionID, index: ExpressionID)
    /// `expr[from..to]`, either side absent
    case slice(ExpressionID, from: ExpressionID?, to: ExpressionID?)
    /// `expr:Label:Other` or, on a relationship, `expr:TYPE`
    case hasLabels(ExpressionID, NameList)
    /// `expr:A|B`, `expr IS NOT A&!B`
    case labelTest(ExpressionID, LabelTestID, negated: Bool)
    // Operators
    case unary(UnaryOperator, ExpressionID)
    case binary(BinaryOperator, ExpressionID, ExpressionID)
    /// `a < b <= c`: n operands, n - 1 operators; a chain of length one is `.binary`.
    case comparisonChain(operands: ExpressionList, operators: ComparisonOperators)
    /// `expr IS NULL`, `expr IS NOT NULL`
    case isNull(ExpressionID, negated: Bool)
    /// `expr IS :: type`, `expr IS NOT TYPED type`
    case isTyped(ExpressionID, TypeID, negated: Bool)
    // Calls
    /// `namespace.name(DISTINCT args)`
    case functionCall(FunctionName, arguments: ExpressionList, distinct: Bool)
    /// `count(*)`
    case countStar
    /// `CASE [operand] WHEN … THEN … [ELSE …] END`; an alternative is compared with the operand, or is a condition.
    case caseExpression(operand: ExpressionID?, alternatives: CaseAlternativeList, otherwise: ExpressionID?)
    /// The operand of the CASE around, in a condition such as `WHEN > 3`.
    case caseOperand
    // Scopes
    /// `[variable IN list WHERE predicate | projection]`
    case listComprehension(variable: Name, list: ExpressionID, predicate: ExpressionID?, projection: ExpressionID?)
    /// `all(variable IN list WHERE predicate)` and its three sisters
    case quantifier(Quantifier, variable: Name, list: ExpressionID, predicate: ExpressionID?)
    /// `reduce(accumulator = initial, variable IN list | expression)`
    case reduce(
        accumulator: Name, initial: ExpressionID, variable: Name, list: ExpressionID, expression: ExpressionID)
    /// `[path = (a)-->(b) WHERE predicate | projection]`; the pattern carries the path variable
    case patternComprehension(PatternID, predicate: ExpressionID?, projection: ExpressionID)
    /// `(a)-->(b)` as a predicate
    case patternPredicate(PatternID)
    /// `EXISTS { … }`, `COUNT { … }`, `COLLECT { … }`
    case subquery(SubqueryKind, SubqueryID)
    /// `expr { .key, .*, key: value, variable }`
    case mapProjection(ExpressionID, MapEntryList)
    /// Stands where the parser reported an error and went on.
    case missing
}

public enum UnaryOperator: String, Sendable, CaseIterable {
    case not = "NOT"
    case plus = "+"
    case minus = "-"
}

public enum BinaryOperator: String, Sendable, CaseIterable {
    case or = "OR"
    case xor = "XOR"
    case and = "AND"
    case equal = "="
    case notEqual = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case modulo = "%"
    case power = "^"
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case in_ = "IN"
    case startsWith = "STARTS WITH"
    case endsWith = "ENDS WITH"
    case contains = "CONTAINS"
    case matches = "=~"
    case concatenate = "||"
}

/// The operators of a comparison chain, at most 31, four bits each from the lowest.
public struct ComparisonOperators: Sendable, Hashable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// Number of operators.
    public private(set) var count: Int = 0
    public static let capacity = 32
    static let order: [BinaryOperator] = [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]

    public init() {}

    /// Adds an operator; false when the chain is full or the operator is no comparison.
    public mutating func append(_ op: BinaryOperator) -> Bool {
        guard count < Self.capacity, let code = Self.order.firstIndex(of: op) else { return false }
        if count < 16 { low |= UInt64(code) << (4 * count) } else { high |= UInt64(code) << (4 * (count - 16)) }
        count += 1
        return true
    }

    public subscript(index: Int) -> BinaryOperator {
        let word = index < 16 ? low : high
        return Self.order[Int((word >> (4 * (index % 16))) & 15)]
    }
}

public enum Quantifier: String, Sendable, CaseIterable { case all, any, none, single }
public enum SubqueryKind: String, Sendable, CaseIterable {
    case exists = "EXISTS"
    case count = "COUNT"
    case collect = "COLLECT"
}

/// A function's name with its namespace, as written: `duration.between` is `["duration"]`, `between`.
public struct FunctionName: Sendable, Hashable {
    public var namespace: NameList
    public var name: Name
    public init(namespace: NameList, name: Name) {
        self.namespace = namespace
        self.name = name
    }
}

/// `key: value` of a map literal; of a map projection also `.key` (value nil), `.*` (key nil) and `variable`.
public struct MapEntry: Sendable {
    public enum Kind: Sendable { case keyValue, property, allProperties, variable }
    public var kind: Kind
    public var key: Name
    public var value: ExpressionID?
}

/// `WHEN condition THEN result`
public struct CaseAlternative: Sendable {
    /// The condition is a truth value that speaks of `.caseOperand`; never so without an operand.
    public var testsOperand: Bool = false
    public var condition: ExpressionID
    public var result: ExpressionID
}

/// The query inside `EXISTS { … }`: a whole query, or just a pattern with an optional WHERE.
public enum Subquery: Sendable {
    case query(Query)
    case pattern([PatternPart], predicate: ExpressionID?)
}
