import Entente
import GraphInterchange
import TestSupport
import Testing

/// CSV files become a graph.
@Suite struct ImportTests {
    @Test func nodesAndRelationships() throws {
        let result = try Importing(
            nodes: [
                (["Person"], ["id:ID(P),name,age:int\n1,Ann,30\n2,Bob,\n3,\"Cy, \"\"the\"\" one\",50\n"]),
                (["City", "Place"], ["code:ID(C),name\nHAN,Hà Nội\nVTE,Vientiane\n"]),
            ],
            relationships: [
                (["LIVES_IN"], [":START_ID(P),:END_ID(C),since:date\n1,HAN,2020-02-29\n3,VTE,\n"]),
                (["KNOWS"], [":START_ID(P),:END_ID(P)\n1,2\n2,3\n2,1\n"]),
            ])
        #expect(result.summary.nodes == 5)
        #expect(result.summary.relationships == 5)
        #expect(
            try result.rows("MATCH (p:Person) RETURN p.id, p.name, p.age ORDER BY p.id") == [
                "'1' | 'Ann' | 30", "'2' | 'Bob' | null", "'3' | 'Cy, \"the\" one' | 50",
            ])
        #expect(
            try result.rows("MATCH (p)-[r:LIVES_IN]->(c:City:Place) RETURN p.name, r.since, c.name ORDER BY p.id") == [
                "'Ann' | date('2020-02-29') | 'Hà Nội'", "'Cy, \"the\" one' | null | 'Vientiane'",
            ])
        #expect(
            try result.rows("MATCH (a)-[:KNOWS]->(b)-[:KNOWS]->(c) RETURN a.id + b.id + c.id AS t ORDER BY t") == [
                "'121'", "'123'", "'212'",
            ])
    }

    @Test(arguments: [
        ("x:int", "-7", "-7"), ("x:long", "9223372036854775807", "9223372036854775807"), ("x:short", " 5 ", "5"),
        ("x:float", "1.5", "1.5"), ("x:double", "-1e-7", "-1.0E-7"), ("x:double", "0.1", "0.1"),
        ("x:double", "123456789012345678.25", "1.2345678901234568E17"), ("x:boolean", "TRUE", "true"),
        ("x:boolean", "false", "false"), ("x:char", "é", "'é'"), ("x", "plain", "'plain'"), ("x:string", "7", "'7'"),
        ("x:date", "2024-02-29", "date('2024-02-29')"), ("x:date", "20240229", "date('2024-02-29')"),
        ("x:localtime", "12:30", "localtime('12:30')"), ("x:time", "12:30+01:00", "time('12:30+01:00')"),
        ("x:localdatetime", "2024-02-29T12:30:15.5", "localdatetime('2024-02-29T12:30:15.5')"),
        ("x:datetime", "2024-07-01T12:00[Europe/Stockholm]", "datetime('2024-07-01T12:00+02:00[Europe/Stockholm]')"),
        ("x:datetime", "2024-07-01T12:00Z", "datetime('2024-07-01T12:00Z')"),
        ("x:duration", "P1Y2M3DT4H", "duration('P1Y2M3DT4H')"), ("x:int[]", "1;2;-3", "[1, 2, -3]"),
        ("x:string[]", "a;b;;c", "['a', 'b', '', 'c']"),
        ("x:date[]", "2024-01-01;2024-01-02", "[date('2024-01-01'), date('2024-01-02')]"),
        ("x:value", "\"{a: [1, 2], b: 'c'}\"", "{a: [1, 2], b: 'c'}"),
        (
            "x:point", "\"{latitude: 55.6, longitude: 12.9}\"",
            "point({longitude: 12.9, latitude: 55.6, crs: 'wgs-84'})"
        ),
    ])
    func types(_ header: String, _ field: String, _ expected: String) throws {
        let result = try Importing(nodes: [(["N"], [":ID,\(header)\na,\(field)\n"])])
        #expect(try result.rows("MATCH (n:N) RETURN n.x") == [expected])
    }

    @Test func pointsAreThoseOfTheFunction() throws {
        let result = try Importing(nodes: [(["N"], [":ID,p:point\na,\"{x: 1, y: 2.5, z: 3}\"\n"])])
        #expect(try result.rows("MATCH (n) RETURN n.p = point({x: 1, y: 2.5, z: 3})") == ["true"])
    }

    @Test func quotesLinesAndMarks() throws {
        let text =
            "\u{FEFF}:ID,text,n:int\r\na,\"two\r\nlines, \"\"quoted\"\"\",1\r\n\r\nb,\"\",2\r\nc,,3\r\nd,5\" disk,4"
        let result = try Importing(nodes: [(["N"], [text])])
        #expect(
            try result.rows("MATCH (n) RETURN n.text, n.n ORDER BY n.n") == [
                #"'two\r\nlines, "quoted"' | 1"#, "'' | 2", "null | 3", "'5\" disk' | 4",
            ])
    }

    @Test func otherDelimiters() throws {
        let result = try Importing(nodes: [(["N"], [":ID\tl:int[]\ta\n1\t1|2\tx,y\n"])]) {
            $0.dialect.delimiter = UInt8(ascii: "\t")
            $0.dialect.arrayDelimiter = UInt8(ascii: "|")
        }
        #expect(try result.rows("MATCH (n) RETURN n.l, n.a") == ["[1, 2] | 'x,y'"])
    }

    @Test func labelsTypesAndWhatIsIgnored() throws {
        let result = try Importing(
            nodes: [
                ([], [":ID,:LABEL,x:IGNORE,n:int\n1,A;B,no,1\n2,,no,2\n3,A;B,no,3\n"]),
                (["C"], [":ID,:LABEL\n4,A\n"]),
            ],
            relationships: [([], [":START_ID,:END_ID,:TYPE,w:double\n1,2,R,0.5\n2,3,S,\n3,4,R,1\n"])])
        #expect(
            try result.rows("MATCH (n) RETURN labels(n), n.n, n.x ORDER BY n.n") == [
                "['A', 'B'] | 1 | null", "[] | 2 | null", "['A', 'B'] | 3 | null", "['A', 'C'] | null | null",
            ])
        #expect(try result.rows("MATCH ()-[r]->() RETURN type(r), r.w") == ["'R' | 0.5", "'S' | null", "'R' | 1.0"])
    }

    @Test func headersInFilesOfTheirOwn() throws {
        let result = try Importing(
            nodes: [(["N"], ["id:ID,n:int\n", "a,1\nb,2\n", "c,3"])],
            relationships: [(["R"], [":START_ID,:END_ID\na,b\n", "", "b,c\n"])])
        #expect(try result.rows("MATCH (a)-[:R]->(b) RETURN a.n, b.n ORDER BY a.n") == ["1 | 2", "2 | 3"])
    }

    @Test func integerIDsThatLieFarApart() throws {
        let result = try Importing(
            nodes: [(["N"], ["id:ID\n-9223372036854775808\n0\n9223372036854775807\n"])],
            relationships: [(["R"], [":START_ID,:END_ID\n9223372036854775807,-9223372036854775808\n0,0\n"])]
        ) { $0.identifiers = .integer }
        #expect(
            try result.rows("MATCH (a)-[:R]->(b) RETURN a.id, b.id ORDER BY a.id") == [
                "0 | 0", "9223372036854775807 | -9223372036854775808",
            ])
    }

    @Test func oneKeyOfSeveralTypes() throws {
        let result = try Importing(nodes: [(["N"], [":ID,x:int,x:string\n1,5,\n2,,five\n"])])
        #expect(try result.rows("MATCH (n) RETURN n.x") == ["5", "'five'"])
    }

    @Test func manyChunks() throws {
        // More than one chunk a file, lines of different lengths, line ends inside quotes; threads must not show.
        var nodes = "id:ID,text,n:int\n"
        var relationships = ":START_ID,:END_ID,n:int\n"
        for number in 0..<60_000 {
            nodes += "k\(number),\"line \(number)\n\(String(repeating: "x", count: number % 13))\",\(number)\n"
            relationships += "k\(number),k\((number * 7919) % 60_000),\(number)\n"
        }
        let one = try Importing(nodes: [(["N"], [nodes])], relationships: [(["R"], [relationships])]) { $0.threads = 1 }
        let two = try Importing(nodes: [(["N"], [nodes])], relationships: [(["R"], [relationships])])
        #expect(one.database.digest() == two.database.digest())
        #expect(
            try two.rows("MATCH (a)-[r]->(b) WHERE b.n <> (a.n * 7919) % 60000 OR r.n <> a.n RETURN count(*)") == ["0"])
        #expect(
            try two.rows("MATCH (n) RETURN count(*), sum(n.n), count(DISTINCT n.text)") == [
                "60000 | 1799970000 | 60000"
            ])
    }
}
