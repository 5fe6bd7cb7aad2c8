import QueryPlanning
import Testing

/// What each rule does, and that it can be switched off by its name.
@Suite("Rewrite rules")
struct RuleTests {
    private let statistics = FakeStatistics(
        labels: ["A": 100, "B": 50], types: ["R": 500, "S": 100], sources: ["R A": 400], targets: ["R B": 300])

    private func operators(_ text: String, without rules: Set<String> = []) throws -> [String] {
        var options = PlannerOptions()
        options.disabledRules = rules
        return try PlannedQuery(text, statistics, options).operators
    }

    @Test("ORDER BY with LIMIT keeps the best rows only")
    func top() throws {
        let text = "MATCH (a:A) RETURN a.x AS x ORDER BY x LIMIT 3"
        #expect(try operators(text).contains("Top"))
        let off = try operators(text, without: ["SortWithLimitBecomesTop"])
        #expect(off.contains("Sort") && off.contains("Limit") && !off.contains("Top"))
        let skipping = try operators("MATCH (a:A) RETURN a.x AS x ORDER BY x SKIP 2 LIMIT 3")
        #expect(skipping.contains("Top") && !skipping.contains("Skip"))
        #expect(try !operators("MATCH (a:A) RETURN a.x AS x ORDER BY x").contains("Top"))
        #expect(try !operators("MATCH (a:A) RETURN a.x AS x LIMIT 3").contains("Top"))
    }

    @Test("What is only counted is not enumerated")
    func count() throws {
        let text = "MATCH (a:A)-[:R]->(b) RETURN count(*) AS n"
        #expect(try operators(text).contains("Expand(Count)"))
        #expect(try operators(text, without: ["CountInsteadOfEnumerate"]).contains("Expand(All)"))
        // The far node's property is read.
        #expect(try !operators("MATCH (a:A)-[:R]->(b) RETURN sum(b.x) AS n").contains("Expand(Count)"))
    }

    @Test("Below DISTINCT, one relationship is as good as many")
    func exists() throws {
        #expect(try operators("MATCH (a:A)-[:R]->() RETURN DISTINCT a").contains("Expand(Exists)"))
        #expect(try operators("MATCH (a:A)-[:R]->() RETURN max(a.x) AS m").contains("Expand(Exists)"))
        #expect(try !operators("MATCH (a:A)-[:R]->() RETURN a").contains("Expand(Exists)"))
        // A limit counts rows.
        #expect(
            try !operators("MATCH (a:A)-[:R]->() WITH a LIMIT 3 RETURN DISTINCT a").contains("Expand(Exists)"))
    }

    @Test("Patterns in WHERE become semi-joins and anti-joins")
    func semiApply() throws {
        for condition in [
            "(a)-[:R]->(:B)", "EXISTS { (a)-[:R]->(:B) }", "EXISTS { MATCH (a)-[:R]->(b:B) WHERE b.x > 1 }",
        ] {
            let text = "MATCH (a:A) WHERE \(condition) RETURN a"
            #expect(try operators(text).contains("SemiApply"), "\(condition)")
            #expect(
                try !operators(text, without: ["UnnestExistsSubqueries"]).contains("SemiApply"), "\(condition)")
            #expect(try operators("MATCH (a:A) WHERE NOT \(condition) RETURN a").contains("AntiSemiApply"))
        }
        // Inside an OR it stays a subquery of the row.
        #expect(try !operators("MATCH (a:A) WHERE a.x = 1 OR (a)-[:R]->() RETURN a").contains("SemiApply"))
    }

    @Test("Each rule that is off leaves no stage, and no rule changes the names of columns")
    func stages() throws {
        let text = "MATCH (a:A)-[:R]->(b) WHERE (b)-[:S]->() RETURN a.x AS x, count(*) AS n ORDER BY n LIMIT 2"
        let names = try PlannedQuery(text, statistics).stages.map(\.name)
        #expect(names == ["LogicalPlan"] + QueryPlanner.ruleNames)
        for rule in QueryPlanner.ruleNames {
            var options = PlannerOptions()
            options.disabledRules = [rule]
            let plan = try PlannedQuery(text, statistics, options)
            #expect(plan.stages.map(\.name) == ["LogicalPlan"] + QueryPlanner.ruleNames.filter { $0 != rule })
            guard case .produceResults(let columns, _) = plan.plan.kind else {
                Issue.record("no results at the top")
                continue
            }
            #expect(columns.map(\.name) == ["x", "n"])
        }
    }

    @Test("A rule changes nothing when it runs again")
    func idempotence() throws {
        // Every rule's stage equals the stage before it when there is nothing to do.
        let stages = try PlannedQuery("MATCH (a:A) RETURN a.x AS x", statistics).stages
        for stage in stages.dropFirst() { #expect(stage.text == stages[0].text, "\(stage.name)") }
    }
}
