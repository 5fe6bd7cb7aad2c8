import Glibc

/// Earlier entries in memory, with the ways to find one.
struct EntryHistory {
    /// Where Up and Down stand.
    struct Recall {
        /// What was typed before; entries are searched for this beginning.
        var typed: String
        /// Index of the shown entry.
        var index: Int
        /// The shown entry as put into the buffer; when the buffer differs, it was edited and recall begins anew.
        var shown: String
    }

    /// Oldest first.
    private(set) var entries: [String] = []
    var recall: Recall?

    /// Adds an entry; false for one that is empty or equal to the last.
    mutating func append(_ entry: String) -> Bool {
        guard !entry.isEmpty, entry != entries.last else { return false }
        entries.append(entry)
        return true
    }

    /// The entry before (-1) or after (1) the one that `text` shows, of those that begin with what was typed before
    /// recall began; nil where there is none.
    mutating func step(_ step: Int, from text: String) -> String? {
        var recall = self.recall ?? Recall(typed: text, index: entries.count, shown: text)
        if recall.shown != text { recall = Recall(typed: text, index: entries.count, shown: text) }
        var index = recall.index + step
        while entries.indices.contains(index) {
            let entry = entries[index]
            if Self.begins(entry, with: recall.typed), entry != recall.shown { break }
            index += step
        }
        if index < 0 || (index >= entries.count && recall.index >= entries.count) { return nil }
        recall.index = min(index, entries.count)
        recall.shown = index < entries.count ? entries[index] : recall.typed
        self.recall = recall
        return recall.shown
    }

    /// What the newest entry that begins with a text goes on with; empty where none does.
    ///
    /// - Complexity: O(entries).
    func continuation(of text: String) -> String {
        guard !text.isEmpty,
            let entry = entries.last(where: { $0.utf8.count > text.utf8.count && Self.begins($0, with: text) })
        else { return "" }
        return String(decoding: entry.utf8.dropFirst(text.utf8.count), as: UTF8.self)
    }

    /// The newest entry older than `index` (-1) or the oldest newer than it (1) in which a text stands; small letters
    /// find capitals, too.
    func find(_ text: String, from index: Int, step: Int, excluding shown: String? = nil) -> Int? {
        let ignoresCase = text == text.lowercased()
        var index = index + step
        while entries.indices.contains(index) {
            let entry = ignoresCase ? entries[index].lowercased() : entries[index]
            if Self.contains(entry, text), entries[index] != shown { return index }
            index += step
        }
        return nil
    }

    private static func begins(_ entry: String, with text: String) -> Bool {
        var entry = entry
        var text = text
        return entry.withUTF8 { entry in
            text.withUTF8 { text in
                guard let left = entry.baseAddress, let right = text.baseAddress else { return text.isEmpty }
                return entry.count >= text.count && memcmp(left, right, text.count) == 0
            }
        }
    }

    private static func contains(_ entry: String, _ text: String) -> Bool {
        if text.isEmpty { return true }
        var entry = entry
        var text = text
        return entry.withUTF8 { entry in
            text.withUTF8 { text in
                guard let left = entry.baseAddress, let right = text.baseAddress else { return false }
                var start = 0
                while start + text.count <= entry.count {
                    guard let found = memchr(left + start, Int32(text[0]), entry.count - start) else { return false }
                    start = UnsafeRawPointer(found) - UnsafeRawPointer(left)
                    if start + text.count <= entry.count, memcmp(left + start, right, text.count) == 0 { return true }
                    start += 1
                }
                return false
            }
        }
    }
}
