import CLibEdit

/// Ctrl-R: earlier entries that have a text in them, found as it is typed.
extension LibEditLineEditor {
    func search() -> UInt8 {
        let before = Snapshot(text: text, cursor: scalars.cursor)
        var wanted = ""
        var index = history.entries.count
        var isFound = true
        /// Looks further, or from the newest when what is wanted has changed.
        func look(from start: Int, step: Int, excluding shown: String? = nil) {
            guard let found = history.find(wanted, from: start, step: step, excluding: shown) else {
                isFound = wanted.isEmpty
                return
            }
            isFound = true
            index = found
            replaceAll(with: history.entries[found])
        }
        defer { footer = [] }
        while true {
            var question = StyledText(isFound ? "search: " : "nothing has: ", .ghost)
            question.append(wanted, .plain)
            question.append("▏  Ctrl-R older, Ctrl-S newer, Enter runs, Tab edits, Ctrl-G back", .ghost)
            footer = [question]
            guard let (key, raw) = nextKey() else { return CommandCode.failure }
            switch key {
            case .scalar("\u{12}"), .up: look(from: index, step: -1, excluding: text)
            case .scalar("\u{13}"), .down: look(from: index, step: 1, excluding: text)
            case .scalar("\u{7}"), .scalar("\u{3}"):
                replaceAll(with: before.text, cursor: before.cursor)
                return CommandCode.refresh
            case .scalar("\u{7F}"), .scalar("\u{8}"):
                guard !wanted.isEmpty else { break }
                wanted.removeLast()
                index = history.entries.count
                if wanted.isEmpty {
                    isFound = true
                    replaceAll(with: before.text, cursor: before.cursor)
                } else {
                    look(from: index, step: -1)
                }
            case .scalar("\t"), .escape:
                if raw.count > 1 { pushedBack += raw.dropFirst() }
                return CommandCode.refresh
            case .scalar(let scalar) where scalar.value >= 0x20:
                wanted.unicodeScalars.append(scalar)
                index = history.entries.count
                look(from: index, step: -1)
            default:
                // Any other key ends the search and does what it does.
                pushedBack += raw
                return CommandCode.refresh
            }
        }
    }
}
