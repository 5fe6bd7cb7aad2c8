import Testing

@testable import ConformanceKit

@Suite("Known failures and reports")
struct KnownFailuresTests {
    private let failure = ScenarioOutcome.failed(ScenarioFailure(kind: .rows, expected: "1", actual: "2"))

    private func result(_ name: String, _ outcome: ScenarioOutcome) -> ScenarioResult {
        let scenario = Scenario(file: "a/F.feature", name: name, example: nil, tags: [], steps: [], line: 1)
        return ScenarioResult(scenario: scenario, outcome: outcome)
    }

    @Test("A new failure and a mended scenario are both findings")
    func verdict() {
        let known = KnownFailures(text: "# comment\na/F.feature › one\n\na/F.feature › two\na/F.feature › elsewhere\n")
        let clean = known.verdict(on: [result("one", failure), result("two", failure), result("three", .passed)])
        #expect(clean.isClean)
        let findings = known.verdict(on: [result("one", .passed), result("two", failure), result("three", failure)])
        #expect(findings == .init(new: ["a/F.feature › three"], mended: ["a/F.feature › one"]))
    }

    @Test("Updating shrinks the list and begins an empty one")
    func updating() {
        let results = [result("one", .passed), result("two", failure), result("three", failure)]
        let known = KnownFailures(keys: ["a/F.feature › one", "a/F.feature › two"])
        #expect(known.updated(by: results).keys == ["a/F.feature › two"])
        let begun = KnownFailures(keys: []).updated(by: results)
        #expect(begun.keys == ["a/F.feature › two", "a/F.feature › three"])
        #expect(KnownFailures(text: begun.text) == begun)
    }

    @Test("The report counts, sorts and names")
    func report() {
        let report = ConformanceReport([result("one", .passed), result("two", failure)])
        #expect(report.summary == "1 passed, 1 failed")
        #expect(report.folderTable == "a  1/2  *")
        #expect(report.failuresByCause == "1  rows\n    a/F.feature › two")
    }
}
