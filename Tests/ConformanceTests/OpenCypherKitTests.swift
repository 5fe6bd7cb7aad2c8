import Entente
import QueryPlanning
import TestSupport
import Testing

@testable import ConformanceKit

/// The openCypher kit on Entente, in this process: a crash is a crash of the tests.
@Suite("openCypher kit")
struct OpenCypherKitTests {
    /// The engine in one of the ways it can run; the way must not show in the answers.
    enum Way: CaseIterable {
        case asUsual
        /// Rows cross every boundary of a batch.
        case oneRowBatches
        /// Logical plans as they come, without any rewrite.
        case withoutRules

        var settings: SessionSettings {
            var settings = EntenteEngine.standardSettings
            switch self {
            case .asUsual: break
            case .oneRowBatches: settings.batchSize = 1
            case .withoutRules:
                settings.planner.disabledRules = Set(QueryPlanner.ruleNames + QueryPlanner.physicalRuleNames)
            }
            return settings
        }
    }

    private func run(_ scenarios: [Scenario], on runner: ScenarioRunner, _ way: Way = .asUsual) -> [ScenarioResult] {
        var engine = EntenteEngine(settings: way.settings)
        return scenarios.map { ScenarioResult(scenario: $0, outcome: runner.run($0, on: &engine)) }
    }

    @Test("Every scenario passes", arguments: Way.allCases)
    func everyScenario(way: Way) throws {
        guard let kit = try openCypherKit() else { return }
        let results = run(kit.scenarios, on: ScenarioRunner(graphs: kit.graphs), way)
        print("openCypher kit, \(way): \(ConformanceReport(results).summary)")
        #expect(results.filter { $0.outcome != .passed }.map(\.scenario.key) == [])
    }

    @Test("A query that the kit wants to fail leaves the graph as it was")
    func atomicity() throws {
        guard let kit = try openCypherKit() else { return }
        let failing = kit.scenarios.filter { scenario in
            scenario.steps.contains { $0.text.contains(" should be raised at ") }
        }
        #expect(failing.count > 100)
        let results = run(failing, on: ScenarioRunner(graphs: kit.graphs, requiresAtomicity: true))
        let traces = results.compactMap { result -> String? in
            guard case .failed(let failure) = result.outcome, failure.kind == .sideEffects else { return nil }
            return "\(result.scenario.key): \(failure.actual)"
        }
        #expect(traces == [])
    }
}
