/// A query text of the kit, and what its scenario says of it.
public struct KitQuery: Sendable {
    public var text: String
    /// `clauses/match/Match1.feature:line` of the step that runs it.
    public var place: String
    /// The kit tags the scenario as one whose query is no sentence of its grammar.
    public var isUngrammatical: Bool
    /// The error that it must raise, where it must.
    public var failure: ExpectedFailure?
}

extension Scenario {
    /// The texts given to the engine, in order: set-up, query, control queries.
    ///
    /// - Throws: `StepError` for a step that cannot be read.
    public func queries() throws(StepError) -> [KitQuery] {
        var queries: [KitQuery] = []
        /// Where the query is that the scenario is about, of which its tags and its error speak.
        var subject: Int?
        for step in steps {
            switch try ScenarioStep(step) {
            case .query(let text):
                subject = queries.count
                queries.append(query(text, at: step, isUngrammatical: tags.contains("@skipGrammarCheck")))
            case .setUp(let text), .controlQuery(let text): queries.append(query(text, at: step))
            case .failure(let failure):
                if let subject { queries[subject].failure = failure }
            case .emptyGraph, .anyGraph, .namedGraph, .parameters, .procedure, .result, .sideEffects: break
            }
        }
        return queries
    }

    private func query(_ text: String, at step: Step, isUngrammatical: Bool = false) -> KitQuery {
        KitQuery(text: text, place: "\(file):\(step.line)", isUngrammatical: isUngrammatical, failure: nil)
    }
}

extension ConformanceKitFolder {
    /// The queries of all scenarios in their order, equal texts once.
    ///
    /// - Throws: `StepError` for a step that cannot be read.
    public func queries() throws(StepError) -> [KitQuery] {
        var seen: Set<String> = []
        var distinct: [KitQuery] = []
        for scenario in scenarios {
            for query in try scenario.queries() where seen.insert(query.text).inserted { distinct.append(query) }
        }
        return distinct
    }
}
