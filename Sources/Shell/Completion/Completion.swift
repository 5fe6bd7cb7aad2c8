/// What could stand at the cursor, the likely first.
public struct Completion: Sendable, Hashable {
    /// The bytes (UTF-8) of the text that a candidate replaces: the word before the cursor, up to the cursor.
    public var range: Range<Int>
    /// What could stand there.
    public var candidates: [CompletionCandidate]

    /// Nothing, at a place.
    public static func nothing(at offset: Int) -> Completion {
        Completion(range: offset..<offset, candidates: [])
    }

    /// What all candidates begin with, so far as it goes on from what was typed; nil where it does not.
    public func commonPrefix(typed: String) -> String? {
        guard let first = candidates.first?.text, candidates.count > 1 else { return nil }
        var prefix = Substring(first)
        for candidate in candidates {
            while !prefix.isEmpty, !candidate.text.lowercased().hasPrefix(prefix.lowercased()) { prefix.removeLast() }
        }
        // Blanks at the end would be in the way of the list.
        while prefix.last == " " { prefix.removeLast() }
        guard prefix.count > typed.count, prefix.lowercased().hasPrefix(typed.lowercased()) else { return nil }
        return String(prefix)
    }
}

/// One thing that could stand at the cursor.
public struct CompletionCandidate: Sendable, Hashable {
    /// What sort of thing it is.
    public enum Kind: String, Sendable, Hashable {
        case keyword, label, relationshipType, property, variable, function, procedure, parameter, command, file, query
        case option, topic
    }

    public var kind: Kind
    /// What is inserted, in backquotes where a name needs them.
    public var text: String
    /// What follows when it was the only one, or was chosen: a blank, an opening parenthesis.
    public var suffix: String
    /// A few words for the list: a signature, a count.
    public var detail: String

    init(_ kind: Kind, _ text: String, suffix: String = "", detail: String = "") {
        self.kind = kind
        self.text = text
        self.suffix = suffix
        self.detail = detail
    }
}
