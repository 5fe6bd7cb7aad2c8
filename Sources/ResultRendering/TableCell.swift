/// One value of a table, ready to be laid out: text without control characters, and its width.
struct TableCell {
    var text: String
    var columns: Int
    var isNull: Bool

    init(_ text: String, isNull: Bool = false) {
        self.text = text
        self.isNull = isNull
        columns = DisplayWidth.of(text)
    }

    /// The text broken into lines of at most `width` columns: at spaces where it can, else where it must.
    ///
    /// At most `maximumLines` come back; `isWhole` is false when text was left out, which `ellipsis` then marks.
    func lines(width: Int, maximumLines: Int, ellipsis: String) -> (lines: [String], isWhole: Bool) {
        if columns <= width { return ([text], true) }
        var lines: [String] = []
        var rest = Substring(text).unicodeScalars
        while !rest.isEmpty {
            var end = rest.startIndex
            var afterSpace: Substring.UnicodeScalarView.Index?
            var used = 0
            while end < rest.endIndex {
                let scalar = rest[end]
                let next = rest.index(after: end)
                let columns = DisplayWidth.of(scalar)
                // A space that would be the first of the next line may hang over the edge.
                if used + columns > width {
                    if scalar == " " { afterSpace = next }
                    break
                }
                used += columns
                end = next
                if scalar == " " { afterSpace = next }
            }
            if end == rest.startIndex { end = rest.index(after: end) }
            let cut = end == rest.endIndex ? end : afterSpace ?? end
            if lines.count == maximumLines - 1, cut < rest.endIndex {
                lines.append(String(Substring(rest)).prefix(columns: max(0, width - 1)).text + ellipsis)
                return (lines, false)
            }
            lines.append(Self.withoutTrailingSpaces(rest[rest.startIndex..<cut]))
            rest = rest[cut...]
        }
        return (lines, true)
    }

    private static func withoutTrailingSpaces(_ text: Substring.UnicodeScalarView) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return String(Substring(text))
    }
}
