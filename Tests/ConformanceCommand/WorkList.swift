import ConformanceKit

/// The scenarios of all paths of the command line, each with the graphs of its kit.
///
/// Parent and workers read the same paths, so a number means the same scenario to both.
struct WorkList {
    struct Item {
        var scenario: Scenario
        var runner: ScenarioRunner
    }

    var items: [Item] = []
    /// Feature files that could not be read, as failures.
    var unreadable: [ScenarioResult] = []

    init(paths: [String]) throws {
        for path in paths {
            let kit = try ConformanceKitFolder(path: path)
            let runner = ScenarioRunner(graphs: kit.graphs)
            items += kit.scenarios.map { Item(scenario: $0, runner: runner) }
            unreadable += kit.unreadable.map { file, reason in
                let scenario = Scenario(unreadable: file)
                let failure = ScenarioFailure(kind: .kit, expected: "a feature file", actual: reason)
                return ScenarioResult(scenario: scenario, outcome: .failed(failure))
            }
        }
    }

    func runInProcess(_ chosen: [Int], each: (ScenarioResult) -> Void) -> [ScenarioResult] {
        var engine = EntenteEngine()
        return chosen.map { index in
            let item = items[index]
            let result = ScenarioResult(
                scenario: item.scenario, outcome: item.runner.run(item.scenario, on: &engine))
            each(result)
            return result
        }
    }
}
