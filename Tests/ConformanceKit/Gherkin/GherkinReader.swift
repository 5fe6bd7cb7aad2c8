/// Reads the text of a feature file, as far as Gherkin is used by openCypher's kit.
///
/// Known: tags, comments, free descriptions, `Background:`, `Scenario:`, `Scenario Outline:`, `Examples:`, text between
/// `"""`, tables. Anything else is an error rather than skipped, so that no scenario vanishes silently.
public struct GherkinReader {
    private let lines: [Substring]
    private var index = 0
    private var feature = Feature(name: "", background: [], definitions: [])
    private var featureTags: [String]?
    private var pendingTags: [String] = []
    private var section = Section.start

    /// Where the next step, table or description belongs.
    private enum Section {
        case start, description, background, scenario, examples
    }

    /// Reads a whole feature file.
    ///
    /// - Complexity: O(n) in the length of the text.
    public static func read(_ text: String) throws(GherkinError) -> Feature {
        var reader = GherkinReader(text)
        return try reader.readFeature()
    }

    private init(_ text: String) {
        // A feature file may come with Windows line ends; `\r\n` is a single Character in Swift. Other line ends that
        // Unicode knows may stand inside a query and stay.
        lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    }

    private mutating func readFeature() throws(GherkinError) -> Feature {
        while index < lines.count {
            try readLine()
            index += 1
        }
        guard featureTags != nil else { throw GherkinError(kind: .missingFeature, line: 1) }
        for definition in feature.definitions where definition.isOutline && definition.examples.isEmpty {
            throw GherkinError(kind: .outlineWithoutExamples(definition.name), line: definition.line)
        }
        return feature
    }

    private mutating func readLine() throws(GherkinError) {
        let line = lines[index].trimmed
        if line.isEmpty || line.hasPrefix("#") { return }
        if line.hasPrefix("@") {
            pendingTags += line.split(separator: " ").map(String.init).prefix { $0.hasPrefix("@") }
        } else if line.hasPrefix("|") {
            try readRow(line)
        } else if let delimiter = ["\"\"\"", "```"].first(where: line.hasPrefix) {
            try attach(.docString(readDocString(delimiter: delimiter)))
        } else if let heading = Heading(line) {
            try open(heading)
        } else if let text = Self.stepText(line), section != .start, section != .description {
            append(Step(text: text, argument: .none, line: index + 1))
        } else if !acceptsDescription {
            throw error(.unexpectedLine(String(line)))
        }
    }

    /// Free text may stand between a heading and its first step.
    private var acceptsDescription: Bool {
        switch section {
        case .start: false
        case .description: true
        case .background: feature.background.isEmpty
        case .scenario: feature.definitions.last?.steps.isEmpty ?? true
        case .examples: feature.definitions.last?.examples.last?.rows.isEmpty ?? true
        }
    }

    private mutating func open(_ heading: Heading) throws(GherkinError) {
        defer { pendingTags = [] }
        if heading.kind != .feature, featureTags == nil { throw error(.missingFeature) }
        switch heading.kind {
        case .feature:
            feature.name = heading.name
            featureTags = pendingTags
            section = .description
        case .background:
            section = .background
        case .scenario, .outline:
            feature.definitions.append(
                ScenarioDefinition(
                    name: heading.name, tags: (featureTags ?? []) + pendingTags, isOutline: heading.kind == .outline,
                    steps: [], examples: [], line: index + 1))
            section = .scenario
        case .examples:
            guard let last = feature.definitions.indices.last, feature.definitions[last].isOutline else {
                throw error(.examplesOutsideOutline)
            }
            feature.definitions[last].examples.append(ExamplesTable(tags: pendingTags, rows: [], line: index + 1))
            section = .examples
        }
    }

    private mutating func append(_ step: Step) {
        if section == .background {
            feature.background.append(step)
        } else if let last = feature.definitions.indices.last {
            feature.definitions[last].steps.append(step)
        }
    }

    private mutating func readRow(_ line: Substring) throws(GherkinError) {
        let row = try cells(of: line)
        if section == .examples, let last = feature.definitions.indices.last,
            let table = feature.definitions[last].examples.indices.last
        {
            let width = feature.definitions[last].examples[table].rows.first?.count ?? row.count
            guard row.count == width else { throw error(.raggedExamples(expected: width, found: row.count)) }
            feature.definitions[last].examples[table].rows.append(row)
            return
        }
        if case .table(let rows) = lastStep?.argument {
            try attach(.table(rows + [row]), replacing: true)
        } else {
            try attach(.table([row]))
        }
    }

    private var lastStep: Step? {
        switch section {
        case .start, .description, .examples: nil
        case .background: feature.background.last
        case .scenario: feature.definitions.last?.steps.last
        }
    }

    private mutating func attach(_ argument: StepArgument, replacing: Bool = false) throws(GherkinError) {
        guard let step = lastStep else { throw error(.argumentWithoutStep) }
        guard replacing || step.argument == .none else { throw error(.secondArgument) }
        if section == .background {
            feature.background[feature.background.count - 1].argument = argument
        } else {
            let last = feature.definitions.count - 1
            feature.definitions[last].steps[feature.definitions[last].steps.count - 1].argument = argument
        }
    }

    /// The lines up to the closing delimiter; leaves `index` on it.
    private mutating func readDocString(delimiter: String) throws(GherkinError) -> String {
        let start = index
        let indentation = lines[index].prefix { $0 == " " || $0 == "\t" }.count
        var content: [Substring] = []
        while true {
            index += 1
            guard index < lines.count else {
                throw GherkinError(kind: .unterminatedDocString, line: start + 1)
            }
            let line = lines[index]
            if line.trimmed == delimiter { break }
            let blanks = line.prefix { $0 == " " || $0 == "\t" }.count
            content.append(line.dropFirst(min(indentation, blanks)))
        }
        return content.joined(separator: "\n").replacing(#"\"\"\""#, with: "\"\"\"")
    }

    /// The cells of a row. `\|` is a bar, `\\` a backslash, `\n` a line end; a lone `|` is a row without cells.
    private func cells(of line: Substring) throws(GherkinError) -> [String] {
        var cells: [String] = []
        var cell = ""
        var rest = line.dropFirst()
        while let character = rest.popFirst() {
            switch character {
            case "|":
                cells.append(String(Substring(cell).trimmed))
                cell = ""
            case "\\":
                switch rest.first {
                case "|", "\\": cell.append(rest.removeFirst())
                case "n":
                    rest.removeFirst()
                    cell.append("\n")
                default: cell.append(character)
                }
            default: cell.append(character)
            }
        }
        guard Substring(cell).trimmed.isEmpty else { throw error(.unterminatedRow) }
        return cells
    }

    private static func stepText(_ line: Substring) -> String? {
        for keyword in ["Given ", "When ", "Then ", "And ", "But ", "* "] where line.hasPrefix(keyword) {
            return String(line.dropFirst(keyword.count).trimmed)
        }
        return nil
    }

    private func error(_ kind: GherkinError.Kind) -> GherkinError {
        GherkinError(kind: kind, line: index + 1)
    }
}

/// A line such as `Scenario: name`.
private struct Heading {
    enum Kind {
        case feature, background, scenario, outline, examples
    }

    var kind: Kind
    var name: String

    init?(_ line: Substring) {
        let keywords: [(String, Kind)] = [
            ("Feature:", .feature), ("Background:", .background), ("Scenario Outline:", .outline),
            ("Scenario Template:", .outline), ("Scenario:", .scenario), ("Example:", .scenario),
            ("Examples:", .examples), ("Scenarios:", .examples),
        ]
        guard let (keyword, kind) = keywords.first(where: { line.hasPrefix($0.0) }) else { return nil }
        self.kind = kind
        name = String(line.dropFirst(keyword.count).trimmed)
    }
}

extension Substring {
    /// Without blanks and tabs at both ends; line ends inside a cell are content.
    var trimmed: Substring {
        var result = self
        while let first = result.first, first == " " || first == "\t" { result.removeFirst() }
        while let last = result.last, last == " " || last == "\t" { result.removeLast() }
        return result
    }
}
