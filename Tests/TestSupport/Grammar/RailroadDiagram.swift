/// A production drawn as a railroad: follow the line from left to right, and what you pass is a sentence.
///
/// Every part has a width, and heights above and below the line that runs through it; drawing places parts along the
/// line. Sizes are in pixels; the letters are those of a monospaced face, so that widths can be told without a font.
public indirect enum RailroadDiagram: Sendable {
    /// A keyword or a mark, in a rounded box.
    case terminal(String)
    /// Another production, in a square box that links to its diagram.
    case nonterminal(String)
    /// One after the other.
    case row([RailroadDiagram])
    /// One line of parts below the other, as in a text; only as a whole production or as one of its alternatives.
    case lines([[RailroadDiagram]])
    /// One of several, the first on the line.
    case branch([RailroadDiagram])
    /// A way past.
    case skip(RailroadDiagram)
    /// A way back, with what has to be passed on it, if anything.
    case loop(RailroadDiagram, back: RailroadDiagram?)

    static let characterWidth = 7.8
    static let boxHeight = 24.0
    static let gap = 10.0
    static let radius = 8.0
    /// Rows break when they would grow past this width.
    static let widest = 900.0

    /// The diagram of a whole right-hand side, in which long rows are broken into lines.
    ///
    /// - Parameter marks: punctuation by name, drawn as what it is.
    public init(production body: GrammarNode, marks: [String: String]) {
        let alternatives = body.alternatives.map { RailroadDiagram($0, marks: marks).broken }
        self = alternatives.count == 1 ? alternatives[0] : .branch(alternatives)
    }

    private init(_ node: GrammarNode, marks: [String: String]) {
        switch node {
        case .keyword(let word): self = .terminal(word)
        case .characters(let text), .prose(let text): self = .terminal(text)
        case .nonterminal(let name): self = marks[name].map { .terminal($0) } ?? .nonterminal(name)
        case .choice(let parts): self = .branch(parts.map { RailroadDiagram($0, marks: marks) })
        case .optional(let part): self = .skip(RailroadDiagram(part, marks: marks))
        case .repeated(let part): self = .loop(RailroadDiagram(part, marks: marks), back: nil)
        case .sequence(let parts): self = .row(Self.folded(parts, marks: marks))
        }
    }

    /// Draws `x [ { , x }... ]` as the loop that it is.
    private static func folded(_ parts: [GrammarNode], marks: [String: String]) -> [RailroadDiagram] {
        var row: [RailroadDiagram] = []
        for (index, part) in parts.enumerated() {
            if index > 0, case .optional(.repeated(.sequence(let again))) = part, again.count == 2,
                again[1] == parts[index - 1], case .nonterminal(let mark) = again[0], marks[mark] != nil
            {
                let item = RailroadDiagram(again[1], marks: marks)
                row[row.count - 1] = .loop(item, back: RailroadDiagram(again[0], marks: marks))
            } else {
                row.append(RailroadDiagram(part, marks: marks))
            }
        }
        return row
    }

    /// Space above the line, space below it, and width.
    var size: (up: Double, down: Double, width: Double) {
        switch self {
        case .terminal(let text), .nonterminal(let text):
            return (Self.boxHeight / 2, Self.boxHeight / 2, Double(text.count) * Self.characterWidth + 20)
        case .row(let parts):
            return (
                parts.map(\.size.up).max() ?? 0, parts.map(\.size.down).max() ?? 0, Self.width(of: parts)
            )
        case .lines(let lines):
            let drop = Self.drops(lines).last ?? 0
            let up = lines.first?.map(\.size.up).max() ?? 0
            let down = lines.last?.map(\.size.down).max() ?? 0
            return (up, drop + down, (lines.map(Self.width).max() ?? 0) + 4 * Self.radius)
        case .branch(let parts):
            var down = parts[0].size.down
            for part in parts.dropFirst() { down += Self.gap + part.size.up + part.size.down }
            return (parts[0].size.up, down, (parts.map(\.size.width).max() ?? 0) + 6 * Self.radius)
        case .skip(let part):
            let size = part.size
            return (size.up + Self.gap + 4, size.down, size.width + 6 * Self.radius)
        case .loop(let part, let back):
            let size = part.size
            let returned = back?.size ?? (up: 0, down: 4, width: 0)
            return (
                size.up, size.down + Self.gap + returned.up + returned.down,
                max(size.width, returned.width) + 4 * Self.radius
            )
        }
    }

    /// How far below the first line each line runs.
    static func drops(_ lines: [[RailroadDiagram]]) -> [Double] {
        var drops = [0.0]
        for (above, below) in zip(lines, lines.dropFirst()) {
            let space = (above.map(\.size.down).max() ?? 0) + (below.map(\.size.up).max() ?? 0)
            drops.append(drops[drops.count - 1] + space + 2 * gap)
        }
        return drops
    }

    /// A row that is too wide as lines.
    private var broken: RailroadDiagram {
        guard case .row(let parts) = self, Self.width(of: parts) > Self.widest else { return self }
        var lines: [[RailroadDiagram]] = [[]]
        for part in parts {
            let grown = lines[lines.count - 1] + [part]
            if Self.width(of: grown) > Self.widest, !lines[lines.count - 1].isEmpty {
                lines.append([part])
            } else {
                lines[lines.count - 1] = grown
            }
        }
        return .lines(lines)
    }

    static func width(of line: [RailroadDiagram]) -> Double {
        line.map(\.size.width).reduce(0, +) + gap * Double(max(0, line.count - 1))
    }
}
