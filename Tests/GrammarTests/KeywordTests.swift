import QuerySyntax
import TestSupport
import Testing

/// The generated `Keyword`, as the lexer uses it.
@Suite struct KeywordTests {
    let list: KeywordList

    init() throws { list = try LanguageGrammar().keywords }

    private func lookup(_ text: String) -> Keyword? {
        Array(text.utf8).withUnsafeBufferPointer { Keyword.lookup($0) }
    }

    @Test func casesAreTheList() {
        #expect(Keyword.allCases.map(\.text) == list.entries.map(\.text))
        #expect(Keyword.allCases.map(\.isReserved) == list.entries.map(\.isReserved))
    }

    @Test func everySpellingIsFound() {
        for keyword in Keyword.allCases {
            let text = keyword.text
            let mixed = text.enumerated().map { $0 % 2 == 0 ? $1.lowercased() : $1.uppercased() }.joined()
            for spelling in [text, text.lowercased(), text.uppercased(), mixed] {
                #expect(lookup(spelling) == keyword, "\(spelling)")
            }
        }
    }

    /// Words one byte away from a keyword are keywords only when the list has them.
    @Test func neighboursAreNotFound() {
        let words = Set(list.entries.map { $0.text.lowercased() })
        for word in words {
            let bytes = Array(word.utf8)
            for place in bytes.indices {
                for byte in UInt8(0x20)...0x7E {
                    var other = bytes
                    other[place] = byte
                    let found = other.withUnsafeBufferPointer { Keyword.lookup($0) }
                    let spelled = String(decoding: other, as: UTF8.self).lowercased()
                    if (found != nil) != words.contains(spelled) {
                        Issue.record("\(spelled) is \(found.map(\.text) ?? "no keyword")")
                    }
                }
            }
            for other in [word + "s", "x" + word, String(word.dropLast()), String(word.dropFirst())]
            where lookup(other) != nil {
                #expect(words.contains(other))
            }
        }
        #expect(
            lookup("") == nil && lookup("a") == nil && lookup("ſet") == nil && lookup("matchmatchmatchmatch") == nil)
    }
}
