import SourceText
import Testing

struct WrappedTextTests {
    @Test("Lines are broken at blanks, and set in as they were")
    func words() {
        #expect(WrappedText.text("one two three four five six", width: 20) == "one two three four\nfive six")
        #expect(WrappedText.text("  one two three four five", width: 20) == "  one two three four\n  five")
        #expect(WrappedText.text("short\n\nlines\n", width: 20) == "short\n\nlines\n")
        #expect(WrappedText.text("12345678901234567890 x", width: 20) == "12345678901234567890\nx")
    }

    @Test("What is said of the head of a list stays below itself")
    func lists() {
        #expect(
            WrappedText.text("  :a    one two three four five", width: 20)
                == "  :a    one two\n        three four\n        five")
    }

    @Test("Long words stay whole")
    func longWords() {
        let word = String(repeating: "x", count: 30)
        #expect(WrappedText.text(word, width: 20) == word)
        #expect(WrappedText.text("a \(word) b", width: 20) == "a\n\(word)\nb")
        #expect(WrappedText.text("  \(word)", width: 20) == "  \(word)")
    }
}
