import Foundation
import TestSupport
import Testing

@testable import Shell

/// Layout and drawing, without a program: what the painter writes is fed to a model of a screen.
@Suite("Painting")
struct PaintingTests {
    private func layout(_ text: String, cursor: Int, columns: Int) -> ScreenLayout {
        ScreenLayout(StyledText(text), cursor: cursor, prompts: (2, 3), columns: columns)
    }

    /// Row and column.
    private func cursor(_ text: String, at cursor: Int, columns: Int) -> [Int] {
        let place = layout(text, cursor: cursor, columns: columns).cursor
        return [place.row, place.column]
    }

    @Test func textIsBrokenAtLineEndsAndTheLastColumn() {
        let rows = layout("abcdefgh\nxy", cursor: 0, columns: 6).rows
        #expect(rows.map(\.scalars) == [0..<4, 4..<8, 9..<11])
        #expect(rows.map(\.isFirst) == [true, false, true])
        #expect(rows.map(\.line) == [0, 0, 1])
    }

    @Test func theCursorGoesWhereTheNextCharacterGoes() {
        #expect(cursor("abc", at: 1, columns: 6) == [0, 3])
        #expect(cursor("abcd", at: 4, columns: 6) == [1, 0])
        #expect(layout("abcd", cursor: 4, columns: 6).rows.count == 2)
        #expect(cursor("abcde", at: 4, columns: 6) == [1, 0])
        #expect(cursor("ab\ncd", at: 3, columns: 6) == [1, 3])
        #expect(cursor("ab\n", at: 3, columns: 6) == [1, 3])
        #expect(cursor("", at: 0, columns: 6) == [0, 2])
    }

    @Test func wideCharactersAreNotCutAndMarksTakeNoRoom() {
        Terminal.setLocale()
        #expect(layout("abc河d", cursor: 4, columns: 6).rows.map(\.scalars) == [0..<3, 3..<5])
        #expect(cursor("a\u{300}b", at: 3, columns: 6) == [0, 4])
        #expect(cursor("ວຽງຈັນ", at: 6, columns: 20) == [0, 7])
    }

    @Test func controlCharactersAreShownNotObeyed() {
        Terminal.setLocale()
        #expect(StyledText.shown("\u{1B}").text == "^[")
        #expect(StyledText.shown("\u{7F}").text == "^?")
        #expect(StyledText.shown("\u{85}").text == "\u{FFFD}")
        #expect(StyledText.shown("\u{202E}").text == "\u{FFFD}")
        #expect(StyledText("a\u{1B}[31m").line(width: 20, usesColour: false) == "a^[[31m")
    }

    /// Whatever frames follow one another, the screen shows the last, and nothing above the region is touched.
    @Test(arguments: 0..<40) func anyFrameReplacesAnyOther(_ seed: Int) {
        Terminal.setLocale()
        var random = Numbers(seed: UInt64(seed))
        let columns = 5 + random.next(20)
        let height = 4 + random.next(8)
        var screen = ScreenModel(columns: columns, rows: height)
        screen.feed("above\r\n".utf8)
        var painter = ScreenPainter()
        for _ in 0..<30 {
            let text = (0..<random.next(30)).map { _ in random.character }.joined()
            let scalars = Array(text.unicodeScalars)
            let cursor = random.next(scalars.count + 1)
            let layout = ScreenLayout(StyledText(text), cursor: cursor, prompts: (1, 1), columns: columns)
            var frame = ScreenPainter.Frame(
                cursorRow: layout.cursor.row, cursorColumn: layout.cursor.column, columns: columns, height: height)
            for (index, row) in layout.rows.enumerated() {
                let line = (row.isFirst ? ">" : "") + StyledText(text).rendered(row.scalars, usesColour: false)
                let goesOn = index + 1 < layout.rows.count && !layout.rows[index + 1].isFirst
                let isFull = row.columns >= columns
                frame.rows.append(.init(text: line, isFull: isFull, isWrapped: isFull && goesOn))
            }
            // The window shows a part of what is higher than it.
            let first = max(0, min(layout.cursor.row, frame.rows.count - height + 1))
            frame.rows = Array(frame.rows[first..<min(frame.rows.count, first + height - 1)])
            frame.cursorRow -= first
            screen.feed(painter.paint(frame, reflows: false).utf8)
            let shown = Array(screen.lines[(screen.row - frame.cursorRow)...].prefix(frame.rows.count))
            #expect(shown == frame.rows.map { $0.text.trimmingEnd() })
            #expect(
                screen.lines[(screen.row - frame.cursorRow)...].dropFirst(frame.rows.count).allSatisfy { $0.isEmpty })
            #expect(screen.column == frame.cursorColumn)
            #expect(screen.text.hasPrefix("above\n"))
        }
        screen.feed(painter.leave().utf8)
        #expect(screen.column == 0)
        #expect(screen.currentLine.isEmpty)
    }

    @Test func whatDidNotChangeIsNotWritten() {
        var painter = ScreenPainter()
        var frame = ScreenPainter.Frame(rows: [.init(text: "one"), .init(text: "two")], cursorRow: 1, cursorColumn: 3)
        _ = painter.paint(frame, reflows: false)
        #expect(painter.paint(frame, reflows: false).isEmpty)
        frame.rows[1].text = "two!"
        frame.cursorColumn = 4
        let written = painter.paint(frame, reflows: false)
        #expect(written.contains("two!"))
        #expect(!written.contains("one"))
    }

    @Test func candidatesFitTheirPlace() {
        Terminal.setLocale()
        let candidates = (0..<60).map { CompletionCandidate(.label, "Label\($0)", detail: "detail \($0)") }
        for columns in [12, 20, 40, 80, 200] {
            for chosen in [nil, 0, 17, 59] {
                let list = CandidateList(candidates, chosen: chosen, columns: columns, height: 6)
                #expect(list.lines.count <= 6)
                if let chosen {
                    let text = list.lines.map { $0.line(width: columns - 1, usesColour: false) }.joined(separator: "\n")
                    #expect(text.contains("Label\(chosen)"))
                }
            }
        }
        let few = CandidateList(Array(candidates.prefix(3)), chosen: 1, columns: 40, height: 6)
        #expect(!few.isGrid)
        #expect(few.lines[1].line(width: 39, usesColour: false) == "Label1  detail 1")
        #expect(few.lines[1].line(width: 39, usesColour: true).hasPrefix("\u{1B}[0;7mLabel1"))
    }
}

/// Numbers that a seed makes the same every time.
private struct Numbers {
    var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    var character: String {
        mutating get {
            let all = ["a", "b", "河", "e\u{301}", "\n", "x", "y", "ộ", "内", "z"]
            return all[next(all.count)]
        }
    }
}

extension String {
    fileprivate func trimmingEnd() -> String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
