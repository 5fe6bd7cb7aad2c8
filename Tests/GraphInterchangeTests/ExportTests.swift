import Entente
import GraphInterchange
import TestSupport
import Testing

/// Graphs as scripts and as folders of CSV files come back with every fact, if not with the same ids.
@Suite struct ExportTests {
    /// All facts of a graph, by content.
    static func facts(_ database: Database) throws -> [String] {
        let session = database.session()
        var facts: [String] = []
        for query in [
            "MATCH (n) RETURN n", "MATCH (a)-[r]->(b) RETURN a, type(r), properties(r), b", "SHOW INDEXES",
        ] {
            facts += try session.run(query).rows().map { row in
                row.map { ValuePrinter().text($0) }.joined(separator: " ")
            }
        }
        return facts.sorted()
    }

    @Test func scripts() throws {
        let database = try GraphFileTests.sample()
        var script = ""
        database.withGraph { CypherScriptWriter($0) { script += $0 }.run() }
        let copy = Database()
        let session = copy.session()
        for statement in script.split(separator: ";\n") where !statement.allSatisfy(\.isWhitespace) {
            _ = try session.run(String(statement)).rows()
        }
        #expect(try Self.facts(copy) == Self.facts(database))
        #expect(copy.schema == database.schema)
    }

    @Test func foldersOfCSV() throws {
        let folder = try TemporaryFolder()
        let database = try GraphFileTests.sample()
        try database.withGraph { graph in
            var writer = CSVFolderWriter(graph, folder: folder.path + "/csv")
            try writer.run()
        }
        let read = try CSVFolder(folder.path + "/csv")
        nonisolated(unsafe) let graph = try GraphImporter(read.request).run().graph
        let copy = Database(graph: graph)
        let path = try #require(read.schemaScript)
        let script = try #require(folder.read(path))
        for statement in script.split(separator: ";\n") { _ = try copy.session().run(String(statement)).rows() }
        #expect(try Self.facts(copy) == Self.facts(database))
    }

    @Test func delimitersAndNamesOfAFolder() throws {
        let folder = try TemporaryFolder()
        try folder.write("id:ID(Person)|name\n1|a,b\n2|c\n", to: "Person.csv")
        try folder.write(":START_ID(Person)|:END_ID(Person)\n1|2\n", to: "Person_knows_Person.csv")
        let read = try CSVFolder(folder.path)
        nonisolated(unsafe) let graph = try GraphImporter(read.request).run().graph
        let rows = try Database(graph: graph).session().run("MATCH (a:Person)-[:knows]->(b) RETURN a.name, b.name")
            .rows()
        #expect(rows == [["a,b", "c"]])
    }
}
