import ConformanceKit
import QuerySemantics
import TestSupport
import Testing

/// Every query of the conformance kit: those that must be refused before they run are, for the right reason, and all
/// others bind.
@Suite struct FeatureScenarioTests {
    @Test func everyScenarioOfTheKit() throws {
        guard let folder = RepositoryFiles.conformanceKit else {
            print("SKIPPED: no openCypher TCK beside this package; set ENTENTE_TCK or ENTENTE_SHARED")
            return
        }
        let kit = try ConformanceKitFolder(path: folder.path)
        #expect(kit.scenarios.count > 1000)
        let failures = try kit.scenarios.flatMap(judge)
        #expect(failures.isEmpty, "\(failures.count) failures\n\(failures.joined(separator: "\n\n"))")
    }

    private func judge(_ scenario: Scenario) throws -> [String] {
        var parameters: Set<String> = []
        var procedures: [String: ProcedureSignature] = [:]
        var subject: String?
        for step in scenario.steps {
            switch try ScenarioStep(step) {
            case .parameters(let values): parameters.formUnion(values.keys)
            case .procedure(let procedure): procedures[procedure.name] = procedure.signature
            case .query(let text): subject = text
            case .emptyGraph, .anyGraph, .namedGraph, .setUp, .controlQuery, .result, .sideEffects, .failure: break
            }
        }
        return try scenario.queries().compactMap { query in
            let names = query.text == subject ? parameters : nil
            let outcome = outcome(query.text, parameters: names, procedures: procedures)
            guard let flaw = flaw(outcome, query.failure) else { return nil }
            return "\(scenario.key)\n\(query.text)\n  \(flaw)"
        }
    }

    private func flaw(_ outcome: Outcome, _ wanted: ExpectedFailure?) -> String? {
        switch (outcome, wanted) {
        case (.bound, nil): return nil
        case (.bound, let wanted?): return wanted.phase == .compileTime ? "bound, but \(wanted) is wanted" : nil
        case (.refused(let type, let code), let wanted):
            let failure = TCKFailure(type: type, phase: .compileTime, detail: code, message: "")
            if let wanted, wanted.matches(failure) { return nil }
            return "refused with \(type): \(code), but \(wanted?.description ?? "a result") is wanted"
        }
    }
}
