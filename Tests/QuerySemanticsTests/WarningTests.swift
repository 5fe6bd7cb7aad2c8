import QuerySemantics
import QuerySyntax
import SourceText
import Testing

/// Names that the graph does not know.
@Suite struct WarningTests {
    private struct Names: SchemaNames {
        func mayCycle(_ types: [String]) -> Bool { types.contains("KNOWS") }
        var labels = ["Person", "City"]
        var relationshipTypes = ["KNOWS"]
        var propertyKeys = ["name", "age"]
        func hasLabel(_ name: String) -> Bool { labels.contains(name) }
        func hasRelationshipType(_ name: String) -> Bool { relationshipTypes.contains(name) }
        func hasPropertyKey(_ name: String) -> Bool { propertyKeys.contains(name) }
    }

    private func warnings(_ text: String) throws -> [String] {
        let source = SourceText(text)
        var binder = Binder(source: source, tree: try Parser.parseStatement(source).tree, schema: Names())
        _ = try binder.bind()
        return binder.warnings.map { warning in
            #expect(warning.severity == .warning)
            return "\(warning.code.rawValue) \(source.text(in: warning.range)) -> \(warning.suggestion ?? "-")"
        }
    }

    @Test func unknownNamesAreReportedOnceWithTheNearest() throws {
        let found = try warnings(
            "MATCH (a:Persn {nmae: 1})-[:KNOW]->(b:Zebra) WHERE b.age > 1 AND a:Persn AND b.heigth = 2 RETURN {heigth: 1}.other"
        )
        #expect(
            found == [
                "UnknownLabel Persn -> Person", "UnknownPropertyKey nmae -> name",
                "UnknownRelationshipType KNOW -> KNOWS", "UnknownLabel Zebra -> -", "UnknownPropertyKey heigth -> -",
            ])
    }

    @Test func namesThatTheStatementWritesAreKnown() throws {
        #expect(
            try warnings("CREATE (a:New {fresh: 1})-[:MADE]->() WITH a MATCH (a:New)-[:MADE]->() RETURN a.fresh")
                .isEmpty)
        #expect(try warnings("MATCH (a:Person) SET a.fresh = 1, a:New RETURN a.fresh, a:New").isEmpty)
    }
}
