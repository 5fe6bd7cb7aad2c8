import Testing

@testable import ConformanceKit

/// The query texts of scenarios.
@Suite struct KitQueryTests {
    @Test func outlinesAreExpandedAndErrorsNoted() throws {
        let text = #"""
            Feature: Sample

              Background:
                Given having executed:
                  """
                  CREATE ()
                  """

              @skipGrammarCheck
              Scenario Outline: [1] Each row
                Given an empty graph
                And having executed:
                  """
                  CREATE (:A)
                  """
                When executing query:
                  """
                  RETURN <a>
                    AS <b>
                  """
                Then a SyntaxError should be raised at compile time: UnexpectedSyntax

                Examples:
                  | a      | b   |
                  | 1      | one |
                  | 'x\|y' | two |

              Scenario: [2] A control query
                When executing control query:
                  """
                  RETURN '<a>'
                  """
                Then the result should be, in any order:
                  | '<a>' |
                  | '<a>' |
            """#
        let scenarios = try GherkinReader.read(text).scenarios(file: "Sample.feature")
        let queries = try scenarios.flatMap { try $0.queries() }
        #expect(
            queries.map(\.text) == [
                "CREATE ()", "CREATE (:A)", "RETURN 1\n  AS one", "CREATE ()", "CREATE (:A)", "RETURN 'x|y'\n  AS two",
                "CREATE ()", "RETURN '<a>'",
            ])
        #expect(queries.map(\.isUngrammatical) == [false, false, true, false, false, true, false, false])
        let error = "SyntaxError at compile time: UnexpectedSyntax"
        #expect(queries.map(\.failure?.description) == [nil, nil, error, nil, nil, error, nil, nil])
        #expect(queries.first?.place == "Sample.feature:4")
    }
}
