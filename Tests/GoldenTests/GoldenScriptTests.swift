import Testing

@Suite("Golden scripts as text")
struct GoldenScriptTests {
    @Test("A script is read and written back")
    func roundTrip() throws {
        let text = """
            # About the whole.

            # About the first.
            # Two lines.
            CREATE (n)
            RETURN n
            ---
            n
            ()

            [tree plan]
            $ {x: 1}
            RETURN $x
            ---
            first
            ·
            last

            RETURN 1
            ---

            """
        let script = try GoldenScript(text)
        #expect(script.head == [" About the whole."])
        #expect(script.sections.map(\.statement) == ["CREATE (n)\nRETURN n", "RETURN $x", "RETURN 1"])
        #expect(script.sections.map(\.tags) == [[.rows], [.tree, .plan], [.rows]])
        #expect(script.sections.map(\.parameters) == [nil, "{x: 1}", nil])
        #expect(script.sections.map(\.output) == [["n", "()"], ["first", "", "last"], []])
        #expect(script.sections.map(\.line) == [3, 11, 19])
        #expect(script.text == text)
    }

    @Test("A statement that was never recorded has no output")
    func unrecorded() throws {
        let script = try GoldenScript("RETURN 1\n\nRETURN 2")
        #expect(script.sections.map(\.output) == [[], []])
        #expect(try GoldenScript(script.text) == script)
    }

    @Test("What is no script is refused")
    func errors() {
        #expect(throws: GoldenScriptError(line: 1, message: "unknown tag moon")) {
            try GoldenScript("[moon]\nRETURN 1")
        }
        #expect(throws: GoldenScriptError(line: 3, message: "comments without a statement")) {
            try GoldenScript("RETURN 1\n\n# forgotten")
        }
        #expect(throws: GoldenScriptError(line: 1, message: "no statement")) { try GoldenScript("[plan]\n---\nx") }
    }
}
