/// Draws railroad diagrams as SVG.
public struct RailroadRenderer {
    private var path = ""
    private var boxes = ""
    /// The file of a nonterminal's diagram; nil where it has none.
    private let link: (String) -> String?
    /// Radius of the turns.
    private let r = RailroadDiagram.radius

    /// The whole file for one production.
    public static func svg(
        _ production: GrammarProduction, marks: [String: String], link: @escaping (String) -> String?
    ) -> String {
        let diagram = RailroadDiagram(production: production.body, marks: marks)
        let size = diagram.size
        let margin = 20.0
        let line = margin + size.up
        let width = size.width + 2 * margin + 2 * RailroadDiagram.gap
        var renderer = RailroadRenderer(link: link)
        renderer.move(margin, line - 7)
        renderer.path += "v14"
        renderer.horizontal(margin, margin + RailroadDiagram.gap, line)
        let exit = renderer.draw(diagram, margin + RailroadDiagram.gap, line)
        let end = margin + RailroadDiagram.gap + size.width
        renderer.horizontal(end, end + RailroadDiagram.gap, exit)
        renderer.move(end + RailroadDiagram.gap, exit - 7)
        renderer.path += "v14"
        let height = line + size.down + margin
        let name = escape(production.name)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(number(width))" height="\(number(height))" \
            viewBox="0 0 \(number(width)) \(number(height))" role="img" aria-label="\(name)">
            <title>\(name)</title>
            <style>
            svg { background: #ffffff }
            path { fill: none; stroke: #49545f; stroke-width: 1.5 }
            rect { stroke: #49545f; stroke-width: 1.2 }
            .t { fill: #fdf0d5 }
            .n { fill: #dbe9f4 }
            text { font: 13px "DejaVu Sans Mono", Menlo, Consolas, monospace; text-anchor: middle; fill: #1d2730 }
            </style>
            <path d="\(renderer.path)"/>
            \(renderer.boxes)</svg>

            """
    }

    private init(link: @escaping (String) -> String?) { self.link = link }

    // MARK: Parts

    /// Draws a part whose line comes in at `x`, `y`.
    ///
    /// - Returns: the height at which the line goes out, which is `y` save after broken lines.
    @discardableResult
    private mutating func draw(_ diagram: RailroadDiagram, _ x: Double, _ y: Double) -> Double {
        let width = diagram.size.width
        switch diagram {
        case .terminal(let text): box(text, x, y, width, "t", radius: 12, link: nil)
        case .nonterminal(let text): box(text, x, y, width, "n", radius: 2, link: link(text))
        case .row(let parts): row(parts, x, y)
        case .lines(let lines): return draw(lines: lines, x, y, width)
        case .branch(let parts): branch(parts, x, y, width)
        case .skip(let part): skip(part, x, y, width)
        case .loop(let part, let back): loop(part, back, x, y, width)
        }
        return y
    }

    @discardableResult
    private mutating func row(_ parts: [RailroadDiagram], _ x: Double, _ y: Double) -> Double {
        var place = x
        for (index, part) in parts.enumerated() {
            if index > 0 {
                horizontal(place, place + RailroadDiagram.gap, y)
                place += RailroadDiagram.gap
            }
            draw(part, place, y)
            place += part.size.width
        }
        return place
    }

    private mutating func draw(lines: [[RailroadDiagram]], _ x: Double, _ y: Double, _ width: Double) -> Double {
        let drops = RailroadDiagram.drops(lines)
        let start = x + 2 * r
        horizontal(x, start, y)
        for (index, line) in lines.enumerated() {
            let height = y + drops[index]
            let end = row(line, start, height)
            guard index + 1 < lines.count else {
                horizontal(end, x + width, height)
                return height
            }
            // Down at the right end, back below the line, down again to the next.
            let next = y + drops[index + 1]
            let middle = next - (lines[index + 1].map(\.size.up).max() ?? 0) - RailroadDiagram.gap
            horizontal(end, x + width - r, height)
            turn(r, 0, r, r)
            vertical(middle - r)
            turn(0, r, -r, r)
            horizontal(to: start)
            turn(-r, 0, -r, r)
            vertical(next - r)
            turn(0, r, r, r)
        }
        return y
    }

    private mutating func skip(_ part: RailroadDiagram, _ x: Double, _ y: Double, _ width: Double) {
        let size = part.size
        let top = y - size.up - RailroadDiagram.gap
        horizontal(x, x + 3 * r, y)
        draw(part, x + 3 * r, y)
        horizontal(x + 3 * r + size.width, x + width, y)
        move(x, y)
        turn(r, 0, r, -r)
        vertical(top + r)
        turn(0, -r, r, -r)
        horizontal(to: x + width - 2 * r)
        turn(r, 0, r, r)
        vertical(y - r)
        turn(0, r, r, r)
    }

    private mutating func branch(_ parts: [RailroadDiagram], _ x: Double, _ y: Double, _ width: Double) {
        let inner = x + 3 * r
        let right = x + width - 3 * r
        var line = y
        for (index, part) in parts.enumerated() {
            if index == 0 {
                horizontal(x, inner, y)
            } else {
                line += parts[index - 1].size.down + RailroadDiagram.gap + part.size.up
                move(x, y)
                turn(r, 0, r, r)
                vertical(line - r)
                turn(0, r, r, r)
                horizontal(to: inner)
            }
            let exit = draw(part, inner, line)
            move(inner + part.size.width, exit)
            if exit == y {
                horizontal(to: x + width)
            } else {
                horizontal(to: right + r)
                turn(r, 0, r, -r)
                vertical(y + r)
                turn(0, -r, r, -r)
            }
        }
        horizontal(x + width - r, x + width, y)
    }

    private mutating func loop(
        _ part: RailroadDiagram, _ back: RailroadDiagram?, _ x: Double, _ y: Double, _ width: Double
    ) {
        let size = part.size
        let inner = x + (width - size.width) / 2
        horizontal(x, inner, y)
        draw(part, inner, y)
        horizontal(inner + size.width, x + width, y)
        let returned = back?.size ?? (up: 0, down: 4, width: 0)
        let line = y + size.down + RailroadDiagram.gap + returned.up
        move(x + width - 2 * r, y)
        turn(r, 0, r, r)
        vertical(line - r)
        turn(0, r, -r, r)
        if let back {
            let start = x + (width - returned.width) / 2
            horizontal(to: start + returned.width)
            draw(back, start, line)
            move(start, line)
        }
        horizontal(to: x + 2 * r)
        turn(-r, 0, -r, -r)
        vertical(y + r)
        turn(0, -r, r, -r)
    }

    // MARK: Strokes

    private mutating func box(
        _ text: String, _ x: Double, _ y: Double, _ width: Double, _ style: String, radius: Double, link: String?
    ) {
        let height = RailroadDiagram.boxHeight
        let shape = """
            <rect class="\(style)" x="\(Self.number(x))" y="\(Self.number(y - height / 2))" \
            width="\(Self.number(width))" height="\(Self.number(height))" rx="\(Self.number(radius))"/>\
            <text x="\(Self.number(x + width / 2))" y="\(Self.number(y + 4.5))">\(Self.escape(text))</text>
            """
        boxes += link.map { "<a href=\"\($0)\">\(shape)</a>\n" } ?? shape + "\n"
    }

    private mutating func move(_ x: Double, _ y: Double) { path += "M\(Self.number(x)),\(Self.number(y))" }

    private mutating func horizontal(_ from: Double, _ to: Double, _ y: Double) {
        move(from, y)
        path += "H\(Self.number(to))"
    }

    private mutating func horizontal(to x: Double) { path += "H\(Self.number(x))" }
    private mutating func vertical(_ y: Double) { path += "V\(Self.number(y))" }

    /// A quarter of a circle to a point relative to the pen, by way of another.
    private mutating func turn(_ byX: Double, _ byY: Double, _ x: Double, _ y: Double) {
        path += "q\(Self.number(byX)),\(Self.number(byY)) \(Self.number(x)),\(Self.number(y))"
    }

    /// One decimal at most, so that the files are the same everywhere.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    private static func escape(_ text: String) -> String {
        text.map { $0 == "<" ? "&lt;" : $0 == ">" ? "&gt;" : $0 == "&" ? "&amp;" : String($0) }.joined()
    }
}
