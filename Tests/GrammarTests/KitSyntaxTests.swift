import ConformanceKit
import QuerySyntax
import SourceText
import TestSupport
import Testing

/// The query texts of the openCypher kit, or nil on a machine that has none; that is said aloud once a test.
func kitQueries() throws -> [KitQuery]? {
    guard let kit = RepositoryFiles.conformanceKit else {
        print("SKIPPED: no conformance kit beside the repository, and ENTENTE_TCK names none")
        return nil
    }
    return try ConformanceKitFolder(path: kit.path).queries()
}

/// Every query text of the openCypher conformance kit.
struct KitSyntaxTests {
    @Test("Every query parses unless its scenario expects a syntax error, and then with that code or not at all here")
    func queries() throws {
        guard let queries = try kitQueries() else { return }
        #expect(queries.count > 1000)
        for query in queries {
            let source = SourceText(query.text, name: query.place)
            let script = Parser.parseScript(source)
            guard let diagnostic = script.diagnostics.first else {
                #expect(script.statements.count == 1, "\(query.place): \(query.text)")
                continue
            }
            #expect(
                query.failure?.type == "SyntaxError" && query.failure?.detail == diagnostic.code.rawValue,
                "\(DiagnosticRenderer().text(diagnostic, in: source))")
        }
    }
}
