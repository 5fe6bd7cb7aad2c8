import ArgumentParser
import Entente
import Glibc
import PropertyGraph

/// Times statements of reporting over a million rows in one label, and a join.
struct AnalyticalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analytical", abstract: "Filters, groups, orders and joins a million sales.",
        discussion: "Prints a line of JSON for each statement of the given file, with what it answered.")

    @Argument(help: "File with the statements: Analytical/statements.txt.")
    var statements: String

    @Option(help: "Number of sales.")
    var rows = 1_000_000

    @Option(help: "How often each statement runs.")
    var runs = 5

    @Option(help: "Threads that a statement may use.")
    var threads = 2

    @Option(help: "Write sale.csv and customer.csv into this folder for the peers, and end.")
    var write: String?

    @Option(help: "Only statements whose name contains this.")
    var only: String?

    @Flag(help: "Print the plan of each statement.")
    var plans = false

    func run() throws {
        let writer = SalesWriter(data: SalesData(rows: rows))
        if let write { return try writer.write(to: write) }
        let graph = Graph()
        var load = Stopwatch()
        try load.measure { try writer.load(into: graph) }
        print(
            FigureWriter.line([
                "engine": .text("entente"), "what": .text("load"), "seconds": .number(load.median, decimals: 3),
            ]))
        var settings = SessionSettings()
        settings.threads = threads
        let session = Database(graph: graph).session(settings)
        for entry in try StatementFile(path: statements).entries where only.map(entry.name.contains) ?? true {
            try time(entry, session)
        }
    }

    private func time(_ entry: StatementFile.Entry, _ session: Session) throws {
        if plans {
            for row in try session.run("EXPLAIN " + entry.cypher).rows() {
                if case .string(let line)? = row.first { print(line) }
            }
        }
        let statement = try session.prepare(entry.cypher)
        var answer = try statement.run().rows()
        var stopwatch = Stopwatch()
        for _ in 0..<max(1, runs) {
            answer = try stopwatch.measure { try statement.run().rows() }
            if stopwatch.total > 10 { break }
        }
        print(
            FigureWriter.line([
                "engine": .text("entente"), "what": .text(entry.name), "rows": .count(answer.count),
                "sum": .number(Self.sum(answer), decimals: 3),
                "ms": .number(stopwatch.median * 1e3, decimals: 3),
                "cpu_ms": .number(stopwatch.busyMedian * 1e3, decimals: 3), "runs": .count(stopwatch.seconds.count),
            ]))
    }

    /// Sum of all numbers of an answer, to compare it with the peers'.
    private static func sum(_ rows: [[Value]]) -> Double {
        var total = 0.0
        for row in rows {
            for value in row {
                switch value {
                case .integer(let number): total += Double(number)
                case .float(let number): total += number
                default: break
                }
            }
        }
        return total
    }
}

/// Blocks of three lines, a name, openCypher and SQL, separated by empty lines; `#` begins a comment.
struct StatementFile {
    struct Entry {
        var name: String
        var cypher: String
        var sql: String
    }

    struct CannotRead: Error, CustomStringConvertible {
        var path: String
        var description: String { "Cannot read \(path)" }
    }

    private(set) var entries: [Entry] = []

    init(path: String) throws {
        guard let file = fopen(path, "r") else { throw CannotRead(path: path) }
        defer { fclose(file) }
        var lines: [String] = []
        var buffer: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(buffer) }
        while getline(&buffer, &capacity, file) > 0, let start = buffer {
            let line = String(cString: start).split(separator: "\n").first.map(String.init) ?? ""
            if !line.isEmpty, !line.hasPrefix("#") { lines.append(line) }
        }
        for index in stride(from: 0, to: lines.count - 2, by: 3) {
            entries.append(Entry(name: lines[index], cypher: lines[index + 1], sql: lines[index + 2]))
        }
    }
}
