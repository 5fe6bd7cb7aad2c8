import SourceText

/// `variable = element`, one part of a comma-separated pattern.
public struct PatternPart: Sendable {
    public var variable: Name?
    /// `shortestPath(…)` or `allShortestPaths(…)` around the element.
    public var search: PathSearch
    public var element: PatternElement
    public var range: SourceRange
}

public enum PathSearch: Sendable { case all, shortestPath, allShortestPaths }

/// A node and the steps that lead on from it.
public struct PatternElement: Sendable {
    public var start: NodePattern
    public var chain: [PatternStep]
    public var range: SourceRange
}

/// One relationship and the node at its far end.
public struct PatternStep: Sendable {
    public var relationship: RelationshipPattern
    public var node: NodePattern
}

/// `(variable:Label {key: value} WHERE predicate)`
public struct NodePattern: Sendable {
    public var variable: Name?
    /// All of them.
    public var labels: [Name]
    /// What is asked of the labels beyond that.
    public var labelTest: LabelExpression?
    public var properties: PatternProperties?
    public var predicate: ExpressionID?
    public var range: SourceRange
}

/// `-[variable:TYPE|OTHER*1..3 {key: value} WHERE predicate]->{1,3}`
public struct RelationshipPattern: Sendable {
    public var variable: Name?
    public var direction: RelationshipDirection
    /// Alternatives; empty means any type.
    public var types: [Name]
    /// What is asked of the type where alternatives do not say it.
    public var typeTest: LabelExpression?
    /// Present for `*`, `*2`, `*1..3`; a variable-length relationship binds a list.
    public var length: PathLength?
    /// `+`, `*` or `{1,3}` behind the arrow.
    public var quantifier: PathLength?
    public var properties: PatternProperties?
    /// Of each relationship, where there are several.
    public var predicate: ExpressionID?
    public var range: SourceRange
}

/// Which way the arrow points, read from left to right.
public enum RelationshipDirection: Sendable {
    case leftToRight
    case rightToLeft
    /// `--` and `<-->`: both directions match
    case undirected
}

/// Bounds of a variable-length relationship; nil where the author gave none.
public struct PathLength: Sendable {
    public var minimum: Int64?
    public var maximum: Int64?
    public var range: SourceRange
}

/// Properties in a pattern: a map, or a parameter (legal only where the specification says so).
public enum PatternProperties: Sendable {
    case map(MapEntryList, SourceRange)
    case parameter(ExpressionID)
}
