import ArgumentParser
import ConformanceKit
import Foundation

/// `conformance PATH…`: runs the scenarios of a kit and prints what failed.
///
/// Every scenario runs in a worker process, so that a crash or a hang costs that scenario only.
@main
struct ConformanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conformance",
        abstract: "Runs the scenarios of an openCypher kit (a folder with features/ and graphs/) on Entente.",
        discussion: """
            Prints every failing scenario with what was expected and what came, then a line for each folder, and closes \
            with `N passed, N failed`. Exits with 0 when nothing failed.
            """)

    @Argument(help: "A kit, a folder inside its features, or a feature file.")
    var paths: [String]

    @Option(help: "Run only scenarios whose `file › name › row` contains this text.")
    var filter: String?

    @Option(help: "Write the failing scenarios to a file, one a line.")
    var list: String?

    @Option(help: "Write the failing scenarios to a file, grouped by what went wrong.")
    var causes: String?

    @Flag(name: .shortAndLong, help: "Print every scenario as it ends.")
    var verbose = false

    @Flag(name: .shortAndLong, help: "Leave out the details of failing scenarios.")
    var quiet = false

    @Option(help: "How many worker processes run at once.")
    var jobs = 1

    @Option(help: "Seconds after which a scenario has hung.")
    var deadline = 10.0

    @Flag(help: "Run without worker processes: for debuggers and profilers; a crash ends the run.")
    var inProcess = false

    @Flag(help: .hidden)
    var worker = false

    func validate() throws {
        guard jobs > 0, deadline > 0 else { throw ValidationError("--jobs and --deadline are above zero.") }
        for path in paths where !FileManager.default.fileExists(atPath: path) {
            throw ValidationError("There is nothing at \(path).")
        }
    }

    func run() throws {
        let work = try WorkList(paths: paths)
        if worker { return try Worker(work).serve() }

        let chosen = work.items.indices.filter { index in
            filter.map { work.items[index].scenario.key.contains($0) } ?? true
        }
        let outcomes =
            inProcess
            ? work.runInProcess(chosen, each: announce)
            : try WorkerPool(paths: paths, work: work, deadline: deadline).run(chosen, jobs: jobs, each: announce)
        let results = outcomes + (filter == nil ? work.unreadable : [])
        let report = ConformanceReport(results)

        if !quiet {
            for result in results {
                guard case .failed(let failure) = result.outcome else { continue }
                print(ConformanceReport.details(of: result.scenario, failure), terminator: "\n\n")
            }
        }
        if !results.isEmpty { print(report.folderTable, terminator: "\n\n") }
        try write(results, report)
        print(report.summary)
        if !results.allSatisfy({ $0.outcome == .passed }) { throw ExitCode(1) }
    }

    private func announce(_ result: ScenarioResult) {
        guard verbose else { return }
        print(result.outcome == .passed ? "ok   \(result.scenario.key)" : "FAIL \(result.scenario.key)")
    }

    private func write(_ results: [ScenarioResult], _ report: ConformanceReport) throws {
        if let list {
            let failing = results.filter { $0.outcome != .passed }.map(\.scenario.key)
            try (failing.map { $0 + "\n" }.joined()).write(toFile: list, atomically: true, encoding: .utf8)
        }
        if let causes {
            try (report.failuresByCause + "\n").write(toFile: causes, atomically: true, encoding: .utf8)
        }
    }
}
