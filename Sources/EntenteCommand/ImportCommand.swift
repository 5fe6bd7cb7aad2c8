import ArgumentParser
import Shell

/// `entente import`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a graph file of CSV files.",
        usage: """
            entente import --nodes=Label=FILE… --relationships=TYPE=FILE… [options] -o GRAPH.entente
            """,
        discussion: """
            The first line of a file is a header of fields NAME:TYPE, as neo4j-admin has them. Of nodes: \
            :ID or NAME:ID(SPACE), :LABEL. Of relationships: :START_ID(SPACE), :END_ID(SPACE), :TYPE. Of both: \
            properties, such as name, age:int, since:date, tags:string[]; and :IGNORE. Types are int, long, short, byte, \
            float, double, boolean, char, string, date, localtime, time, localdatetime, datetime, duration, point; \
            without one it is string. The type value holds literals of the language.

            FILE may be a list FILE,FILE…: the first begins with the header, alone or not, the others have rows only. \
            Several labels stand as Label:Label. An empty field is no value, "" an empty string. Files are UTF-8, with \
            or without byte order mark; lines end in LF or CRLF, and may stand inside quotes.
            """)

    @Option(
        name: .customLong("nodes"),
        help: ArgumentHelp("Files of nodes; may be repeated.", valueName: "label[:label…]=file[,file…]"))
    var nodes: [String] = []

    @Option(
        name: .customLong("relationships"),
        help: ArgumentHelp("Files of relationships; may be repeated.", valueName: "type=file[,file…]"))
    var relationships: [String] = []

    @Option(help: ArgumentHelp("Between fields: one character, or TAB (default: comma).", valueName: "character"))
    var delimiter: String?

    @Option(help: ArgumentHelp("Between elements of arrays and labels (default: semicolon).", valueName: "character"))
    var arrayDelimiter: String?

    @Option(help: ArgumentHelp("What ids are.", valueName: "string|integer"))
    var idType: ImportSettings.Identifiers = .string

    @Option(
        defaultAsFlag: BadRowLimit.all, parsing: .next,
        help: ArgumentHelp("Pass over rows that are wrong, all or at most so many.", valueName: "count"))
    var skipBadRows: BadRowLimit?

    @Option(help: ArgumentHelp("List the rows passed over in a file.", valueName: "file"), completion: .file())
    var badRows: String?

    @Option(
        name: [.customShort("o"), .long], help: ArgumentHelp("The graph file to write.", valueName: "graph"),
        completion: .file())
    var output: String

    @Flag(name: .shortAndLong, help: "No progress bar, no counts.")
    var quiet = false

    func validate() throws { _ = try settings }

    func run() throws {
        let status = ImportProgram.run(try settings)
        if status != .success { throw ExitCode(status.rawValue) }
    }

    private var settings: ImportSettings {
        get throws {
            var settings = ImportSettings()
            if nodes.isEmpty { throw ValidationError("There is nothing to import: --nodes is missing.") }
            for text in nodes {
                let (names, files) = try Self.group(text, "--nodes", separator: ":")
                settings.addNodes(labels: names, files: files)
            }
            for text in relationships {
                let (names, files) = try Self.group(text, "--relationships", separator: nil)
                settings.addRelationships(types: names, files: files)
            }
            if let problem = settings.setDelimiters(field: delimiter, array: arrayDelimiter) {
                throw ValidationError(problem)
            }
            settings.identifiers = idType
            switch skipBadRows {
            case nil: break
            case .all: settings.badRowLimit = .max
            case .count(let count): settings.badRowLimit = count
            case .wrong(let text): throw ValidationError("--skip-bad-rows takes a count, not '\(text)'.")
            }
            settings.badRows = badRows
            settings.output = output
            settings.isQuiet = quiet
            return settings
        }
    }

    /// `Label:Label=FILE,FILE`, or files alone.
    private static func group(
        _ text: String, _ option: String, separator: Character?
    ) throws -> (names: [String], files: [String]) {
        var names: [String] = []
        var files = text[...]
        if let equals = text.firstIndex(of: "=") {
            let list = text[..<equals]
            names = separator.map { list.split(separator: $0).map(String.init) } ?? [String(list)]
            files = text[text.index(after: equals)...]
        }
        let paths = files.split(separator: ",").map(String.init)
        guard !paths.isEmpty, !names.contains("") else {
            throw ValidationError("\(option)=\(text) names no file.")
        }
        return (names, paths)
    }
}

extension ImportSettings.Identifiers: ExpressibleByArgument {}

/// The value of `--skip-bad-rows`, which may be left out.
enum BadRowLimit: ExpressibleByArgument, CustomStringConvertible {
    case all
    case count(Int)
    /// Kept for the message: the parser would take the option for one without a value.
    case wrong(String)

    init?(argument: String) {
        guard let count = Int(argument), count >= 0 else {
            self = .wrong(argument)
            return
        }
        self = .count(count)
    }

    var description: String {
        switch self {
        case .all: "all"
        case .count(let count): "\(count)"
        case .wrong(let text): text
        }
    }
}
