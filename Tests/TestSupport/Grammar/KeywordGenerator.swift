/// Writes `Sources/QuerySyntax/Lexing/Keyword.swift` from the list of keywords.
public enum KeywordGenerator {
    /// Words of the list that Swift would have in backticks; `none` because `Optional` has a case of that name.
    private static let escaped: Set<String> = [
        "as", "case", "do", "else", "false", "for", "if", "in", "is", "let", "none", "return", "true", "where",
    ]

    /// The whole text of the file.
    public static func swiftSource(_ list: KeywordList) -> String {
        let reservedCases = list.reserved.map { "    case \(caseName($0))\n" }.joined()
        let otherCases = list.nonreserved.map { "    case \(caseName($0))\n" }.joined()
        let texts = list.entries.map { "        case .\(caseName($0.text)): \"\($0.text)\"\n" }.joined()
        let lengths = Set(list.entries.map(\.text.utf8.count)).sorted()
        let lastReserved = list.reserved.last.map(caseName) ?? ""
        return """
            // Generated from Grammar/Keywords.txt; change that file and record again (see Grammar/README.md).
            // swift-format-ignore-file

            /// The words that mean something to the grammar.
            ///
            /// A case is named like its word in lower case; where Swift would ask for backticks, or `Optional` has a case of that
            /// name (`none_`), an underscore follows. Reserved words stand first.
            public enum Keyword: UInt8, CaseIterable, Sendable {
                // reserved
            \(reservedCases)    // nonreserved
            \(otherCases)
                /// True for words that cannot name a variable.
                public var isReserved: Bool { rawValue <= Keyword.\(lastReserved).rawValue }

                /// The spelling shown to people: capitals, save in `shortestPath` and its sister.
                public var text: String {
                    switch self {
            \(texts)        }
                }

                /// The keyword that the bytes spell in any mixture of cases, or nil.
                ///
                /// The bytes, each with bit 5 set, are packed into one or two words, which are compared as integers: only an ASCII
                /// letter becomes a small letter by that bit, so nothing but the keyword itself can be equal.
                ///
                /// - Complexity: O(length), no allocation.
                public static func lookup(_ bytes: UnsafeBufferPointer<UInt8>) -> Keyword? {
                    guard bytes.count >= \(lengths.first ?? 0), bytes.count <= \(lengths.last ?? 0) else { return nil }
                    let (word, tail) = packed(UnsafeRawBufferPointer(bytes))
                    switch bytes.count {
            \(lengths.map { lookupCase($0, list) }.joined())        default: return nil
                    }
                }
            }

            """
    }

    static func caseName(_ text: String) -> String {
        let name = text.contains(where: \.isLowercase) ? text : text.lowercased()
        return escaped.contains(name) ? name + "_" : name
    }

    private static func lookupCase(_ length: Int, _ list: KeywordList) -> String {
        let words = list.entries.map(\.text).filter { $0.utf8.count == length }
        // Longer words are told apart by their first eight letters; what follows is only confirmed.
        precondition(Set(words.map { $0.lowercased().prefix(8) }).count == words.count, "keywords too much alike")
        let cases = words.map { text in
            let letters = Array(text.lowercased().utf8)
            let head = "            case \(hexadecimal(letters.prefix(8))): return "
            return length <= 8
                ? head + ".\(caseName(text))\n"
                : head + "tail == \(hexadecimal(letters.dropFirst(8))) ? .\(caseName(text)) : nil\n"
        }
        return
            "        case \(length):\n            switch word {\n\(cases.joined())            default: return nil\n            }\n"
    }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        "0x" + bytes.map { String($0, radix: 16, uppercase: true) }.joined()
    }
}
