/// The generated files of `Grammar/Diagrams` and the list of them.
public struct DiagramIndex {
    /// File name and text of each diagram, in the order of the grammar.
    public var files: [(name: String, text: String)] = []
    /// The diagrams by section, for `Grammar/README.md`.
    public var list = ""

    /// One diagram for every production from statements down to expressions.
    public init(_ document: GrammarDocument) {
        let marks = document.delimiters
        let drawn = document.syntactic.filter { $0.section != "Names" }
        let names = Set(drawn.map(\.name))
        var section = ""
        for production in drawn {
            let name = Self.fileName(production.name)
            files.append(
                (
                    name,
                    RailroadRenderer.svg(production, marks: marks) { names.contains($0) ? Self.fileName($0) : nil }
                ))
            // What a section's title says after a colon or a comma is for the reader of the grammar.
            let title = String(production.section.prefix { $0 != ":" })
            if title != section {
                section = title
                list += "\n**\(title)**\n\n"
            }
            list += "- [\(production.name)](Diagrams/\(name))\n"
        }
    }

    static func fileName(_ production: String) -> String {
        production.map { $0 == " " ? "-" : String($0) }.joined() + ".svg"
    }
}
