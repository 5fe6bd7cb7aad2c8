import Entente
import Shell
import TestSupport
import Testing

/// The reference says what is true, knows every code, and stands in the repository as it is.
@Suite("Documentation")
struct DocumentationTests {
    private static func graph() throws(Diagnostic) -> Session {
        var settings = SessionSettings()
        settings.givesHints = true
        let session = Database().session(settings)
        _ = try session.run(Documentation.exampleGraph)
        return session
    }

    @Test("Examples of clauses and operators give their rows", arguments: Documentation.entries.map(\.name))
    func examples(of name: String) throws {
        for entry in Documentation.entries where entry.name == name {
            // LOAD CSV would need a file.
            #expect(entry.examples.isEmpty == (name == "LOAD CSV") && !entry.syntax.isEmpty, "\(name)")
            for example in entry.examples {
                do throws(Diagnostic) {
                    let session = try Self.graph()
                    let result = try session.run(example.statement)
                    let rows = try result.rows().map { $0.map { ValuePrinter().text($0) }.joined(separator: " | ") }
                    // How a plan looks is another test's business.
                    if entry.section == .statements, example.rows.isEmpty { continue }
                    #expect(rows == example.rows, "\(example.statement)")
                } catch {
                    Issue.record("\(example.statement): \(error.message)")
                }
            }
        }
    }

    @Test("Every entry is found by its names")
    func lookup() {
        for entry in Documentation.entries {
            for name in [entry.name, entry.name.uppercased()] + entry.otherNames {
                #expect(Documentation.lookup(name).contains { $0.name == entry.name }, "\(name)")
            }
            #expect(entry.summary.hasSuffix("."), "\(entry.name)")
        }
        #expect(Documentation.lookup("optional  match").first?.name == "OPTIONAL MATCH")
        #expect(Documentation.lookup("substring()").first?.name == "substring")
        #expect(Documentation.lookup("nothing of the kind").isEmpty)
        #expect(Documentation.nearest("substrng") == "substring")
        #expect(Documentation.nearest("OPTIONAL MATHC") == "OPTIONAL MATCH")
    }

    @Test("Every code has a page, and its example raises it")
    func errorPages() throws {
        #expect(ErrorCatalog.pages.map(\.code) == DiagnosticCode.allCases)
        for page in ErrorCatalog.pages {
            #expect(page.meaning.hasSuffix(".") && page.remedy.hasSuffix("."), "\(page.code)")
            guard let last = page.example.last else { continue }
            let session = try Self.graph()
            for statement in page.example.dropLast() { _ = try session.run(statement).rows() }
            var codes: [DiagnosticCode] = []
            do throws(Diagnostic) {
                let result = try session.run(last)
                _ = try result.rows()
                codes = result.summary.warnings.map(\.code)
            } catch {
                codes = [error.code]
            }
            #expect(codes.contains(page.code), "\(last) raises \(codes), not \(page.code)")
        }
        #expect(ErrorCatalog.page("divisionbyzero")?.code == .divisionByZero)
        #expect(ErrorCatalog.nearest("DivisionByZro") == "DivisionByZero")
    }

    @Test("The page in the repository is that of the catalogue")
    func referencePage() throws {
        #expect(
            try RepositoryFiles.matches(ReferencePage.text, path: "Grammar/FUNCTIONS.md"),
            "record it anew with ENTENTE_RECORD=1")
    }

    // MARK: The program

    @Test func docExplains() throws {
        let run = try ProgramRun.of(["doc", "substring"])
        #expect(run.status == 0)
        #expect(run.output.contains("substring(original :: STRING, start :: INTEGER[, length :: INTEGER]) :: STRING"))
        #expect(run.output.contains("=> 'ell'"))
        #expect(try ProgramRun.of(["doc", "optional", "match"]).output.hasPrefix("OPTIONAL MATCH"))
        let all = try ProgramRun.of(["doc"])
        #expect(all.status == 0)
        #expect(all.output.contains("String functions\n"))
        #expect(all.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func docKnowsItsNeighbours() throws {
        let run = try ProgramRun.of(["doc", "substrng"])
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("did you mean 'substring'?"))
    }

    @Test func explainErrorExplains() throws {
        let run = try ProgramRun.of(["explain-error", "DivisionByZero"])
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("DivisionByZero, GQLSTATUS 22012\n"))
        #expect(run.output.contains("RETURN 1 / 0"))
        let unknown = try ProgramRun.of(["explain-error", "DivisionByZro"])
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("did you mean 'DivisionByZero'?"))
        #expect(try ProgramRun.of(["explain-error"]).output.contains("UndefinedVariable"))
    }

    @Test func helpAtThePromptExplains() throws {
        let run = try ProgramRun.of(["-c", ":help toUpper", "-c", ":help UndefinedVariable"])
        #expect(run.status == 0)
        #expect(run.output.contains("toUpper(original :: STRING) :: STRING"))
        #expect(run.output.contains("GQLSTATUS 42002"))
    }
}
