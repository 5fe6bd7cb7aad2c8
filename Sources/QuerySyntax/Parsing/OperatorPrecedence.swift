/// How tightly an operator binds, from loosest to tightest.
///
/// The levels are those of the left-recursive productions of the grammar, in their order; the test of the grammar
/// compares them. Operators of one level group from the left.
public enum OperatorPrecedence: UInt8, Sendable, CaseIterable, Comparable {
    case or
    case xor
    case and
    case not
    case comparison
    case predicate
    case additive
    case multiplicative
    case power
    case unary

    public static func < (left: OperatorPrecedence, right: OperatorPrecedence) -> Bool {
        left.rawValue < right.rawValue
    }

    /// The level of a binary operator.
    public static func of(_ binary: BinaryOperator) -> OperatorPrecedence {
        switch binary {
        case .or: .or
        case .xor: .xor
        case .and: .and
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
        case .in_, .startsWith, .endsWith, .contains, .matches: .predicate
        case .add, .subtract, .concatenate: .additive
        case .multiply, .divide, .modulo: .multiplicative
        case .power: .power
        }
    }

    /// The level of a prefix operator.
    public static func of(_ unary: UnaryOperator) -> OperatorPrecedence {
        switch unary {
        case .not: .not
        case .plus, .minus: .unary
        }
    }

    /// The production of the grammar that stands for the level.
    public var production: String {
        switch self {
        case .or: "or expression"
        case .xor: "xor expression"
        case .and: "and expression"
        case .not: "not expression"
        case .comparison: "comparison expression"
        case .predicate: "predicate expression"
        case .additive: "additive expression"
        case .multiplicative: "multiplicative expression"
        case .power: "power expression"
        case .unary: "unary expression"
        }
    }

    /// The next tighter level, where the right operand of a left-grouping operator is read.
    var tighter: OperatorPrecedence { OperatorPrecedence(rawValue: rawValue + 1) ?? .unary }
}

/// What can follow a complete operand.
enum InfixOperator {
    case binary(BinaryOperator)
    /// `IS NULL`, `IS NOT NULL`
    case isNull

    /// The operator that a token begins, or nil.
    init?(_ token: Token) {
        switch token.kind {
        case .keyword:
            guard let keyword = token.keyword else { return nil }
            switch keyword {
            case .or: self = .binary(.or)
            case .xor: self = .binary(.xor)
            case .and: self = .binary(.and)
            case .in_: self = .binary(.in_)
            case .starts: self = .binary(.startsWith)
            case .ends: self = .binary(.endsWith)
            case .contains: self = .binary(.contains)
            case .is_: self = .isNull
            default: return nil
            }
        case .equals: self = .binary(.equal)
        case .notEquals: self = .binary(.notEqual)
        case .less: self = .binary(.less)
        case .lessOrEqual: self = .binary(.lessOrEqual)
        case .greater: self = .binary(.greater)
        case .greaterOrEqual: self = .binary(.greaterOrEqual)
        case .plus: self = .binary(.add)
        case .minus: self = .binary(.subtract)
        case .asterisk: self = .binary(.multiply)
        case .solidus: self = .binary(.divide)
        case .percent: self = .binary(.modulo)
        case .circumflex: self = .binary(.power)
        case .regexEquals: self = .binary(.matches)
        case .concatenation: self = .binary(.concatenate)
        default: return nil
        }
    }

    var precedence: OperatorPrecedence {
        switch self {
        case .binary(let binary): OperatorPrecedence.of(binary)
        case .isNull: .predicate
        }
    }
}
