import ArgumentParser
import Entente
import Glibc
import PropertyGraph
import Shell
import TestSupport

/// Times what a person waits for while typing: candidates after Tab, and each key until it is on the screen.
struct TypingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "typing",
        abstract: "Times completion over an LSQB folder, highlighting, and keys in the real program.",
        discussion: "Prints one line of JSON per figure.")

    @Argument(help: "Folder with Person.csv, Person_knows_Person.csv and so on.")
    var folder: String

    @Option(help: "The program whose prompt is typed at, in a terminal of its own; none when left out.")
    var program: String?

    @Option(help: "The same graph as a graph file, to press Tab at the program's prompt; see entente help import.")
    var graph: String?

    @Option(help: "How often each thing is done.")
    var runs = 50

    /// Places where Tab is pressed, the cursor at the end.
    private static let places = [
        "", "MATCH (n:", "MATCH (p:Person)-[:", "MATCH (p:Person)-[:KNOWS]->(", "MATCH (p:Person) RETURN p.",
        "MATCH (p:Person) WHERE ", "MATCH (p:Person) WITH p AS q MATCH (q)-[:KNOWS]->(r:Person) RETURN to",
    ]

    /// What is typed key by key.
    private static let statement =
        "MATCH (p:Person {name: 'Hà Nội'})-[:KNOWS*1..3]->(q) WHERE q.id > $least AND NOT (q)-->(p) RETURN count(q) AS n"

    func run() throws {
        nonisolated(unsafe) let graph = try LSQBLoader(folder: folder).load().graph
        print(
            FigureWriter.line([
                "what": .text("graph"), "nodes": .count(graph.nodeCount),
                "relationships": .count(graph.relationshipCount),
            ]))
        try completions(Database(graph: graph).session())
        highlighting()
        guard let program else { return }
        try keys(program)
        if let file = self.graph { try tabs(program, file) }
    }

    private func completions(_ session: Session) throws {
        var vocabulary = CompletionVocabulary()
        var reading = Stopwatch()
        for _ in 0..<runs { reading.measure { vocabulary.take(session.schema, session.propertyUsage()) } }
        print(
            FigureWriter.line([
                "what": .text("names of the graph"), "ms": .number(reading.median * 1e3, decimals: 3),
            ]))
        for place in Self.places {
            var stopwatch = Stopwatch()
            var count = 0
            for _ in 0..<runs {
                // As at the first Tab after a statement: the names are read anew.
                count = stopwatch.measure {
                    vocabulary.take(session.schema, session.propertyUsage())
                    return Completer(vocabulary).completion(of: place, at: place.utf8.count).candidates.count
                }
            }
            print(
                FigureWriter.line([
                    "what": .text("tab"), "text": .text(place), "candidates": .count(count),
                    "ms": .number(stopwatch.median * 1e3, decimals: 3),
                ]))
        }
    }

    private func highlighting() {
        for count in [1, 10, 100, 1000] {
            let text = Array(String(repeating: Self.statement + "\n", count: count).utf8)
            var stopwatch = Stopwatch()
            for _ in 0..<runs { _ = stopwatch.measure { Highlighter(text, cursor: text.count).spans.count } }
            print(
                FigureWriter.line([
                    "what": .text("highlighting"), "bytes": .count(text.count),
                    "ms": .number(stopwatch.median * 1e3, decimals: 3),
                ]))
        }
    }

    /// Presses Tab at the real prompt; its time ends when the candidates are on the screen.
    private func tabs(_ program: String, _ graph: String) throws {
        var first = Stopwatch()
        var later = Stopwatch()
        var busy = (first: 0.0, later: 0.0)
        for _ in 0..<max(1, runs / 5) {
            let terminal = try PseudoTerminal(["-q", "--no-history", graph], program: program, columns: 100)
            try terminal.waitForPrompt()
            for press in 0..<5 {
                let line = "MATCH (p:Person)-[:"
                try terminal.send(line)
                try terminal.wait(forLine: "entente> " + line)
                func tab() throws {
                    try terminal.send(PseudoTerminal.Key.tab)
                    try terminal.wait(for: "IS_LOCATED_IN")
                }
                // The names of the graph are read at the first Tab after a statement.
                let before = Self.processorTime(of: terminal.pid)
                if press == 0 {
                    try first.measure(tab)
                    busy.first += Self.processorTime(of: terminal.pid) - before
                } else {
                    try later.measure(tab)
                    busy.later += Self.processorTime(of: terminal.pid) - before
                }
                try terminal.send(PseudoTerminal.Key.escape + PseudoTerminal.Key.control("c"))
                try terminal.waitForPrompt()
                try terminal.send(PseudoTerminal.Key.control("l"))
                try terminal.wait("an empty screen") {
                    !$0.text.contains("IS_LOCATED_IN") && $0.currentLine == "entente>"
                }
            }
        }
        print(line("first tab on the screen", first, busy: busy.first / Double(first.seconds.count)))
        print(line("later tab on the screen", later, busy: busy.later / Double(later.seconds.count)))
    }

    /// - Parameter busy: processor time of the program for each key, which other work on the machine disturbs less.
    private func line(_ name: String, _ stopwatch: Stopwatch, busy: Double) -> String {
        let sorted = stopwatch.seconds.sorted()
        return FigureWriter.line([
            "what": .text(name), "keys": .count(sorted.count), "ms": .number(stopwatch.median * 1e3, decimals: 3),
            "ms99": .number(sorted[sorted.count * 99 / 100] * 1e3, decimals: 3),
            "busy_ms": .number(busy * 1e3, decimals: 3),
        ])
    }

    private static func processorTime(of process: pid_t) -> Double {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else { return 0 }
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    /// Types at the real prompt; a key's time ends when the screen shows it in its place.
    private func keys(_ program: String) throws {
        for (name, environment) in [
            ("key, coloured", [:]), ("key, plain", ["NO_COLOR": "1"]),
        ] as [(String, [String: String])] {
            let terminal = try PseudoTerminal(
                ["-q", "--no-history"], program: program, columns: 200, environment: environment)
            try terminal.waitForPrompt()
            var stopwatch = Stopwatch()
            let before = Self.processorTime(of: terminal.pid)
            for _ in 0..<max(1, runs / 10) {
                var column = 9
                for character in Self.statement {
                    column += 1
                    try stopwatch.measure {
                        try terminal.send(String(character))
                        try terminal.wait("the key") { $0.column == column }
                    }
                }
                try terminal.send(PseudoTerminal.Key.control("c"))
                try terminal.waitForPrompt()
            }
            let busy = Self.processorTime(of: terminal.pid) - before
            print(line(name, stopwatch, busy: busy / Double(stopwatch.seconds.count)))
        }
    }
}
