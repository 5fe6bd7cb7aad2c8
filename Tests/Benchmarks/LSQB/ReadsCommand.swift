import ArgumentParser
import Entente
import PropertyGraph

/// Times small prepared reads over an LSQB folder; `baselines/sqlite_reads.c` asks SQLite the same.
struct ReadsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reads", abstract: "Times prepared point reads, 1-hop and 2-hop reads, and the same as texts.")

    @Argument(help: "Folder with Person.csv, Person_knows_Person.csv and so on.")
    var folder: String

    @Option(help: "How often the sample of 300 people is gone through.")
    var rounds = 20

    @Option(help: "Only the read of this name: point, 1-hop or 2-hop.")
    var only: String?

    func run() throws {
        let (graph, people) = try LSQBLoader(folder: folder).load()
        nonisolated(unsafe) let loaded = graph
        let reads = PointReads(session: Database(graph: loaded).session(), people: people, only: only)
        try reads.run(rounds: rounds)
        try reads.runTexts(rounds: rounds)
    }
}
