import Foundation
import TestSupport
import Testing

/// `:schema`, `entente schema`, `:describe`, `:sample`, in the real program.
@Suite("Schema")
struct SchemaTests {
    private let graph = """
        CREATE (a:Person:Author {name: 'An', born: 1990}), (b:Person {name: 'Bình', born: 'unknown'}),
               (c:City {name: 'Huế'}), (a)-[:KNOWS {since: 2019}]->(b), (a)-[:LIVES_IN]->(c), (b)-[:LIVES_IN]->(c), ();

        """

    private func file(_ folder: TemporaryFolder) throws -> String { try folder.write(graph, to: "g.cypher") }

    @Test func inWords() throws {
        let folder = try TemporaryFolder()
        let expected = """
            4 nodes, 3 relationships

            Nodes
              :Person  2
                  born  INTEGER | STRING  100 %  1990, 'unknown'
                  name  STRING            100 %  'An', 'Bình'
              (no label)  1
              :Author  1
                  born  INTEGER  100 %  1990
                  name  STRING   100 %  'An'
              :City  1
                  name  STRING  100 %  'Huế'

            Relationships
              [:LIVES_IN]  2
                  (:Person)-[:LIVES_IN]->(:City)         1
                  (:Person:Author)-[:LIVES_IN]->(:City)  1
              [:KNOWS]  1
                  (:Person:Author)-[:KNOWS]->(:Person)  1
                  since  INTEGER  100 %  2019

            """
        #expect(try ProgramRun.of(["schema", try file(folder)]).output == expected)
        #expect(try ProgramRun.of([], input: graph + ":schema\n").output == expected)
        #expect(try ProgramRun.of([], input: graph + ":schema text\n").output == expected)
        #expect(try ProgramRun.of(["schema"]).output.contains("The graph is empty"))
    }

    @Test func asJSON() throws {
        let folder = try TemporaryFolder()
        let run = try ProgramRun.of(["schema", "-g", try file(folder), "--format", "json"])
        let schema = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        #expect(schema?["nodes"] as? Int == 4)
        let labels = schema?["labels"] as? [[String: Any]] ?? []
        #expect(labels.map { $0["name"] as? String } == ["", "Author", "City", "Person"])
        let properties = labels.last?["properties"] as? [[String: Any]] ?? []
        #expect(properties.first?["types"] as? [String] == ["INTEGER", "STRING"])
        #expect(properties.first?["count"] as? Int == 2)
        let connections = schema?["connections"] as? [[String: Any]] ?? []
        #expect(connections.count == 3)
        #expect(connections.first?["source"] as? [String] == ["Person", "Author"])
    }

    @Test(arguments: [("dot", "digraph"), ("mermaid", "flowchart"), ("svg", "<svg"), ("html", "<!DOCTYPE html>")])
    func asAPicture(_ format: String, _ start: String) throws {
        let folder = try TemporaryFolder()
        let run = try ProgramRun.of(["schema", try file(folder), "--format", format])
        #expect(run.output.hasPrefix(start))
        #expect(run.output.contains(":Person :Author (1)"))
        #expect(run.output.contains("LIVES_IN"))
        let again = try ProgramRun.of(
            [], input: graph + ":schema \(folder.path)/s.\(format == "mermaid" ? "mmd" : format)\n")
        #expect(again.status == 0)
        #expect(try ProgramRun.of([], input: ":schema gif\n").status == 64)
    }

    @Test func coverageIsNeverRoundedToAllOrNothing() throws {
        let run = try ProgramRun.of(
            [],
            input: "UNWIND range(1, 1000) AS i CREATE (n:A {all: i}) SET n.most = CASE i WHEN 5 THEN null ELSE 1 END, "
                + "n.one = CASE i WHEN 5 THEN 1 ELSE null END;\n:describe A\n")
        #expect(run.output.contains("all   INTEGER  100 %  1, 2, 3, …\n"))
        #expect(run.output.contains("most  INTEGER  99 %   1\n"))
        #expect(run.output.contains("one   INTEGER  1 %    1\n"))
    }

    @Test func descriptions() throws {
        func describe(_ name: String) throws -> String {
            try ProgramRun.of([], input: graph + ":describe \(name)\n").output
        }
        #expect(
            try describe("Person") == """
                :Person: 2 nodes

                Properties
                  born  INTEGER | STRING  100 %  1990, 'unknown'
                  name  STRING            100 %  'An', 'Bình'

                Relationships
                  (:Person:Author)-[:KNOWS]->(:Person)   1
                  (:Person)-[:LIVES_IN]->(:City)         1
                  (:Person:Author)-[:LIVES_IN]->(:City)  1

                """)
        #expect(try describe(":person") == describe("Person"))
        #expect(
            try describe("[:KNOWS]") == """
                [:KNOWS]: 1 relationship

                Ends
                  (:Person:Author)-[:KNOWS]->(:Person)  1

                Properties
                  since  INTEGER  100 %  2019

                """)
        #expect(try describe("name").contains("  :City    STRING            100 %  'Huế'") == false)
        #expect(try describe("name").hasPrefix("Property name\n\n"))
        #expect(try describe("toUpper").contains("toUpper("))
        let wrong = try ProgramRun.of([], input: graph + ":describe Persn\n")
        #expect(wrong.status == 64)
        #expect(wrong.errors.contains("did you mean Person?"))
        #expect(try ProgramRun.of([], input: ":describe\n").status == 64)
    }

    @Test func samples() throws {
        func sample(_ text: String) throws -> ProgramRun {
            try ProgramRun.of(["--jsonl"], input: graph + ":sample \(text)\n")
        }
        #expect(try sample("City").output.contains("\"labels\":[\"City\"]"))
        #expect(try sample("Person 1").output.split(separator: "\n").count == 1)
        #expect(try sample("LIVES_IN").output.split(separator: "\n").count == 2)
        #expect(try sample("name 2").output.split(separator: "\n").count == 2)
        #expect(try sample("Nobody").status == 64)
        #expect(try sample("").status == 64)
    }
}
