import QuerySyntax

/// What stands beside a place in a pattern: the node that a relationship leaves, the relationship that a node ends.
struct PatternNeighbours {
    enum Direction { case outgoing, incoming, either }

    let statement: LexedStatement
    let scope: ScopeScanner

    /// Labels of the node before the relationship whose bracket stands at `bracket`, and which way it goes as far as
    /// is known from its left side.
    func nodeBefore(bracket: Int) -> (labels: [String], direction: Direction) {
        // `(n)-[`, `(n)<-[`
        let isIncoming = statement.kind(bracket - 2) == .less
        let end = bracket - (isIncoming ? 3 : 2)
        return (labels(ofNodeEndingAt: end), isIncoming ? .incoming : .either)
    }

    /// Types of the relationship that ends in the node whose parenthesis stands at `opener`, labels of the node it
    /// comes from, and its direction as seen from there; nil where none does.
    func relationshipBefore(node opener: Int) -> (types: [String], labels: [String], direction: Direction)? {
        var index = opener - 1
        var pointsRight = false
        if statement.kind(index) == .greater {
            pointsRight = true
            index -= 1
        }
        guard statement.kind(index) == .minus else { return nil }
        index -= 1
        var types: [String] = []
        if statement.kind(index) == .rightBracket {
            guard let bracket = statement.opener(of: index) else { return nil }
            let colon = statement.kind(bracket + 1) == .colon ? bracket + 1 : bracket + 2
            types = statement.names(afterColon: colon)
            index = bracket - 1
        }
        guard statement.kind(index) == .minus else { return nil }
        index -= 1
        let pointsLeft = statement.kind(index) == .less
        if pointsLeft { index -= 1 }
        guard statement.kind(index) == .rightParen else { return nil }
        let direction: Direction = pointsLeft == pointsRight ? .either : pointsLeft ? .incoming : .outgoing
        return (types, labels(ofNodeEndingAt: index), direction)
    }

    /// Labels written in the node or relationship that begins at `bracket`, or known of its variable.
    func names(in bracket: Int) -> [String] {
        if let name = statement.variable(bracket + 1) {
            let written = statement.names(afterColon: bracket + 2)
            return written.isEmpty ? scope.variable(name)?.names ?? [] : written
        }
        return statement.names(afterColon: bracket + 1)
    }

    private func labels(ofNodeEndingAt end: Int) -> [String] {
        guard statement.kind(end) == .rightParen, let opener = statement.opener(of: end) else { return [] }
        return names(in: opener)
    }
}
