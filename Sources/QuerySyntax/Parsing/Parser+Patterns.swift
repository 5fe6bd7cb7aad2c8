import SourceText

/// Patterns: nodes, relationships, paths.
extension Parser {
    /// ```bnf
    /// <pattern> ::= <pattern part> [ { <comma> <pattern part> }... ]
    /// ```
    mutating func pattern() throws(SyntaxFailure) -> [PatternPart] {
        var parts: [PatternPart] = []
        repeat { parts.append(try patternPart()) } while take(.comma)
        return parts
    }

    /// ```bnf
    /// <pattern part> ::= [ <variable> <equals operator> ] <anonymous pattern part>
    /// ```
    mutating func patternPart() throws(SyntaxFailure) -> PatternPart {
        let start = input.current.start
        var name: Name?
        if input.current.isSymbolicName, input.following.kind == .equals {
            name = try variable()
            advance()
        }
        var part = try anonymousPatternPart()
        part.variable = name
        part.range = input.range(from: start)
        return part
    }

    /// ```bnf
    /// <anonymous pattern part> ::=
    ///     <pattern element>
    ///   | <shortest path pattern>
    /// ```
    private mutating func anonymousPatternPart() throws(SyntaxFailure) -> PatternPart {
        if input.at(.shortestPath) || input.at(.allShortestPaths) { return try shortestPathPattern() }
        let start = input.current.start
        guard input.at(.leftParen) else { throw unexpected(.pattern) }
        let element = try patternElement()
        return PatternPart(variable: nil, search: .all, element: element, range: input.range(from: start))
    }

    /// ```bnf
    /// <shortest path pattern> ::=
    ///     { SHORTESTPATH | ALLSHORTESTPATHS } <left paren> <relationships pattern> <right paren>
    /// ```
    mutating func shortestPathPattern() throws(SyntaxFailure) -> PatternPart {
        let start = input.current.start
        let search: PathSearch = input.at(.shortestPath) ? .shortestPath : .allShortestPaths
        advance()
        let opener = input.current
        try expect(.leftParen)
        let element = try relationshipsPattern(inExpression: false)
        try expectClosing(.rightParen, of: opener)
        return PatternPart(variable: nil, search: search, element: element, range: input.range(from: start))
    }

    /// ```bnf
    /// <pattern element> ::=
    ///     <node pattern> [ <pattern step>... ]
    ///   | <left paren> <pattern element> <right paren>
    /// ```
    private mutating func patternElement() throws(SyntaxFailure) -> PatternElement {
        let start = input.current.start
        if input.at(.leftParen), input.following.kind == .leftParen {
            let opener = input.current
            try enter(.construct)
            advance()
            var element = try patternElement()
            try expectClosing(.rightParen, of: opener)
            leave(.construct)
            element.range = input.range(from: start)
            return element
        }
        let node = try nodePattern()
        var chain: [PatternStep] = []
        // Steps are large: moving them as the array grows takes longer than the room that most do not need.
        if input.at(.minus) || input.at(.less) { chain.reserveCapacity(4) }
        while input.at(.minus) || input.at(.less) { chain.append(try patternStep()) }
        expected.note(.relationship, at: input.position)
        return PatternElement(start: node, chain: chain, range: input.range(from: start))
    }

    /// A node and at least one step. In an expression a step is taken only where a whole one can be seen, because
    /// what follows a pattern may be a subtraction.
    ///
    /// ```bnf
    /// <relationships pattern> ::= <node pattern> <pattern step>...
    /// ```
    mutating func relationshipsPattern(inExpression: Bool) throws(SyntaxFailure) -> PatternElement {
        let start = input.current.start
        let node = try nodePattern()
        var chain = [try patternStep()]
        while inExpression ? input.stepEnd(input.position) != nil : input.at(.minus) || input.at(.less) {
            chain.append(try patternStep())
        }
        return PatternElement(start: node, chain: chain, range: input.range(from: start))
    }

    /// ```bnf
    /// <pattern step> ::= <relationship pattern> [ <pattern quantifier> ] <node pattern>
    /// ```
    private mutating func patternStep() throws(SyntaxFailure) -> PatternStep {
        var relationship = try relationshipPattern()
        if !input.at(.leftParen) {
            relationship.quantifier = try patternQuantifier()
            relationship.range = input.range(from: relationship.range.start)
        }
        guard input.at(.leftParen) else { throw unexpected(.node) }
        let node = try nodePattern()
        return PatternStep(relationship: relationship, node: node)
    }

    /// ```bnf
    /// <node pattern> ::=
    ///     <left paren> [ <variable> ] [ <label condition> ] [ <pattern properties> ] [ <where clause> ] <right paren>
    /// ```
    private mutating func nodePattern() throws(SyntaxFailure) -> NodePattern {
        let opener = input.current
        guard input.at(.leftParen) else { throw unexpected(.node) }
        advance()
        let name = try optionalVariable()
        let labels = input.startsLabelCondition() ? try labelCondition() : (names: [], rest: nil)
        let properties = try patternProperties()
        let predicate = try patternWhere()
        expected.note(.colon, at: input.position)
        try expectClosing(.rightParen, of: opener)
        return NodePattern(
            variable: name, labels: labels.names, labelTest: labels.rest, properties: properties, predicate: predicate,
            range: input.range(from: opener.start))
    }

    private mutating func optionalVariable() throws(SyntaxFailure) -> Name? {
        if input.current.isSymbolicName { return try variable() }
        expected.note(.variable, at: input.position)
        return nil
    }

    /// ```bnf
    /// <relationship pattern> ::=
    ///     <left angle bracket> <minus sign> [ <relationship detail> ] <minus sign>
    ///   | <minus sign> [ <relationship detail> ] <minus sign> <right angle bracket>
    ///   | <left angle bracket> <minus sign> [ <relationship detail> ] <minus sign> <right angle bracket>
    ///   | <minus sign> [ <relationship detail> ] <minus sign>
    /// ```
    private mutating func relationshipPattern() throws(SyntaxFailure) -> RelationshipPattern {
        let start = input.current.start
        let pointsLeft = take(.less)
        try expect(.minus)
        var relationship = RelationshipPattern(
            variable: nil, direction: .undirected, types: [], length: nil, properties: nil, range: .none)
        if input.at(.leftBracket) {
            try relationshipDetail(&relationship)
        } else {
            expected.note(.leftBracket, at: input.position)
        }
        try expect(.minus)
        let pointsRight = take(.greater)
        if pointsLeft != pointsRight { relationship.direction = pointsLeft ? .rightToLeft : .leftToRight }
        relationship.range = input.range(from: start)
        return relationship
    }

    /// ```bnf
    /// <relationship detail> ::=
    ///     <left bracket> [ <variable> ] [ <relationship type filter> ] [ <path length> ] [ <pattern properties> ]
    ///     [ <where clause> ] <right bracket>
    /// ```
    private mutating func relationshipDetail(_ relationship: inout RelationshipPattern) throws(SyntaxFailure) {
        let opener = input.current
        advance()
        relationship.variable = try optionalVariable()
        if input.startsLabelCondition() {
            (relationship.types, relationship.typeTest) = try relationshipTypeFilter()
        } else {
            expected.note(.colon, at: input.position)
        }
        if input.at(.asterisk) {
            relationship.length = try pathLength()
        } else if input.at(.doublePeriod) {
            throw fail(.rangeWithoutAsterisk, at: input.current.range)
        } else {
            expected.note(.asterisk, at: input.position)
        }
        relationship.properties = try patternProperties()
        relationship.predicate = try patternWhere()
        try expectClosing(.rightBracket, of: opener)
    }

    /// A condition inside a node or relationship.
    private mutating func patternWhere() throws(SyntaxFailure) -> ExpressionID? {
        guard input.at(.where_) else { return nil }
        // What waits for a bar around is closed off by the brackets of the pattern.
        let outer = pendingBar
        pendingBar = nil
        defer { pendingBar = outer }
        return try optionalWhere()
    }

    /// ```bnf
    /// <pattern quantifier> ::=
    ///     <asterisk>
    ///   | <plus sign>
    ///   | <left brace> <integer literal> <right brace>
    ///   | <left brace> [ <integer literal> ] <comma> [ <integer literal> ] <right brace>
    /// ```
    private mutating func patternQuantifier() throws(SyntaxFailure) -> PathLength {
        let opener = input.current
        let bounds: (Int64?, Int64?)
        switch opener.kind {
        case .asterisk, .plus:
            advance()
            bounds = (opener.kind == .plus ? 1 : 0, nil)
        case .leftBrace:
            advance()
            let minimum = try lengthBound()
            if minimum != nil, input.at(.rightBrace) {
                bounds = (minimum, minimum)
            } else {
                try expect(.comma)
                bounds = (minimum ?? 0, try lengthBound())
            }
            try expectClosing(.rightBrace, of: opener)
        default: throw unexpected(.node)
        }
        return PathLength(minimum: bounds.0, maximum: bounds.1, range: input.range(from: opener.start))
    }

    /// ```bnf
    /// <path length> ::= <asterisk> [ <integer literal> ] [ <double period> [ <integer literal> ] ]
    /// ```
    private mutating func pathLength() throws(SyntaxFailure) -> PathLength {
        let start = input.current.start
        advance()
        let minimum = try lengthBound()
        var maximum = minimum
        if take(.doublePeriod) { maximum = try lengthBound() }
        return PathLength(minimum: minimum, maximum: maximum, range: input.range(from: start))
    }

    private mutating func lengthBound() throws(SyntaxFailure) -> Int64? {
        switch input.current.kind {
        case .integer:
            guard let magnitude = decoder.magnitude(input.current), let bound = Int64(exactly: magnitude) else {
                throw fail(.integerTooLarge, at: input.current.range)
            }
            advance()
            return bound
        case .minus where input.following.kind == .integer:
            throw fail(.negativeBound, at: input.current.range.union(input.following.range))
        case .float:
            // `*1...3` is read as `*1..` and `.3`.
            let dots = input.tokens[input.position - 1]
            let isThirdDot = dots.kind == .doublePeriod && dots.end == input.current.start
            throw fail(
                .fractionalBound, at: isThirdDot ? dots.range.union(input.current.range) : input.current.range,
                help: isThirdDot ? "two dots stand between the bounds: *1..3" : nil)
        default:
            expected.note(.wholeNumber, at: input.position)
            return nil
        }
    }

    /// ```bnf
    /// <pattern properties> ::=
    ///     <map literal>
    ///   | <parameter>
    /// ```
    private mutating func patternProperties() throws(SyntaxFailure) -> PatternProperties? {
        switch input.current.kind {
        case .leftBrace:
            let start = input.current.start
            let entries = try mapEntries()
            return .map(entries, input.range(from: start))
        case .parameter: return .parameter(try parameter())
        default:
            expected.note(.leftBrace, at: input.position)
            return nil
        }
    }
}
