/// The results of a run as text.
public struct ConformanceReport: Sendable {
    private let results: [ScenarioResult]

    public init(_ results: [ScenarioResult]) {
        self.results = results
    }

    /// How many scenarios passed.
    public var passed: Int { results.count - failed }

    /// How many scenarios failed.
    public var failed: Int { results.count { $0.outcome != .passed } }

    /// `N passed, N failed`.
    public var summary: String { "\(passed) passed, \(failed) failed" }

    /// A failing scenario with what was expected and what came.
    public static func details(of scenario: Scenario, _ failure: ScenarioFailure) -> String {
        var lines = ["FAIL \(scenario.key)", "  \(scenario.file):\(scenario.line)  \(failure.kind.rawValue)"]
        for (title, text) in [("query", failure.query), ("expected", failure.expected), ("actual", failure.actual)]
        where !text.isEmpty {
            lines.append("  \(title):")
            lines += text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
        }
        return lines.joined(separator: "\n")
    }

    /// One line for each folder of features: passed of all.
    public var folderTable: String {
        let folders = Dictionary(grouping: results, by: \.scenario.folder)
        let lines = folders.keys.sorted().map { folder in
            let inside = folders[folder] ?? []
            let passed = inside.count { $0.outcome == .passed }
            return (folder: folder, count: "\(passed)/\(inside.count)", mark: passed == inside.count ? "" : "  *")
        }
        let width = lines.map(\.folder.count).max() ?? 0
        let digits = lines.map(\.count.count).max() ?? 0
        return lines.map { line in
            let gap = String(repeating: " ", count: width - line.folder.count + 2 + digits - line.count.count)
            return line.folder + gap + line.count + line.mark
        }
        .joined(separator: "\n")
    }

    /// The failures, most frequent first, by their kind and the first line of what came instead.
    public var failuresByCause: String {
        var groups: [String: [String]] = [:]
        for result in results {
            guard case .failed(let failure) = result.outcome else { continue }
            let cause: String
            switch failure.kind {
            case .kit, .setUp, .unexpectedError, .crash, .hang: cause = failure.actual
            case .missingError: cause = failure.expected
            case .wrongError: cause = "\(failure.expected), got \(failure.actual)"
            case .columns, .rows, .order, .sideEffects: cause = ""
            }
            let line = cause.split(separator: "\n").first.map { ": \($0)" } ?? ""
            groups[failure.kind.rawValue + line, default: []].append(result.scenario.key)
        }
        let sorted = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        return sorted.map { cause, keys in
            (["\(keys.count)  \(cause)"] + keys.map { "    \($0)" }).joined(separator: "\n")
        }
        .joined(separator: "\n")
    }
}
