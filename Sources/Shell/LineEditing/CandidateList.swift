/// The list of candidates below the text: one a row with its description where they are few, else in columns.
struct CandidateList {
    private(set) var lines: [StyledText] = []
    /// Whether candidates stand beside one another.
    let isGrid: Bool
    let columnCount: Int

    init(_ candidates: [CompletionCandidate], chosen: Int?, columns: Int, height: Int) {
        let widths = candidates.map { StyledText.width(Self.name($0)) }
        let widest = min(widths.max() ?? 1, max(8, columns - 4))
        isGrid = candidates.count > height
        guard isGrid else {
            columnCount = 1
            for (index, candidate) in candidates.enumerated() {
                lines.append(Self.row(candidate, isChosen: index == chosen, width: widest))
            }
            return
        }
        let cell = widest + 2
        columnCount = max(1, (columns - 1) / cell)
        let rowCount = (candidates.count + columnCount - 1) / columnCount
        // The last row says what the chosen one is, and what is not shown.
        let room = height - 1
        let top = min(max(0, (chosen ?? 0) / columnCount - room + 1), max(0, rowCount - room))
        for row in top..<min(rowCount, top + room) {
            var line = StyledText()
            for index in (row * columnCount)..<min(candidates.count, (row + 1) * columnCount) {
                let name = Self.name(candidates[index])
                line.append(Self.cut(name, widest), index == chosen ? .chosen : .plain)
                line.append(String(repeating: " ", count: max(1, cell - widths[index])), .plain)
            }
            lines.append(line)
        }
        var last = StyledText()
        if let chosen, !candidates[chosen].detail.isEmpty {
            last.append(Self.name(candidates[chosen]) + "  " + candidates[chosen].detail + "  ", .ghost)
        }
        let hidden = candidates.count - min(candidates.count, (top + room) * columnCount)
        if hidden > 0 { last.append("… \(hidden) more", .ghost) }
        if !last.scalars.isEmpty { lines.append(last) }
    }

    private static func row(_ candidate: CompletionCandidate, isChosen: Bool, width: Int) -> StyledText {
        var line = StyledText()
        let name = cut(name(candidate), width)
        line.append(name, isChosen ? .chosen : .plain)
        if !candidate.detail.isEmpty {
            line.append(String(repeating: " ", count: width - StyledText.width(name) + 2), .plain)
            line.append(candidate.detail, .ghost)
        }
        return line
    }

    private static func name(_ candidate: CompletionCandidate) -> String {
        var name = candidate.text + (candidate.suffix.hasPrefix("(") ? "(" : "")
        if candidate.suffix == "()" { name += ")" }
        while name.hasSuffix(" ") { name.removeLast() }
        return name
    }

    private static func cut(_ text: String, _ width: Int) -> String {
        guard StyledText.width(text) > width else { return text }
        var result = ""
        for character in text {
            if StyledText.width(result + String(character)) > width - 1 { break }
            result.append(character)
        }
        return result + "…"
    }
}
