/// A key as terminals send it, for the keys that have names.
enum KeyPress: Equatable {
    case up, down, left, right, home, end, delete, wordLeft, wordRight, newLine, paste, backTab
    case escape
    /// Any other, also control characters.
    case scalar(Unicode.Scalar)
    /// A sequence that means nothing here.
    case unknown

    /// Sequences after the escape character.
    static let sequences: [String: KeyPress] = [
        "[A": .up, "OA": .up, "[B": .down, "OB": .down, "[C": .right, "OC": .right, "[D": .left, "OD": .left,
        "[H": .home, "OH": .home, "[1~": .home, "[7~": .home, "[F": .end, "OF": .end, "[4~": .end, "[8~": .end,
        "[3~": .delete, "[1;5D": .wordLeft, "[1;3D": .wordLeft, "[1;5C": .wordRight, "[1;3C": .wordRight,
        "\r": .newLine, "\n": .newLine, "[200~": .paste, "[Z": .backTab,
    ]

    /// The letter that stands for a key, after U+009B, where the escape character must not begin a binding.
    var letter: Character? {
        switch self {
        case .up: "A"
        case .down: "B"
        case .right: "C"
        case .left: "D"
        case .home: "H"
        case .end: "F"
        case .delete: "X"
        case .wordLeft: "b"
        case .wordRight: "f"
        case .newLine: "N"
        case .paste: "P"
        case .backTab: "Z"
        case .escape, .scalar, .unknown: nil
        }
    }
}
