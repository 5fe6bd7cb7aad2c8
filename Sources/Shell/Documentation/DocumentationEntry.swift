/// One thing of the language, explained: a clause, an operator, a form of expression, a function.
public struct DocumentationEntry: Sendable {
    /// What it is asked for by: `OPTIONAL MATCH`, `substring`, `=~`.
    public var name: String
    /// Other names that lead here, in any capitals.
    public var otherNames: [String]
    /// Heading it stands under.
    public var section: DocumentationSection
    /// How it is written, one form a line.
    public var syntax: [String]
    /// One line.
    public var summary: String
    /// What one line cannot say; may be empty.
    public var notes: String
    /// What becomes of null; empty where there is nothing to say.
    public var nulls: String
    /// Statements that run one by one on the graph of the examples, and what they give.
    public var examples: [DocumentationExample]

    init(
        _ name: String, also otherNames: [String] = [], _ section: DocumentationSection, syntax: [String],
        _ summary: String, notes: String = "", nulls: String = "", _ examples: [DocumentationExample]
    ) {
        self.name = name
        self.otherNames = otherNames
        self.section = section
        self.syntax = syntax
        self.summary = summary
        self.notes = notes
        self.nulls = nulls
        self.examples = examples
    }
}

/// A statement and its rows, each with its values divided by ` | `. Tests run them all.
public struct DocumentationExample: Sendable, Hashable {
    public var statement: String
    public var rows: [String]

    init(_ statement: String, _ rows: String...) {
        self.statement = statement
        self.rows = rows
    }
}

/// The headings of the reference, in its order.
public enum DocumentationSection: String, CaseIterable, Sendable {
    case reading = "Reading clauses"
    case projecting = "Projecting clauses"
    case writing = "Writing clauses"
    case schema = "Indexes and constraints"
    case statements = "Transactions and plans"
    case patterns = "Patterns"
    case operators = "Operators"
    case expressions = "Forms of expression"
    case predicate = "Predicate functions"
    case scalar = "Scalar functions"
    case conversion = "Conversion functions"
    case list = "List functions"
    case numeric = "Numeric functions"
    case trigonometric = "Trigonometric functions"
    case string = "String functions"
    case spatial = "Spatial functions"
    case temporal = "Temporal functions"
    case aggregating = "Aggregating functions"
}
