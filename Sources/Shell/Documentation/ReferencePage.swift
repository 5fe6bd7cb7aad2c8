/// The reference as a page of Markdown.
public enum ReferencePage {
    /// Every entry with its forms, notes and examples. The same catalogue gives the same page, byte for byte.
    public static var text: String {
        var text = """
            # Reference

            Made from the catalogue in the program (`ENTENTE_RECORD=1 swift test --filter DocumentationTests`); \
            `entente doc NAME` shows one entry. Every example is run by a test, on the graph that this makes:

            ```cypher
            \(Documentation.exampleGraph)
            ```


            """
        for section in DocumentationSection.allCases {
            let entries = Documentation.entries.filter { $0.section == section }
            if entries.isEmpty { continue }
            text += "## \(section.rawValue)\n\n"
            for entry in entries { text += self.text(entry) }
        }
        return text
    }

    private static func text(_ entry: DocumentationEntry) -> String {
        var text = "### `\(entry.name)`\n\n\(entry.summary)\n\n"
        text += "```\n" + entry.syntax.joined(separator: "\n") + "\n```\n\n"
        if !entry.notes.isEmpty { text += entry.notes + "\n\n" }
        if !entry.nulls.isEmpty { text += (entry.nulls.hasPrefix("Null") ? "" : "*Null:* ") + entry.nulls + "\n\n" }
        if entry.examples.isEmpty { return text }
        text += "```cypher\n"
        for example in entry.examples {
            text += example.statement + "\n"
            for row in example.rows { text += "// \(row)\n" }
        }
        return text + "```\n\n"
    }
}
