/// The keywords as `Grammar/Keywords.txt` lists them.
public struct KeywordList: Sendable {
    public struct Entry: Sendable, Hashable {
        /// The spelling shown to people.
        public var text: String
        public var isReserved: Bool
    }

    /// Reserved words first.
    public var entries: [Entry]

    public var reserved: [String] { entries.filter(\.isReserved).map(\.text) }
    public var nonreserved: [String] { entries.filter { !$0.isReserved }.map(\.text) }

    /// Reads lines of a word and its class; lines that are empty or begin with `#` say nothing.
    public init(_ text: String) throws(GrammarError) {
        var entries: [Entry] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let first = line.first, first != "#" else { continue }
            let fields = line.split(separator: " ")
            guard fields.count == 2, fields[1] == "reserved" || fields[1] == "nonreserved",
                (2...16).contains(fields[0].utf8.count), fields[0].allSatisfy({ $0.isASCII && $0.isLetter })
            else {
                throw GrammarError(
                    line: number + 1, message: "wanted: a word of 2 to 16 letters, and `reserved` or `nonreserved`")
            }
            entries.append(Entry(text: String(fields[0]), isReserved: fields[1] == "reserved"))
        }
        self.entries = entries.filter(\.isReserved) + entries.filter { !$0.isReserved }
    }
}
