/// Runs scenarios one by one on an engine and judges them.
public struct ScenarioRunner: Sendable {
    private let graphs: NamedGraphs
    private let requiresAtomicity: Bool

    /// - Parameters:
    ///   - graphs: what `the NAME graph` may ask for.
    ///   - requiresAtomicity: asks more than the kit does: a query that fails must have no side effects.
    public init(graphs: NamedGraphs, requiresAtomicity: Bool = false) {
        self.graphs = graphs
        self.requiresAtomicity = requiresAtomicity
    }

    /// Runs one scenario from a fresh start. The first thing that is wrong decides.
    public func run(_ scenario: Scenario, on engine: inout some ConformanceEngine) -> ScenarioOutcome {
        engine.reset()
        do {
            var run = ScenarioRun(
                graphs: graphs, observesSideEffects: try requiresAtomicity || scenario.observesSideEffects,
                requiresAtomicity: requiresAtomicity)
            for step in scenario.steps { try run.perform(ScenarioStep(step), on: &engine) }
            try run.finish()
            return .passed
        } catch let failure as ScenarioFailureError {
            return .failed(failure.failure)
        } catch {
            return .failed(
                ScenarioFailure(kind: .kit, expected: "a scenario that can be read", actual: String(describing: error)))
        }
    }
}

extension Scenario {
    /// Whether a step asks for side effects; the graph is not photographed otherwise.
    fileprivate var observesSideEffects: Bool {
        get throws(StepError) {
            for step in steps {
                if case .sideEffects = try ScenarioStep(step) { return true }
            }
            return false
        }
    }
}

/// Carries a failure out of the steps.
private struct ScenarioFailureError: Error {
    var failure: ScenarioFailure
}

/// The state of one scenario between its steps.
private struct ScenarioRun {
    let graphs: NamedGraphs
    let observesSideEffects: Bool
    let requiresAtomicity: Bool
    var parameters: [String: TCKValue] = [:]
    var last: Execution?

    /// The query that the next `Then` steps judge.
    struct Execution {
        var query: String
        var result: Result<TCKTable, TCKFailure>
        var sideEffects: SideEffects?
        /// Whether a step has looked at the result; an error that nobody expected must not pass.
        var isJudged = false
    }

    mutating func perform(_ step: ScenarioStep, on engine: inout some ConformanceEngine) throws(ScenarioFailureError) {
        switch step {
        case .emptyGraph, .anyGraph: break
        case .namedGraph(let name):
            guard let queries = graphs.queries(of: name) else {
                throw failure(.setUp, expected: "a graph named \(name)", actual: "none in graphs/")
            }
            for query in queries { try setUp(query, on: &engine) }
        case .setUp(let query): try setUp(query, on: &engine)
        case .parameters(let values): parameters = values
        case .procedure(let procedure):
            do {
                try engine.register(procedure)
            } catch {
                throw failure(.setUp, expected: "procedure \(procedure.name)", actual: error.description)
            }
        case .query(let query): try execute(query, observing: observesSideEffects, on: &engine)
        case .controlQuery(let query): try execute(query, observing: false, on: &engine)
        case .result(let expected): try judge(expected)
        case .failure(let expected): try judge(expected)
        case .sideEffects(let expected): try judge(expected)
        }
    }

    private func setUp(_ query: String, on engine: inout some ConformanceEngine) throws(ScenarioFailureError) {
        if case .failure(let error) = engine.execute(query, parameters: parameters) {
            throw failure(.setUp, expected: "a set-up without error", actual: error.description, query: query)
        }
    }

    private mutating func execute(
        _ query: String, observing: Bool, on engine: inout some ConformanceEngine
    ) throws(ScenarioFailureError) {
        try finish()
        let before = observing ? try state(of: &engine) : nil
        let result = engine.execute(query, parameters: parameters)
        let effects = try before.map { before throws(ScenarioFailureError) in
            try state(of: &engine).difference(since: before)
        }
        last = Execution(query: query, result: result, sideEffects: effects)
        if requiresAtomicity, case .failure(let error) = result, let effects, effects != SideEffects() {
            throw failure(
                .sideEffects, expected: "no side effects of a query that fails (\(error))",
                actual: effects.description, query: query)
        }
    }

    private func state(of engine: inout some ConformanceEngine) throws(ScenarioFailureError) -> GraphState {
        switch GraphState.capture(&engine) {
        case .success(let state): return state
        case .failure(let error):
            throw failure(.setUp, expected: "the queries that observe the graph", actual: error.description)
        }
    }

    /// A query whose error no step has expected fails its scenario.
    func finish() throws(ScenarioFailureError) {
        guard let last, !last.isJudged, case .failure(let error) = last.result else { return }
        throw failure(.unexpectedError, expected: "no error", actual: error.description, query: last.query)
    }

    private mutating func judged() throws(ScenarioFailureError) -> Execution {
        guard let execution = last else {
            throw failure(.kit, expected: "a query before its judgement", actual: "none")
        }
        last?.isJudged = true
        return execution
    }

    private mutating func judge(_ expected: ExpectedResult) throws(ScenarioFailureError) {
        let execution = try judged()
        let wanted = expected.table?.description ?? "no rows"
        let actual: TCKTable
        switch execution.result {
        case .success(let table): actual = table
        case .failure(let error):
            throw failure(
                .unexpectedError, expected: wanted, actual: error.description, query: execution.query)
        }
        let kind: ScenarioFailure.Kind
        if let table = expected.table {
            let same = { (ordered: Bool) in
                table.matches(actual, ordered: ordered, ignoringListOrder: expected.ignoresListOrder)
            }
            if same(expected.isOrdered) { return }
            kind = !table.areSameColumns(as: actual) ? .columns : expected.isOrdered && same(false) ? .order : .rows
        } else {
            if actual.rows.isEmpty { return }
            kind = .rows
        }
        throw failure(kind, expected: wanted, actual: actual.description, query: execution.query)
    }

    private mutating func judge(_ expected: ExpectedFailure) throws(ScenarioFailureError) {
        let execution = try judged()
        switch execution.result {
        case .success(let table):
            throw failure(
                .missingError, expected: expected.description, actual: table.description, query: execution.query)
        case .failure(let error):
            if expected.matches(error) { return }
            throw failure(
                .wrongError, expected: expected.description, actual: error.description, query: execution.query)
        }
    }

    private func judge(_ expected: SideEffects) throws(ScenarioFailureError) {
        guard let execution = last, let actual = execution.sideEffects else {
            throw failure(.kit, expected: expected.description, actual: "no query whose side effects were observed")
        }
        if actual == expected { return }
        throw failure(
            .sideEffects, expected: expected.description, actual: actual.description, query: execution.query)
    }

    private func failure(
        _ kind: ScenarioFailure.Kind, expected: String, actual: String, query: String = ""
    ) -> ScenarioFailureError {
        ScenarioFailureError(
            failure: ScenarioFailure(kind: kind, expected: expected, actual: actual, query: query))
    }
}
