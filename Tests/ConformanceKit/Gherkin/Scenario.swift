/// One scenario to run: outlines expanded, background in front.
public struct Scenario: Sendable {
    /// Path of the feature file below `features/`, with `/` between its parts.
    public var file: String
    /// The text after `Scenario:`, as written.
    public var name: String
    /// Which row of an outline's examples this is, from 1 over all its tables; nil for a plain scenario.
    public var example: Int?
    public var tags: [String]
    public var steps: [Step]
    /// Line of the heading in the file, from 1.
    public var line: Int

    /// A name for lists of scenarios: unique within a kit, the same from run to run.
    public var key: String {
        example.map { "\(file) › \(name) › \($0)" } ?? "\(file) › \(name)"
    }

    /// The folder of the feature file, `clauses/match` for instance.
    public var folder: String {
        file.split(separator: "/").dropLast().joined(separator: "/")
    }
}

extension Feature {
    /// Every scenario of the feature, one for each row of an outline's examples.
    ///
    /// - Parameter file: path of the file below `features/`.
    /// - Complexity: O(n) in the length of the expanded text.
    public func scenarios(file: String) -> [Scenario] {
        var used: [String: Int] = [:]
        return definitions.flatMap { definition in
            // Two scenarios of one file may share a name; the key must still tell them apart.
            let count = used[definition.name, default: 0] + 1
            used[definition.name] = count
            let name = count == 1 ? definition.name : "\(definition.name) (\(count))"
            return expand(definition, name: name, file: file)
        }
    }

    private func expand(_ definition: ScenarioDefinition, name: String, file: String) -> [Scenario] {
        guard definition.isOutline else {
            return [
                Scenario(
                    file: file, name: name, example: nil, tags: definition.tags, steps: background + definition.steps,
                    line: definition.line)
            ]
        }
        let rows = definition.examples.flatMap { table in
            table.rows.dropFirst().map { row in (table, Dictionary(zip(table.rows[0], row)) { $1 }) }
        }
        return rows.enumerated().map { index, entry in
            let (table, values) = entry
            return Scenario(
                file: file, name: name, example: index + 1, tags: definition.tags + table.tags,
                steps: background + definition.steps.map { $0.substituting(values) }, line: definition.line)
        }
    }
}

extension Step {
    /// The step with every `<name>` replaced that is a column of the examples; other angle brackets stay.
    func substituting(_ values: [String: String]) -> Step {
        let filled: StepArgument =
            switch argument {
            case .none: .none
            case .docString(let text): .docString(Self.fill(text, values))
            case .table(let rows): .table(rows.map { row in row.map { Self.fill($0, values) } })
            }
        return Step(text: Self.fill(text, values), argument: filled, line: line)
    }

    /// One pass from left to right, so that a filled-in value is never itself searched for names.
    private static func fill(_ text: String, _ values: [String: String]) -> String {
        var result = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "<") {
            result += rest[..<open]
            let inside = rest[rest.index(after: open)...]
            if let close = inside.firstIndex(of: ">"), let value = values[String(inside[..<close])] {
                result += value
                rest = inside[inside.index(after: close)...]
            } else {
                result += "<"
                rest = inside
            }
        }
        return result + rest
    }
}

extension Scenario {
    /// Stands for a feature file that could not be read, so that it counts as a failure.
    public init(unreadable file: String) {
        self.init(file: file, name: "the file cannot be read", example: nil, tags: [], steps: [], line: 1)
    }
}
