import Foundation
import TestSupport
import Testing

@testable import Shell

private typealias Key = PseudoTerminal.Key

/// Earlier entries: kept, brought back, searched, suggested, left out.
@Suite("History", .serialized)
struct HistoryTests {
    @Test func upAndSearch() throws {
        let prompt = try PromptDriver()
        try prompt.run("RETURN 'one' AS x;\r", shows: "│ one │")
        try prompt.run("UNWIND [1, 2] AS y\rRETURN sum(y) AS total;\r", shows: "│     3 │")
        try prompt.run("RETURN 'two' AS x;\r", shows: "│ two │")
        try prompt.press(Key.up, "entente> RETURN 'two' AS x;")
        try prompt.press(Key.up, "      -> RETURN sum(y) AS total;")
        // Up goes through the lines of the entry, then to the one before.
        try prompt.press(Key.up, "entente> UNWIND [1, 2] AS y")
        try prompt.press(Key.up, "entente> RETURN 'one' AS x;")
        try prompt.press(Key.up, "entente> RETURN 'one' AS x;")
        try prompt.press(Key.down, "      -> RETURN sum(y) AS total;")
        try prompt.press(Key.down, "entente> RETURN 'two' AS x;")
        try prompt.press(Key.down, "entente>")
        try prompt.press("UNW" + Key.up, "      -> RETURN sum(y) AS total;")
        try prompt.press(Key.down, "entente> UNW", column: 12)
        try prompt.reset()
        // Ctrl-P and Ctrl-N do the same.
        try prompt.press(Key.control("p"), "entente> RETURN 'two' AS x;")
        try prompt.press(Key.control("n"), "entente>")
        // Search.
        try prompt.press(Key.control("r"), shows: "search: ▏")
        try prompt.press("ONE", shows: "nothing has: ONE")
        try prompt.press(Key.backspace + Key.backspace + Key.backspace + "one", "entente> RETURN 'one' AS x;")
        try prompt.press(Key.control("g"), "entente>")
        try prompt.press(Key.control("r") + "return", "entente> RETURN 'two' AS x;")
        try prompt.press(Key.control("r"), "      -> RETURN sum(y) AS total;")
        try prompt.press(Key.control("r"), "entente> RETURN 'one' AS x;")
        try prompt.press(Key.control("s"), "      -> RETURN sum(y) AS total;")
        try prompt.press(Key.tab + "!", "      -> RETURN sum(y) AS total;!")
        try prompt.reset()
        try prompt.run(Key.control("r") + "one\r", shows: "│ one │")
        try prompt.press(Key.control("r") + "sum" + Key.control("c"), "entente>")
        try prompt.press(Key.control("r") + "two" + Key.home + "x", "entente> xRETURN 'two' AS x;", column: 10)
    }

    @Test func suggestions() throws {
        let prompt = try PromptDriver(colour: true)
        try prompt.run("RETURN 40 + 2 AS answer;\r", shows: "│     42 │")
        try prompt.press("RET", until: "the rest, faintly") { screen in
            screen.currentLine == "entente> RETURN 40 + 2 AS answer;" && screen.column == 12
                && screen.pieces(styled: "2") == ["URN 40 + 2 AS answer;"]
        }
        try prompt.press("u", until: "no suggestion") { $0.pieces(styled: "2").isEmpty && $0.column == 13 }
        try prompt.press(Key.backspace, until: "the rest again") { $0.pieces(styled: "2") == ["URN 40 + 2 AS answer;"] }
        try prompt.press(Key.alt("f"), until: "one word more") { $0.pieces(styled: "2") == [" 40 + 2 AS answer;"] }
        try prompt.press(Key.left, until: "nothing while the cursor is inside") { $0.pieces(styled: "2").isEmpty }
        try prompt.press(Key.end, until: "it again at the end") { !$0.pieces(styled: "2").isEmpty }
        try prompt.press(Key.right, until: "all of it") { $0.column == 33 && $0.pieces(styled: "2").isEmpty }
        try prompt.reset()
        for key in [Key.control("e"), Key.control("f")] {
            try prompt.press("RETURN 4", until: "the rest") { $0.pieces(styled: "2") == ["0 + 2 AS answer;"] }
            try prompt.press(key, until: "all of it") { $0.column == 33 }
            try prompt.reset()
        }
        // What is only suggested does not run.
        try prompt.run("RETURN 4;\r", shows: "│ 4 │")
        try prompt.run(":set suggest off\r", shows: "suggest off")
        try prompt.press("RETURN 40", "entente> RETURN 40")
    }

    @Test func theFile() throws {
        let folder = try TemporaryFolder()
        let first = try PromptDriver(folder: folder)
        let second = try PromptDriver(folder: folder)
        try first.run("RETURN 'a' AS x;\r", shows: "│ a │")
        try second.run("RETURN 'b' +\r'c' AS x;\r", shows: "│ bc │")
        try first.run("RETURN 'd\\\\e' AS x;\r", shows: "d\\e")
        #expect(
            folder.read("state/entente/history")
                == "RETURN 'a' AS x;\nRETURN 'b' +\\n'c' AS x;\nRETURN 'd\\\\\\\\e' AS x;\n")
        var status = stat()
        #expect(stat(folder.path + "/state/entente/history", &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        let third = try PromptDriver(folder: folder)
        try third.press(Key.up, "entente> RETURN 'd\\\\e' AS x;")
        try third.press(Key.up, "      -> 'c' AS x;")
        try third.press(Key.up + Key.up, "entente> RETURN 'a' AS x;")
        try third.reset()
        try third.run(":history clear\r", shows: "forgotten")
        #expect(folder.read("state/entente/history") == "")
        try third.press(Key.up, "entente>")
    }

    @Test func secretsStayOut() throws {
        let folder = try TemporaryFolder()
        let prompt = try PromptDriver(folder: folder)
        try prompt.run(" RETURN 'secret' AS x;\r", shows: "│ secret │")
        try prompt.press(Key.up, "entente>")
        try prompt.run(":history off\r", shows: "nothing is kept")
        try prompt.run("RETURN 'hidden' AS x;\r", shows: "│ hidden │")
        try prompt.press(Key.up, "entente> :history off")
        try prompt.reset()
        try prompt.run(":history on\r", shows: "are kept")
        try prompt.run("RETURN 'open' AS x;\r", shows: "│ open │")
        #expect(folder.read("state/entente/history") == ":history off\nRETURN 'open' AS x;\n")
        let other = try PromptDriver(["--no-history"], folder: folder)
        try other.press(Key.up, "entente>")
        try other.run("RETURN 'none' AS x;\r", shows: "│ none │")
        try other.press(Key.up, "entente> RETURN 'none' AS x;")
        #expect(folder.read("state/entente/history")?.contains("none") == false)
    }

    @Test func entriesAreWrittenAndReadAlike() {
        for entry in ["", "plain", "two\nlines", "back\\slash", "\\n", "\\\n\\", "Hà Nội 河内 ວຽງຈັນ", "\n"] {
            #expect(HistoryFile.decode(HistoryFile.encode(entry)) == entry)
            #expect(!HistoryFile.encode(entry).contains("\n"))
        }
    }

    @Test func findingEntries() {
        var history = EntryHistory()
        let taken = ["MATCH (n) RETURN n;", "RETURN 1;", "return 2;", "RETURN 1;", "RETURN 1;", ""].map {
            history.append($0)
        }
        #expect(taken == [true, true, true, true, false, false])
        #expect(history.continuation(of: "MATCH") == " (n) RETURN n;")
        #expect(history.continuation(of: "match") == "")
        #expect(history.continuation(of: "RETURN 1;") == "")
        #expect(history.find("return", from: 4, step: -1) == 3)
        #expect(history.find("RETURN", from: 2, step: -1) == 1)
        #expect(history.find("nothing", from: 4, step: -1) == nil)
        #expect(history.find("2", from: 0, step: 1) == 2)
        let steps = [
            history.step(-1, from: "RET"), history.step(-1, from: "RETURN 1;"), history.step(1, from: "RETURN 1;"),
        ]
        #expect(steps == ["RETURN 1;", nil, "RET"])
    }
}
