import CLibEdit

/// Tab.
extension LibEditLineEditor {
    /// Completes the word before the cursor as far as it is certain; where several things fit, lists them, and goes
    /// through them with every further Tab.
    func complete() -> UInt8 {
        let before = textBeforeCursor
        let isBlank = before.unicodeScalars.reversed().prefix { $0 != "\n" }.allSatisfy { $0 == " " }
        // At the beginning of a further line Tab indents.
        if isBlank, before.contains("\n") { return insert("  ") }
        let completion = assistant.completion(text, before.utf8.count)
        let typed = String(decoding: before.utf8.dropFirst(completion.range.lowerBound), as: UTF8.self)
        let length = typed.unicodeScalars.count
        guard let first = completion.candidates.first else {
            send("\u{7}")
            return CommandCode.failure
        }
        if completion.candidates.count == 1 {
            replace(length, with: first.text + first.suffix)
            return CommandCode.refresh
        }
        if let prefix = completion.commonPrefix(typed: typed) {
            replace(length, with: prefix)
            return CommandCode.refresh
        }
        return choose(completion.candidates, typed: typed)
    }

    /// Shows the list; Tab and the arrows go through it, Escape goes back, any other key takes what is chosen and does
    /// what it always does. So Ctrl-C drops the text, unless something is chosen: then it goes back, too.
    private func choose(_ candidates: [CompletionCandidate], typed: String) -> UInt8 {
        var chosen: Int?
        var length = typed.unicodeScalars.count
        func put(_ text: String) {
            replace(length, with: text)
            length = text.unicodeScalars.count
        }
        defer { footer = [] }
        while true {
            let (columns, height) = Self.terminalSize
            let list = CandidateList(candidates, chosen: chosen, columns: columns, height: max(3, min(10, height / 2)))
            footer = list.lines
            guard let (key, raw) = nextKey() else { return CommandCode.failure }
            let step: Int
            switch key {
            case .scalar("\t"): step = 1
            case .backTab: step = -1
            case .down where chosen != nil: step = list.isGrid ? list.columnCount : 1
            case .up where chosen != nil: step = list.isGrid ? -list.columnCount : -1
            case .right where chosen != nil && list.isGrid: step = 1
            case .left where chosen != nil && list.isGrid: step = -1
            case .escape where raw.count == 1, .scalar("\u{7}"),
                .scalar("\u{3}") where chosen != nil:
                put(typed)
                return CommandCode.refresh
            case .scalar("\r") where chosen != nil, .scalar("\n") where chosen != nil:
                if let chosen { insert(candidates[chosen].suffix) }
                return CommandCode.refresh
            default:
                pushedBack += raw
                return CommandCode.refresh
            }
            let next = chosen.map { $0 + step } ?? (step > 0 ? 0 : candidates.count - 1)
            let index = (next % candidates.count + candidates.count) % candidates.count
            chosen = index
            put(candidates[index].text)
        }
    }
}
