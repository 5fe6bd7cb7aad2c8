import QuerySemantics
import QuerySyntax
import SourceText
import Testing

/// Names that the graph does not know.
@Suite struct WarningTests {
    private struct Names: SchemaNames {
        func type(ofProperty name: String) -> ValueType { name == "age" ? .integer : .any }
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

    @Test(arguments: [
        ("MATCH (p:Person) WHERE p.age > '30' RETURN p", "an integer with a string"),
        ("MATCH (p:Person) WHERE date('2020-01-01') = p.age RETURN p", "a date with an integer"),
        ("MATCH (p:Person) WHERE p.age <> '30' OR p.age = 3.5 OR p.name = 1 OR p.age = $x RETURN p", nil),
        ("MATCH (p:Person) SET p.age = 'x' WITH p WHERE p.age = 'x' RETURN p", nil),
    ])
    func comparisonsOfOtherTypes(_ text: String, _ said: String?) throws {
        let source = SourceText(text)
        var binder = Binder(source: source, tree: try Parser.parseStatement(source).tree, schema: Names())
        binder.givesHints = true
        _ = try binder.bind()
        #expect(binder.warnings.count == (said == nil ? 0 : 1))
        if let said { #expect(binder.warnings.first?.message.contains(said) == true) }
    }

    @Test(arguments: [
        ("MATCH (Person) RETURN 1", "MissingColon Person -> -"),
        ("MATCH ()-[KNOWS]->() RETURN 1", "MissingColon KNOWS -> -"),
        ("MATCH (Person:City)-[KNOWS:KNOWS]->(p) RETURN 1", nil), ("MATCH (p:Person) MATCH (p)-->(p) RETURN 1", nil),
    ])
    func missingColons(_ text: String, _ warning: String?) throws {
        #expect(try warnings(text) == (warning.map { [$0] } ?? []))
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
