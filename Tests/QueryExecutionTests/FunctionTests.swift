import PropertyGraph
import QuerySemantics
import SourceText
import Testing

@testable import QueryExecution

@Suite struct FunctionTests {
    let bench = ExpressionBench()

    private func value(_ constant: Constant) -> Value {
        switch constant {
        case .null: .null
        case .boolean(let value): .boolean(value)
        case .integer(let value): .integer(value)
        case .float(let value): .float(value)
        case .string(let text): .string(text)
        case .list(let elements): .list(elements.map { value($0) })
        }
    }

    @Test func everyFunctionHasAnEntryAndEveryExampleIsTrue() throws {
        for function in FunctionID.allCases {
            let signature = FunctionCatalog.signature(function)
            #expect(FunctionCatalog.lookup(function.rawValue.uppercased())?.id == function)
            guard case .call(let arguments, let result) = signature.example else { continue }
            let slots = arguments.map { bench.space.slot(from: value($0)) }
            let slot = try slots.withUnsafeBufferPointer { buffer in
                try FunctionLibrary.call(function, buffer, bench.context, at: .none)
            }
            #expect(Value(slot, bench.space, bench.graph) == value(result), "\(function)")
        }
        for function in AggregateFunction.allCases { #expect(FunctionCatalog.signature(function).function == function) }
        #expect(FunctionCatalog.aggregate("COUNT") == .count)
        #expect(FunctionCatalog.aggregate("size") == nil)
        #expect(FunctionCatalog.nearest("toUper") == "toUpper")
        #expect(FunctionCatalog.nearest("xyzzy") == nil)
    }

    @Test func nullGivesNull() throws {
        let odd: Set<FunctionID> = [.exists, .coalesce, .nullIf, .valueType, .randomUUID, .timestamp, .rand, .e, .pi]
        for signature in FunctionCatalog.signatures where signature.category != .temporal && !odd.contains(signature.id)
        {
            let arguments = [Slot](repeating: .null, count: max(signature.minimumArguments, 1))
            let slot = try arguments.withUnsafeBufferPointer { buffer in
                try FunctionLibrary.call(signature.id, buffer, bench.context, at: .none)
            }
            #expect(slot.isNull, "\(signature.name)")
        }
    }

    @Test func conversions() throws {
        #expect(try bench.call(.toInteger, "2.9") == 2)
        #expect(try bench.call(.toInteger, "-1e3") == -1000)
        #expect(try bench.call(.toInteger, "9223372036854775807") == .integer(.max))
        #expect(try bench.call(.toInteger, "foo") == nil)
        #expect(try bench.call(.toInteger, "") == nil)
        #expect(try bench.call(.toInteger, "0x1F") == nil)
        #expect(try bench.call(.toInteger, -2.9) == -2)
        #expect(try bench.call(.toInteger, true) == 1)
        #expect(bench.callFailure(.toInteger, "9223372036854775808")?.code == .integerOverflow)
        #expect(bench.callFailure(.toInteger, 1e300)?.code == .integerOverflow)
        #expect(try bench.call(.toFloat, " 1.5 ") == 1.5)
        #expect(try bench.call(.toFloat, ".5") == 0.5)
        #expect(try bench.call(.toFloat, "1e400") == .float(.infinity))
        #expect(try bench.call(.toFloat, "inf") == nil)
        #expect(try bench.call(.toFloat, "1.5.2") == nil)
        #expect(try bench.call(.toBoolean, "fAlse") == false)
        #expect(try bench.call(.toBoolean, " tru ") == nil)
        #expect(try bench.call(.toString, 2.0) == "2.0")
        #expect(try bench.call(.toString, .date(DateValue(days: 0))) == "1970-01-01")
        for function in [FunctionID.toInteger, .toFloat, .toString, .toBoolean] {
            for value in [[], [:]] as [Value] {
                let error = bench.callFailure(function, value)
                #expect(error?.code == .invalidArgumentValue)
                #expect(error?.type == .typeError)
            }
        }
        #expect(bench.callFailure(.toFloat, true)?.code == .invalidArgumentValue)
        #expect(bench.callFailure(.toBoolean, 1.0)?.code == .invalidArgumentValue)
    }

    @Test func strings() throws {
        #expect(try bench.call(.size, "Hà Nội") == 6)
        #expect(try bench.call(.size, "e\u{301}😀") == 3)
        #expect(try bench.call(.substring, "Hà Nội", 1, 3) == "à N")
        #expect(try bench.call(.substring, "abc", 5) == "")
        #expect(try bench.call(.left, "Hà", 9) == "Hà")
        #expect(try bench.call(.right, "Hà Nội", 3) == "Nội")
        #expect(bench.callFailure(.left, "a", -1)?.code == .numberOutOfRange)
        #expect(bench.callFailure(.substring, "a", -1)?.code == .numberOutOfRange)
        #expect(try bench.call(.toUpper, "straße nội") == "STRASSE NỘI")
        #expect(try bench.call(.toLower, "ÀB") == "àb")
        #expect(try bench.call(.reverse, "Hà") == "àH")
        #expect(try bench.call(.trim, "\t\u{A0}x \n") == "x")
        #expect(try bench.call(.btrim, "xyxhixy", "xy") == "hi")
        #expect(try bench.call(.split, "a,,b", ",") == ["a", "", "b"])
        #expect(try bench.call(.split, "", ",") == [""])
        #expect(try bench.call(.split, "a-b_c", ["-", "_"]) == ["a", "b", "c"])
        #expect(try bench.call(.split, "né", "") == ["n", "é"])
        #expect(try bench.call(.replace, "aaa", "aa", "b") == "ba")
        #expect(try bench.call(.replace, "ab", "", "-") == "-a-b-")
        #expect(try bench.call(.normalize, "e\u{301}") == "é")
        #expect(try bench.call(.size, bench.call(.normalize, "é", "NFD")) == 2)
    }

    @Test func numbers() throws {
        #expect(try bench.call(.abs, .integer(-3)) == 3)
        #expect(bench.callFailure(.abs, .integer(.min))?.code == .integerOverflow)
        #expect(try bench.call(.round, 2.5) == 3.0)
        #expect(try bench.call(.round, -1.5) == -1.0)
        #expect(try bench.call(.round, 0.49999999999999994) == 0.0)
        #expect(try bench.call(.round, 2.675, 2) == 2.68)
        #expect(try bench.call(.round, -2.675, 2) == -2.68)
        #expect(try bench.call(.round, 999.96, 1) == 1000.0)
        #expect(try bench.call(.round, 0.004, 1) == 0.0)
        #expect(try bench.call(.round, 1.249, 1, "UP") == 1.3)
        #expect(try bench.call(.round, 1.25, 1, "HALF_DOWN") == 1.2)
        #expect(try bench.call(.round, 1.25, 1, "HALF_EVEN") == 1.2)
        #expect(try bench.call(.round, 1.35, 1, "HALF_EVEN") == 1.4)
        #expect(try bench.call(.round, -1.21, 1, "FLOOR") == -1.3)
        #expect(try bench.call(.round, -1.29, 1, "CEILING") == -1.2)
        #expect(try bench.call(.round, 5, 3) == 5.0)
        #expect(bench.callFailure(.round, 1.5, 0, "SIDEWAYS")?.code == .invalidArgumentValue)
        #expect(try bench.call(.sqrt, 12.96) == 3.6)
        #expect(try bench.call(.sign, .float(.nan)) == 0)
        #expect(try bench.call(.isNaN, .float(.nan)) == true)
        guard case .float(let random) = try bench.call(.rand) else { return #expect(Bool(false)) }
        #expect((0..<1).contains(random))
    }

    @Test func lists() throws {
        #expect(try bench.call(.range, 0, 10, 3) == [0, 3, 6, 9])
        #expect(try bench.call(.range, 3, 1, -1) == [3, 2, 1])
        #expect(try bench.call(.range, 0, -1) == [])
        #expect(try bench.call(.range, .integer(.max), .integer(.max)) == [.integer(.max)])
        #expect(
            try bench.call(.range, .integer(.min), .integer(.max), .integer(.max)) == [
                .integer(.min), -1, 9_223_372_036_854_775_806,
            ])
        #expect(bench.callFailure(.range, 1, 2, 0)?.code == .numberOutOfRange)
        let wrong = bench.callFailure(.range, 0, 1.0)
        #expect(wrong?.code == .invalidArgumentType)
        #expect(wrong?.type == .argumentError)
        #expect(bench.callFailure(.range, .integer(.min), .integer(.max))?.code == .memoryLimitExceeded)
        #expect(try bench.call(.tail, []) == [])
        #expect(try bench.call(.head, []) == nil)
        #expect(try bench.call(.last, [1, nil]) == nil)
        #expect(bench.callFailure(.head, 1)?.code == .invalidArgumentValue)
        #expect(try bench.call(.isEmpty, [:]) == true)
        #expect(try bench.call(.valueType, [1, "a"]) == "LIST<INTEGER NOT NULL | STRING NOT NULL> NOT NULL")
        #expect(try bench.call(.valueType, [1, nil]) == "LIST<INTEGER> NOT NULL")
        #expect(try bench.call(.valueType, nil) == "NULL")
    }

    @Test func entities() throws {
        let graph = bench.graph
        let node = try graph.createNode(labels: [graph.internLabel("City")])
        let other = try graph.createNode(labels: [])
        try graph.setNodeProperty(node, graph.internKey("name"), bench.space.makeString("Vientiane"), from: bench.space)
        let edge = try graph.createRelationship(type: graph.internType("NEAR"), source: node, target: other)
        let n = Value(.node(node), bench.space, graph)
        let r = Value(.relationship(edge), bench.space, graph)
        #expect(try bench.call(.labels, n) == ["City"])
        #expect(try bench.call(.keys, n) == ["name"])
        #expect(try bench.call(.properties, n) == ["name": "Vientiane"])
        #expect(try bench.call(.type, r) == "NEAR")
        #expect(try bench.call(.startNode, r) == n)
        #expect(try bench.call(.id, n) == .integer(Int64(node.raw)))
        let path = Value.path(
            Path(nodes: [Node(node, graph), Node(other, graph)], relationships: [Relationship(edge, graph)]))
        #expect(try bench.call(.length, path) == 1)
        #expect(try bench.call(.relationships, path) == [r])
        for wrong in [0, 1.0, true, "", []] as [Value] {
            #expect(bench.callFailure(.type, wrong)?.code == .invalidArgumentValue)
            #expect(bench.callFailure(.labels, wrong)?.type == .typeError)
        }
        graph.deleteRelationship(edge)
        #expect(try bench.call(.type, r) == "NEAR")
        try graph.deleteNode(node)
        #expect(bench.callFailure(.labels, n)?.code == .deletedEntityAccess)
    }

    @Test func staticKindsRefuseWhatTheKitWantsRefused() {
        func admits(_ function: FunctionID, _ type: ValueType) -> Bool? {
            FunctionCatalog.signature(function).parameter(at: 0)?.admits(type)
        }
        #expect(admits(.type, .node) == false)
        #expect(admits(.labels, .path) == false)
        #expect(admits(.length, .node) == false)
        #expect(admits(.size, .path) == false)
        #expect(admits(.properties, .list(.boolean)) == false)
        #expect(admits(.range, .boolean) == true)
        #expect(admits(.labels, .any) == true)
        #expect(admits(.labels, .null) == true)
        #expect(admits(.sqrt, .integer) == true)
        #expect(FunctionCatalog.signature(.coalesce).resultType(of: [.null, .string]) == .string)
        #expect(FunctionCatalog.signature(.head).resultType(of: [.list(.integer)]) == .integer)
    }
}
