import ArgumentParser
import Entente
import Glibc
import PropertyGraph

/// Loads an LSQB folder, counts its nine patterns and times point reads, beside the figures of the peers.
struct LSQBCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsqb",
        abstract: "Counts the nine patterns of LSQB over a folder of CSV files.",
        discussion: "Prints one line of JSON per figure and a table of medians; fails if a count is wrong.")

    @Argument(help: "Folder with Person.csv, Person_knows_Person.csv and so on.")
    var folder: String

    @Option(help: "How often each query runs.")
    var runs = 5

    @Option(help: "Only these queries, 1 to 9.", transform: { Set($0.split(separator: ",").compactMap { Int($0) }) })
    var only: Set<Int> = []

    @Flag(help: "Print the plan of each query.")
    var plans = false

    @Flag(help: "Leave the point reads out.")
    var queriesOnly = false

    func run() throws {
        var load = Stopwatch()
        let (graph, people) = try load.measure { try LSQBLoader(folder: folder).load() }
        print(
            FigureWriter.line([
                "engine": .text("entente"), "what": .text("load"), "seconds": .number(load.median, decimals: 3),
                "nodes": .count(graph.nodeCount), "relationships": .count(graph.relationshipCount),
                "resident_mb": .number(Self.residentMegabytes, decimals: 1),
            ]))
        nonisolated(unsafe) let loaded = graph
        let session = Database(graph: loaded).session()
        if !queriesOnly { try PointReads(session: session, people: people).run() }
        try count(session, people: people.count)
    }

    /// Memory of the process now, as the system counts it.
    private static var residentMegabytes: Double {
        guard let text = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(text) }
        var line = [CChar](repeating: 0, count: 200)
        guard fgets(&line, Int32(line.count), text) != nil else { return 0 }
        let fields = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(
            separator: " ")
        return fields.count > 1 ? (Double(fields[1]) ?? 0) * Double(sysconf(Int32(_SC_PAGESIZE))) / 1e6 : 0
    }

    private func count(_ session: Session, people: Int) throws {
        let expected = LSQBQuery.expectedCounts(people: people)
        var cells: [String] = []
        var wrong: [String] = []
        for query in LSQBQuery.all where only.isEmpty || only.contains(query.number) {
            if plans {
                for row in try session.run("EXPLAIN " + query.text).rows() {
                    if case .string(let line)? = row.first { print(line) }
                }
            }
            let statement = try session.prepare(query.text)
            var stopwatch = Stopwatch()
            var answer: Value?
            for _ in 0..<max(1, runs) {
                answer = try stopwatch.measure { try statement.run().rows().first?.first }
                if stopwatch.total > 30 { break }
            }
            guard case .integer(let count)? = answer else { continue }
            print(
                FigureWriter.line([
                    "engine": .text("entente"), "what": .text("q\(query.number)"), "count": .count(Int(count)),
                    "ms": .number(stopwatch.median * 1e3, decimals: 2),
                    "cpu_ms": .number(stopwatch.busyMedian * 1e3, decimals: 2), "runs": .count(stopwatch.seconds.count),
                ]))
            cells.append("q\(query.number) \(FigureWriter.fixed(stopwatch.median * 1e3, 2))")
            if let expected, expected[query.number - 1] != Int(count) {
                wrong.append("q\(query.number): \(count) instead of \(expected[query.number - 1])")
            }
        }
        print("median ms: " + cells.joined(separator: " | "))
        if expected == nil { print("no counts are known for a folder of \(people) people") }
        if !wrong.isEmpty { throw WrongCounts(list: wrong) }
    }

    struct WrongCounts: Error, CustomStringConvertible {
        var list: [String]
        var description: String { "wrong counts: " + list.joined(separator: ", ") }
    }
}
