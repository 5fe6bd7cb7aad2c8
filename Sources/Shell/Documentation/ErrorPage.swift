import Entente
import SourceText

/// A diagnostic code, explained.
public struct ErrorPage: Sendable {
    public var code: DiagnosticCode
    /// What it means.
    public var meaning: String
    /// How to mend the statement, or what else to do.
    public var remedy: String
    /// Statements on the graph of the examples, of which the last raises it; empty where it takes more than statements.
    public var example: [String]

    init(_ code: DiagnosticCode, _ meaning: String, _ remedy: String, _ example: String...) {
        self.code = code
        self.meaning = meaning
        self.remedy = remedy
        self.example = example
    }

    /// The page for a terminal.
    public var text: String {
        var text = "\(code.rawValue), GQLSTATUS \(code.gqlStatus)\n\n"
        text += Documentation.wrapped(meaning) + "\n\n"
        if !example.isEmpty {
            text += "For example:\n\n"
            for statement in example { text += "    \(statement)\(example.count > 1 ? ";" : "")\n" }
            text += "\n"
        }
        return text + Documentation.wrapped(remedy) + "\n"
    }
}

/// All codes, explained.
public enum ErrorCatalog {
    /// In the order of `DiagnosticCode`.
    public static let pages: [ErrorPage] = writing + meaning + running + edges

    /// The page of a code, in any capitals; nil when there is no such code.
    public static func page(_ code: String) -> ErrorPage? {
        pages.first { $0.code.rawValue.lowercased() == code.lowercased() }
    }

    /// What there is to say of a code or of a GQLSTATUS, which several codes may share; nil where there is no such thing.
    public static func text(_ name: String) -> String? {
        if let page = page(name) { return page.text }
        let pages = pages.filter { $0.code.gqlStatus == name.uppercased() }
        return pages.count == 1 ? pages[0].text : pages.isEmpty ? nil : list(pages)
    }

    /// The code nearest to one that does not exist.
    public static func nearest(_ code: String) -> String? {
        NearestName.find(code, among: pages.map(\.code.rawValue))
    }

    /// All codes with the first sentence of their meaning.
    public static var overview: String { list(pages) }

    private static func list(_ pages: [ErrorPage]) -> String {
        let width = pages.map(\.code.rawValue.count).max() ?? 0
        return pages.map { page in
            let name = page.code.rawValue
            let sentence = page.meaning.prefix { $0 != "." }
            return name + String(repeating: " ", count: width + 2 - name.count) + sentence + "\n"
        }
        .joined()
    }
}
