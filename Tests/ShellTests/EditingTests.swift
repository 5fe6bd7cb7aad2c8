import Foundation
import TestSupport
import Testing

private typealias Key = PseudoTerminal.Key

/// Editing at the prompt of the real program.
@Suite("Editing", .serialized)
struct EditingTests {
    @Test func keysOfEmacs() throws {
        let prompt = try PromptDriver()
        try prompt.press("RETURN 1", "entente> RETURN 1", column: 17)
        try prompt.press(Key.home, "entente> RETURN 1", column: 9)
        try prompt.press(Key.end, "entente> RETURN 1", column: 17)
        try prompt.press(Key.left, "entente> RETURN 1", column: 16)
        try prompt.press("4", "entente> RETURN 41", column: 17)
        try prompt.press(Key.right, "entente> RETURN 41", column: 18)
        try prompt.press(Key.control("a") + "x", "entente> xRETURN 41", column: 10)
        try prompt.press(Key.backspace, "entente> RETURN 41", column: 9)
        try prompt.press(Key.delete, "entente> ETURN 41", column: 9)
        try prompt.press(Key.control("d"), "entente> TURN 41", column: 9)
        try prompt.press("RE", "entente> RETURN 41", column: 11)
        try prompt.press(Key.wordRight, "entente> RETURN 41", column: 15)
        try prompt.press(Key.wordRight, "entente> RETURN 41", column: 18)
        try prompt.press(Key.wordLeft, "entente> RETURN 41", column: 16)
        try prompt.press(Key.alt("b"), "entente> RETURN 41", column: 9)
        try prompt.press(Key.alt("f"), "entente> RETURN 41", column: 15)
        try prompt.press(Key.control("k"), "entente> RETURN", column: 15)
        try prompt.press(Key.control("y"), "entente> RETURN 41", column: 18)
        try prompt.press(Key.control("w"), "entente> RETURN", column: 16)
        try prompt.press("42", "entente> RETURN 42", column: 18)
        try prompt.press(Key.control("b") + Key.control("b"), "entente> RETURN 42", column: 16)
        try prompt.press(Key.control("f"), "entente> RETURN 42", column: 17)
        try prompt.press(Key.control("e") + " + 1", "entente> RETURN 42 + 1")
        try prompt.press(Key.control("u"), "entente>")
        try prompt.press("one two", "entente> one two")
        try prompt.press(Key.control("t"), "entente> one tow")
        try prompt.press(Key.control("_"), "entente> one two")
        try prompt.press(Key.control("_"), until: "a change less") { $0.currentLine != "entente> one two" }
        try prompt.reset()
        try prompt.press("aaa bbb", "entente> aaa bbb")
        try prompt.press(Key.control("l"), until: "a clear screen") { $0.lines[0] == "entente> aaa bbb" && $0.row == 0 }
    }

    @Test func statementsOfSeveralLines() throws {
        let prompt = try PromptDriver()
        try prompt.press("MATCH (n)\r", "      ->", column: 9)
        try prompt.press("WHERE n.x IN [\r", "      [>", column: 9)
        try prompt.press("1, 2\r", "      [>")
        try prompt.press("] AND (\r", "      (>")
        try prompt.press("true) AND {a: '\r", "      '>")
        try prompt.press("it'} = {}\r", "      ->")
        try prompt.press("/* why\r", "      *>")
        try prompt.press("*/ RETURN count(n) + 40", "      *> */ RETURN count(n) + 40")
        #expect(prompt.entry.count == 8)
        try prompt.press(Key.up, "      -> /* why", column: 15)
        try prompt.press(Key.up, "      '> it'} = {}", column: 15)
        try prompt.press(Key.home, "      '> it'} = {}", column: 9)
        try prompt.press(Key.up + Key.up + Key.end, "      [> ] AND (", column: 16)
        try prompt.press(Key.down + Key.down + Key.down, "      -> /* why", column: 15)
        try prompt.press(Key.down, "      *> */ RETURN count(n) + 40", column: 15)
        try prompt.press(Key.alt("\r"), "      -> URN count(n) + 40", column: 9)
        try prompt.reset()
        // In the middle of a complete statement Enter runs it.
        try prompt.press("RETURN 40 + 2 AS x;" + Key.left + Key.left, "entente> RETURN 40 + 2 AS x;", column: 26)
        try prompt.run(Key.enter, shows: "│ 42 │")
        // An empty line ends a statement without its semicolon, but not an open bracket.
        try prompt.press("RETURN size([1,\r", "      [>")
        try prompt.press("\r", "      [>", column: 9)
        try prompt.press("2]) + 90 AS y\r", "      ->")
        try prompt.run("\r", shows: "│ 92 │")
        // Tab at the beginning of a further line indents.
        try prompt.press("MATCH (n)\r\tWHERE", "      ->   WHERE")
        try prompt.reset()
    }

    @Test func pastes() throws {
        let prompt = try PromptDriver()
        try prompt.press(
            Key.paste("UNWIND [1, 2] AS x\r\n\tRETURN sum(x) + 100 AS s;\n"), "      ->   RETURN sum(x) + 100 AS s;")
        try prompt.run(Key.enter, shows: "│ 103 │")
        // What a paste has besides text is left out: nothing of it is obeyed.
        try prompt.press(Key.paste("RETURN 'a\u{1B}[31mb\u{7}c\u{3}' AS x;"), "entente> RETURN 'a[31mbc' AS x;")
        try prompt.run(Key.enter, shows: "a[31mbc")
        // In the middle of a line.
        try prompt.press("RETURN  AS x;" + String(repeating: Key.left, count: 6), "entente> RETURN  AS x;", column: 16)
        try prompt.press(Key.paste("6 * 7"), "entente> RETURN 6 * 7 AS x;", column: 21)
        try prompt.run(Key.enter, shows: "│ 42 │")
        try prompt.press(Key.paste("one\ntwo\nthree"), "      -> three")
        try prompt.press(Key.control("_"), "entente>")
    }

    @Test func aPasteOf200Kilobytes() throws {
        let prompt = try PromptDriver(["--no-history"])
        var text = "UNWIND [\n"
        var count = 0
        while text.utf8.count < 200_000 {
            text += "  'line \(count) of a long script, Hà Nội 河内',\n"
            count += 1
        }
        text += "  'last'] AS x RETURN count(x) AS n;"
        try prompt.press(Key.paste(text), "      [>   'last'] AS x RETURN count(x) AS n;")
        // The window follows the cursor.
        try prompt.press(Key.up, until: "the line before") {
            $0.currentLine.hasPrefix("      [>   'line \(count - 1) of")
        }
        try prompt.press(
            String(repeating: Key.up, count: 10), until: "lines further up"
        ) { $0.currentLine.hasPrefix("      [>   'line \(count - 11) of") }
        try prompt.run(Key.enter, shows: "│ \(count + 1) │")
    }

    @Test func vietnameseChineseAndLao() throws {
        let prompt = try PromptDriver()
        try prompt.press("RETURN 'Hà Nội'", "entente> RETURN 'Hà Nội'", column: 24)
        try prompt.press(Key.left + Key.backspace, "entente> RETURN 'Hà Nộ'", column: 22)
        try prompt.press(Key.backspace, "entente> RETURN 'Hà N'", column: 21)
        try prompt.press("ộị", "entente> RETURN 'Hà Nộị'", column: 23)
        try prompt.reset()
        // Decomposed: a letter with its marks is one character, to the eye and to the keys.
        try prompt.press("'o\u{323}\u{302}i'", "entente> 'o\u{323}\u{302}i'", column: 13)
        try prompt.press(Key.left + Key.left, "entente> 'o\u{323}\u{302}i'", column: 11)
        try prompt.press(Key.left, "entente> 'o\u{323}\u{302}i'", column: 10)
        try prompt.press(Key.delete, "entente> 'i'", column: 10)
        try prompt.press("e\u{302}\u{301}", "entente> 'e\u{302}\u{301}i'", column: 11)
        try prompt.press(Key.backspace, "entente> 'i'", column: 10)
        try prompt.reset()
        // As input methods do it: the letter is taken back and comes again with its mark.
        try prompt.press("Viet", "entente> Viet")
        try prompt.press(Key.backspace + Key.backspace + "ệt", "entente> Việt", column: 13)
        try prompt.reset()
        try prompt.press("'河内市'", "entente> '河内市'", column: 17)
        try prompt.press(Key.left + Key.left, "entente> '河内市'", column: 14)
        try prompt.press("x", "entente> '河内x市'", column: 15)
        try prompt.press(Key.backspace + Key.backspace, "entente> '河市'", column: 12)
        try prompt.reset()
        // Lao vowel signs stand above and below their consonant; they are typed, shown and taken back one by one.
        try prompt.press("'ຈັນ'", "entente> 'ຈັນ'", column: 13)
        try prompt.press(Key.left + Key.backspace, "entente> 'ຈັ'", column: 11)
        try prompt.press(Key.backspace, "entente> 'ຈ'", column: 11)
        try prompt.reset()
        try prompt.run("RETURN 'ວຽງ' + 'ຈັນ' AS l, size('No\u{323}\u{302}i') AS n;\r", shows: "│ ວຽງຈັນ │ 5 │")
    }

    @Test func narrowWindows() throws {
        let prompt = try PromptDriver(columns: 24, rows: 10)
        try prompt.press("RETURN 1234567", "entente> RETURN 1234567", column: 23)
        try prompt.press("8", until: "the cursor in the next row") { $0.column == 0 && $0.currentLine.isEmpty }
        try prompt.press("9", until: "a second row") { $0.currentLine == "9" && $0.column == 1 }
        try prompt.press(Key.left, until: "the cursor before it") { $0.currentLine == "9" && $0.column == 0 }
        try prompt.press(Key.left, "entente> RETURN 12345678", column: 23)
        try prompt.press(Key.end + Key.backspace + Key.backspace, "entente> RETURN 1234567", column: 23)
        try prompt.press("河", until: "the wide character whole") { $0.currentLine == "河" && $0.column == 2 }
        try prompt.press(Key.backspace, "entente> RETURN 1234567", column: 23)
        try prompt.reset()
        let tiny = try PromptDriver(columns: 12, rows: 6)
        try tiny.press(Key.control("c"), ">")
        try tiny.press("RETURN 42", "> RETURN 42")
        try tiny.press("1", until: "a second row") { $0.currentLine.isEmpty && $0.column == 0 }
        try tiny.press(" AS x", until: "more of it") { $0.currentLine == " AS x" }
        try tiny.press(";\r", shows: "421")
    }

    @Test func theWindowChangesItsSize() throws {
        let prompt = try PromptDriver(environment: ["XTERM_VERSION": "XTerm(379)"])
        try prompt.press("RETURN 'a rather long text', 1", "entente> RETURN 'a rather long text', 1")
        prompt.terminal.resize(columns: 30, rows: 24)
        try prompt.press("", until: "two rows") {
            $0.lines.prefix(2) == ["entente> RETURN 'a rather long", " text', 1"]
        }
        try prompt.press("2", until: "the key in the second row") { $0.currentLine == " text', 12" }
        prompt.terminal.resize(columns: 100, rows: 24)
        try prompt.press("3", until: "one row") { $0.currentLine == "entente> RETURN 'a rather long text', 123" }
        try prompt.reset()
        let modern = try PromptDriver()
        try modern.run("RETURN 40 + 2 AS x;\r", shows: "│ 42 │")
        try modern.press("RETURN 'a rather long text', 1", "entente> RETURN 'a rather long text', 1")
        modern.terminal.resize(columns: 30, rows: 24, reflow: true)
        try modern.press("2", until: "the key in the second row") { $0.currentLine == " text', 12" }
        #expect(modern.screen.text.components(separatedBy: "a rather").count == 2)
        modern.terminal.resize(columns: 80, rows: 24, reflow: true)
        try modern.press("3", until: "one row") { $0.currentLine == "entente> RETURN 'a rather long text', 123" }
        #expect(modern.screen.text.components(separatedBy: "a rather").count == 2)
        modern.terminal.resize(columns: 80, rows: 5)
        try modern.press("4", "entente> RETURN 'a rather long text', 1234")
    }

    @Test func keysOfVi() throws {
        let prompt = try PromptDriver()
        try prompt.run(":set keys vi\r", shows: "keys vi")
        try prompt.press("RETURN 1 AS xy", "entente> RETURN 1 AS xy", column: 23)
        try prompt.press(Key.escape, "entente> RETURN 1 AS xy", column: 22)
        try prompt.press("x", "entente> RETURN 1 AS x", column: 21)
        try prompt.press("0", "entente> RETURN 1 AS x", column: 9)
        try prompt.press("w", "entente> RETURN 1 AS x", column: 16)
        try prompt.press("r7", "entente> RETURN 7 AS x", column: 16)
        try prompt.press("i4" + Key.escape, "entente> RETURN 47 AS x", column: 16)
        try prompt.press("$", "entente> RETURN 47 AS x", column: 22)
        try prompt.press("b", "entente> RETURN 47 AS x", column: 19)
        try prompt.press("D", "entente> RETURN 47")
        try prompt.press("u", "entente> RETURN 47 AS x")
        try prompt.press("A;", "entente> RETURN 47 AS x;", column: 24)
        // Arrows work in both modes, and do not leave the one that is on.
        try prompt.press(Key.left + Key.left, "entente> RETURN 47 AS x;", column: 22)
        try prompt.press("y", "entente> RETURN 47 AS yx;", column: 23)
        try prompt.press(Key.escape, "entente> RETURN 47 AS yx;", column: 22)
        try prompt.press(Key.left, "entente> RETURN 47 AS yx;", column: 21)
        try prompt.press("dw", until: "a word less") { $0.currentLine.count < 25 }
        try prompt.press("cc", "entente>")
        try prompt.press("RETURN 6 * 7 AS x;" + Key.escape, "entente> RETURN 6 * 7 AS x;")
        try prompt.run(Key.enter, shows: "│ 42 │")
        try prompt.press(Key.escape + "k", "entente> RETURN 6 * 7 AS x;")
        try prompt.reset()
        try prompt.run(":set keys emacs\r", shows: "keys emacs")
        try prompt.press("abc" + Key.control("a") + "x", "entente> xabc", column: 10)
    }

    @Test func keysOfTheUser() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "# my keys\nbind ^O ed-delete-prev-char\nother:bind ^A ed-delete-prev-char\nbind ^P ed-clear-screen\n",
            to: "editrc")
        let prompt = try PromptDriver(folder: folder)
        try prompt.press("abcd", "entente> abcd")
        try prompt.press(Key.control("o"), "entente> abc")
        try prompt.press(Key.control("a"), "entente> abc", column: 9)
        let other = try TemporaryFolder()
        try other.write("bind -v\nbind -a Q ed-move-to-beg\n", to: "editrc")
        let vi = try PromptDriver(folder: other)
        try vi.press("RETURN 12" + Key.escape, "entente> RETURN 12", column: 17)
        try vi.press("Q", "entente> RETURN 12", column: 9)
        try vi.press("x", "entente> ETURN 12", column: 9)
        // Our own keys are there all the same.
        try vi.press("A;\r", until: "an error") { $0.text.contains("ETURN") && $0.text.contains("^") }
    }

    @Test func anEditorOfOnesOwn() throws {
        let folder = try TemporaryFolder()
        let script = try folder.write("sed -i 's/ONE/40 + 2 AS x;/' \"$1\"\n", to: "editor.sh")
        let prompt = try PromptDriver(
            environment: ["ENTENTE_EDITOR": "sh \(script)", "EDITOR": "false"], folder: folder)
        try prompt.press("RETURN ONE", "entente> RETURN ONE")
        try prompt.press(Key.control("x") + Key.control("e"), "entente> RETURN 40 + 2 AS x;")
        try prompt.run(Key.enter, shows: "│ 42 │")
        try prompt.run("RETURN 'ONE' AS t;\r", shows: "│ ONE │")
        try prompt.press(":edit\r", "entente> RETURN '40 + 2 AS x;' AS t;")
        try prompt.reset()
        let failing = try PromptDriver(environment: ["VISUAL": "false"])
        try failing.press("RETURN 1", "entente> RETURN 1")
        try failing.press(Key.control("x") + Key.control("e"), "entente> RETURN 1")
        try failing.press("2", "entente> RETURN 12")
    }

    @Test func thePromptSaysWhatIsOn() throws {
        let prompt = try PromptDriver(["--read-only"])
        #expect(prompt.screen.currentLine == "entente(ro)>")
        try prompt.run("CREATE (:A);\r", shows: "read-only", prompt: "entente(ro)>")
        try prompt.press("MATCH (\r", "          (>", column: 13)
        let other = try PromptDriver()
        try other.run(":begin\r", shows: "entente*>", prompt: "entente*>")
        try other.press("MATCH (n)\r", "       ->", column: 10)
        try other.reset(prompt: "entente*>")
        try other.run(":rollback\r", shows: ":rollback")
    }
}
