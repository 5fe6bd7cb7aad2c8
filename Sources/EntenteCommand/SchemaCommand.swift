import ArgumentParser
import Shell

/// `entente schema [GRAPH] [--format …]`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Say what a graph consists of: labels, relationship types, properties, with counts and samples.",
        discussion: "Formats: text, json, dot, mermaid, html, svg.")

    /// The forms of a schema.
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, dot, mermaid, html, svg }

    @Option(help: ArgumentHelp("How it looks (default: text, or by the ending of -o).", valueName: "name"))
    var format: Format?

    @OptionGroup var options: GraphOptions

    func run() throws {
        var settings = try options.settings
        let mode: ShellSettings.Mode? =
            switch format {
            case .text: .line
            case .json: .json
            case .dot: .dot
            case .mermaid: .mermaid
            case .html: .html
            case .svg: .svg
            case nil: settings.mode
            }
        settings.input = .schema(mode)
        let status = ShellProgram.run(settings)
        if status != .success { throw ExitCode(status.rawValue) }
    }
}
