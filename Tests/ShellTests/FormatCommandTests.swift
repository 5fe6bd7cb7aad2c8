import Foundation
import TestSupport
import Testing

/// `entente fmt`.
@Suite("entente fmt")
struct FormatCommandTests {
    private static let untidy = "// T\n:param x => 1\n\nmatch (n) return n.x+1,  $x as x\n"
    private static let tidy = "// T\n:param x => 1\n\nMATCH (n)\nRETURN n.x+1, $x AS x;\n"

    @Test func filesAreFormattedInPlace() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Self.untidy, to: "a.cypher")
        let first = try ProgramRun.of(["fmt", path], folder: folder)
        #expect(first.status == 0)
        #expect(first.errors == "formatted \(path)\n")
        #expect(folder.read("a.cypher") == Self.tidy)
        let second = try ProgramRun.of(["fmt", path], folder: folder)
        #expect(second.status == 0 && second.errors.isEmpty && second.output.isEmpty)
    }

    @Test func checkNamesFilesAndChangesNothing() throws {
        let folder = try TemporaryFolder()
        let untidy = try folder.write(Self.untidy, to: "a.cypher")
        let tidy = try folder.write(Self.tidy, to: "b.cypher")
        let run = try ProgramRun.of(["fmt", "--check", untidy, tidy], folder: folder)
        #expect(run.status == 1)
        #expect(run.output == untidy + "\n")
        #expect(folder.read("a.cypher") == Self.untidy)
        #expect(try ProgramRun.of(["fmt", "--check", tidy], folder: folder).status == 0)
    }

    @Test func standardInput() throws {
        let run = try ProgramRun.of(["fmt", "-"], input: "return 1 as x")
        #expect(run.status == 0)
        #expect(run.output == "RETURN 1 AS x;\n")
    }

    @Test func filesThatDoNotParseAreLeftAlone() throws {
        let folder = try TemporaryFolder()
        let wrong = try folder.write("MATCH (n RETURN n", to: "a.cypher")
        let untidy = try folder.write("return 1 as x", to: "b.cypher")
        let run = try ProgramRun.of(["fmt", wrong, untidy], folder: folder)
        #expect(run.status == 65)
        #expect(run.errors.contains("expected"))
        #expect(folder.read("a.cypher") == "MATCH (n RETURN n")
        #expect(folder.read("b.cypher") == "RETURN 1 AS x;\n")
        #expect(try ProgramRun.of(["fmt", "/no/such/file"]).status == 66)
    }
}
