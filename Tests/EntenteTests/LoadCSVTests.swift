import Entente
import Foundation
import Testing

/// LOAD CSV, on files of a temporary folder.
@Suite final class LoadCSVTests {
    private let folder: URL
    private let session: Session

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("entente-csv-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        session = Database().session()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func file(_ content: String, named name: String = "a.csv") throws -> String {
        let url = folder.appendingPathComponent(name)
        try Data(content.utf8).write(to: url)
        return url.path
    }

    private func rows(_ statement: String, _ content: String) throws -> [[Value]] {
        try session.run(statement, parameters: ["file": .string(try file(content))]).rows()
    }

    @Test func recordsAreListsOfStrings() throws {
        let found = try rows("LOAD CSV FROM $file AS row RETURN row", "a,b\n1,two\r\n")
        #expect(found == [[.list(["a", "b"])], [.list(["1", "two"])]])
    }

    @Test func headersMakeMaps() throws {
        let found = try rows(
            "LOAD CSV WITH HEADERS FROM $file AS row RETURN row.name, row.age, row.none",
            "name,age\nAnn,30\nBob\n,7,extra\n")
        #expect(found == [["Ann", "30", .null], ["Bob", .null, .null], [.null, "7", .null]])
    }

    /// RFC 4180: commas, quotes and line breaks inside quotes; a byte order mark; empty is null, quoted empty is not.
    @Test func quoting() throws {
        let found = try rows(
            "LOAD CSV FROM $file AS row RETURN row", "\u{FEFF}\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",,\"\"\n\nlast,")
        #expect(found == [[.list(["a,b", "say \"hi\"", "two\nlines", .null, ""])], [.list(["last", .null])]])
    }

    @Test func anotherTerminator() throws {
        let found = try rows("LOAD CSV FROM $file AS row FIELDTERMINATOR ';' RETURN row", "a;b,c\n")
        #expect(found == [[.list(["a", "b,c"])]])
    }

    @Test func manyRecordsAndAFilePerRow() throws {
        let numbers = (1...5000).map { "\($0),\($0 * 2)" }.joined(separator: "\n")
        let path = try file(numbers)
        let sum = try session.run(
            "UNWIND [1, 2] AS time LOAD CSV FROM $file AS row RETURN count(*), sum(toInteger(row[1]))",
            parameters: ["file": .string(path)]
        ).rows()
        #expect(sum == [[10_000, .integer(2 * 5000 * 5001)]])
    }

    @Test func rowsCanBeWritten() throws {
        _ = try rows("LOAD CSV WITH HEADERS FROM $file AS row CREATE (:P {name: row.name})", "name\nx\ny\n")
        #expect(try session.run("MATCH (p:P) RETURN collect(p.name)").rows() == [[.list(["x", "y"])]])
    }

    @Test func urls() throws {
        let path = try file("1\n", named: "with space.csv")
        let url = "file://" + path.replacingOccurrences(of: " ", with: "%20")
        let found = try session.run("LOAD CSV FROM $file AS row RETURN row[0]", parameters: ["file": .string(url)])
        #expect(try found.rows() == [["1"]])
    }

    private func failure(_ content: String, settings: SessionSettings = SessionSettings()) throws -> Diagnostic? {
        let path = try file(content)
        do {
            let result = try Database().session(settings).run(
                "LOAD CSV FROM $file AS row RETURN row", parameters: ["file": .string(path)])
            _ = try result.rows()
            return nil
        } catch let error as Diagnostic {
            return error
        }
    }

    @Test func flawsNameTheirLine() throws {
        let open = try #require(try failure("a\nb\n\"never closed\n"))
        #expect(open.code == .invalidArgumentValue && open.message.contains("line 3"))
        let garbage = try #require(try failure("a\n\"b\"c\n"))
        #expect(garbage.message.contains("line 2"))
    }

    @Test func refusals() throws {
        var settings = SessionSettings()
        settings.allowsFileAccess = false
        #expect(try failure("a\n", settings: settings)?.code == .fileAccessRefused)
        #expect(throws: Diagnostic.self) {
            try session.run("LOAD CSV FROM '/nowhere/at/all.csv' AS row RETURN row").rows()
        }
        #expect(throws: Diagnostic.self) {
            try session.run("LOAD CSV FROM 'http://localhost/a.csv' AS row RETURN row").rows()
        }
        #expect(throws: Diagnostic.self) {
            try session.run("LOAD CSV FROM 'a' AS row FIELDTERMINATOR ';;' RETURN row").rows()
        }
    }
}
