import ArgumentParser
import Shell

/// `entente doc [NAME]`.
struct DocCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doc",
        abstract: "Explain a clause, an operator or a function; without a name, list them.",
        discussion: "Names are taken in any capitals: entente doc substring, entente doc optional match.")

    @Argument(
        help: ArgumentHelp("What to explain.", valueName: "name"),
        completion: .custom { _, _, _ in DocumentationProgram.words })
    var name: [String] = []

    func run() throws {
        let status = DocumentationProgram.explain(name.joined(separator: " "))
        if status != .success { throw ExitCode(status.rawValue) }
    }
}
