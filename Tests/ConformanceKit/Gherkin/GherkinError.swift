/// A feature file that cannot be read.
public struct GherkinError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What can be wrong with the text of a feature.
    public enum Kind: Sendable, Equatable {
        case missingFeature
        case unexpectedLine(String)
        case argumentWithoutStep
        case secondArgument
        case unterminatedDocString
        case unterminatedRow
        case examplesOutsideOutline
        case outlineWithoutExamples(String)
        case raggedExamples(expected: Int, found: Int)
    }

    public var kind: Kind
    /// Line of the file, from 1.
    public var line: Int

    public var description: String { "line \(line): \(message)" }

    private var message: String {
        switch kind {
        case .missingFeature: "no `Feature:` heading"
        case .unexpectedLine(let text): "this line is no heading, step, table or comment: \(text)"
        case .argumentWithoutStep: "a table or text belongs to a step or to `Examples:`"
        case .secondArgument: "the step already has a table or text"
        case .unterminatedDocString: "the text that begins here has no end"
        case .unterminatedRow: "a table row ends with `|`"
        case .examplesOutsideOutline: "`Examples:` belongs to a `Scenario Outline:`"
        case .outlineWithoutExamples(let name): "the outline `\(name)` has no examples"
        case .raggedExamples(let expected, let found): "a row of \(found) cells under a header of \(expected)"
        }
    }
}
