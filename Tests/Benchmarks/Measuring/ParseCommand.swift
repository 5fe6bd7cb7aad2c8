import ArgumentParser

/// Times lexing and parsing.
struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Times lexing and parsing of a text made of queries of every kind.")

    @Option(help: "Size of the text.")
    var kilobytes = 256

    @Option(help: "Rounds; the best counts.")
    var rounds = 40

    func run() throws {
        let result = ParseBenchmark.run(kilobytes: kilobytes, rounds: rounds)
        print(result.description)
        print(
            FigureWriter.line([
                "what": .text("parse"), "bytes": .count(result.bytes), "nodes": .count(result.nodes),
                "lex_ns_per_byte": .number(result.lexSeconds * 1e9 / Double(result.bytes), decimals: 2),
                "parse_ns_per_node": .number(result.parseSeconds * 1e9 / Double(result.nodes), decimals: 1),
            ]))
    }
}
