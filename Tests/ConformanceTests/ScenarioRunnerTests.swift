import Testing

@testable import ConformanceKit

/// The judge must find every kind of mistake, else a pass means nothing.
@Suite("Judge of scenarios")
struct ScenarioRunnerTests {
    private func outcome(_ steps: String, _ answers: [String: ScriptedEngine.Answer]) throws -> ScenarioOutcome {
        let scenario = try #require(
            try GherkinReader.read("Feature: F\nScenario: S\n" + steps).scenarios(file: "F.feature").first)
        var engine = ScriptedEngine(answers)
        return ScenarioRunner(graphs: NamedGraphs(directory: nil)).run(scenario, on: &engine)
    }

    private func kind(_ outcome: ScenarioOutcome) -> ScenarioFailure.Kind? {
        guard case .failed(let failure) = outcome else { return nil }
        return failure.kind
    }

    private func rows(_ cells: [[String]]) throws -> ScriptedEngine.Answer {
        let table = try TCKTable(cells: cells)
        return { _ in .success(table) }
    }

    private static let nothing = TCKTable(columns: [], rows: [])
    private static let query = "When executing query:\n\"\"\"\nQ\n\"\"\"\n"
    private static let twoRows = "| a |\n| 1 |\n| 2 |\n"

    @Test("The right rows pass")
    func rightRows() throws {
        let answer = try rows([["a"], ["2"], ["1"]])
        #expect(
            try outcome(Self.query + "Then the result should be, in any order:\n" + Self.twoRows, ["Q": answer])
                == .passed)
    }

    @Test("Wrong rows, order and columns are told apart")
    func wrongRows() throws {
        let ordered = Self.query + "Then the result should be, in order:\n" + Self.twoRows
        let unordered = Self.query + "Then the result should be, in any order:\n" + Self.twoRows
        #expect(try kind(outcome(ordered, ["Q": rows([["a"], ["2"], ["1"]])])) == .order)
        #expect(try kind(outcome(ordered, ["Q": rows([["a"], ["1"], ["3"]])])) == .rows)
        #expect(try kind(outcome(unordered, ["Q": rows([["a"], ["1"]])])) == .rows)
        #expect(try kind(outcome(unordered, ["Q": rows([["a"], ["1"], ["1"], ["2"]])])) == .rows)
        #expect(try kind(outcome(unordered, ["Q": rows([["b"], ["1"], ["2"]])])) == .columns)
        #expect(try kind(outcome(unordered, ["Q": rows([["a"], ["1"], ["2.0"]])])) == .rows)
        let empty = Self.query + "Then the result should be empty"
        #expect(try kind(outcome(empty, ["Q": rows([["a"], ["1"]])])) == .rows)
        #expect(try outcome(empty, ["Q": rows([["a"]])]) == .passed)
    }

    @Test("Errors: expected, missing, wrong, unexpected, unjudged")
    func errors() throws {
        let asked = Self.query + "Then a TypeError should be raised at runtime: InvalidArgumentType"
        func raise(_ type: String, _ phase: TCKFailure.Phase, _ detail: String) -> ScriptedEngine.Answer {
            { _ in .failure(TCKFailure(type: type, phase: phase, detail: detail, message: "no")) }
        }
        let right = raise("TypeError", .runtime, "InvalidArgumentType")
        #expect(try outcome(asked, ["Q": right]) == .passed)
        #expect(try kind(outcome(asked, ["Q": raise("TypeError", .compileTime, "InvalidArgumentType")])) == .wrongError)
        #expect(try kind(outcome(asked, ["Q": raise("TypeError", .runtime, "Other")])) == .wrongError)
        #expect(try kind(outcome(asked, ["Q": raise("SyntaxError", .runtime, "InvalidArgumentType")])) == .wrongError)
        #expect(try kind(outcome(asked, ["Q": rows([["a"], ["1"]])])) == .missingError)
        let rowsAsked = Self.query + "Then the result should be empty"
        #expect(try kind(outcome(rowsAsked, ["Q": right])) == .unexpectedError)
        #expect(try kind(outcome(Self.query, ["Q": right])) == .unexpectedError)
        #expect(try kind(outcome(Self.query + "Then no side effects", ["Q": right])) == .unexpectedError)
    }

    @Test("Side effects are differences of the graph")
    func sideEffects() throws {
        let setUp = "Given an empty graph\nAnd having executed:\n\"\"\"\nS\n\"\"\"\n"
        let answers: [String: ScriptedEngine.Answer] = [
            "S": { graph in
                graph.nodes = [
                    0: TCKNode(labels: ["A"], properties: ["k": .integer(1)]),
                    1: TCKNode(labels: ["A"], properties: [:]),
                ]
                graph.relationships = [0: TCKRelationship(type: "T", properties: ["k": .integer(1)])]
                return .success(Self.nothing)
            },
            // Rewrites a value with itself, changes another, swaps a node for one with a new label, adds to a label
            // that exists.
            "Q": { graph in
                graph.nodes[0]?.properties["k"] = .integer(1)
                graph.nodes[0]?.labels = ["A", "B"]
                graph.nodes[1] = nil
                graph.nodes[2] = TCKNode(labels: ["B"], properties: ["m": .float(0)])
                graph.relationships[0]?.properties["k"] = .integer(2)
                return .success(Self.nothing)
            },
        ]
        let right = """
            Then the side effects should be:
            | +nodes | 1 |
            | -nodes | 1 |
            | +labels | 1 |
            | +properties | 2 |
            | -properties | 1 |
            """
        #expect(try outcome(setUp + Self.query + right, answers) == .passed)
        #expect(try kind(outcome(setUp + Self.query + "Then no side effects", answers)) == .sideEffects)
        #expect(
            try kind(outcome(setUp + Self.query + "Then the side effects should be:\n| +nodes | 1 |", answers))
                == .sideEffects)
    }

    @Test("On request, a query that fails must leave the graph as it was")
    func atomicity() throws {
        let text = "Feature: F\nScenario: S\n" + Self.query + "Then a TypeError should be raised at any time: *"
        let scenario = try #require(try GherkinReader.read(text).scenarios(file: "F.feature").first)
        func outcome(leavingNodes nodes: [Int64: TCKNode]) -> ScenarioOutcome {
            var engine = ScriptedEngine([
                "Q": { graph in
                    graph.nodes = nodes
                    return .failure(TCKFailure(type: "TypeError", phase: .runtime, detail: "X", message: ""))
                }
            ])
            let runner = ScenarioRunner(graphs: NamedGraphs(directory: nil), requiresAtomicity: true)
            return runner.run(scenario, on: &engine)
        }
        #expect(outcome(leavingNodes: [:]) == .passed)
        #expect(kind(outcome(leavingNodes: [1: TCKNode(labels: [], properties: [:])])) == .sideEffects)
    }

    @Test("A control query is judged, and so is the query before it")
    func controlQueries() throws {
        let steps = """
            Then the result should be empty
            When executing control query:
            \"\"\"
            C
            \"\"\"
            Then the result should be, in any order:
            | a |
            | 1 |
            """
        let nothing: ScriptedEngine.Answer = { _ in .success(Self.nothing) }
        #expect(try outcome(Self.query + steps, ["Q": nothing, "C": rows([["a"], ["1"]])]) == .passed)
        #expect(try kind(outcome(Self.query + steps, ["Q": nothing, "C": rows([["a"], ["2"]])])) == .rows)
        #expect(
            try kind(outcome(Self.query + steps, ["Q": rows([["a"], ["2"]]), "C": rows([["a"], ["1"]])])) == .rows)
        #expect(try kind(outcome(Self.query + steps, ["Q": nothing])) == .unexpectedError)
    }

    @Test("What the kit cannot do fails visibly")
    func unreadable() throws {
        let answer = try rows([["a"], ["1"]])
        #expect(try kind(outcome("Given the moon is full\n" + Self.query, ["Q": answer])) == .kit)
        #expect(try kind(outcome("Given the unheard-of graph\n" + Self.query, ["Q": answer])) == .setUp)
        #expect(try kind(outcome("Given having executed:\n\"\"\"\nS\n\"\"\"\n" + Self.query, ["Q": answer])) == .setUp)
        #expect(try kind(outcome("Then the result should be empty", [:])) == .kit)
        #expect(
            try kind(outcome(Self.query + "Then the result should be, in any order:\n| a |\n| [1 |", ["Q": answer]))
                == .kit)
    }

    @Test("Parameters and procedures reach the engine")
    func settings() throws {
        let text = """
            Feature: F
            Scenario: S
            Given there exists a procedure test.doNothing() :: ():
            |
            And parameters are:
            | x | 'y' |
            When executing query:
            \"\"\"
            Q
            \"\"\"
            """
        let scenario = try #require(try GherkinReader.read(text).scenarios(file: "F.feature").first)
        var engine = ScriptedEngine(["Q": { _ in .success(Self.nothing) }])
        let outcome = ScenarioRunner(graphs: NamedGraphs(directory: nil)).run(scenario, on: &engine)
        #expect(outcome == .passed)
        #expect(engine.procedures.map(\.name) == ["test.doNothing"])
        #expect(engine.parameters.mapValues(\.description) == ["x": "'y'"])
    }
}
