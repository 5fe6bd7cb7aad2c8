import TestSupport
import Testing

@testable import ConformanceKit

/// The openCypher kit, or nil on a machine that has none; that is said aloud once a test.
func openCypherKit() throws -> ConformanceKitFolder? {
    guard let folder = RepositoryFiles.conformanceKit else {
        print("SKIPPED: no openCypher kit at ../shared/opencypher-tck, and ENTENTE_TCK names none")
        return nil
    }
    return try ConformanceKitFolder(path: folder.path)
}

@Suite("Reading the openCypher kit")
struct KitReadingTests {
    @Test("Every feature, step, table and value is understood")
    func everyStep() throws {
        guard let kit = try openCypherKit() else { return }
        #expect(kit.unreadable.map(\.file) == [])
        var problems: [String] = []
        for scenario in kit.scenarios {
            for step in scenario.steps {
                do {
                    _ = try ScenarioStep(step)
                } catch {
                    problems.append("\(scenario.key): \(error)")
                }
            }
        }
        #expect(problems == [])
        #expect(kit.scenarios.count > 1000)
    }

    @Test("Every scenario has a key of its own")
    func keys() throws {
        guard let kit = try openCypherKit() else { return }
        let keys = Dictionary(grouping: kit.scenarios, by: \.key).filter { $0.value.count > 1 }
        #expect(keys.keys.sorted() == [])
    }

    @Test("Every named graph that a scenario asks for is there")
    func namedGraphs() throws {
        guard let kit = try openCypherKit() else { return }
        for scenario in kit.scenarios {
            for step in scenario.steps {
                guard case .namedGraph(let name)? = try? ScenarioStep(step) else { continue }
                #expect(kit.graphs.queries(of: name)?.isEmpty == false, "\(name)")
            }
        }
    }

    @Test("Every scenario asks for something")
    func expectations() throws {
        guard let kit = try openCypherKit() else { return }
        for scenario in kit.scenarios {
            let steps = scenario.steps.compactMap { try? ScenarioStep($0) }
            let judges = steps.contains { step in
                switch step {
                case .result, .failure: true
                case .emptyGraph, .anyGraph, .namedGraph, .setUp, .parameters, .procedure, .query, .controlQuery,
                    .sideEffects:
                    false
                }
            }
            #expect(judges, "\(scenario.key)")
        }
    }
}
