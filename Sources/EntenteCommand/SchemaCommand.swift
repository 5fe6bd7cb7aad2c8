import ArgumentParser
import Shell

/// `entente schema [GRAPH] [--format …]`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Say what a graph consists of: labels, relationship types, properties, with counts and samples.",
        discussion: "GRAPH is a script that builds the graph. Formats: text, json, dot, mermaid, html, svg.")

    /// The forms of a schema.
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, dot, mermaid, html, svg }

    @Argument(help: ArgumentHelp("A script that builds the graph.", valueName: "graph"), completion: .file())
    var graphArgument: String?

    @Option(help: ArgumentHelp("How it looks (default: text, or by the ending of -o).", valueName: "name"))
    var format: Format?

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if graphArgument != nil, options.graph != nil {
            throw ValidationError("The graph is given twice, as an argument and with -g.")
        }
        try options.check()
    }

    func run() throws {
        var settings = try options.settings
        settings.graph = options.graph ?? graphArgument
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
