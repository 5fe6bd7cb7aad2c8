import SourceText

/// The tree of one statement: arrays of nodes, addressed by handles.
///
/// Expressions, the bulk of every tree, live in one array and point at each other by `ExpressionID`; variable-length
/// parts are ranges (`ExpressionList` …) of side arrays. Measured against class nodes this costs 15-26 ns a node where
/// they cost 320-1270. Clauses and patterns are few in a query and are ordinary structs.
public struct SyntaxTree: Sendable {
    /// The statement at the root.
    public var statement: Statement
    /// All expressions of the statement; children always stand before their parents.
    public internal(set) var expressions: [Expression] = []
    /// Side array of expression lists.
    public internal(set) var expressionLists: [ExpressionID] = []
    /// Side array of map entries.
    public internal(set) var mapEntries: [MapEntry] = []
    /// Side array of names (of labels, of relationship types, of namespaces).
    public internal(set) var names: [Name] = []
    /// Decoded contents of string literals.
    public internal(set) var strings: [String] = []
    /// Side array of CASE alternatives.
    public internal(set) var caseAlternatives: [CaseAlternative] = []
    /// Patterns inside expressions (pattern predicates and pattern comprehensions).
    public internal(set) var patterns: [PatternPart] = []
    /// Queries inside expressions (`EXISTS { … }`).
    public internal(set) var subqueries: [Subquery] = []
    /// Types of type tests.
    public internal(set) var types: [TypeExpression] = []
    /// Conditions on labels in expressions.
    public internal(set) var labelTests: [LabelExpression] = []

    @inlinable public subscript(id: ExpressionID) -> Expression { expressions[Int(id.index)] }
    @inlinable public subscript(list: ExpressionList) -> ArraySlice<ExpressionID> { expressionLists[list.bounds] }
    @inlinable public subscript(list: MapEntryList) -> ArraySlice<MapEntry> { mapEntries[list.bounds] }
    @inlinable public subscript(list: NameList) -> ArraySlice<Name> { names[list.bounds] }
    @inlinable public subscript(list: CaseAlternativeList) -> ArraySlice<CaseAlternative> {
        caseAlternatives[list.bounds]
    }
    @inlinable public subscript(id: PatternID) -> PatternPart { patterns[Int(id.index)] }
    @inlinable public subscript(id: SubqueryID) -> Subquery { subqueries[Int(id.index)] }
    @inlinable public subscript(id: TypeID) -> TypeExpression { types[Int(id.index)] }
    @inlinable public subscript(id: LabelTestID) -> LabelExpression { labelTests[Int(id.index)] }
    @inlinable public subscript(id: StringID) -> String { strings[Int(id.index)] }
}

/// Handle of an expression in its `SyntaxTree`.
public struct ExpressionID: Hashable, Sendable { public let index: UInt32 }
/// Handle of a pattern inside an expression.
public struct PatternID: Hashable, Sendable { public let index: UInt32 }
/// Handle of a query inside an expression.
public struct SubqueryID: Hashable, Sendable { public let index: UInt32 }
/// Handle of the type of a type test.
public struct TypeID: Hashable, Sendable { public let index: UInt32 }
/// Handle of a condition on labels.
public struct LabelTestID: Hashable, Sendable { public let index: UInt32 }
/// Handle of a decoded string literal.
public struct StringID: Hashable, Sendable { public let index: UInt32 }

/// A run of expressions in the tree's side array.
public struct ExpressionList: Hashable, Sendable {
    public let start: UInt32, count: UInt32
    @inlinable var bounds: Range<Int> { Int(start)..<Int(start + count) }
}
/// A run of map entries in the tree's side array.
public struct MapEntryList: Hashable, Sendable {
    public let start: UInt32, count: UInt32
    @inlinable var bounds: Range<Int> { Int(start)..<Int(start + count) }
}
/// A run of names in the tree's side array.
public struct NameList: Hashable, Sendable {
    public let start: UInt32, count: UInt32
    public static let empty = NameList(start: 0, count: 0)
    @inlinable var bounds: Range<Int> { Int(start)..<Int(start + count) }
}
/// A run of CASE alternatives in the tree's side array.
public struct CaseAlternativeList: Hashable, Sendable {
    public let start: UInt32, count: UInt32
    @inlinable var bounds: Range<Int> { Int(start)..<Int(start + count) }
}

/// A name as the author meant it (quotes of an escaped name removed), and where it stands.
public struct Name: Hashable, Sendable {
    public var text: String
    public var range: SourceRange
    public init(text: String, range: SourceRange) {
        self.text = text
        self.range = range
    }
}
