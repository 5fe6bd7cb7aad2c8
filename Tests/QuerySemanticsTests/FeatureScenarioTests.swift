import QuerySemantics
import QuerySyntax
import Testing

/// Every query of the conformance kit: those that must be refused before they run are, for the right reason, and all
/// others bind.
@Suite struct FeatureScenarioTests {
    @Test func everyScenarioOfTheKit() throws {
        guard let root = FeatureReader.root else {
            print("SKIPPED: no openCypher TCK beside this package; set ENTENTE_TCK or ENTENTE_SHARED")
            return
        }
        let scenarios = try FeatureReader.scenarios(under: root)
        #expect(scenarios.count > 1000)
        var failures: [String] = []
        for scenario in scenarios {
            for query in scenario.otherQueries {
                if case .refused(let type, let code) = outcome(query, procedures: scenario.procedures) {
                    failures.append("\(scenario.name)\n\(query)\n  refused with \(type): \(code)")
                }
            }
            failures += judge(scenario)
        }
        #expect(failures.isEmpty, "\(failures.count) failures\n\(failures.joined(separator: "\n\n"))")
    }

    private func judge(_ scenario: FeatureScenario) -> [String] {
        let outcome = outcome(
            scenario.query, parameters: scenario.parameters, procedures: scenario.procedures)
        switch (outcome, scenario.error) {
        case (.bound, nil): return []
        case (.bound, let error?):
            if error.phase != "compile time" { return [] }
            return ["\(scenario.name)\n\(scenario.query)\n  bound, but \(error.type): \(error.detail) is wanted"]
        case (.refused(let type, let code), nil):
            return ["\(scenario.name)\n\(scenario.query)\n  refused with \(type): \(code)"]
        case (.refused(let type, let code), let error?):
            if error.phase != "runtime", type == error.type, code == error.detail || error.detail == "*" { return [] }
            return [
                "\(scenario.name)\n\(scenario.query)\n  refused with \(type): \(code), but \(error.type): "
                    + "\(error.detail) at \(error.phase) is wanted"
            ]
        }
    }
}
