import Entente

/// A generated graph in the engine, once with indexes and once without, and in the naive evaluator.
public struct OracleBench {
    public let seed: UInt64
    public let graph: NaiveGraph
    /// Makes the graph; nil when it is empty.
    public let statement: String?
    private let databases: (plain: Database, indexed: Database)

    static let indexes = ["(n:A) ON (n.i)", "(n:A) ON (n.k)", "(n:B) ON (n.s)", "(n:B) ON (n.m)", "(n:C) ON (n.f)"]

    public init(seed: UInt64) throws {
        self.seed = seed
        let generator = GraphGenerator(seed: seed)
        graph = generator.graph
        statement = generator.statement
        databases = (try Self.database(statement, isIndexed: false), try Self.database(statement, isIndexed: true))
    }

    /// A fresh database with the graph.
    public func database(isIndexed: Bool) throws -> Database { try Self.database(statement, isIndexed: isIndexed) }

    private static func database(_ statement: String?, isIndexed: Bool) throws -> Database {
        let database = Database()
        let session = database.session()
        // Half of the indexes before there is anything to index, half after.
        if isIndexed { for index in indexes.prefix(2) { _ = try session.run("CREATE INDEX FOR " + index) } }
        if let statement { _ = try session.run(statement).rows() }
        if isIndexed { for index in indexes.dropFirst(2) { _ = try session.run("CREATE INDEX FOR " + index) } }
        return database
    }

    /// What a statement came to: its rows as lines, or its error.
    public enum Answer: Equatable, CustomStringConvertible {
        case rows([String])
        case failure(String)

        public var description: String {
            switch self {
            case .rows(let lines):
                "\(lines.count) rows\n" + lines.prefix(20).map { "    \($0)" }.joined(separator: "\n")
            case .failure(let message): "error: \(message)"
            }
        }

        public var isFailure: Bool {
            if case .failure = self { return true }
            return false
        }
    }

    /// Runs a reading query on the shared databases.
    public func read(_ query: GeneratedQuery, _ configuration: OracleConfiguration) -> Answer {
        let database = configuration.isIndexed ? databases.indexed : databases.plain
        do throws(Diagnostic) {
            let rows = try database.session(configuration.settings).run(query.text).rows()
            return .rows(
                CanonicalText.rows(rows, unorderedColumns: query.unorderedColumns, isOrdered: query.isOrdered))
        } catch {
            return .failure("\(error.code): \(error.message)")
        }
    }

    /// Runs a statement on a database of its own; gives rows and the graph afterwards.
    public func write(
        _ query: GeneratedQuery, _ configuration: OracleConfiguration
    ) throws -> (answer: Answer, isUnchanged: Bool) {
        let database = try database(isIndexed: configuration.isIndexed)
        let before = database.dump()
        let session = database.session(configuration.settings)
        do throws(Diagnostic) {
            let rows = try session.run(query.text).rows()
            let lines = CanonicalText.rows(rows, unorderedColumns: query.unorderedColumns, isOrdered: query.isOrdered)
            let graph = try? NaiveGraph(reading: database.session())
            return (.rows(lines + (graph?.fingerprint ?? ["unreadable"])), database.dump() == before)
        } catch {
            return (.failure("\(error.code): \(error.message)"), database.dump() == before)
        }
    }

    /// The naive evaluator's answer; nil when it does not know the query or gives up.
    public func naive(_ query: GeneratedQuery) -> Answer? {
        do {
            var evaluator = try NaiveEvaluator(query.text, graph: graph)
            let rows = try evaluator.run()
            let lines = CanonicalText.rows(rows, unorderedColumns: query.unorderedColumns, isOrdered: query.isOrdered)
            return .rows(lines + (query.isUpdating ? evaluator.graph.fingerprint : []))
        } catch NaiveError.unsupported {
            return nil
        } catch {
            return .failure("\(error)")
        }
    }
}

/// Two answers that should have been one.
public struct Disagreement: CustomStringConvertible, Sendable {
    public var description: String

    public init(
        _ title: String, bench: OracleBench, query: String, expected: OracleBench.Answer, actual: OracleBench.Answer
    ) {
        description = """
            \(title), graph seed \(bench.seed)
              \(bench.statement ?? "(empty graph)")
            query:
              \(query)
            expected \(expected)
            actual \(actual)
            """
    }
}
