/// Places for the nodes of a picture, the same each time for the same picture.
///
/// Every connected part is laid out by lowering its stress: nodes so many steps apart should stand as many lengths
/// apart. The terms are taken one at a time with falling strength (the method of Zheng, Pawar and Goodman, "Graph
/// Drawing by Stochastic Gradient Descent", 2018), in an order that a fixed seed shuffles. The parts then stand side by
/// side, the largest first.
struct GraphLayout {
    /// A place in the plane; y grows downwards.
    struct Point: Equatable {
        var x: Double
        var y: Double
    }

    /// Wanted length of an edge: long enough for the type to stand on it, where there is room.
    private static func edgeLength(_ count: Int) -> Double { count <= 40 ? 165 : 125 }
    /// Least distance between two nodes, one above the other; beside one another, where names need room, it is wider.
    private static let clearance = 68.0
    private static let widening = 1.55
    private static let rounds = 40

    /// One place a node.
    private(set) var points: [Point]

    /// - Complexity: O(nodes²) a part.
    init(_ picture: GraphPicture) {
        points = Array(repeating: Point(x: 0, y: 0), count: picture.vertices.count)
        var neighbours = Array(repeating: [Int](), count: picture.vertices.count)
        for edge in picture.edges where edge.source != edge.target {
            neighbours[edge.source].append(edge.target)
            neighbours[edge.target].append(edge.source)
        }
        var parts: [(members: [Int], places: [Point])] = []
        for members in Self.components(neighbours) {
            parts.append((members, Self.place(members, neighbours)))
        }
        arrange(parts)
    }

    private static func components(_ neighbours: [[Int]]) -> [[Int]] {
        var seen = Array(repeating: false, count: neighbours.count)
        var result: [[Int]] = []
        for start in neighbours.indices where !seen[start] {
            var members = [start]
            seen[start] = true
            var next = 0
            while next < members.count {
                for other in neighbours[members[next]] where !seen[other] {
                    seen[other] = true
                    members.append(other)
                }
                next += 1
            }
            result.append(members)
        }
        return result
    }

    // MARK: One part

    private static func place(_ members: [Int], _ neighbours: [[Int]]) -> [Point] {
        if members.count == 1 { return [Point(x: 0, y: 0)] }
        var local: [Int: Int] = [:]
        for (index, member) in members.enumerated() { local[member] = index }
        let adjacent = members.map { member in Array(Set(neighbours[member].compactMap { local[$0] })).sorted() }
        var terms = pairs(adjacent)
        var random = Generator(state: UInt64(members.count) &* 0x9E37_79B9_7F4A_7C15)
        let edgeLength = edgeLength(members.count)
        let radius = edgeLength * Double(members.count).squareRoot()
        var places = members.indices.map { index in
            // A sunflower: evenly spread, and no two in a line.
            let angle = Double(index) * 2.399963229728653
            let reach = radius * (Double(index + 1) / Double(members.count)).squareRoot()
            return Point(x: reach * cosine(angle), y: reach * sine(angle))
        }
        let farthest = terms.reduce(1.0) { max($0, $1.distance) }
        for round in 0..<rounds {
            // From a step that moves the farthest pair wholly down to one that hardly moves a neighbour.
            let share = Double(round) / Double(rounds - 1)
            let strength = farthest * farthest * power(0.05 / (farthest * farthest), share)
            terms.shuffle(using: &random)
            for term in terms {
                let step = min(1, strength / (term.distance * term.distance))
                move(&places, term.first, term.second, apart: term.distance * edgeLength, step: step)
            }
        }
        places = turned(places)
        separate(&places)
        return places
    }

    private struct Term {
        var first: Int
        var second: Int
        /// In edges.
        var distance: Double
    }

    /// All pairs with the steps between them.
    private static func pairs(_ adjacent: [[Int]]) -> [Term] {
        var terms: [Term] = []
        terms.reserveCapacity(adjacent.count * (adjacent.count - 1) / 2)
        var distances = Array(repeating: -1, count: adjacent.count)
        for start in adjacent.indices {
            for index in distances.indices { distances[index] = -1 }
            distances[start] = 0
            var queue = [start]
            var next = 0
            while next < queue.count {
                let node = queue[next]
                next += 1
                if node > start {
                    terms.append(Term(first: start, second: node, distance: Double(distances[node])))
                }
                for other in adjacent[node] where distances[other] < 0 {
                    distances[other] = distances[node] + 1
                    queue.append(other)
                }
            }
        }
        return terms
    }

    private static func move(_ places: inout [Point], _ first: Int, _ second: Int, apart: Double, step: Double) {
        var x = places[first].x - places[second].x
        var y = places[first].y - places[second].y
        var length = (x * x + y * y).squareRoot()
        if length < 1e-6 {
            x = Double(first - second) * 1e-3
            y = 1e-3
            length = (x * x + y * y).squareRoot()
        }
        let shift = step * (length - apart) / 2 / length
        places[first].x -= shift * x
        places[first].y -= shift * y
        places[second].x += shift * x
        places[second].y += shift * y
    }

    /// Pushes apart nodes that cover one another.
    private static func separate(_ places: inout [Point]) {
        for _ in 0..<100 {
            var isDone = true
            for first in places.indices {
                for second in places.indices where second > first {
                    let x = (places[first].x - places[second].x) / widening
                    let y = places[first].y - places[second].y
                    guard x * x + y * y < clearance * clearance * 0.98 else { continue }
                    isDone = false
                    places[first].x /= widening
                    places[second].x /= widening
                    move(&places, first, second, apart: clearance, step: 0.8)
                    places[first].x *= widening
                    places[second].x *= widening
                }
            }
            if isDone { return }
        }
    }

    /// Turned so that the longest way lies across the page.
    private static func turned(_ places: [Point]) -> [Point] {
        let count = Double(places.count)
        let middle = Point(
            x: places.reduce(0) { $0 + $1.x } / count, y: places.reduce(0) { $0 + $1.y } / count)
        var xx = 0.0
        var yy = 0.0
        var xy = 0.0
        for place in places {
            xx += (place.x - middle.x) * (place.x - middle.x)
            yy += (place.y - middle.y) * (place.y - middle.y)
            xy += (place.x - middle.x) * (place.y - middle.y)
        }
        // Unit vector of the main axis of the covariance.
        let spread = ((xx - yy) * (xx - yy) + 4 * xy * xy).squareRoot()
        var x = xx - yy + spread
        var y = 2 * xy
        let length = (x * x + y * y).squareRoot()
        if length < 1e-9 {
            x = yy > xx ? 0 : 1
            y = yy > xx ? 1 : 0
        } else {
            x /= length
            y /= length
        }
        return places.map { place in
            let dx = place.x - middle.x
            let dy = place.y - middle.y
            return Point(x: dx * x + dy * y, y: dy * x - dx * y)
        }
    }

    // MARK: All parts

    /// Sets the parts in rows of a page that is a bit wider than high.
    private mutating func arrange(_ parts: [(members: [Int], places: [Point])]) {
        let gap = Self.clearance * 1.7
        let boxes = parts.map { part in
            let minX = part.places.reduce(0) { min($0, $1.x) }
            let minY = part.places.reduce(0) { min($0, $1.y) }
            let maxX = part.places.reduce(0) { max($0, $1.x) }
            let maxY = part.places.reduce(0) { max($0, $1.y) }
            return (x: minX, y: minY, width: maxX - minX + gap, height: maxY - minY + gap)
        }
        let order = parts.indices.sorted {
            (boxes[$1].height, $0) < (boxes[$0].height, $1)
        }
        let sizes = order.map { (width: boxes[$0].width, height: boxes[$0].height) }
        for (index, corner) in zip(order, Self.shelves(sizes)) {
            for (member, place) in zip(parts[index].members, parts[index].places) {
                points[member] = Point(x: corner.x + place.x - boxes[index].x, y: corner.y + place.y - boxes[index].y)
            }
        }
    }

    /// Corners of boxes set in rows, for the width of page that comes nearest to the wanted shape.
    private static func shelves(_ sizes: [(width: Double, height: Double)]) -> [Point] {
        func place(_ pageWidth: Double) -> (corners: [Point], shape: Double) {
            var corners: [Point] = []
            var x = 0.0
            var y = 0.0
            var rowHeight = 0.0
            var widest = 1.0
            for size in sizes {
                if x > 0, x + size.width > pageWidth + 1 {
                    x = 0
                    y += rowHeight
                    rowHeight = 0
                }
                corners.append(Point(x: x, y: y))
                x += size.width
                widest = max(widest, x)
                rowHeight = max(rowHeight, size.height)
            }
            return (corners, widest / max(1, y + rowHeight))
        }
        let widest = sizes.reduce(1) { max($0, $1.width) }
        let all = sizes.reduce(0) { $0 + $1.width }
        var best = place(widest)
        for step in 1...24 {
            let next = place(widest + (all - widest) * Double(step * step) / 576)
            if abs(next.shape - 1.6) < abs(best.shape - 1.6) { best = next }
        }
        return best.corners
    }

    // MARK: Chance that is the same each time

    /// Steele, Lea and Flood's SplitMix64.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
