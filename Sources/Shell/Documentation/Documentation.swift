import Entente
import SourceText

/// The reference of the language: clauses, operators, expressions, functions.
public enum Documentation {
    /// Every entry, section by section.
    public static let entries: [DocumentationEntry] = {
        let all = ClauseCatalog.entries + FunctionCatalog.documentation.map { entry($0) }
        return DocumentationSection.allCases.flatMap { section in all.filter { $0.section == section } }
    }()

    /// The statement that builds the graph of the examples.
    public static let exampleGraph = FunctionCatalog.exampleGraph

    /// What a name means: one entry, or several where a clause and a function share it. Capitals, blanks around it and
    /// a pair of parentheses do not count; empty when nothing has the name.
    public static func lookup(_ name: String) -> [DocumentationEntry] {
        let whole = folded(name)
        let isKnown = entries.contains { folded($0.name) == whole || $0.otherNames.contains { folded($0) == whole } }
        let wanted = isKnown ? whole : String(whole.prefix { $0 != "(" })
        let named = entries.filter { folded($0.name) == wanted || folded($0.name) == wanted + "(*)" }
        let other = entries.filter { $0.otherNames.contains { folded($0) == wanted } }
        return named + other.filter { entry in !named.contains { $0.name == entry.name } }
    }

    /// The name nearest to one that has no entry; nil when none is near.
    public static func nearest(_ name: String) -> String? {
        NearestName.find(name, among: entries.map(\.name) + entries.flatMap(\.otherNames))
    }

    /// All names, under their headings.
    public static var overview: String {
        var text = ""
        for section in DocumentationSection.allCases {
            let names = entries.filter { $0.section == section }.map(\.name)
            if names.isEmpty { continue }
            text += (text.isEmpty ? "" : "\n") + section.rawValue + "\n"
            var line = " "
            for name in names {
                if line.count + name.count + 2 > 78 {
                    text += line + "\n"
                    line = " "
                }
                line += " " + name + (name == names.last ? "" : ",")
            }
            text += line + "\n"
        }
        return text
    }

    /// An entry for a terminal, lines of at most 80 columns where words allow.
    public static func page(_ entry: DocumentationEntry) -> String {
        var text = "\(entry.name)  (\(entry.section.rawValue.lowercased()))\n\n"
        for form in entry.syntax { text += "    \(form)\n" }
        text += "\n" + wrapped(entry.summary) + "\n"
        if !entry.notes.isEmpty { text += wrapped(entry.notes) + "\n" }
        if !entry.nulls.isEmpty {
            text += wrapped((entry.nulls.hasPrefix("Null") ? "" : "Null: ") + entry.nulls) + "\n"
        }
        if !entry.examples.isEmpty { text += "\n" }
        for example in entry.examples {
            text += "    \(example.statement)\n"
            for row in example.rows { text += "    => \(row)\n" }
        }
        return text
    }

    /// Lines of at most 80 columns where words allow.
    static func wrapped(_ paragraph: String) -> String { WrappedText.text(paragraph, width: 80) }

    private static func folded(_ name: String) -> String {
        name.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }

    private static func entry(_ function: FunctionDocumentation) -> DocumentationEntry {
        var entry = DocumentationEntry(
            function.name, section(function.category), syntax: [function.signature], function.summary,
            notes: function.notes, nulls: function.nulls, [])
        entry.examples = function.examples.map { DocumentationExample($0.statement, $0.result) }
        return entry
    }

    private static func section(_ category: FunctionCategory) -> DocumentationSection {
        switch category {
        case .predicate: .predicate
        case .scalar: .scalar
        case .conversion: .conversion
        case .list: .list
        case .numeric: .numeric
        case .trigonometric: .trigonometric
        case .string: .string
        case .spatial: .spatial
        case .temporal: .temporal
        case .aggregating: .aggregating
        }
    }
}
