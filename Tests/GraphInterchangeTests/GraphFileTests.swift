import Entente
import Glibc
import GraphInterchange
import TestSupport
import Testing

@testable import PropertyGraph

/// Changes a byte of a file.
func overwrite(_ path: String, at offset: Int, with byte: UInt8) throws {
    let descriptor = open(path, O_WRONLY)
    guard descriptor >= 0 else { throw TestFailure("cannot open \(path)") }
    defer { close(descriptor) }
    var byte = byte
    guard pwrite(descriptor, &byte, 1, off_t(offset)) == 1 else { throw TestFailure("cannot write \(path)") }
}

/// All bytes of a file.
func bytes(of path: String) throws -> [UInt8] {
    let mapped = try MappedBytes(path: path)
    return Array(UnsafeRawBufferPointer(start: mapped.start, count: mapped.count))
}

/// Graphs as files that are opened without being read.
@Suite struct GraphFileTests {
    /// Everything that a graph can have.
    static let statements = [
        "CREATE INDEX FOR (p:Person) ON (p.age)", "CREATE CONSTRAINT one FOR (p:Person) REQUIRE p.name IS UNIQUE",
        """
        UNWIND range(0, 40) AS i CREATE (:Person {name: 'p' + i, age: i % 7, score: i / 3.0, odd: i % 2 = 1})
        """,
        """
        CREATE (:`Odd label` {`odd key`: 'Hà Nội', empty: '', list: ['one', 'two'], dates: [date('2024-02-29')],
          map: {a: 1, b: {c: ['x']}}, d: date('2024-02-29'), lt: localtime('12:30:15.123456789'),
          t: time('23:59:59+18:00'), ldt: localdatetime('-0044-03-15T12:00'),
          dt: datetime('2024-07-01T12:00+02:00[Europe/Stockholm]'), utc: datetime('1999-12-31T23:59:59.999999999Z'),
          du: duration('P1Y2M3DT4H5M6.789S'), nan: 0.0 / 0.0, big: 9223372036854775807, mixed: 'text'})
        """,
        "CREATE ({mixed: 1}), ({mixed: 2.5}), ({mixed: true})",
        "MATCH (a:Person), (b:Person) WHERE b.age = a.age AND a <> b CREATE (a)-[:SAME_AGE {at: a.age, by: b.name}]->(b)",
        "MATCH (a:Person {age: 3}) CREATE (a)-[:SELF]->(a), (a)-[:SELF]->(a)",
        "MATCH (p:Person) WHERE p.age = 5 DETACH DELETE p", "MATCH (:Person {age: 2})-[r]->() DELETE r",
        "MATCH (p:Person) WHERE p.age = 1 SET p:Old REMOVE p.score",
        "CREATE INDEX FOR ()-[r:SAME_AGE]-() ON (r.at)",
    ]

    static func sample() throws -> Database {
        let database = Database()
        let session = database.session()
        for statement in statements { _ = try session.run(statement).rows() }
        return database
    }

    static func save(_ database: Database, _ path: String) throws {
        try database.withGraph { (graph) throws(GraphFileError) in try GraphFile.save(graph, to: path) }
    }

    static func opened(_ path: String) throws -> Database {
        nonisolated(unsafe) let graph = try GraphFile.open(path)
        return Database(graph: graph)
    }

    @Test func everythingComesBack() throws {
        let folder = try TemporaryFolder()
        let database = try Self.sample()
        let path = folder.path + "/g.entente"
        try Self.save(database, path)
        let copy = try Self.opened(path)
        #expect(copy.dump() == database.dump())
        copy.withGraph { #expect($0.invariantViolations() == []) }
        #expect(try GraphFile.verify(path) == [])
        // What is opened and written again is the same to the byte.
        try Self.save(copy, folder.path + "/h.entente")
        #expect(try bytes(of: path) == bytes(of: folder.path + "/h.entente"))
    }

    @Test func anEmptyGraph() throws {
        let folder = try TemporaryFolder()
        try Self.save(Database(), folder.path + "/g.entente")
        let copy = try Self.opened(folder.path + "/g.entente")
        #expect(copy.dump() == Database().dump())
        _ = try copy.session().run("CREATE (:A {x: 'y'})-[:R]->(:B)")
        #expect(try copy.session().run("MATCH (a)-[r]->(b) RETURN count(*)").rows() == [[1]])
    }

    @Test func anOpenedGraphCanBeChanged() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/g.entente"
        try Self.save(try Self.sample(), path)
        let before = try bytes(of: path)
        let changes = [
            "MATCH (p:Person {name: 'p7'}) SET p.age = 100, p.name = 'seven', p:New",
            "MATCH (p:Person {age: 3}) DETACH DELETE p", "CREATE (:Person {name: 'new', age: 3, odd: 'text'})",
            "MATCH (a:Person {name: 'new'}), (b:Person {age: 0}) CREATE (a)-[:SAME_AGE {at: 9}]->(b), (b)-[:NEW]->(a)",
            "MATCH ()-[r:SAME_AGE]->() WHERE r.at = 6 DELETE r",
            "MATCH (n) WHERE n.list IS NOT NULL SET n.list = n.list + ['p7']",
            "MATCH (p:Person) WHERE p.age = 1 REMOVE p:Person SET p.fresh = 'brand new string'",
            "UNWIND range(1, 3000) AS i CREATE (:Many {i: i})",
            "DROP CONSTRAINT one",
        ]
        let (copy, model) = (try Self.opened(path), try Self.sample())
        for change in changes {
            _ = try copy.session().run(change).rows()
            _ = try model.session().run(change).rows()
            #expect(copy.dump() == model.dump(), "after \(change)")
        }
        copy.withGraph { #expect($0.invariantViolations() == []) }
        #expect(try bytes(of: path) == before, "the file does not change")
        try Self.save(copy, path)
        #expect(try Self.opened(path).dump() == model.dump())
    }

    @Test func aFailedStatementLeavesAnOpenedGraphAsItWas() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/g.entente"
        let database = try Self.sample()
        try Self.save(database, path)
        let copy = try Self.opened(path)
        for statement in [
            "MATCH (p:Person) SET p.age = 1, p:X, p.name = 'x' + p.age",
            "MATCH (p) DETACH DELETE p WITH 1 / 0 AS x RETURN x",
        ] {
            #expect(throws: Diagnostic.self) { try copy.session().run(statement) }
            #expect(copy.dump() == database.dump())
        }
        #expect(throws: Diagnostic.self) { try copy.session().run("CREATE (:Person {name: 'p3'})") }
    }

    @Test func lookupsUseTheIndexes() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/g.entente"
        try Self.save(try Self.sample(), path)
        let session = try Self.opened(path).session()
        #expect(try session.run("MATCH (p:Person {name: 'p10'}) RETURN p.age").rows() == [[3]])
        #expect(try session.run("MATCH (p:Person) WHERE p.age > 5 RETURN count(*)").rows() == [[5]])
        #expect(try session.run("MATCH ()-[r:SAME_AGE {at: 4}]->() RETURN count(*)").rows() == [[30]])
    }

    // MARK: Files that are not what they should be

    private static func message(_ path: String) throws -> String {
        do {
            let database = try opened(path)
            return try database.session().run("RETURN 1").rows().isEmpty ? "no rows" : "it opens"
        } catch let error as GraphFile.OpeningError {
            switch error {
            case .system(let error): return "system: \(error)"
            case .content(let error): return error.description
            }
        }
    }

    @Test func foreignNewerAndMissingFiles() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/g.entente"
        #expect(try Self.message(path) == "system: No such file or directory")
        try folder.write("", to: "g.entente")
        #expect(try Self.message(path) == "is not an Entente graph file")
        try folder.write("CREATE (:City);\n", to: "g.entente")
        #expect(try Self.message(path) == "is not an Entente graph file")
        try Self.save(try Self.sample(), path)
        #expect(try Self.message(path) == "it opens")
        try overwrite(path, at: 8, with: 9)
        #expect(
            try Self.message(path) == "is of version 9 of the format; this program reads versions up to 2")
        try overwrite(path, at: 8, with: 2)
        try overwrite(path, at: 33, with: 77)
        #expect(try Self.message(path) == "is damaged: the header cannot be what was written")
    }

    @Test func filesOfTheFirstVersionOpen() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/g.entente"
        let database = Database()
        let session = database.session()
        // Beside a number a date is a slot, as all dates were then.
        _ = try session.run("CREATE (:A {day: 1}), (:B {day: date('2024-02-29')})").rows()
        _ = try session.run("MATCH (a:A) DELETE a").rows()
        try Self.save(database, path)
        var header = Array(try bytes(of: path)[..<64])
        header[8] = 1
        let checksum = header.withUnsafeBytes { $0.baseAddress.map { ImageChecksum.of($0, 56) } ?? 0 }
        try overwrite(path, at: 8, with: 1)
        for byte in 0..<8 {
            try overwrite(path, at: 56 + byte, with: UInt8(truncatingIfNeeded: checksum >> UInt64(8 * byte)))
        }
        #expect(
            try Self.opened(path).session().run("MATCH (b:B) WHERE b.day.year = 2024 RETURN toString(b.day)").rows()
                == [["2024-02-29"]])
    }

    /// Reads everything that a graph has, whatever it is.
    private func exercise(_ bytes: [UInt8]) -> Bool {
        guard
            let graph = bytes.withUnsafeBytes({ bytes in
                try? Graph(opening: MappedBytes(copying: bytes))
            })
        else { return false }
        nonisolated(unsafe) let opened = graph
        let session = Database(graph: opened).session()
        for query in [
            "MATCH (n) RETURN n", "MATCH (a)-[r]->(b) RETURN a, type(r), r, b",
            "MATCH (p:Person {name: 'p3'}) RETURN p",
            "MATCH (n) WHERE n.mixed = 'text' OR n.age > 2 RETURN count(*)",
        ] {
            _ = try? session.run(query).rows()
        }
        graph.checkAll()
        return graph.damage == nil
    }

    @Test func everyCutIsNoticed() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/g.entente"
        try Self.save(try Self.sample(), path)
        let whole = try bytes(of: path)
        #expect(exercise(whole))
        for count in stride(from: 0, to: whole.count, by: 997) {
            #expect(!exercise(Array(whole[..<count])), "cut at \(count)")
        }
        #expect(!exercise(whole + [0]))
    }

    /// Places of the bytes in the sections and in their table, as the header and the table say.
    private static func meaningfulPlaces(_ bytes: [UInt8]) -> [Int] {
        func long(_ place: Int) -> Int { (0..<8).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) } }
        let table = long(24)
        var places = Array(table..<bytes.count)
        for entry in stride(from: table, to: bytes.count, by: 48) {
            places += long(entry + 8)..<long(entry + 8) + long(entry + 16)
        }
        return places
    }

    @Test func everyFlippedByteIsNoticed() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/g.entente"
        try Self.save(try Self.sample(), path)
        let whole = try bytes(of: path)
        // Bytes between sections mean nothing; all others count.
        let covered = Self.meaningfulPlaces(whole)
        var generator = SystemRandomNumberGenerator()
        var places = Array(0..<64) + (0..<150).compactMap { _ in covered.randomElement(using: &generator) }
        places += covered.prefix(480).enumerated().filter { $0.offset % 5 == 0 }.map(\.element)
        for place in places {
            var damaged = whole
            damaged[place] ^= UInt8.random(in: 1...255, using: &generator)
            #expect(!exercise(damaged), "byte \(place)")
        }
    }

    @Test func damageThatShowsLateFailsTheStatement() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/g.entente"
        let database = Database()
        _ = try database.session().run("UNWIND range(1, 100) AS i CREATE (:A {secret: 'value ' + i})-[:R]->(:B)")
        try Self.save(database, path)
        let whole = try bytes(of: path)
        let text = Array("value 77".utf8)
        let place = try #require(whole.indices.first { whole[$0...].starts(with: text) })
        try overwrite(path, at: place, with: UInt8(ascii: "V"))
        let session = try Self.opened(path).session()
        #expect(try session.run("MATCH (:A)-[:R]->(b) RETURN count(*)").rows() == [[100]])
        let error = try #require(throws: Diagnostic.self) { try session.run("MATCH (a:A) RETURN a.secret").rows() }
        #expect(error.code == .damagedGraphFile)
        #expect(error.message.contains("the strings and other values"))
        #expect(throws: GraphFile.OpeningError.self) { try GraphFile.verify(path) }
    }
}
