/// What a piece of text is, to whoever colours it.
public enum HighlightRole: UInt8, Sendable, Hashable {
    case plain, keyword, literal, name, parameter, function, comment
    /// A bracket that belongs to none, a word that cannot stand there.
    case mistake
    /// The bracket at the cursor and the one that belongs to it.
    case match
    /// Text of the editor rather than of the user: the prompt.
    case prompt
    /// A suggestion that is not part of the text yet, a remark below it.
    case ghost
    /// The chosen one of a list.
    case chosen

    /// The parameters of the SGR sequence; empty for plain text.
    ///
    /// Only the terminal's own sixteen colours are used, and of them those that can be read on light and on dark
    /// backgrounds alike: no yellow, no blue, no white, no bright black. The terminal is not asked for its background.
    public var sgr: String {
        switch self {
        case .plain: ""
        case .keyword, .prompt: "1"
        case .literal: "32"
        case .name: "35"
        case .parameter: "1;35"
        case .function: "36"
        case .comment, .ghost: "2"
        case .mistake: "1;31"
        case .match: "1;4"
        case .chosen: "7"
        }
    }
}

/// A role for a range of bytes.
public struct HighlightSpan: Sendable, Hashable {
    /// Bytes (UTF-8) of the text.
    public var range: Range<Int>
    public var role: HighlightRole
}
