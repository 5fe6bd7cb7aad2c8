/// A picture as one SVG 1.1 document: nodes as discs in the colour of their label with their name below, relationships
/// as arrows with their type, properties in the tooltips, labels explained at the top.
struct SVGPicture {
    private let picture: GraphPicture
    private let points: [GraphLayout.Point]
    private let colours: PictureColours
    private var output = ""

    private static let radius = 20.0
    private static let margin = 70.0
    /// With more relationships than this their types are in the tooltips only.
    private static let mostTypesWritten = 160

    /// The document.
    static func text(_ picture: GraphPicture) -> String {
        var drawing = SVGPicture(picture, GraphLayout(picture).points)
        drawing.draw()
        return drawing.output
    }

    private init(_ picture: GraphPicture, _ points: [GraphLayout.Point]) {
        self.picture = picture
        self.points = points
        colours = PictureColours(picture)
    }

    private mutating func draw() {
        let legend = picture.legend.filter { !$0.label.isEmpty }.prefix(18)
        let legendWidths = legend.map { Double(28 + 7 * DisplayWidth.of(legendText($0))) }
        let extent = points + loopTips
        let low = extent.reduce((x: 0.0, y: 0.0)) { (x: min($0.x, $1.x), y: min($0.y, $1.y)) }
        let high = extent.reduce((x: 0.0, y: 0.0)) { (x: max($0.x, $1.x), y: max($0.y, $1.y)) }
        let width = max(high.x - low.x + 2 * Self.margin, 260)
        let rows = Self.rows(legendWidths, width: width - 24)
        let top = Self.margin + 22 * Double(rows.count)
        let height = high.y - low.y + top + Self.margin
        output = """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(coordinate(width))" height="\(coordinate(height))" \
            viewBox="0 0 \(coordinate(width)) \(coordinate(height))" font-family="system-ui, sans-serif" font-size="11">
            <defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" \
            orient="auto"><path d="M0 0.8L10 5L0 9.2z" fill="#868e99"/></marker></defs>
            <style>text{fill:#1f2933;paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}\
            .type{fill:#5b6470;font-size:9px}.edge{fill:none;stroke:#868e99;stroke-width:1.3}</style>
            <rect width="100%" height="100%" fill="#fff"/>

            """
        drawLegend(Array(legend), rows)
        output += "<g transform=\"translate(\(coordinate(Self.margin - low.x)) \(coordinate(top - low.y)))\">\n"
        drawEdges()
        for index in picture.vertices.indices { drawVertex(index) }
        // Names last, so that nothing covers them.
        for index in picture.vertices.indices { drawName(index) }
        output += "</g>\n</svg>\n"
    }

    // MARK: Legend

    private func legendText(_ entry: (label: String, count: Int)) -> String {
        MarkupText.shortened(ControlCharacters.escape(entry.label), columns: 30)
            + (picture.countsLabels ? " (\(entry.count))" : "")
    }

    /// How many entries of these widths stand in each row.
    private static func rows(_ widths: [Double], width: Double) -> [Range<Int>] {
        var rows: [Range<Int>] = []
        var start = 0
        var used = 0.0
        for (index, entry) in widths.enumerated() {
            if index > start, used + entry > width {
                rows.append(start..<index)
                start = index
                used = 0
            }
            used += entry
        }
        if start < widths.count { rows.append(start..<widths.count) }
        return rows
    }

    private mutating func drawLegend(_ entries: [(label: String, count: Int)], _ rows: [Range<Int>]) {
        for (row, range) in rows.enumerated() {
            var x = 18.0
            let y = 20 + 22 * Double(row)
            for entry in entries[range] {
                let colour = colours.colour(entry.label)
                let text = legendText(entry)
                output += "<circle cx=\"\(coordinate(x))\" cy=\"\(coordinate(y))\" r=\"7\" fill=\"\(colour.fill)\" "
                output += "stroke=\"\(colour.line)\"/><text x=\"\(coordinate(x + 12))\" y=\"\(coordinate(y + 4))\">"
                output += MarkupText.escape(text) + "</text>\n"
                x += Double(28 + 7 * DisplayWidth.of(text))
            }
        }
    }

    // MARK: Nodes

    private mutating func drawVertex(_ index: Int) {
        let vertex = picture.vertices[index]
        let place = points[index]
        let colour = colours.colour(vertex)
        let radius = vertex.isKnown ? Self.radius : Self.radius / 3
        output += "<g transform=\"translate(\(coordinate(place.x)) \(coordinate(place.y)))\"><title>"
        output += MarkupText.escape(Self.tooltip(vertex)) + "</title><circle r=\"\(coordinate(radius))\" "
        output += "fill=\"\(colour.fill)\" stroke=\"\(colour.line)\" stroke-width=\"1.5\"/></g>\n"
    }

    /// The name of a node below it, in at most two lines.
    private mutating func drawName(_ index: Int) {
        let lines = nameLines(index)
        guard !lines.isEmpty else { return }
        let x = coordinate(points[index].x)
        output += "<text text-anchor=\"middle\">"
        for (line, text) in lines.enumerated() {
            output += "<tspan x=\"\(x)\" y=\"\(coordinate(points[index].y + Self.radius + 13 + 12 * Double(line)))\">"
            output += MarkupText.escape(text) + "</tspan>"
        }
        output += "</text>\n"
    }

    private static func tooltip(_ vertex: GraphPicture.Vertex) -> String {
        guard vertex.isKnown else { return "node \(vertex.id), not part of the result" }
        let labels = vertex.labels.map { ":" + ControlCharacters.escape($0) }.joined()
        return ([labels.isEmpty ? "(no label)" : labels] + vertex.properties.map(line)).joined(separator: "\n")
    }

    private static func line(_ property: (key: String, value: String)) -> String {
        "\(ControlCharacters.escape(property.key)): \(MarkupText.shortened(property.value, columns: 200))"
    }

    // MARK: Relationships

    private mutating func drawEdges() {
        var together: [Int: [Int]] = [:]
        for (index, edge) in picture.edges.enumerated() {
            let low = min(edge.source, edge.target)
            let high = max(edge.source, edge.target)
            together[low * picture.vertices.count + high, default: []].append(index)
        }
        for group in together.sorted(by: { $0.key < $1.key }).map(\.value) {
            for (rank, index) in group.enumerated() {
                let edge = picture.edges[index]
                if edge.source == edge.target {
                    drawLoop(edge, rank: rank)
                } else {
                    drawArrow(
                        edge, bend: (Double(rank) - Double(group.count - 1) / 2) * min(26, 130 / Double(group.count)))
                }
            }
        }
    }

    private func radius(_ vertex: Int) -> Double {
        picture.vertices[vertex].isKnown ? Self.radius : Self.radius / 3
    }

    private mutating func drawArrow(_ edge: GraphPicture.Edge, bend: Double) {
        let from = points[edge.source]
        let to = points[edge.target]
        // The side of a bend is that of the pair, not of the arrow, so that opposite arrows do not meet.
        let sign = edge.source < edge.target ? 1.0 : -1.0
        let length = max(1e-6, ((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y)).squareRoot())
        let across = GraphLayout.Point(x: -(to.y - from.y) / length * sign, y: (to.x - from.x) / length * sign)
        let control = GraphLayout.Point(
            x: (from.x + to.x) / 2 + across.x * bend * 2, y: (from.y + to.y) / 2 + across.y * bend * 2)
        let start = Self.toward(control, from: from, by: radius(edge.source) + 1)
        let end = Self.toward(
            control, from: to, by: radius(edge.target) + 2 + roomForName(edge.target, seenFrom: control))
        let way =
            bend == 0
            ? "M\(pair(start))L\(pair(end))" : "M\(pair(start))Q\(pair(control)) \(pair(end))"
        let middle = GraphLayout.Point(
            x: (from.x + to.x) / 2 + across.x * bend, y: (from.y + to.y) / 2 + across.y * bend)
        var turn = angle(y: to.y - from.y, x: to.x - from.x) * 180 / .pi
        if turn > 90 { turn -= 180 }
        if turn < -90 { turn += 180 }
        draw(edge, way, label: middle, turn: turn, room: length - radius(edge.source) - radius(edge.target) - 14)
    }

    /// What an arrow from below leaves free, so that its head is not covered by the name.
    private func roomForName(_ vertex: Int, seenFrom point: GraphLayout.Point) -> Double {
        let x = point.x - points[vertex].x
        let y = point.y - points[vertex].y
        let lines = nameLines(vertex).count
        return lines > 0 && y > abs(x) * 1.4 ? 4 + 12 * Double(lines) : 0
    }

    private func nameLines(_ vertex: Int) -> [String] {
        let caption = picture.vertices[vertex].caption
        return caption.isEmpty ? [] : TableCell(caption).lines(width: 17, maximumLines: 2, ellipsis: "…").lines
    }

    private func loopSize(_ vertex: Int, rank: Int) -> Double { radius(vertex) + 18 + 14 * Double(rank) }

    /// How far the loops reach.
    private var loopTips: [GraphLayout.Point] {
        var ranks: [Int: Int] = [:]
        return picture.edges.filter { $0.source == $0.target }.map { edge in
            let rank = ranks[edge.source, default: 0]
            ranks[edge.source] = rank + 1
            let away = directionAway(from: edge.source)
            let out = loopSize(edge.source, rank: rank) * 1.55
            return GraphLayout.Point(
                x: points[edge.source].x + away.x * out, y: points[edge.source].y + away.y * out)
        }
    }

    private mutating func drawLoop(_ edge: GraphPicture.Edge, rank: Int) {
        let place = points[edge.source]
        let radius = radius(edge.source)
        let size = loopSize(edge.source, rank: rank)
        let away = directionAway(from: edge.source)
        /// A place given as seen along the loop's own direction.
        func at(_ side: Double, _ out: Double) -> GraphLayout.Point {
            GraphLayout.Point(
                x: place.x + away.x * out - away.y * side, y: place.y + away.y * out + away.x * side)
        }
        let way =
            "M\(pair(at(-radius * 0.6, radius * 0.85)))C\(pair(at(-size, size * 1.9))) "
            + "\(pair(at(size, size * 1.9))) \(pair(at(radius * 0.6, radius * 0.9)))"
        draw(edge, way, label: at(0, size * 1.55), turn: 0, room: .infinity)
    }

    /// Where a node has most room for loops: opposite to its neighbours.
    private func directionAway(from vertex: Int) -> GraphLayout.Point {
        let place = points[vertex]
        var x = 0.0
        var y = 0.0
        for edge in picture.edges where edge.source != edge.target {
            guard edge.source == vertex || edge.target == vertex else { continue }
            let other = points[edge.source == vertex ? edge.target : edge.source]
            let ahead = Self.toward(other, from: place, by: 1)
            x -= ahead.x - place.x
            y -= ahead.y - place.y
        }
        let length = (x * x + y * y).squareRoot()
        return length < 0.2 ? GraphLayout.Point(x: 0, y: -1) : GraphLayout.Point(x: x / length, y: y / length)
    }

    private mutating func draw(
        _ edge: GraphPicture.Edge, _ way: String, label: GraphLayout.Point, turn: Double, room: Double
    ) {
        let type = ControlCharacters.escape(edge.type)
        let tip = ([":" + type] + edge.properties.map(Self.line)).joined(separator: "\n")
        output += "<g><title>\(MarkupText.escape(tip))</title><path class=\"edge\" d=\"\(way)\" "
        output += "marker-end=\"url(#arrow)\"/>"
        if picture.edges.count <= Self.mostTypesWritten {
            let columns = room == .infinity ? 24 : max(4, min(24, Int(room / 6.2)))
            output += "<text class=\"type\" text-anchor=\"middle\" transform=\"translate(\(pair(label))) "
            output += "rotate(\(coordinate(turn)))\" dy=\"-3\">"
            output += MarkupText.escape(MarkupText.shortened(type, columns: columns)) + "</text>"
        }
        output += "</g>\n"
    }

    private static func toward(
        _ goal: GraphLayout.Point, from: GraphLayout.Point, by distance: Double
    ) -> GraphLayout.Point {
        let x = goal.x - from.x
        let y = goal.y - from.y
        let length = max(1e-6, (x * x + y * y).squareRoot())
        return GraphLayout.Point(x: from.x + x / length * distance, y: from.y + y / length * distance)
    }

    private func pair(_ point: GraphLayout.Point) -> String { coordinate(point.x) + " " + coordinate(point.y) }
}
