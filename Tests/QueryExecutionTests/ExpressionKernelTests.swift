import PropertyGraph
import QueryPlanning
import QuerySemantics
import SourceText
import Testing

@testable import QueryExecution

/// Kernels against the interpreter, over a graph whose columns are of all kinds.
@Suite struct ExpressionKernelTests {
    let bench = ExpressionBench(parameters: ["limit": 40, "nothing": nil, "names": ["n1", "n2", nil]])
    let nodes: [NodeID]
    let batch: Batch
    let n = VariableID(0)
    let m = VariableID(1)
    let layout: RowLayout

    init() throws {
        let graph = bench.graph
        let space = bench.space
        let labels = [graph.internLabel("A"), graph.internLabel("B")]
        let (age, name, mixed) = (graph.internKey("age"), graph.internKey("name"), graph.internKey("mixed"))
        var nodes: [NodeID] = []
        for index in 0..<100 {
            let node = try graph.createNode(
                labels: index % 6 == 0 ? labels : index % 2 == 0 ? [labels[0]] : [])
            if index % 5 != 0 { try graph.setNodeProperty(node, age, .integer(Int64(index))) }
            if index % 3 != 0 {
                try graph.setNodeProperty(node, name, space.makeString("n\(index % 10)"), from: space)
            }
            switch index % 4 {
            case 0: try graph.setNodeProperty(node, mixed, .float(Double(index) / 2))
            case 1: try graph.setNodeProperty(node, mixed, .integer(Int64(index)))
            case 2: try graph.setNodeProperty(node, mixed, space.makeString("text"), from: space)
            default: break
            }
            nodes.append(node)
        }
        self.nodes = nodes
        let left = ColumnVector(.nodes, capacity: 101)
        let right = ColumnVector(.nodes, capacity: 101)
        for (row, node) in nodes.enumerated() {
            left.ids[row] = node.raw
            right.ids[row] = nodes[row % 7 == 0 ? row : 0].raw
        }
        // The last row is all null.
        batch = Batch(count: 101, columns: [left, right])
        layout = RowLayout([n, m], kinds: [.nodes, .nodes])
    }

    private var node: BoundExpression { .variable(0, .node) }

    private func filter(_ expression: BoundExpression) throws -> (fast: [UInt32], slow: [UInt32], hasKernel: Bool) {
        let program = try ExpressionProgram(expression, layout: layout)
        let evaluator = ExpressionEvaluator(program, context: bench.context)
        var fast = [UInt32](repeating: 0, count: batch.count)
        var slow = fast
        let fastCount = try fast.withUnsafeMutableBufferPointer { buffer in
            try evaluator.filter(batch, selected: try #require(buffer.baseAddress))
        }
        let slowCount = try slow.withUnsafeMutableBufferPointer { buffer in
            try evaluator.filterRows(batch, selected: try #require(buffer.baseAddress))
        }
        return (Array(fast[..<fastCount]), Array(slow[..<slowCount]), program.conjuncts != nil)
    }

    @Test func propertyComparisons() throws {
        let operators: [BoundOperator] = [
            .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .startsWith, .endsWith, .contains,
        ]
        let constants: [BoundExpression] = [
            40, 12.5, "n3", "n", "text", nil, true, "absent", .make(.parameter("limit")), .make(.parameter("nothing")),
        ]
        for key in ["age", "name", "mixed", "unknown"] {
            for sign in operators {
                for constant in constants {
                    let result = try filter(.binary(sign, .property(node, key), constant))
                    #expect(result.hasKernel)
                    #expect(result.fast == result.slow, "\(key) \(sign)")
                    let mirrored = try filter(.binary(sign, constant, .property(node, key)))
                    #expect(mirrored.fast == mirrored.slow, "constant \(sign) \(key)")
                }
            }
        }
    }

    @Test func conjunctions() throws {
        let old = BoundExpression.binary(.greater, .property(node, "age"), 20)
        let named = BoundExpression.binary(.in_, .property(node, "name"), .value(["n1", "n4", 7]))
        let labelled = BoundExpression.make(.hasLabels(node, ["A"]))
        let both = BoundExpression.make(.hasLabels(node, ["A", "B"]))
        let missing = BoundExpression.make(.isNull(.property(node, "mixed"), negated: false))
        let present = BoundExpression.make(.isNull(.property(node, "age"), negated: true))
        let same = BoundExpression.binary(.equal, node, .variable(1, .node))
        let other = BoundExpression.binary(.notEqual, node, .variable(1, .node))
        let parts = [old, named, labelled, both, missing, present, same, other]
        for a in parts {
            for b in parts {
                let result = try filter(.make(.and([a, b])))
                #expect(result.hasKernel)
                #expect(result.fast == result.slow)
            }
            let alone = try filter(a)
            #expect(alone.fast == alone.slow)
            #expect(!alone.fast.isEmpty)
        }
        let unknown = try filter(.make(.hasLabels(node, ["Nowhere"])))
        #expect(unknown.fast.isEmpty)
        let byParameter = try filter(.binary(.in_, .property(node, "name"), .make(.parameter("names"))))
        #expect(byParameter.fast == byParameter.slow)
    }

    @Test func projections() throws {
        for expression in [BoundExpression.property(node, "mixed"), .property(node, "unknown"), node, 5, "text"] {
            let program = try ExpressionProgram(expression, layout: layout)
            #expect(program.projection != nil)
            let evaluator = ExpressionEvaluator(program, context: bench.context)
            let fast = ColumnVector(.slots, capacity: batch.count)
            let slow = ColumnVector(.slots, capacity: batch.count)
            try evaluator.evaluate(batch, into: fast)
            try evaluator.evaluateRows(batch, into: slow)
            for row in 0..<batch.count { #expect(bench.space.areEquivalent(fast.slots[row], slow.slots[row])) }
        }
    }

    @Test func deletedNodesAreReported() throws {
        let property = BoundExpression.property(node, "age")
        #expect(try filter(.make(.isNull(property, negated: true))).fast.count == 80)
        try bench.graph.deleteNode(nodes[3])
        for expression in [BoundExpression.binary(.equal, property, 3), .make(.hasLabels(node, ["A"]))] {
            let error = #expect(throws: RuntimeError.self) { try filter(expression) }
            #expect(error?.code == .deletedEntityAccess)
            #expect(error?.type == .entityNotFound)
        }
        let error = #expect(throws: RuntimeError.self) {
            let program = try ExpressionProgram(property, layout: layout)
            let evaluator = ExpressionEvaluator(program, context: bench.context)
            try evaluator.evaluate(batch, into: ColumnVector(.slots, capacity: batch.count))
        }
        #expect(error?.code == .deletedEntityAccess)
    }

    @Test func aFilterMustBeBoolean() throws {
        let error = #expect(throws: RuntimeError.self) { try filter(.property(node, "age")) }
        #expect(error?.code == .invalidArgumentType)
    }

    @Test func keysBecomeKnownWhileAStatementRuns() throws {
        let program = try ExpressionProgram(.property(node, "fresh"), layout: layout)
        let evaluator = ExpressionEvaluator(program, context: bench.context)
        #expect(try evaluator.evaluate(row: 1, of: batch).isNull)
        try bench.graph.setNodeProperty(nodes[1], bench.graph.internKey("fresh"), .integer(5))
        #expect(try evaluator.evaluate(row: 1, of: batch).integerValue == 5)
    }
}
