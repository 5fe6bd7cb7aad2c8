/// A text with places where its lines may be broken.
indirect enum Layout {
    /// Text that stays together; line breaks within it (of a comment, of a column's text) stay as they are.
    case text(String)
    /// Nothing or a blank, or a line break when the group is broken; `isDeeper` sets the new line in by two more.
    case line(space: Bool, isDeeper: Bool = false)
    /// A line break in any case; with an empty line before it when `blank`.
    case hard(blank: Bool)
    /// On one line when it fits. Otherwise broken at every `line` of its own (`all`), or only where the next piece
    /// would not fit.
    case group([Layout], all: Bool, width: Int?)
    /// Lines within are indented by two more.
    case nest([Layout], width: Int?)

    static func group(_ parts: [Layout], all: Bool = false) -> Layout {
        .group(parts, all: all, width: flatWidth(parts))
    }

    static func nest(_ parts: [Layout]) -> Layout { .nest(parts, width: flatWidth(parts)) }

    /// Columns on one line; nil when it cannot be on one.
    var flatWidth: Int? {
        switch self {
        case .text(let text): text.contains(where: \.isNewline) ? nil : text.unicodeScalars.count
        case .line(let space, isDeeper: _): space ? 1 : 0
        case .hard: nil
        case .group(_, all: _, let width), .nest(_, let width): width
        }
    }

    private static func flatWidth(_ parts: [Layout]) -> Int? {
        var sum = 0
        for part in parts {
            guard let width = part.flatWidth else { return nil }
            sum += width
        }
        return sum
    }
}

/// Writes layouts into lines of at most `width` columns where that can be.
struct LayoutPrinter {
    let width: Int
    private(set) var text = ""
    private var column = 0
    private var indent = 0
    /// Line breaks that are due before the next text, at most two.
    private var breaks = 0
    /// Blanks at the beginning of the line that they begin.
    private var breakIndent = 0
    /// A blank that is due before the next text on the line; at the end of a line it is dropped.
    private var owesBlank = false

    init(width: Int) { self.width = width }

    /// Adds a layout; `isFlat` when the group around it is on one line.
    mutating func write(_ layout: Layout, isFlat: Bool = false) {
        switch layout {
        case .text(let piece): write(piece)
        case .line(let space, isDeeper: _): if space { write(" ") }
        case .hard(let blank): breakLine(blank ? 2 : 1)
        case .nest(let parts, width: _):
            indent += 2
            for part in parts { write(part, isFlat: isFlat) }
            indent -= 2
        case .group(let parts, let all, let flatWidth):
            if isFlat || flatWidth.map({ $0 <= room }) == true {
                for part in parts { write(part, isFlat: true) }
            } else if all {
                writeBroken(parts)
            } else {
                writeFilled(parts)
            }
        }
    }

    private var room: Int { width - (breaks > 0 ? breakIndent : column + (owesBlank ? 1 : 0)) }

    private mutating func writeBroken(_ parts: [Layout]) {
        var isSetIn = false
        for part in parts {
            switch part {
            case .line(space: _, let isDeeper):
                breakLine(isDeeper: isDeeper)
                isSetIn = isDeeper
            case .nest(let inner, width: _):
                indent += 2
                writeBroken(inner)
                indent -= 2
            case .text, .hard, .group: write(part, isSetIn: isSetIn)
            }
        }
    }

    /// Writes a part of a line; lines within it are set in as that line is.
    private mutating func write(_ part: Layout, isSetIn: Bool) {
        indent += isSetIn ? 2 : 0
        write(part)
        indent -= isSetIn ? 2 : 0
    }

    private mutating func writeFilled(_ parts: [Layout]) {
        var isSetIn = false
        for (index, part) in parts.enumerated() {
            switch part {
            case .line(let space, let isDeeper):
                var needed = space ? 1 : 0
                var isEndless = false
                for next in parts[(index + 1)...] {
                    if case .line = next { break }
                    guard let width = next.flatWidth else {
                        isEndless = true
                        break
                    }
                    needed += width
                }
                if !isEndless, needed > room, column > indent {
                    breakLine(isDeeper: isDeeper)
                    isSetIn = isDeeper
                } else if space {
                    write(" ")
                }
            case .nest(let inner, width: _):
                indent += 2
                writeFilled(inner)
                indent -= 2
            case .text, .hard, .group: write(part, isSetIn: isSetIn)
            }
        }
    }

    /// Ends the line before the next text, which is set in as lines are now.
    private mutating func breakLine(_ count: Int = 1, isDeeper: Bool = false) {
        breaks = max(breaks, count)
        breakIndent = indent + (isDeeper ? 2 : 0)
    }

    private mutating func write(_ piece: String) {
        guard !piece.isEmpty else { return }
        if piece == " " {
            owesBlank = breaks == 0
            return
        }
        if breaks > 0 {
            owesBlank = false
            if !text.isEmpty { text += String(repeating: "\n", count: breaks) }
            breaks = 0
            text += String(repeating: " ", count: breakIndent)
            column = breakIndent
        }
        if owesBlank {
            text += " "
            column += 1
            owesBlank = false
        }
        text += piece
        if let lineBreak = piece.lastIndex(where: \.isNewline) {
            column = piece[lineBreak...].unicodeScalars.count - 1
        } else {
            column += piece.unicodeScalars.count
        }
    }
}
