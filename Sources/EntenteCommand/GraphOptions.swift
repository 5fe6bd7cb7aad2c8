import ArgumentParser
import Shell

/// A graph to look at, by argument or by `-g`, and the common flags.
struct GraphOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp("A graph file, a script, or a folder of CSV files.", valueName: "graph"), completion: .file()
    )
    var graph: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if graph != nil, common.graph != nil {
            throw ValidationError("The graph is given twice, as an argument and with -g.")
        }
    }

    var settings: ShellSettings {
        get throws {
            var result = try common.settings
            result.graph = common.graph ?? graph
            return result
        }
    }
}
