import SourceText
import Testing

struct SourceTextTests {
    @Test("Lines and columns count from one, columns in scalars")
    func positions() {
        let source = SourceText("ab\nÄö\r\n\nx")
        #expect(source.lineStarts == [0, 3, 9, 10])
        #expect(source.position(of: 0) == SourcePosition(line: 1, column: 1))
        #expect(source.position(of: 2) == SourcePosition(line: 1, column: 3))
        #expect(source.position(of: 5) == SourcePosition(line: 2, column: 2))
        #expect(source.position(of: 9) == SourcePosition(line: 3, column: 1))
        #expect(source.position(of: 11) == SourcePosition(line: 4, column: 2))
        #expect(source.text(in: source.lineRange(1)) == "Äö")
        #expect(source.text(in: source.lineRange(2)).isEmpty)
        #expect(source.text(in: source.lineRange(3)) == "x")
    }

    @Test("Offsets past the end and empty texts are harmless")
    func edges() {
        let empty = SourceText("")
        #expect(empty.position(of: 7) == SourcePosition(line: 1, column: 1))
        #expect(empty.text(in: SourceRange(3, 9)).isEmpty)
        #expect(SourceRange(5, 2).isEmpty)
        #expect(SourceRange(1, 3).union(SourceRange(7, 9)) == SourceRange(1, 9))
    }
}
