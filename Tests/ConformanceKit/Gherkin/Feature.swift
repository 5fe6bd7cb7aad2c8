/// A feature file as it is written: its background and its scenarios, outlines not yet expanded.
public struct Feature: Sendable {
    /// The text after `Feature:`.
    public var name: String
    /// Steps that run before those of every scenario.
    public var background: [Step]
    /// The scenarios and outlines in the order of the file.
    public var definitions: [ScenarioDefinition]
}

/// A scenario or a scenario outline.
public struct ScenarioDefinition: Sendable {
    /// The text after `Scenario:` or `Scenario Outline:`.
    public var name: String
    /// Its tags and those of the feature, each with its `@`.
    public var tags: [String]
    /// Whether it is an outline, which stands for one scenario per row of its examples.
    public var isOutline: Bool
    public var steps: [Step]
    /// The example tables of an outline, each with a header row.
    public var examples: [ExamplesTable]
    /// Line of the heading, from 1.
    public var line: Int
}

/// One `Examples:` table of an outline.
public struct ExamplesTable: Sendable {
    public var tags: [String]
    /// The header row, then one row a scenario.
    public var rows: [[String]]
    public var line: Int
}

/// One line that begins with Given, When, Then, And or But, with the text or table below it.
public struct Step: Sendable {
    /// The text without its keyword, trimmed.
    public var text: String
    public var argument: StepArgument
    /// Line of the step, from 1.
    public var line: Int
}

/// What stands below a step.
public enum StepArgument: Sendable, Equatable {
    case none
    /// The lines between `"""`, without the indentation of the delimiter.
    case docString(String)
    /// The cells of a table, row by row, trimmed and unescaped.
    case table([[String]])
}
