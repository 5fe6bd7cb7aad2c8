/// The scenarios that are known to fail, by key, one a line; lines with `#` are comments. The list only ever shrinks.
public struct KnownFailures: Sendable, Equatable {
    public private(set) var keys: Set<String>

    public init(keys: Set<String>) {
        self.keys = keys
    }

    /// Reads the text of a list.
    public init(text: String) {
        let lines = text.split(separator: "\n").map { $0.trimmed }
        keys = Set(lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }.map(String.init))
    }

    /// The list as a file, sorted by bytes.
    public var text: String {
        let head = """
            # Scenarios of the openCypher kit that do not pass yet: file › scenario › row of the examples.
            # The list only ever shrinks: a new failure fails the run, and so does a listed scenario that passes.

            """
        let lines = keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return head + lines.map { $0 + "\n" }.joined()
    }

    /// What a run says about the list.
    public struct Verdict: Sendable, Equatable {
        /// Failures that are not listed.
        public var new: [String]
        /// Listed scenarios that passed.
        public var mended: [String]

        /// Whether the run agrees with the list.
        public var isClean: Bool { new.isEmpty && mended.isEmpty }
    }

    /// Holds a run against the list. Listed scenarios that were not run do not count.
    public func verdict(on results: [ScenarioResult]) -> Verdict {
        var verdict = Verdict(new: [], mended: [])
        for result in results {
            switch result.outcome {
            case .passed: if keys.contains(result.scenario.key) { verdict.mended.append(result.scenario.key) }
            case .failed: if !keys.contains(result.scenario.key) { verdict.new.append(result.scenario.key) }
            }
        }
        return verdict
    }

    /// The list without the scenarios that passed. New failures are not added, unless the list was empty and is begun.
    public func updated(by results: [ScenarioResult]) -> KnownFailures {
        let verdict = verdict(on: results)
        return KnownFailures(keys: keys.isEmpty ? Set(verdict.new) : keys.subtracting(verdict.mended))
    }
}

/// A scenario and how it ended.
public struct ScenarioResult: Sendable {
    public var scenario: Scenario
    public var outcome: ScenarioOutcome

    public init(scenario: Scenario, outcome: ScenarioOutcome) {
        self.scenario = scenario
        self.outcome = outcome
    }
}
