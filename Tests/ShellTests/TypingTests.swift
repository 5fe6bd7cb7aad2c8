import Foundation
import TestSupport
import Testing

private typealias Key = PseudoTerminal.Key

/// Tab, colours and Ctrl-C in the real program.
@Suite("Typing", .serialized)
struct TypingTests {
    private static let graph = """
        CREATE (an:Person {name: 'An', born: 1990}), (hn:City {name: 'Hà Nội'}), (vn:Country {name: 'Việt Nam'}),
               (an)-[:LIVES_IN {since: 2015}]->(hn), (hn)-[:CAPITAL_OF]->(vn), (:`Big River` {length: 4350}),
               (an)-[:KNOWS]->(:Person {name: 'Bình'})
        """

    @Test func tabCompletes() throws {
        let folder = try TemporaryFolder()
        try folder.write("RETURN 1;", to: "scripts/first.cypher")
        let graph = try folder.write(Self.graph, to: "g.cypher")
        let prompt = try PromptDriver([graph], folder: folder)
        try prompt.press("mat\t", "entente> MATCH", column: 15)
        try prompt.press("(p:Pe\t", "entente> MATCH (p:Person")
        try prompt.press(")-[:LI\t", "entente> MATCH (p:Person)-[:LIVES_IN")
        try prompt.press("]->(:\tt", "entente> MATCH (p:Person)-[:LIVES_IN]->(:t")
        try prompt.press(Key.backspace + "Ci\t)", "entente> MATCH (p:Person)-[:LIVES_IN]->(:City)")
        try prompt.press("\rWHERE p.b\t", "      -> WHERE p.born")
        try prompt.press(" > 1 RET\t", "      -> WHERE p.born > 1 RETURN")
        try prompt.press("toStr\t", "      -> WHERE p.born > 1 RETURN toString")
        try prompt.press(Key.tab, shows: "toStringList(")
        try prompt.press("(p.b\t) AS b", "      -> WHERE p.born > 1 RETURN toString(p.born) AS b")
        #expect(!prompt.screen.lines.contains { $0.contains("toStringList") })
        try prompt.run(";\r", shows: "1990")
        // The list, and the way through it.
        try prompt.press("MATCH (n:\t", shows: "1 node")
        #expect(prompt.screen.lines[prompt.screen.row + 1].hasPrefix("Person"))
        #expect(prompt.screen.lines[prompt.screen.row + 2].hasPrefix("`Big River`"))
        try prompt.press(Key.tab, "entente> MATCH (n:Person")
        try prompt.press(Key.tab, "entente> MATCH (n:`Big River`")
        try prompt.press(Key.backTab, "entente> MATCH (n:Person")
        try prompt.press(Key.down + Key.down, "entente> MATCH (n:City")
        try prompt.press(Key.up, "entente> MATCH (n:`Big River`")
        try prompt.press(Key.escape, "entente> MATCH (n:", column: 18)
        #expect(prompt.screen.lines[(prompt.screen.row + 1)...].allSatisfy { $0.isEmpty })
        try prompt.press("\t\t\t\t\r", "entente> MATCH (n:City")
        try prompt.press(") RETURN n.\t", "entente> MATCH (n:City) RETURN n.name")
        try prompt.reset()
        try prompt.press("MATCH (n:`B\t) RETURN n.\t", "entente> MATCH (n:`Big River`) RETURN n.length")
        try prompt.reset()
        try prompt.press("MATCH (n:\t\t)", "entente> MATCH (n:Person)")
        try prompt.press(Key.control("_") + Key.control("_"), until: "one change less") {
            !$0.currentLine.hasSuffix("Person)")
        }
        try prompt.reset()
        // Nothing fits: the bell, and nothing else.
        let bells = prompt.screen.bells
        try prompt.press("MATCH (n:Zzz\t", until: "the bell") {
            $0.bells == bells + 1 && $0.currentLine == "entente> MATCH (n:Zzz"
        }
        try prompt.reset()
        // Commands, files, parameters.
        try prompt.press(":sou\t", "entente> :source", column: 17)
        try prompt.press(folder.path + "/scr\tf\t", "entente> :source \(folder.path)/scripts/first.cypher")
        try prompt.reset()
        try prompt.run(":param town => 'Huế'\r", shows: "town")
        try prompt.press("RETURN $t\t", "entente> RETURN $town")
        try prompt.reset()
        try prompt.press("?optio\t", "entente> ?OPTIONAL MATCH")
        try prompt.reset()
        try prompt.press("RETURN duration.be\t", "entente> RETURN duration.between(")
        try prompt.reset()
        // The graph has changed: so has what is offered.
        try prompt.run("CREATE (:Zebra) RETURN 'made' + '!' AS m;\r", shows: "made!")
        try prompt.press("MATCH (n:Zeb\t", "entente> MATCH (n:Zebra")
        // A list in a small window, and a window that changes under it.
        try prompt.reset()
        prompt.terminal.resize(columns: 30, rows: 8)
        try prompt.press("RETURN \t", shows: "more")
        prompt.terminal.resize(columns: 60, rows: 12)
        try prompt.press(Key.tab, "entente> RETURN DISTINCT")
        try prompt.press(Key.control("c"), "entente> RETURN", column: 16)
        // Where nothing is chosen yet it drops the text, as it does everywhere.
        try prompt.press(Key.tab, shows: "more")
        try prompt.press(Key.control("c"), "entente>", column: 9)
    }

    @Test func coloursWhileTyping() throws {
        let prompt = try PromptDriver(colour: true)
        try prompt.press("MATCH", until: "a keyword") { $0.pieces(styled: "1") == ["entente> MATCH"] }
        try prompt.press(" (n:City", until: "a label") { $0.pieces(styled: "35") == ["City"] }
        try prompt.press(" {a: 'it', b: 1", until: "literals") { $0.pieces(styled: "32") == ["'it'", "1"] }
        try prompt.press("}", until: "the pair of the bracket") { $0.pieces(styled: "1;4") == ["{", "}"] }
        try prompt.press("]", until: "a bracket too many") { $0.pieces(styled: "1;31") == ["]"] }
        try prompt.press(Key.backspace + ")", until: "the pair of the bracket") {
            $0.pieces(styled: "1;31").isEmpty && $0.pieces(styled: "1;4") == ["(", ")"]
        }
        try prompt.press(" RETURN $x, count(n)", until: "a parameter and a function") {
            $0.pieces(styled: "1;35") == ["$x"] && $0.pieces(styled: "36") == ["count"]
        }
        try prompt.press(" // why", until: "a remark") { $0.pieces(styled: "2") == ["// why"] }
        try prompt.press("\rSKIP 1", until: "the next line") {
            $0.pieces(styled: "2").first?.contains("->") == true && $0.pieces(styled: "1") == ["SKIP"]
        }
        // The colours follow the text through every edit.
        try prompt.press(Key.home + "/*", until: "a remark from here") {
            $0.pieces(styled: "2").last?.hasSuffix("/*SKIP 1") == true
        }
        try prompt.reset()
        try prompt.press("RETURN 'ồ" + Key.left, until: "a string") { $0.pieces(styled: "32") == ["'ồ"] }
        try prompt.reset()
        try prompt.press(":mode", until: "a command") { $0.pieces(styled: "1") == ["entente> :mode"] }
        try prompt.reset()
        try prompt.run(":set highlight off\r", shows: "highlight off")
        try prompt.press("MATCH 1", until: "plain text") {
            $0.currentLine == "entente> MATCH 1" && $0.pieces(styled: "32").isEmpty
        }
        for (arguments, environment) in [
            (["--color", "never"], [:]), ([], ["NO_COLOR": "1"]),
        ] as [([String], [String: String])] {
            let plain = try PromptDriver(arguments, colour: true, environment: environment)
            try plain.press("MATCH (n:City) RETURN 1", "entente> MATCH (n:City) RETURN 1")
            #expect(plain.screen.pieces(ofLine: plain.screen.row).map(\.style) == [""])
        }
        let always = try PromptDriver(["--color", "always"], environment: ["NO_COLOR": "1"])
        try always.press("MATCH", until: "a keyword") { $0.pieces(styled: "1") == ["entente> MATCH"] }
    }

    @Test func controlCAndControlDInEveryState() throws {
        let graph = try TemporaryFolder()
        let prompt = try PromptDriver([try graph.write(Self.graph, to: "g.cypher")])
        let cancel = Key.control("c")
        // On an empty line, on one with text, in a string, in brackets, in a remark.
        try prompt.press(cancel, until: "^C and a prompt") {
            $0.text.contains("entente>^C") || $0.text.contains("entente> ^C")
        }
        for text in ["RETURN 1", "RETURN 'open", "RETURN (1,\r2", "/* open\rstill", "MATCH (n) RETURN n\r", ":mode bo"]
        {
            try prompt.terminal.send(text)
            try prompt.press("", until: "the text") { $0.text.contains(text.split(separator: "\r")[0]) }
            try prompt.press(cancel, "entente>", column: 9)
        }
        // In the list of candidates and in the search: back to the text as it was.
        try prompt.press("MATCH (n:\t\t", "entente> MATCH (n:Person")
        try prompt.press(cancel, "entente> MATCH (n:", column: 18)
        try prompt.press(cancel, "entente>", column: 9)
        try prompt.press("RETURN" + Key.control("r") + "mode", until: "the search") { $0.text.contains("has: mode") }
        try prompt.press(cancel, "entente> RETURN", column: 15)
        try prompt.press(cancel, "entente>")
        // While a statement runs.
        try prompt.terminal.send("UNWIND range(1, 100000000) AS x UNWIND range(1, 1000) AS y RETURN sum(x * y) AS s;\r")
        try prompt.press("", until: "the statement to run") { _ in !prompt.terminal.readsKeys }
        try prompt.run(cancel, shows: "Interrupted")
        // With a transaction open it stays open.
        try prompt.run(":begin\r", shows: "entente*>", prompt: "entente*>")
        try prompt.press("RETURN 1" + cancel, "entente*>", column: 10)
        try prompt.run(":commit\r", shows: ":commit")
        // Ctrl-D deletes inside a text, does nothing at its end, and leaves on an empty line.
        try prompt.press("ab" + Key.home + Key.control("d"), "entente> b", column: 9)
        try prompt.press(Key.end + Key.control("d"), "entente> b", column: 10)
        try prompt.press("\r" + Key.control("d"), "      ->")
        try prompt.press(cancel, "entente>")
        try prompt.terminal.send(Key.control("d"))
        #expect(try prompt.terminal.waitForExit() == 0)
        #expect(!prompt.screen.wantsBracketedPaste)
        // The screen below the last prompt is left as it was.
        #expect(prompt.screen.column == 0)
    }

    @Test func controlZStopsAndGoesOn() throws {
        let prompt = try PromptDriver()
        try prompt.press("RETURN 4", "entente> RETURN 4")
        // Nobody waits for this session, so the system does not stop it; the line is there again at once.
        try prompt.press(Key.control("z"), until: "the line again") {
            $0.row == 1 && $0.currentLine == "entente> RETURN 4"
        }
        try prompt.press("2", "entente> RETURN 42")
    }

    @Test func terminalsThatCannotEdit() throws {
        for environment in [["TERM": "dumb"], ["TERM": "dumb", "LC_ALL": "C"]] {
            let terminal = try PseudoTerminal(["-q"], environment: environment)
            try terminal.wait(forLine: "entente>")
            try terminal.send("RETURN 'Hà' +\n")
            try terminal.wait(forLine: "      ->")
            try terminal.send(" ' Nội' AS x;\n")
            try terminal.wait(for: "│ Hà Nội │")
            #expect(!terminal.screen.wantsBracketedPaste)
        }
        let bare = try PromptDriver(environment: ["LC_ALL": "C", "LANG": ""])
        try bare.press("RETURN 'Hà Nội 河内'", "entente> RETURN 'Hà Nội 河内'", column: 29)
    }
}
