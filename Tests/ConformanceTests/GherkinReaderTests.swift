import Testing

@testable import ConformanceKit

@Suite("Gherkin reader")
struct GherkinReaderTests {
    private func scenarios(_ text: String) throws -> [Scenario] {
        try GherkinReader.read(text).scenarios(file: "folder/Some.feature")
    }

    @Test("A scenario has its tags, steps, texts and tables")
    func plainScenario() throws {
        let text = #"""
            # a comment
            @all
            Feature: Some1 - a feature
              with a description
              of two lines

              @one @two
              Scenario: [1] a name
                Given an empty graph
                # a comment inside
                And having executed:
                  """
                  CREATE (a)
                    // deeper, and "quoted" \"\"\"

                  CREATE (b)
                  """
                Then the result should be, in any order:
                  | a | b\|c |
                  | 1 | '\n' |
                And no side effects
            """#
        let scenario = try #require(try scenarios(text).first)
        #expect(scenario.name == "[1] a name")
        #expect(scenario.tags == ["@all", "@one", "@two"])
        #expect(scenario.key == "folder/Some.feature › [1] a name")
        #expect(scenario.folder == "folder")
        #expect(scenario.line == 8)
        #expect(
            scenario.steps.map(\.text) == [
                "an empty graph", "having executed:", "the result should be, in any order:", "no side effects",
            ])
        #expect(
            scenario.steps[1].argument
                == .docString("CREATE (a)\n  // deeper, and \"quoted\" \"\"\"\n\nCREATE (b)"))
        #expect(scenario.steps[2].argument == .table([["a", "b|c"], ["1", "'\n'"]]))
        #expect(scenario.steps[3].argument == .none)
    }

    @Test("A background runs before every scenario, row of examples included")
    func background() throws {
        let text = """
            Feature: F
              Background:
                Given any graph
              Scenario: A
                When x
              Scenario Outline: B
                When y <v>
                Examples:
                  | v |
                  | 1 |
            """
        let all = try scenarios(text)
        #expect(all.map { $0.steps.map(\.text) } == [["any graph", "x"], ["any graph", "y 1"]])
    }

    @Test("An outline stands for one scenario a row, over all its tables")
    func outline() throws {
        let text = #"""
            Feature: F
              Scenario Outline: <op> works
                When executing query:
                  """
                  RETURN 1 <op> <value> AS x, 3 <> 4, <(:A)>
                  """
                Then the result should be, in any order:
                  | x     |
                  | <out> |
                Examples:
                  | op | value   | out  |
                  | <  | <value> | true |
                  | \| | 2       | null |
                @more
                Examples: with a name
                  | op | value | out |
                  | +  | 3     | 4   |
            """#
        let all = try scenarios(text)
        #expect(all.count == 3)
        #expect(all.map(\.example) == [1, 2, 3])
        #expect(all.map(\.tags) == [[], [], ["@more"]])
        #expect(Set(all.map(\.key)).count == 3)
        // A value that looks like a name is not filled in again, and brackets around anything else stay.
        #expect(all[0].steps[0].argument == .docString("RETURN 1 < <value> AS x, 3 <> 4, <(:A)>"))
        #expect(all[1].steps[0].argument == .docString("RETURN 1 | 2 AS x, 3 <> 4, <(:A)>"))
        #expect(all[2].steps[1].argument == .table([["x"], ["4"]]))
    }

    @Test("Scenarios of one name have different keys")
    func sameNames() throws {
        let text = "Feature: F\nScenario: A\nGiven x\nScenario: A\nGiven y"
        #expect(
            try scenarios(text).map(\.key) == ["folder/Some.feature › A", "folder/Some.feature › A (2)"])
    }

    @Test("Windows line ends are line ends; a lone bar is a row without cells")
    func smallThings() throws {
        let all = try scenarios("Feature: F\r\nScenario: A\r\nGiven x\r\n|\r\nThen y\r\n")
        #expect(all[0].steps.map(\.text) == ["x", "y"])
        #expect(all[0].steps[0].argument == .table([[]]))
    }

    @Test(
        "What is no Gherkin is an error with its line",
        arguments: [
            ("Scenario: A", GherkinError(kind: .missingFeature, line: 1)),
            ("", GherkinError(kind: .missingFeature, line: 1)),
            (
                "Feature: F\nScenario: A\nGiven x\nRule: B",
                GherkinError(kind: .unexpectedLine("Rule: B"), line: 4)
            ),
            ("Feature: F\nScenario: A\n| a |", GherkinError(kind: .argumentWithoutStep, line: 3)),
            ("Feature: F\nScenario: A\nGiven x\n| a", GherkinError(kind: .unterminatedRow, line: 4)),
            ("Feature: F\nScenario: A\nGiven x\n\"\"\"\nabc", GherkinError(kind: .unterminatedDocString, line: 4)),
            (
                "Feature: F\nScenario: A\nGiven x\n| a |\n\"\"\"\n\"\"\"",
                GherkinError(kind: .secondArgument, line: 6)
            ),
            ("Feature: F\nScenario: A\nGiven x\nExamples:", GherkinError(kind: .examplesOutsideOutline, line: 4)),
            (
                "Feature: F\nScenario Outline: A\nGiven x",
                GherkinError(kind: .outlineWithoutExamples("A"), line: 2)
            ),
            (
                "Feature: F\nScenario Outline: A\nGiven x\nExamples:\n| a |\n| 1 | 2 |",
                GherkinError(kind: .raggedExamples(expected: 1, found: 2), line: 6)
            ),
        ])
    func errors(text: String, expected: GherkinError) {
        #expect(throws: expected) { try GherkinReader.read(text) }
    }
}
