import Entente

/// Volumes and findings of one run of the oracles.
public struct OracleReport: Sendable {
    public var queries = 0
    public var valid = 0
    public var nonEmpty = 0
    /// Queries that the naive evaluator answered.
    public var judged = 0
    /// Statements run on the engine.
    public var runs = 0
    public var disagreements: [Disagreement] = []

    public init() {}

    public var summary: String {
        "\(queries) queries, \(valid) valid, \(nonEmpty) with rows, \(judged) judged by the naive evaluator, "
            + "\(runs) runs, \(disagreements.count) disagreements"
    }
}

/// Generates and compares until a number of queries is reached.
public struct OracleRun {
    /// Queries asked of one graph.
    static let queriesPerGraph = 12
    /// A run stops after so many findings.
    static let enough = 20

    private var dice: Dice
    public private(set) var report = OracleReport()

    public init(seed: UInt64) { dice = Dice(seed: seed) }

    private var isDone: Bool { report.disagreements.count >= Self.enough }

    /// Reading queries: the engine against the naive evaluator and against itself in other configurations.
    public mutating func read(_ count: Int, configurations: Int) throws {
        while report.queries < count && !isDone {
            let bench = try OracleBench(seed: dice.seed() % 1_000_000_000)
            for _ in 0..<Self.queriesPerGraph where report.queries < count {
                let query = self.query(bench) { $0.reading() }
                let answer = bench.read(query, .plain())
                note(answer)
                compareWithNaive(query, answer, bench)
                for _ in 0..<configurations {
                    let configuration = OracleConfiguration.random(&dice)
                    compare(query, answer, bench.read(query, configuration), bench, configuration)
                }
            }
        }
    }

    /// Writing statements: rows and the graph afterwards; a statement that fails changes nothing.
    public mutating func write(_ count: Int, configurations: Int) throws {
        while report.queries < count && !isDone {
            let bench = try OracleBench(seed: dice.seed() % 1_000_000_000)
            var query = self.query(bench) { $0.updating() }
            if dice.chance(25) {
                query.text = query.text.replacing("RETURN count(*) AS c0", with: Self.failing)
            }
            let (answer, isUnchanged) = try bench.write(query, .plain())
            note(answer)
            if answer.isFailure && !isUnchanged {
                report.disagreements.append(
                    Disagreement(
                        "A statement that failed changed the graph", bench: bench, query: query.text,
                        expected: answer, actual: answer))
            }
            compareWithNaive(query, answer, bench)
            for _ in 0..<configurations {
                let configuration = OracleConfiguration.random(&dice)
                let (other, otherUnchanged) = try bench.write(query, configuration)
                compare(query, answer, other, bench, configuration)
                if other.isFailure && !otherUnchanged {
                    report.disagreements.append(
                        Disagreement(
                            "A statement that failed changed the graph, \(configuration.name)", bench: bench,
                            query: query.text, expected: answer, actual: other))
                }
            }
        }
    }

    /// Pairs of queries that must have the same bag of rows.
    public mutating func rewrite(_ count: Int) throws {
        while report.queries < count && !isDone {
            let bench = try OracleBench(seed: dice.seed() % 1_000_000_000)
            for _ in 0..<Self.queriesPerGraph where report.queries < count {
                var pair = self.pair(bench)
                var answer = bench.read(pair.left, .plain())
                if answer == .rows([]) {
                    pair = self.pair(bench)
                    answer = bench.read(pair.left, .plain())
                }
                note(answer)
                let configuration = dice.chance(50) ? .plain() : OracleConfiguration.random(&dice)
                let other = bench.read(pair.right, configuration)
                report.runs += 1
                if answer != other {
                    report.disagreements.append(
                        Disagreement(
                            "\(pair.name), \(configuration.name)", bench: bench,
                            query: pair.left.text + "\n  against\n  " + pair.right.text, expected: answer,
                            actual: other))
                }
            }
        }
    }

    /// The end of a statement that fails after it has written.
    private static let failing = "WITH count(*) AS many UNWIND [1, 0] AS d RETURN many / d AS c0"

    /// A query that the generator made; up to three are tried when the naive evaluator finds no rows.
    private mutating func query(
        _ bench: OracleBench, _ make: (inout QueryGenerator) -> GeneratedQuery
    ) -> GeneratedQuery {
        var query = GeneratedQuery(text: "")
        for _ in 0..<3 {
            var generator = QueryGenerator(graph: bench.graph, seed: dice.seed())
            query = make(&generator)
            if query.isUpdating { return query }
            if case .rows(let lines)? = bench.naive(query), !lines.isEmpty { return query }
        }
        return query
    }

    private mutating func pair(_ bench: OracleBench) -> EquivalentQueries {
        var generator = QueryGenerator(graph: bench.graph, seed: dice.seed())
        return generator.equivalents()
    }

    private mutating func note(_ answer: OracleBench.Answer) {
        report.queries += 1
        report.runs += 1
        guard case .rows(let lines) = answer else { return }
        report.valid += 1
        if !lines.isEmpty { report.nonEmpty += 1 }
    }

    private mutating func compareWithNaive(
        _ query: GeneratedQuery, _ answer: OracleBench.Answer, _ bench: OracleBench
    ) {
        guard let expected = bench.naive(query) else { return }
        report.judged += 1
        if case .failure = expected, case .failure = answer { return }
        if expected != answer {
            report.disagreements.append(
                Disagreement(
                    "The naive evaluator disagrees", bench: bench, query: query.text, expected: expected,
                    actual: answer))
        }
    }

    private mutating func compare(
        _ query: GeneratedQuery, _ answer: OracleBench.Answer, _ other: OracleBench.Answer, _ bench: OracleBench,
        _ configuration: OracleConfiguration
    ) {
        report.runs += 1
        if answer.isFailure && other.isFailure { return }
        if answer != other {
            report.disagreements.append(
                Disagreement(
                    "Not the same: \(configuration.name)", bench: bench, query: query.text, expected: answer,
                    actual: other))
        }
    }
}
