import Foundation
import TestSupport
import Testing

private typealias Key = PseudoTerminal.Key

/// The prompt in a real terminal: keys in, screen out.
@Suite("Prompt", .serialized)
struct PromptTests {
    private func start(
        _ arguments: [String] = [], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:],
        folder: TemporaryFolder? = nil
    ) throws -> PseudoTerminal {
        // Suggestions would stand behind what is typed.
        let environment = environment.merging(["NO_COLOR": "1"]) { given, _ in given }
        let terminal = try PseudoTerminal(
            arguments, columns: columns, rows: rows, environment: environment, folder: folder)
        try terminal.waitForPrompt()
        return terminal
    }

    /// Types a line, presses Enter, and waits for the next prompt.
    private func enter(_ line: String, in terminal: PseudoTerminal) throws {
        let before = promptCount(terminal.screen)
        try terminal.send(line + Key.enter)
        try terminal.wait("another prompt") { promptCount($0) > before && $0.currentLine.hasPrefix("entente") }
        try terminal.waitForPrompt(terminal.screen.currentLine)
    }

    private func promptCount(_ screen: ScreenModel) -> Int {
        screen.text.split(separator: "\n").count { $0.hasPrefix("entente>") || $0.hasPrefix("entente*>") }
    }

    // MARK: The basics

    @Test func aStatementIsAnsweredWithATable() throws {
        let terminal = try start()
        #expect(terminal.screen.lines[0].hasPrefix("entente 0."))
        try enter("RETURN 40 + 2 AS answer;", in: terminal)
        #expect(terminal.screen.text.contains("│ answer │"))
        #expect(terminal.screen.text.contains("│     42 │"))
        #expect(terminal.screen.text.contains("1 row"))
        try terminal.send(":quit\r")
        #expect(try terminal.waitForExit() == 0)
    }

    @Test func controlDLeaves() throws {
        let terminal = try start()
        try terminal.send(Key.control("d"))
        #expect(try terminal.waitForExit() == 0)
        #expect(!terminal.screen.wantsBracketedPaste)
    }

    @Test(arguments: ["exit", "quit;", ":q", ":exit"])
    func wordsThatLeave(_ word: String) throws {
        let terminal = try start()
        try terminal.send(word + Key.enter)
        #expect(try terminal.waitForExit() == 0)
    }

    @Test func quietMeansNoGreeting() throws {
        let terminal = try start(["-q"])
        #expect(terminal.screen.lines[0] == "entente>")
    }

    @Test func theGreetingTellsOfTheGraph() throws {
        let folder = try TemporaryFolder()
        let graph = try folder.write("CREATE (:A)-[:R]->(:B)", to: "g.cypher")
        let terminal = try start([graph], folder: folder)
        #expect(terminal.screen.text.contains("2 nodes, 1 relationship"))
    }

    // MARK: Several lines

    @Test func enterGoesOnUntilTheSemicolon() throws {
        let terminal = try start()
        try terminal.send("UNWIND [1, 2, 3] AS x\r")
        try terminal.wait("an empty second line") { $0.currentLine == "      ->" }
        try terminal.send("RETURN sum(x) AS total\r")
        try terminal.wait("an empty third line") { $0.currentLine == "      ->" && $0.text.contains("total") }
        try terminal.send(";\r")
        try terminal.wait(for: "│     6 │")
        try terminal.waitForPrompt()
    }

    @Test func anEmptyLineEndsAStatementToo() throws {
        let terminal = try start()
        try terminal.send("RETURN 6 * 7 AS x\r")
        try terminal.wait("an empty second line") { $0.currentLine == "      ->" }
        try terminal.send("\r")
        try terminal.wait(for: "│ 42 │")
    }

    @Test func anEarlierLineCanBeMended() throws {
        let terminal = try start()
        try terminal.send("RETURN 6 * 8 AS x,\r'second' AS y;")
        try terminal.wait("the second line") { $0.currentLine == "      -> 'second' AS y;" }
        // Up to the first line, to the 8, and mend it.
        try terminal.send(Key.up + Key.end + Key.home)
        for _ in 0..<11 { try terminal.send(Key.right) }
        try terminal.send(Key.delete + "7")
        try terminal.wait("the mended line") { $0.text.contains("RETURN 6 * 7 AS x,") }
        try terminal.send(Key.enter)
        try terminal.wait(for: "│ 42 │ second │")
    }

    @Test func severalStatementsOnALineRunInTurn() throws {
        let terminal = try start()
        try enter("RETURN 'a' + 'b' AS x; RETURN 'c' + 'd' AS y;", in: terminal)
        #expect(terminal.screen.text.contains("│ ab │"))
        #expect(terminal.screen.text.contains("│ cd │"))
    }

    // MARK: Keys

    @Test func keysEditTheLine() throws {
        let terminal = try start()
        try terminal.send("ETURN 5 AS nonsense;")
        try terminal.send(Key.control("w") + "x;")
        try terminal.wait(forLine: "entente> ETURN 5 AS x;")
        try terminal.send(Key.home + "R")
        try terminal.wait(forLine: "entente> RETURN 5 AS x;")
        try terminal.send(Key.end + Key.left + Key.left + Key.backspace + " ")
        try terminal.send(Key.control("a"))
        for _ in 0..<8 { try terminal.send(Key.control("f")) }
        try terminal.send("10 * 2")
        try terminal.wait(forLine: "entente> RETURN 510 * 2 AS x;")
        try terminal.send(Key.enter)
        try terminal.wait(for: "│ 1020 │")
    }

    @Test func controlDDeletesInsideALine() throws {
        let terminal = try start()
        try terminal.send("RETURNN 7 * 6 AS x;" + Key.home)
        for _ in 0..<6 { try terminal.send(Key.right) }
        try terminal.send(Key.control("d"))
        try terminal.wait(forLine: "entente> RETURN 7 * 6 AS x;")
        try terminal.send(Key.enter)
        try terminal.wait(for: "│ 42 │")
    }

    @Test func vietnameseIsTypedAndEdited() throws {
        let terminal = try start()
        try terminal.send("RETURN 'Hà Nội' + ' & ' + 'Việt Namm' AS tên;")
        try terminal.wait(forLine: "entente> RETURN 'Hà Nội' + ' & ' + 'Việt Namm' AS tên;")
        for _ in 0..<9 { try terminal.send(Key.left) }
        try terminal.send(Key.backspace)
        try terminal.wait(forLine: "entente> RETURN 'Hà Nội' + ' & ' + 'Việt Nam' AS tên;")
        try terminal.send(Key.enter)
        try terminal.wait(for: "│ Hà Nội & Việt Nam │")
        try terminal.waitForPrompt()
        // Decomposed: letters with combining marks.
        try enter("RETURN size('Ha\u{300}') AS n, 'Ha\u{300} No\u{323}\u{302}i' AS m;", in: terminal)
        #expect(terminal.screen.text.contains("│ 3 │ Ha\u{300} No\u{323}\u{302}i │"))
    }

    @Test func chineseAndLaoAreNotLost() throws {
        let terminal = try start()
        try enter("RETURN '河内' + '市' AS c, 'ວຽງ' + 'ຈັນ' AS l;", in: terminal)
        #expect(terminal.screen.text.contains("│ 河内市 │ ວຽງຈັນ │"))
    }

    @Test func aPasteIsOneText() throws {
        let terminal = try start()
        try terminal.send(Key.paste("UNWIND range(1, 3) AS x\r\n\r\nWITH x WHERE x > 1\nRETURN sum(x) * 100 AS s;\n"))
        try terminal.wait("the last pasted line") { $0.currentLine == "      -> RETURN sum(x) * 100 AS s;" }
        #expect(!terminal.screen.text.contains("500"))
        try terminal.send(Key.enter)
        try terminal.wait(for: "│ 500 │")
    }

    @Test func aLongPasteArrivesWhole() throws {
        let terminal = try start()
        let items = (0..<3000).map { "\($0)" }.joined(separator: ",")
        try terminal.send(Key.paste("RETURN size([\(items)]) + 1 AS n;") + Key.enter)
        try terminal.wait(for: "│ 3001 │", timeout: 60)
    }

    // MARK: History

    @Test func upBringsBackWholeStatements() throws {
        let terminal = try start()
        try enter("RETURN 'first' AS x;", in: terminal)
        try terminal.send("RETURN 'se' +\r'cond' AS x;\r")
        try terminal.wait(for: "│ second │")
        try terminal.waitForPrompt()
        try terminal.send(Key.up)
        try terminal.wait("the last statement") { $0.currentLine == "      -> 'cond' AS x;" }
        try terminal.send(Key.up + Key.up)
        try terminal.wait(forLine: "entente> RETURN 'first' AS x;")
        try terminal.send(Key.down + Key.down + Key.down)
        try terminal.waitForPrompt()
    }

    @Test func upFindsWhatBeginsAlike() throws {
        let terminal = try start()
        try enter("RETURN 'one' AS x;", in: terminal)
        try enter("UNWIND [1] AS y RETURN y;", in: terminal)
        try terminal.send("RET" + Key.up)
        try terminal.wait(forLine: "entente> RETURN 'one' AS x;")
        try terminal.send(Key.down)
        try terminal.wait(forLine: "entente> RET")
    }

    @Test func historyOutlivesTheSession() throws {
        let folder = try TemporaryFolder()
        let first = try start(folder: folder)
        try enter("RETURN 'kept' AS x;", in: first)
        try first.send("RETURN 'two' +\r'lines' AS x;\r")
        try first.wait(for: "twolines")
        try first.waitForPrompt()
        try first.send(Key.control("d"))
        #expect(try first.waitForExit() == 0)
        let file = try #require(folder.read("state/entente/history"))
        #expect(file == "RETURN 'kept' AS x;\nRETURN 'two' +\\n'lines' AS x;\n")
        var status = stat()
        #expect(stat(folder.path + "/state/entente/history", &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        let second = try start(folder: folder)
        try second.send(Key.up + Key.up + Key.up)
        try second.wait(forLine: "entente> RETURN 'kept' AS x;")
        try second.send(Key.control("c"))
        try second.waitForPrompt()
        try enter(":history 1", in: second)
        #expect(second.screen.text.contains(":history 1\n:history 1"))
    }

    @Test func noHistoryLeavesNoTrace() throws {
        let folder = try TemporaryFolder()
        let terminal = try start(["--no-history"], folder: folder)
        try enter("RETURN 1;", in: terminal)
        try terminal.send(Key.control("d"))
        #expect(try terminal.waitForExit() == 0)
        #expect(folder.read("state/entente/history") == nil)
    }

    // MARK: Ctrl-C

    @Test func controlCDropsTheText() throws {
        let terminal = try start()
        try terminal.send("RETURN nonsense")
        try terminal.wait(forLine: "entente> RETURN nonsense")
        try terminal.send(Key.control("c"))
        try terminal.waitForPrompt()
        #expect(terminal.screen.text.contains("RETURN nonsense^C"))
        try terminal.send("RETURN (1,\r2")
        try terminal.wait("the second line") { $0.currentLine == "      (> 2" }
        try terminal.send(Key.control("c"))
        try terminal.waitForPrompt()
        try enter("RETURN 21 * 2 AS x;", in: terminal)
        #expect(terminal.screen.text.contains("│ 42 │"))
    }

    @Test(arguments: [
        "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN sum(x) AS s;",
        "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y WITH DISTINCT y % 10 AS m RETURN count(m) AS c;",
        "MATCH (a), (b), (c) WHERE a.x + b.x = c.x + 1 RETURN count(*) AS c;",
    ])
    func controlCStopsAStatementAndNotTheShell(_ statement: String) throws {
        let terminal = try start(["-q"])
        try enter("UNWIND range(1, 3000) AS x CREATE ({x: x});", in: terminal)
        // The machine may be busy with other tests, so the best of a few tries counts.
        var best = Duration.seconds(60)
        for attempt in 1...5 where best > .milliseconds(150) {
            try terminal.send(statement + Key.enter)
            // From the moment the terminal is in its own mode again, a single Ctrl-C is enough.
            try terminal.wait("the statement to run") {
                $0.text.components(separatedBy: statement.suffix(5)).count > attempt && !terminal.readsKeys
            }
            let pressed = ContinuousClock.now
            try terminal.send(Key.control("c"))
            try terminal.wait("prompt") { $0.currentLine == "entente>" && terminal.readsKeys }
            best = min(best, ContinuousClock.now - pressed)
        }
        #expect(best < .milliseconds(150))
        #expect(terminal.screen.text.contains("Interrupted"))
        try enter("RETURN 21 * 2 AS x;", in: terminal)
        #expect(terminal.screen.text.contains("│ 42 │"))
    }

    @Test func anInterruptFromOutsideDropsTheLineToo() throws {
        let terminal = try start()
        try terminal.send("RETURN 1")
        try terminal.wait(forLine: "entente> RETURN 1")
        kill(terminal.pid, SIGINT)
        try terminal.waitForPrompt()
    }

    @Test func theTerminalIsGivenBackWhenTheProgramIsTerminated() throws {
        let terminal = try start()
        try terminal.send("RETURN 1")
        try terminal.wait(forLine: "entente> RETURN 1")
        #expect(terminal.readsKeys)
        kill(terminal.pid, SIGTERM)
        #expect(try terminal.waitForExit() == 128 + SIGTERM)
        #expect(!terminal.screen.wantsBracketedPaste)
    }

    // MARK: Commands and messages

    @Test func help() throws {
        let terminal = try start(rows: 50)
        try enter(":help", in: terminal)
        for part in [":schema", ":quit", ":param", "Ctrl-C"] { #expect(terminal.screen.text.contains(part), "\(part)") }
        try enter("?mode", in: terminal)
        #expect(terminal.screen.text.contains("* box"))
        try enter(":help keys", in: terminal)
        #expect(terminal.screen.text.contains("Ctrl-R"))
    }

    @Test func schema() throws {
        let terminal = try start()
        try enter(":schema", in: terminal)
        #expect(terminal.screen.text.contains("The graph is empty"))
        try enter("CREATE (:City {name: 'Hanoi'})-[:CAPITAL_OF]->(:Country);", in: terminal)
        #expect(terminal.screen.text.contains("2 nodes created, 1 relationship created"))
        try enter(":schema;", in: terminal)
        #expect(terminal.screen.text.contains("(:City)-[:CAPITAL_OF]->(:Country)"))
        #expect(terminal.screen.text.contains("[:CAPITAL_OF]"))
    }

    @Test func unknownCommandsSuggestTheNearest() throws {
        let terminal = try start()
        try enter(":shcema", in: terminal)
        #expect(terminal.screen.text.contains("did you mean :schema?"))
    }

    @Test func errorsPointAndTheShellGoesOn() throws {
        let terminal = try start()
        try enter("MATCH (n RETURN n;", in: terminal)
        #expect(terminal.screen.text.contains("^^^^^^"))
        try enter("RETURN 1 / 0 AS x;", in: terminal)
        #expect(terminal.screen.text.contains("DivisionByZero"))
        try enter("RETURN 41 + 1 AS x;", in: terminal)
        #expect(terminal.screen.text.contains("│ 42 │"))
    }

    @Test func parametersAndModes() throws {
        let terminal = try start()
        try enter(":param city => 'Hà ' + 'Nội'", in: terminal)
        try enter("RETURN $city + '!' AS c;", in: terminal)
        #expect(terminal.screen.text.contains("Hà Nội!"))
        try enter(":params", in: terminal)
        #expect(terminal.screen.text.contains("city => 'Hà Nội'"))
        try enter(":mode jsonl", in: terminal)
        try enter("RETURN [1, {a: null}] AS x;", in: terminal)
        #expect(terminal.screen.text.contains("{\"x\":[1,{\"a\":null}]}"))
    }

    @Test func thePromptShowsATransaction() throws {
        let terminal = try start()
        try enter(":begin", in: terminal)
        #expect(terminal.screen.currentLine == "entente*>")
        try enter("CREATE (:Temporary);", in: terminal)
        try enter(":rollback", in: terminal)
        #expect(terminal.screen.currentLine == "entente>")
        try enter("MATCH (n) RETURN count(n) + 100 AS n;", in: terminal)
        #expect(terminal.screen.text.contains("│ 100 │"))
        try enter("BEGIN;", in: terminal)
        try terminal.send(":quit\r")
        #expect(try terminal.waitForExit() == 0)
        #expect(terminal.screen.text.contains("rolled back"))
    }

    // MARK: Other terminals

    @Test func narrowTerminals() throws {
        let terminal = try start(columns: 32, rows: 20)
        try enter("RETURN 'a text that is wider than this window by far' AS wide, 42 AS n;", in: terminal)
        #expect(terminal.screen.text.contains("│ 42 │"))
        #expect(terminal.screen.text.contains("│ a text that is"))
        for line in terminal.screen.lines where line.contains("│") { #expect(line.hasSuffix("│")) }
    }

    @Test func whatATableHidesIsSaid() throws {
        let terminal = try start(columns: 60, rows: 60)
        try enter(":rows 3", in: terminal)
        try enter("UNWIND range(1, 2000) AS n RETURN n;", in: terminal)
        #expect(terminal.screen.text.contains("only the first 3 of 2,000 rows are shown; :rows all"))
        try enter("WITH 'a rather wide text' AS t RETURN t AS a, t AS b, t AS c, t AS d, t AS e, t AS f;", in: terminal)
        #expect(terminal.screen.text.contains("columns are hidden ("))
        try enter(":mode line", in: terminal)
        try enter("WITH 'a rather wide text' AS t RETURN t AS a, t AS b, t AS c, t AS d, t AS e, t AS f;", in: terminal)
        #expect(terminal.screen.text.contains("f = a rather wide text"))
    }

    @Test func aResizedTerminal() throws {
        let terminal = try start(columns: 80)
        terminal.resize(columns: 30, rows: 24)
        try enter("RETURN 'a text that is wider than this window' AS wide;", in: terminal)
        #expect(terminal.screen.lines.contains { $0.hasPrefix("┌") && $0.hasSuffix("┐") })
    }

    @Test func aDumbTerminalGetsPlainLines() throws {
        let terminal = try PseudoTerminal(environment: ["TERM": "dumb"])
        try terminal.wait(forLine: "entente>")
        try terminal.send("UNWIND [1, 2] AS x\n")
        try terminal.wait(forLine: "      ->")
        try terminal.send("RETURN sum(x) + 100 AS s;\n")
        try terminal.wait(for: "│ 103 │")
        try terminal.wait(forLine: "entente>")
        try terminal.send("nonsense" + Key.control("c"))
        try terminal.wait(forLine: "entente>")
        try terminal.send("RETURN 2 * 21 AS s;\n")
        try terminal.wait(for: "│ 42 │")
        try terminal.wait(forLine: "entente>")
        try terminal.send(Key.control("d"))
        #expect(try terminal.waitForExit() == 0)
    }

    @Test func anEnvironmentWithoutLocaleStillTakesUTF8() throws {
        let terminal = try start(environment: ["LC_ALL": "C"])
        try enter("RETURN 'Hà' + ' Nội' AS x;", in: terminal)
        #expect(terminal.screen.text.contains("│ Hà Nội │"))
    }

    @Test func coloursAreOffWhereAsked() throws {
        let terminal = try start(["--color", "never"])
        try enter("RETURN null AS x;", in: terminal)
        #expect(terminal.screen.text.contains("│ null │"))
    }
}
