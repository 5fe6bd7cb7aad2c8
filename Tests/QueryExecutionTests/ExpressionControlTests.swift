import PropertyGraph
import QuerySemantics
import SourceText
import Testing

@testable import QueryExecution

@Suite struct ExpressionControlTests {
    let bench = ExpressionBench()
    let x = VariableID(9)

    private func isEven(_ element: BoundExpression) -> BoundExpression {
        .binary(.equal, .binary(.modulo, element, 2), 0)
    }

    @Test func simpleCase() throws {
        func name(_ value: Value) throws -> Value {
            try bench.evaluate(
                .make(
                    .caseExpression(
                        operand: .value(value),
                        alternatives: [
                            (condition: 0, result: "zero"), (condition: 1, result: "one"),
                            (condition: nil, result: "null"),
                        ],
                        otherwise: "else")))
        }
        #expect(try name(0) == "zero")
        #expect(try name(1.0) == "one")
        #expect(try name("0") == "else")
        #expect(try name(nil) == "else")
    }

    @Test func searchedCase() throws {
        func size(_ value: Value, otherwise: BoundExpression?) throws -> Value {
            try bench.evaluate(
                .make(
                    .caseExpression(
                        operand: Optional<BoundExpression>.none,
                        alternatives: [
                            (condition: .binary(.less, .value(value), 10), result: "small"),
                            (condition: .binary(.less, .value(value), 100), result: "medium"),
                        ], otherwise: otherwise)))
        }
        #expect(try size(5, otherwise: "large") == "small")
        #expect(try size(50, otherwise: "large") == "medium")
        #expect(try size(500, otherwise: "large") == "large")
        #expect(try size(nil, otherwise: Optional<BoundExpression>.none) == nil)
    }

    @Test func coalesceStopsAtTheFirstValue() throws {
        let broken = BoundExpression.binary(.divide, 1, 0)
        #expect(try bench.evaluate(.make(.call(.coalesce, [nil, 2, broken]))) == 2)
        #expect(try bench.evaluate(.make(.call(.coalesce, [nil, nil]))) == nil)
    }

    @Test func comprehensions() throws {
        let list = BoundExpression.value([1, 2, 3, 4])
        func comprehension(
            _ list: BoundExpression, _ predicate: BoundExpression?, _ projection: BoundExpression?
        ) throws -> Value {
            try bench.evaluate(
                .make(.listComprehension(variable: x, list: list, predicate: predicate, projection: projection)))
        }
        let none = Optional<BoundExpression>.none
        #expect(try comprehension(list, isEven(.variable(9)), none) == [2, 4])
        #expect(try comprehension(list, none, .binary(.multiply, .variable(9), .variable(9))) == [1, 4, 9, 16])
        #expect(try comprehension(list, isEven(.variable(9)), .binary(.add, .variable(9), 1)) == [3, 5])
        #expect(try comprehension(.value([1, nil]), isEven(.variable(9)), none) == [])
        #expect(try comprehension(nil, none, 1) == nil)
        #expect(try comprehension(.value([]), none, 1) == [])
        let error = bench.failure(
            .make(.listComprehension(variable: x, list: 5, predicate: none, projection: none)))
        #expect(error?.type == .typeError)
    }

    @Test func nestedComprehensionsSeeTheOuterVariable() throws {
        let inner = BoundExpression.make(
            .listComprehension(
                variable: VariableID(8), list: .value([10, 20]), predicate: nil as BoundExpression?,
                projection: .binary(.add, .variable(8), .variable(9))))
        let outer = BoundExpression.make(
            .listComprehension(
                variable: x, list: .value([1, 2]), predicate: nil as BoundExpression?, projection: inner))
        #expect(try bench.evaluate(outer) == [[11, 21], [12, 22]])
    }

    @Test(
        arguments: [
            ([], true, false, true, false), ([2, 4], true, true, false, false), ([1, 2], false, true, false, true),
            ([1, 3], false, false, true, false), ([2, nil], nil, true, false, nil), ([1, nil], false, nil, nil, nil),
            ([2, 2, nil], nil, true, false, false), ([nil], nil, nil, nil, nil), (nil, nil, nil, nil, nil),
        ] as [(Value, Bool?, Bool?, Bool?, Bool?)])
    func quantifiers(_ list: Value, _ all: Bool?, _ any: Bool?, _ none: Bool?, _ single: Bool?) throws {
        for (quantifier, expected) in [
            (BoundQuantifier.all, all), (.any, any), (.none, none), (.single, single),
        ] {
            let value = try bench.evaluate(
                .make(
                    .quantifier(quantifier, variable: x, list: .value(list), predicate: isEven(.variable(9)))))
            #expect(value == (expected.map { .boolean($0) } ?? .null), "\(quantifier) over \(list)")
        }
    }

    @Test func reduce() throws {
        func sum(_ list: Value) throws -> Value {
            try bench.evaluate(
                .make(
                    .reduce(
                        accumulator: VariableID(8), initial: 0, variable: x, list: .value(list),
                        expression: .binary(.add, .variable(8), .variable(9)))))
        }
        #expect(try sum([1, 2, 3]) == 6)
        #expect(try sum([]) == 0)
        #expect(try sum(nil) == nil)
        #expect(try sum([1, nil]) == nil)
    }

    @Test func subqueriesGetTheirImports() throws {
        final class Runner: SubqueryRunner {
            var calls: [[Int64]] = []
            func run(
                kind: BoundSubqueryKind, imports: UnsafeBufferPointer<Slot>
            ) throws(RuntimeError) -> Slot {
                calls.append(imports.map(\.integerValue))
                return .integer(imports[0].integerValue * 100)
            }
        }
        let runner = Runner()
        let query = BoundQuery(branches: [], unionAll: false, columns: [], isUpdating: false)
        let subquery = BoundExpression.make(
            .subquery(.count, BoundSubquery(query: query, imports: [x, VariableID(0)])))
        let expression = BoundExpression.make(
            .listComprehension(
                variable: x, list: .value([1, 2]), predicate: nil as BoundExpression?, projection: subquery))
        let slot = try bench.slot(expression, [(VariableID(0), .integer(7))], subqueries: [runner])
        #expect(Value(slot, bench.space, bench.graph) == [100, 200])
        #expect(runner.calls == [[1, 7], [2, 7]])
    }

    @Test func pathsOverMatchedElements() throws {
        let graph = bench.graph
        let nodes = try (0..<3).map { _ in try graph.createNode(labels: []) }
        let type = graph.internType("R")
        let first = try graph.createRelationship(type: type, source: nodes[0], target: nodes[1])
        let second = try graph.createRelationship(type: type, source: nodes[2], target: nodes[1])
        let list = bench.space.makeList([.relationship(first), .relationship(second)])
        let (a, r, b) = (VariableID(0), VariableID(1), VariableID(2))
        let path = BoundExpression.make(.path([.node(a), .relationships(r), .node(b)]))
        let walked = try bench.slot(path, [(a, .node(nodes[0])), (r, list), (b, .node(nodes[2]))])
        #expect(
            bench.space.path(walked).map(\.bits)
                == [nodes[0].raw, first.raw, nodes[1].raw, second.raw, nodes[2].raw].map { UInt64($0) })
        let empty = bench.space.makeList([])
        let zero = try bench.slot(path, [(a, .node(nodes[0])), (r, empty), (b, .node(nodes[0]))])
        #expect(bench.space.path(zero).count == 1)
        #expect(try bench.slot(path, [(a, .node(nodes[0])), (r, .null), (b, .null)]).isNull)
        let single = BoundExpression.make(.path([.node(a), .relationship(r), .node(b)]))
        let step = try bench.slot(single, [(a, .node(nodes[1])), (r, .relationship(first)), (b, .node(nodes[0]))])
        #expect(bench.space.path(step).count == 3)
    }
}
