import Entente
import ResultRendering
import Testing

@Suite("Tables for people")
struct TableRenderingTests {
    @Test func aBox() {
        let text = render(.box, ["city", "people"], [["Hanoi", 8_500_000], ["Vientiane", nil]])
        #expect(
            text == """
                ┌───────────┬─────────┐
                │ city      │  people │
                ├───────────┼─────────┤
                │ Hanoi     │ 8500000 │
                │ Vientiane │    null │
                └───────────┴─────────┘

                """)
    }

    @Test func anASCIITable() {
        #expect(
            render(.ascii, ["a"], [["x"]]) == """
                +---+
                | a |
                +---+
                | x |
                +---+

                """)
    }

    @Test func markdown() {
        #expect(
            render(.markdown, ["name", "n"], [["a|b", 1], ["two\nlines", nil]]) == """
                | name | n |
                |---|---:|
                | a\\|b | 1 |
                | two<br>lines | null |

                """)
    }

    @Test func oneValueALine() {
        #expect(
            render(.line, ["name", "n"], [["Hanoi", 1], ["Vientiane", nil]]) == """
                name = Hanoi
                   n = 1

                name = Vientiane
                   n = null

                """)
    }

    /// Decomposed Vietnamese, Lao, Chinese and an emoji: every line of the table has the same width.
    @Test func widthsAreThoseOfATerminal() {
        let rows: [[Value]] = [["Hà Nội"], ["Ha\u{300} No\u{302}\u{323}i"], ["ວຽງຈັນ"], ["河内"], ["🚌"], ["plain"]]
        let lines = render(.box, ["name"], rows).split(separator: "\n").map(String.init)
        // Marks take no column, Chinese characters and the picture two.
        #expect(lines[3] == "│ Hà Nội │")
        #expect(lines[4] == "│ Ha\u{300} No\u{302}\u{323}i │")
        #expect(lines[5] == "│ ວຽງຈັນ  │")
        #expect(lines[6] == "│ 河内   │")
        #expect(lines[7] == "│ 🚌     │")
    }

    @Test func longTextGoesOnInTheNextLine() {
        let text = render(
            .box, ["n", "agreement"], [[1, "Cooperation agreement between the two councils"], [2, "short"]],
            options: RenderingOptions(width: 30))
        #expect(
            text == """
                ┌───┬────────────────────────┐
                │ n │ agreement              │
                ├───┼────────────────────────┤
                │ 1 │ Cooperation agreement  │
                │   │ between the two        │
                │   │ councils               │
                ├╌╌╌┼╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┤
                │ 2 │ short                  │
                └───┴────────────────────────┘

                """)
    }

    @Test(arguments: [20, 30, 40, 60, 79, 80])
    func tablesFitTheWidth(_ width: Int) {
        let rows: [[Value]] = (0..<5).map { row in
            (0..<12).map { column in
                column % 3 == 0 ? .integer(Int64(row * column)) : .string(String(repeating: "việt ", count: column))
            }
        }
        let columns = (0..<12).map { "column\($0)" }
        let (text, notices) = renderWithNotices(.box, columns, rows, options: RenderingOptions(width: width))
        for line in text.split(separator: "\n") { #expect(line.unicodeScalars.count <= width, "\(line)") }
        #expect(notices.contains { if case .hiddenColumns = $0 { true } else { false } })
    }

    @Test func whatIsCutIsCounted() {
        let long = String(repeating: "x", count: 500)
        let (text, notices) = renderWithNotices(.box, ["a"], [[.string(long)]], options: RenderingOptions(width: 40))
        #expect(text.contains("…"))
        #expect(notices == [.shortenedValues(1)])
        let (whole, none) = renderWithNotices(.box, ["a"], [[.string(long)]])
        #expect(whole.contains(long))
        #expect(none.isEmpty)
    }

    @Test func hiddenRowsAreCounted() {
        let rows: [[Value]] = (0..<50).map { [.integer($0)] }
        let (text, notices) = renderWithNotices(
            .box, ["n"], rows, options: RenderingOptions(maximumRows: 10), batchSize: 7)
        #expect(text.split(separator: "\n").count == 14)
        #expect(notices == [.hiddenRows(shown: 10, total: 50)])
    }

    @Test func lineBreaksInTextDoNotBreakTheTable() {
        #expect(render(.box, ["a"], [["x\ny"]]).split(separator: "\n").count == 5)
    }

    @Test func colourIsOnlyWhereAsked() {
        #expect(!render(.box, ["a"], [[nil]]).contains("\u{1B}"))
        let coloured = render(.box, ["a"], [[nil]], options: RenderingOptions(usesColour: true))
        #expect(coloured.contains("\u{1B}[1ma\u{1B}[0m"))
        #expect(coloured.contains("\u{1B}[2mnull\u{1B}[0m"))
    }

    @Test func noRowsStillShowTheColumns() {
        #expect(render(.box, ["a", "b"], []).contains("│ a │ b │"))
    }
}
