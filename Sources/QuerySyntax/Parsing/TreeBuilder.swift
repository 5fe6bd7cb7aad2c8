import SourceText

/// The arrays of a tree under construction.
struct TreeBuilder {
    var expressions: [Expression] = []
    /// Height of each expression: 1 for a leaf, else one more than its highest child.
    var heights: [UInt16] = []
    var expressionLists: [ExpressionID] = []
    var mapEntries: [MapEntry] = []
    var names: [Name] = []
    var strings: [String] = []
    var caseAlternatives: [CaseAlternative] = []
    var patterns: [PatternPart] = []
    var subqueries: [Subquery] = []
    var types: [TypeExpression] = []
    var labelTests: [LabelExpression] = []

    func height(_ id: ExpressionID) -> UInt16 { heights[Int(id.index)] }

    func height(_ id: ExpressionID?) -> UInt16 { id.map { heights[Int($0.index)] } ?? 0 }

    /// The highest of some expressions, or 0.
    func height(_ ids: ArraySlice<ExpressionID>) -> UInt16 {
        var highest: UInt16 = 0
        for id in ids { highest = max(highest, heights[Int(id.index)]) }
        return highest
    }

    /// The highest of all expressions added since there were `count` of them.
    func height(since count: Int) -> UInt16 { heights[count...].max() ?? 0 }

    mutating func append(_ kind: consuming ExpressionKind, _ range: SourceRange, height: UInt16) -> ExpressionID {
        let id = ExpressionID(index: UInt32(truncatingIfNeeded: expressions.count))
        expressions.append(Expression(kind: kind, range: range))
        heights.append(height)
        return id
    }

    mutating func append(_ string: String) -> StringID {
        strings.append(string)
        return StringID(index: UInt32(truncatingIfNeeded: strings.count - 1))
    }

    mutating func append(_ pattern: PatternPart) -> PatternID {
        patterns.append(pattern)
        return PatternID(index: UInt32(truncatingIfNeeded: patterns.count - 1))
    }

    mutating func append(_ subquery: Subquery) -> SubqueryID {
        subqueries.append(subquery)
        return SubqueryID(index: UInt32(truncatingIfNeeded: subqueries.count - 1))
    }

    mutating func append(_ type: TypeExpression) -> TypeID {
        types.append(type)
        return TypeID(index: UInt32(truncatingIfNeeded: types.count - 1))
    }

    mutating func append(_ test: LabelExpression) -> LabelTestID {
        labelTests.append(test)
        return LabelTestID(index: UInt32(truncatingIfNeeded: labelTests.count - 1))
    }

    mutating func append(_ list: ArraySlice<ExpressionID>) -> ExpressionList {
        let start = UInt32(truncatingIfNeeded: expressionLists.count)
        expressionLists.append(contentsOf: list)
        return ExpressionList(start: start, count: UInt32(truncatingIfNeeded: list.count))
    }

    mutating func append(_ list: ArraySlice<MapEntry>) -> MapEntryList {
        let start = UInt32(truncatingIfNeeded: mapEntries.count)
        mapEntries.append(contentsOf: list)
        return MapEntryList(start: start, count: UInt32(truncatingIfNeeded: list.count))
    }

    mutating func append(_ list: ArraySlice<CaseAlternative>) -> CaseAlternativeList {
        let start = UInt32(truncatingIfNeeded: caseAlternatives.count)
        caseAlternatives.append(contentsOf: list)
        return CaseAlternativeList(start: start, count: UInt32(truncatingIfNeeded: list.count))
    }

    mutating func append(_ list: [Name]) -> NameList {
        guard !list.isEmpty else { return .empty }
        let start = UInt32(truncatingIfNeeded: names.count)
        names.append(contentsOf: list)
        return NameList(start: start, count: UInt32(truncatingIfNeeded: list.count))
    }

    /// Forgets what was built and makes room for a statement of so many tokens.
    ///
    /// About every third token makes an expression; growing the array step by step took a quarter of the parse time.
    mutating func restart(expecting tokens: Int) {
        var heights = heights
        heights.removeAll(keepingCapacity: true)
        self = TreeBuilder()
        self.heights = heights
        expressions.reserveCapacity(tokens / 3 + 2)
        self.heights.reserveCapacity(tokens / 3 + 2)
    }

    /// Hands over the tree.
    consuming func finish(_ statement: Statement) -> SyntaxTree {
        SyntaxTree(
            statement: statement, expressions: expressions, expressionLists: expressionLists, mapEntries: mapEntries,
            names: names, strings: strings, caseAlternatives: caseAlternatives, patterns: patterns,
            subqueries: subqueries, types: types, labelTests: labelTests)
    }
}
