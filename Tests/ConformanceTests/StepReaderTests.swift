import Testing

@testable import ConformanceKit

@Suite("Steps of the kit")
struct StepReaderTests {
    private func read(_ text: String, _ argument: StepArgument = .none) throws -> ScenarioStep {
        try ScenarioStep(Step(text: text, argument: argument, line: 7))
    }

    @Test("An unknown step is an error, not a pass")
    func unknown() {
        #expect(throws: StepError(kind: .unknownStep, step: "the moon is full", line: 7)) {
            try self.read("the moon is full")
        }
        #expect(throws: StepError(kind: .missingText, step: "executing query:", line: 7)) {
            try self.read("executing query:")
        }
        #expect(
            throws: StepError(kind: .unknownSideEffect("+moons"), step: "the side effects should be:", line: 7)
        ) {
            try self.read("the side effects should be:", .table([["+moons", "1"]]))
        }
    }

    @Test("Errors: any time and any detail match all")
    func failures() throws {
        guard case .failure(let exact) = try read("a TypeError should be raised at runtime: InvalidArgumentType"),
            case .failure(let loose) = try read("an ArgumentError should be raised at any time: *")
        else {
            Issue.record("not read as failures")
            return
        }
        func failure(_ type: String, _ phase: TCKFailure.Phase, _ detail: String) -> TCKFailure {
            TCKFailure(type: type, phase: phase, detail: detail, message: "")
        }
        #expect(exact.matches(failure("TypeError", .runtime, "InvalidArgumentType")))
        #expect(!exact.matches(failure("SyntaxError", .runtime, "InvalidArgumentType")))
        #expect(!exact.matches(failure("TypeError", .compileTime, "InvalidArgumentType")))
        #expect(!exact.matches(failure("TypeError", .runtime, "InvalidArgumentValue")))
        #expect(loose.matches(failure("ArgumentError", .compileTime, "NumberOutOfRange")))
        #expect(!loose.matches(failure("TypeError", .compileTime, "NumberOutOfRange")))
    }

    @Test("Parameters and side effects are tables without a header")
    func tablesWithoutHeader() throws {
        guard case .parameters(let values) = try read("parameters are:", .table([["a", "1"], ["b", "[null]"]])),
            case .sideEffects(let effects) = try read(
                "the side effects should be:", .table([["+nodes", "2"], ["-labels", "1"], ["+properties", "0"]])),
            case .sideEffects(let none) = try read("no side effects")
        else {
            Issue.record("not read")
            return
        }
        #expect(values.mapValues(\.description) == ["a": "1", "b": "[null]"])
        #expect(effects == SideEffects([.addedNodes: 2, .removedLabels: 1]))
        #expect(none == SideEffects())
    }

    @Test("A procedure answers from its table")
    func procedure() throws {
        let signature =
            "there exists a procedure test.my.proc(name :: STRING?, in :: FLOAT) :: (out :: INTEGER?, more :: NUMBER?):"
        let cells = [
            ["name", "in", "out", "more"], ["'a'", "1.0", "10", "null"], ["'a'", "2.0", "20", "1"],
            ["'a'", "1.0", "11", "2"],
        ]
        guard case .procedure(let procedure) = try read(signature, .table(cells)) else {
            Issue.record("not read as a procedure")
            return
        }
        #expect(procedure.name == "test.my.proc")
        #expect(procedure.inputs.map(\.name) == ["name", "in"])
        #expect(procedure.inputs.map(\.type) == ["STRING", "FLOAT"])
        #expect(procedure.inputs.map(\.isNullable) == [true, false])
        #expect(procedure.outputs.map(\.name) == ["out", "more"])
        let answer = procedure.answer(to: [.string("a"), .integer(1)])
        #expect(answer.map { $0.map(\.description) } == [["10", "null"], ["11", "2"]])
        #expect(procedure.answer(to: [.string("b"), .integer(1)]).isEmpty)
    }

    @Test("A procedure without inputs and outputs")
    func doNothing() throws {
        guard
            case .procedure(let procedure) = try read("there exists a procedure test.doNothing() :: ():", .table([[]]))
        else {
            Issue.record("not read as a procedure")
            return
        }
        #expect(procedure.inputs.isEmpty && procedure.outputs.isEmpty && procedure.rows.isEmpty)
        #expect(throws: StepError.self) { try self.read("there exists a procedure test.odd() : x:") }
    }
}
