import Entente
import GraphInterchange
import TestSupport
import Testing

/// What is wrong with a file is said with its place.
@Suite struct ImportErrorTests {
    @Test(arguments: [
        (":ID,n:int\na,1\nb,x\n", "1.csv:3: column 2 (n:int): 'x' is not an integer"),
        (":ID,n:int\na,1,2\n", "1.csv:2: the row has 3 fields, the header 2"),
        (":ID,n:int\n\na\n", "1.csv:3: the row has 1 field, the header 2"),
        (":ID,n:double\na,1.2.3\n", "1.csv:2: column 2 (n:double): '1.2.3' is not a number"),
        (":ID,n:date\na,2023-02-29\n", "1.csv:2: column 2 (n:date): '2023-02-29' is not a date"),
        (":ID,n:boolean\na,yes\n", "1.csv:2: column 2 (n:boolean): 'yes' is not true or false"),
        (":ID,n:int[]\na,1;x\n", "1.csv:2: column 2 (n:int[]): '1;x' is not a list, each element an integer"),
        (":ID,n:point\na,\"{x: 1}\"\n", "1.csv:2: column 2 (n:point): '{x: 1}' is not a point"),
        (":ID,n\na,\"open\nb,c\n", "1.csv:2: column 2 (n): a quote is not closed before the end of the file"),
        (":ID,n\na,\"x\"y\n", "1.csv:2: column 2 (n): something follows a closing quote"),
        (":ID,n\na,\"1\n2\"\nb,3\na,4\n", "1.csv:5: column 1 (:ID): the id 'a' is that of 1.csv:2"),
        (":ID,n\n,4\n", "1.csv:2: column 1 (:ID): the id is empty"),
        (":ID,n:number\n", "1.csv:1: column 2: `n:number` has a type that is not known"),
        (":ID,:ID\n", "1.csv:1: column 1: a header of nodes has :ID or :LABEL twice"),
        ("", "1.csv is empty; a header line was expected"), ("\r\n", "1.csv is empty; a header line was expected"),
        (":ID,n:value\na,1\nb,1 +\n", "1.csv:3: column 2 (n:value): '1 +' is not a literal"),
    ])
    func nodes(_ text: String, _ expected: String) throws {
        let message = try Importing.failure(nodes: [(["N"], [text])])
        #expect(message.hasPrefix(expected), "\(message)")
    }

    @Test(arguments: [
        (":START_ID,:END_ID\na,b\na,x\n", "2.csv:3: column 2 (:END_ID): there is no node with the id 'x'"),
        (":START_ID,:END_ID(S)\na,b\n", "2.csv:2: column 2 (:END_ID(S)): there is no node with the id 'b' in S"),
        (":START_ID\na\n", "2.csv:1: column 1: a header of relationships needs one :START_ID and one :END_ID"),
    ])
    func relationships(_ text: String, _ expected: String) throws {
        #expect(try Importing.failure(nodes: [(["N"], [":ID\na\nb\n"])], relationships: [(["R"], [text])]) == expected)
    }

    @Test func integerIDs() throws {
        let message = try Importing.failure(nodes: [(["N"], [":ID\n1\n1x\n"])]) { $0.identifiers = .integer }
        #expect(message == "1.csv:3: column 1 (:ID): '1x' is not an integer id")
        let unknown = try Importing.failure(
            nodes: [(["N"], [":ID\n1\n"])], relationships: [(["R"], [":START_ID,:END_ID\n-17,1\n"])]
        ) { $0.identifiers = .integer }
        #expect(unknown == "2.csv:2: column 1 (:START_ID): there is no node with the id '-17'")
    }

    @Test func bytesThatAreNoText() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(":ID,n\na,b\n", to: "bad.csv")
        try overwrite(path, at: 6, with: 0xC3)
        var request = ImportRequest()
        request.nodes = [.init(names: ["N"], files: [path])]
        #expect(throws: ImportError.self) { try GraphImporter(request).run() }
        do { _ = try GraphImporter(request).run() } catch {
            #expect(error.description.hasSuffix("bad.csv:2: column 1 (:ID): '\u{FFFD}' is not text in UTF-8"))
        }
    }

    @Test func filesThatAreNotThere() throws {
        var request = ImportRequest()
        request.nodes = [.init(names: ["N"], files: ["/nowhere/at-all.csv"])]
        do {
            _ = try GraphImporter(request).run()
            Issue.record("it did not fail")
        } catch {
            #expect(error.kind == .missing)
            #expect(error.description == "cannot read /nowhere/at-all.csv: No such file or directory")
        }
    }

    @Test func relationshipsWithoutType() throws {
        let message = try Importing.failure(
            nodes: [(["N"], [":ID\na\n"])], relationships: [([], [":START_ID,:END_ID\na,a\n"])])
        #expect(message.hasPrefix("the relationships of 2.csv have no type"))
    }

    @Test func badRowsArePassedOver() throws {
        let result = try Importing(
            nodes: [(["N"], ["id:ID,n:int,t\na,1,x\nb,x,\"l\n1\"\nc,3,y\na,4,z\nd,5\ne,6,w\n"])],
            relationships: [(["R"], [":START_ID,:END_ID\na,c\na,b\nc,e\n"])]
        ) { $0.badRowLimit = 10 }
        #expect(
            try result.rows("MATCH (n) RETURN n.id, n.n, n.t") == ["'a' | 1 | 'x'", "'c' | 3 | 'y'", "'e' | 6 | 'w'"])
        #expect(try result.rows("MATCH (a)-[:R]->(b) RETURN a.id, b.id") == ["'a' | 'c'", "'c' | 'e'"])
        let rows = result.summary.badRows.map { $0.replacing(#//tmp/entente-test-[A-Za-z0-9]+//#, with: "") }
        #expect(
            rows == [
                "1.csv:3: column 2 (n:int): 'x' is not an integer", "1.csv:7: the row has 2 fields, the header 3",
                "1.csv:6: column 1 (id:ID): the id 'a' is that of 1.csv:2",
                "2.csv:3: column 2 (:END_ID): there is no node with the id 'b'",
            ])
        let message = try Importing.failure(nodes: [(["N"], [":ID,n:int\na,x\nb,y\nc,z\n"])]) { $0.badRowLimit = 2 }
        #expect(message == "more than 2 bad rows; the next: 1.csv:4: column 2 (n:int): 'z' is not an integer")
    }
}
