/// A scenario and how it ended.
public struct ScenarioResult: Sendable {
    public var scenario: Scenario
    public var outcome: ScenarioOutcome

    public init(scenario: Scenario, outcome: ScenarioOutcome) {
        self.scenario = scenario
        self.outcome = outcome
    }
}
