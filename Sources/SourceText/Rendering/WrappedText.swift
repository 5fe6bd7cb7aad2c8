/// Text for people in lines that are no longer than a terminal is wide.
public enum WrappedText {
    /// The text with its long lines broken at blanks. What follows of a line is set in as the line is or, in a list whose
    /// heads stand apart from what is said of them, below what is said.
    ///
    /// - Parameter width: columns; words that are longer stay whole.
    public static func text(_ text: String, width: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { lines(of: Array($0), width: max(width, 20)) }.joined(separator: "\n")
    }

    private static func lines(of line: [Character], width: Int) -> [String] {
        let indent = hangingIndent(of: line, width: width)
        var lines: [String] = []
        var rest = line
        while rest.count > width {
            // A blank that ends a word, the last that fits or else the next.
            let fitting = rest[...width].lastIndex(of: " ").flatMap { $0 > indent ? $0 : nil }
            guard let cut = fitting ?? rest[width...].firstIndex(of: " ") else { break }
            lines.append(String(rest[..<cut]))
            rest = Array(repeating: " ", count: indent) + rest[cut...].drop { $0 == " " }
        }
        return lines + [String(rest)]
    }

    /// Where the words begin that stand after a gap, if that leaves room for them; else where the line begins.
    private static func hangingIndent(of line: [Character], width: Int) -> Int {
        let start = line.firstIndex { $0 != " " } ?? 0
        for index in line.indices.dropFirst(start) where index > start + 1 && index <= width / 2 {
            if line[index] != " ", line[index - 1] == " ", line[index - 2] == " " { return index }
        }
        return start < width / 2 ? start : 0
    }
}
