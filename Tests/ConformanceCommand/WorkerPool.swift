import ConformanceKit
import Foundation
import Synchronization

/// Shares scenarios among worker processes; a worker that dies or hangs is replaced.
struct WorkerPool {
    private let paths: [String]
    private let work: WorkList
    private let deadline: Double

    /// - Parameter deadline: seconds a scenario may take.
    init(paths: [String], work: WorkList, deadline: Double) throws {
        self.paths = paths
        self.work = work
        self.deadline = deadline
        // Writing to a worker that has died shall be an error, not the end of this program too.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Runs the chosen scenarios and returns their results in the order of `chosen`.
    ///
    /// - Parameter each: called after every scenario, in the order in which they end.
    func run(_ chosen: [Int], jobs: Int, each: (ScenarioResult) -> Void) throws -> [ScenarioResult] {
        if jobs == 1 { return try runAll(chosen, each: each) }
        let shares = (0..<jobs).map { job in
            stride(from: job, to: chosen.count, by: jobs).map { chosen[$0] }
        }
        let outcomes = Mutex<[Int: ScenarioOutcome]>([:])
        let problem = Mutex<(any Error)?>(nil)
        DispatchQueue.concurrentPerform(iterations: jobs) { job in
            do {
                for (index, outcome) in zip(shares[job], try runAll(shares[job], each: { _ in }).map(\.outcome)) {
                    outcomes.withLock { $0[index] = outcome }
                }
            } catch {
                problem.withLock { $0 = error }
            }
        }
        if let error = problem.withLock({ $0 }) { throw error }
        let all = outcomes.withLock { $0 }
        return chosen.compactMap { index in
            guard let outcome = all[index] else { return nil }
            let result = ScenarioResult(scenario: work.items[index].scenario, outcome: outcome)
            each(result)
            return result
        }
    }

    private func runAll(_ chosen: [Int], each: (ScenarioResult) -> Void) throws -> [ScenarioResult] {
        guard !chosen.isEmpty else { return [] }
        var worker = try WorkerProcess(paths: paths)
        var results: [ScenarioResult] = []
        for index in chosen {
            let outcome = worker.run(index, deadline: deadline)
            let result = ScenarioResult(scenario: work.items[index].scenario, outcome: outcome)
            each(result)
            results.append(result)
            if case .failed(let failure) = outcome, failure.kind == .crash || failure.kind == .hang {
                worker = try WorkerProcess(paths: paths)
            }
        }
        worker.finish()
        return results
    }
}
