import PropertyGraph
import QuerySemantics
import SourceText
import Testing

@testable import QueryExecution

@Suite struct ExpressionOperatorTests {
    let bench = ExpressionBench()

    @Test(
        arguments: [
            (.add, 1, 2, 3), (.add, 1, 2.5, 3.5), (.add, 1, nil, nil), (.add, "a", "b", "ab"), (.add, "a", 1, "a1"),
            (.add, 1.5, "a", "1.5a"), (.add, [1], [2, 3], [1, 2, 3]), (.add, [1], 2, [1, 2]), (.add, 1, [2], [1, 2]),
            (.add, [1], nil, nil), (.add, [false], [[1]], [false, [1]]),
            (.subtract, 1, 3, -2), (.subtract, 1.5, 1, 0.5), (.multiply, 6, 7, 42), (.multiply, 2, 0.5, 1.0),
            (.divide, 7, 2, 3), (.divide, -7, 2, -3), (.divide, 7.0, 2, 3.5), (.divide, 1, 0.0, .float(.infinity)),
            (.modulo, 7, 3, 1), (.modulo, -7, 3, -1), (.modulo, 7.5, 2, 1.5), (.modulo, .integer(.min), -1, 0),
            (.power, 2, 10, 1024.0), (.power, 4, 0.5, 2.0), (.power, nil, 2, nil),
            (.concatenate, "a", "b", "ab"), (.concatenate, [1], [2], [1, 2]), (.concatenate, nil, [2], nil),
            (.in_, 1, [1, 2], true), (.in_, 1, [2, nil], nil), (.in_, 1, ["1", 2], false), (.in_, nil, [], false),
            (.in_, nil, [1], nil), (.in_, 1, nil, nil), (.in_, [1, 2], [[nil, 2], [1, 2]], true),
            (.startsWith, "abc", "ab", true), (.startsWith, "abc", "", true), (.startsWith, 1, "a", nil),
            (.endsWith, "abc", "bc", true), (.endsWith, "abc", "abcd", false), (.contains, "abcbd", "bd", true),
            (.contains, "abc", "x", false), (.contains, "abc", nil, nil), (.contains, true, "t", nil),
            (.equal, 1, 1.0, true), (.notEqual, 1, "a", true), (.notEqual, nil, 1, nil),
            (.less, 1, 2, true), (.lessOrEqual, 2, 2, true), (.greater, "b", "a", true), (.greaterOrEqual, 1, "a", nil),
            (.less, .float(.nan), 1, false), (.greaterOrEqual, .float(.nan), 1, false),
            (.matches, "Luang Prabang", "L.*g", true), (.matches, "Hanoi", "an", false), (.matches, nil, "a", nil),
        ] as [(BoundOperator, Value, Value, Value)])
    func binaryOperators(_ sign: BoundOperator, _ a: Value, _ b: Value, _ expected: Value) throws {
        #expect(try bench.evaluate(.binary(sign, .value(a), .value(b))) == expected)
        // The same over variables of the row.
        let (x, y) = (VariableID(0), VariableID(1))
        #expect(try bench.evaluate(.binary(sign, .variable(0), .variable(1)), [(x, a), (y, b)]) == expected)
    }

    @Test(
        arguments: [
            (.add, .integer(.max), 1, .integerOverflow, .arithmeticError),
            (.subtract, .integer(.min), 1, .integerOverflow, .arithmeticError),
            (.multiply, .integer(.max), 2, .integerOverflow, .arithmeticError),
            (.divide, .integer(.min), -1, .integerOverflow, .arithmeticError),
            (.divide, 1, 0, .divisionByZero, .arithmeticError), (.modulo, 1, 0, .divisionByZero, .arithmeticError),
            (.add, 1, true, .invalidArgumentType, .typeError), (.add, ["k": 1], 1, .invalidArgumentType, .typeError),
            (.subtract, "a", "b", .invalidArgumentType, .typeError), (.power, "a", 1, .invalidArgumentType, .typeError),
            (.in_, 1, 2, .invalidArgumentType, .typeError), (.concatenate, 1, 2, .invalidArgumentType, .typeError),
            (.matches, "a", "(", .invalidArgumentValue, .argumentError),
        ] as [(BoundOperator, Value, Value, DiagnosticCode, ErrorType)])
    func binaryFailures(
        _ sign: BoundOperator, _ a: Value, _ b: Value, _ code: DiagnosticCode, _ type: ErrorType
    ) {
        let error = bench.failure(.binary(sign, .value(a), .value(b)))
        #expect(error?.code == code)
        #expect(error?.type == type)
    }

    @Test func threeValuedLogic() throws {
        let values: [Bool?] = [true, false, nil]
        func slot(_ value: Bool?) -> BoundExpression { .value(value.map { .boolean($0) } ?? .null) }
        for a in values {
            #expect(try bench.evaluate(.make(.not(slot(a)))) == (a.map { .boolean(!$0) } ?? .null))
            for b in values {
                let and: Bool? = a == false || b == false ? false : a == nil || b == nil ? nil : true
                let or: Bool? = a == true || b == true ? true : a == nil || b == nil ? nil : false
                let xor: Bool? = a == nil || b == nil ? nil : a != b
                #expect(try bench.evaluate(.make(.and([slot(a), slot(b)]))) == (and.map { .boolean($0) } ?? .null))
                #expect(try bench.evaluate(.make(.or([slot(a), slot(b)]))) == (or.map { .boolean($0) } ?? .null))
                #expect(try bench.evaluate(.make(.xor(slot(a), slot(b)))) == (xor.map { .boolean($0) } ?? .null))
            }
        }
    }

    @Test func logicEndsAtTheFirstOperandThatDecides() throws {
        let broken = BoundExpression.binary(.equal, .binary(.divide, 1, 0), 1)
        #expect(try bench.evaluate(.make(.and([true, false, broken]))) == false)
        #expect(try bench.evaluate(.make(.or([nil, true, broken]))) == true)
        #expect(bench.failure(.make(.and([nil, broken])))?.code == .divisionByZero)
        #expect(bench.failure(.make(.and([true, 1])))?.code == .invalidArgumentType)
        #expect(bench.failure(.make(.xor(1, nil)))?.code == .invalidArgumentType)
        #expect(bench.failure(.make(.not("x")))?.code == .invalidArgumentType)
    }

    @Test func negation() throws {
        #expect(try bench.evaluate(.make(.negate(3))) == -3)
        #expect(try bench.evaluate(.make(.negate(2.5))) == -2.5)
        #expect(try bench.evaluate(.make(.negate(nil))) == nil)
        #expect(bench.failure(.make(.negate(.value(.integer(.min)))))?.code == .integerOverflow)
    }

    @Test func constantsThatOnlyLookAlikeStayApart() throws {
        let list = BoundExpression.make(
            .list([.value("é"), .value("e\u{301}"), .value(0.0), .value(-0.0), .variable(0)]))
        let slot = try bench.slot(list, [(VariableID(0), .null)])
        let parts = bench.space.list(slot)
        #expect(bench.space.utf8(parts[0]).count == 2)
        #expect(bench.space.utf8(parts[1]).count == 3)
        #expect(parts[2].floatValue.sign == .plus)
        #expect(parts[3].floatValue.sign == .minus)
    }

    // MARK: Access

    @Test(
        arguments: [
            ([1, 2, 3], 0, 1), ([1, 2, 3], -1, 3), ([1, 2, 3], 3, nil), ([1, 2, 3], -4, nil), ([1], nil, nil),
            (nil, 0, nil), (["k": 7], "k", 7), (["k": 7], "x", nil), (["k": 7], nil, nil),
        ] as [(Value, Value, Value)])
    func subscripts(_ base: Value, _ index: Value, _ expected: Value) throws {
        #expect(try bench.evaluate(.make(.subscripted(.value(base), index: .value(index)))) == expected)
    }

    @Test func subscriptFailures() {
        func code(_ base: BoundExpression, _ index: BoundExpression) -> DiagnosticCode? {
            bench.failure(.make(.subscripted(base, index: index)))?.code
        }
        #expect(code(.value(["k": 1]), 0) == .mapElementAccessByNonString)
        #expect(code(.value([1]), "a") == .listElementAccessByNonInteger)
        #expect(code(.value([1]), 1.0) == .listElementAccessByNonInteger)
        #expect(code(100, 0) == .invalidArgumentType)
        #expect(bench.failure(.property("text", "num"))?.code == .invalidArgumentType)
    }

    @Test(
        arguments: [
            (1, 3, [2, 3]), (nil, 2, [1, 2]), (0, 0, []), (-3, -1, [3, 4]), (3, 1, []), (-9, 9, [1, 2, 3, 4, 5]),
            (2, nil, [3, 4, 5]), (.integer(.min), .integer(.max), [1, 2, 3, 4, 5]),
        ] as [(Value, Value, Value)])
    func slices(_ from: Value, _ to: Value, _ expected: Value) throws {
        let slice = BoundExpressionKind.slice(
            .value([1, 2, 3, 4, 5]), from: from == .null ? nil : .value(from), to: to == .null ? nil : .value(to))
        #expect(try bench.evaluate(.make(slice)) == expected)
    }

    @Test func sliceWithNullBoundIsNull() throws {
        let null = BoundExpression.value(.null)
        #expect(try bench.evaluate(.make(.slice(.value([1]), from: null, to: Optional<BoundExpression>.none))) == nil)
        #expect(try bench.evaluate(.make(.slice(null, from: 1, to: 2))) == nil)
        #expect(bench.failure(.make(.slice("abc", from: 1, to: 2)))?.code == .invalidArgumentType)
    }

    @Test func maps() throws {
        let map = BoundExpression.value(["a": 1, "b": nil])
        #expect(try bench.evaluate(.property(map, "a")) == 1)
        #expect(try bench.evaluate(.property(map, "missing")) == nil)
        #expect(try bench.evaluate(.property(nil, "a")) == nil)
        let projection = BoundExpression.make(
            .mapProjection(map, all: true, entries: [(key: "a", value: 2), (key: "c", value: 3)]))
        #expect(try bench.evaluate(projection) == ["a": 2, "b": nil, "c": 3])
        #expect(try bench.evaluate(.make(.mapProjection(nil, all: true, entries: []))) == nil)
    }

    @Test func parameters() throws {
        let bench = ExpressionBench(parameters: ["x": [1, 2]])
        #expect(try bench.evaluate(.make(.subscripted(.make(.parameter("x")), index: 1))) == 2)
        let error = bench.failure(.make(.parameter("y")))
        #expect(error?.code == .missingParameter)
        #expect(error?.type == .parameterMissing)
    }

    @Test func longListsAreBuiltInPieces() throws {
        let elements = (0..<5_000).map { BoundExpression.binary(.add, .variable(0), .value(.integer(Int64($0)))) }
        let value = try bench.evaluate(.make(.list(elements)), [(VariableID(0), 1)])
        #expect(value == .list((1...5_000).map { .integer($0) }))
    }

    @Test func anUnknownVariableIsAnError() {
        #expect(bench.failure(.variable(3))?.code == .undefinedVariable)
    }
}
