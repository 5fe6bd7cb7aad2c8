import TestSupport
import Testing

/// The reader of the kit's query texts.
@Suite struct FeatureQueryTests {
    @Test func outlinesAreExpandedAndErrorsNoted() {
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
                  """
                  not a query
                  """
            """#
        let queries = FeatureQueries.queries(in: text, name: "Sample.feature")
        #expect(
            queries.map(\.text) == [
                "CREATE ()", "CREATE (:A)", "RETURN 1\nAS one", "CREATE (:A)", "RETURN 'x|y'\nAS two", "RETURN '<a>'",
            ])
        #expect(queries.map(\.isUngrammatical) == [false, false, true, false, true, false])
        #expect(queries.map(\.refusal) == [nil, nil, "UnexpectedSyntax", nil, "UnexpectedSyntax", nil])
        #expect(queries.first?.place == "Sample.feature:6")
    }
}
