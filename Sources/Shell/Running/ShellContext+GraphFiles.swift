import Entente
import Glibc
import GraphInterchange

extension ShellContext {
    /// Takes the graph of a graph file.
    func open(graphFile path: String) -> ExitStatus {
        do throws(GraphFile.OpeningError) {
            nonisolated(unsafe) let graph = try GraphFile.open(path)
            use(Database(graph: graph), named: path)
            return .success
        } catch {
            let (text, status) = Self.description(of: error, path)
            complain(text)
            return status
        }
    }

    /// Takes the graph of a folder of CSV files.
    func open(folder path: String) -> ExitStatus {
        do throws(ImportError) {
            let folder = try CSVFolder(path)
            nonisolated(unsafe) let graph = try ProgressBar.importing(folder.request, isWanted: !settings.isQuiet).graph
            let database = Database(graph: graph)
            if let script = folder.schemaScript {
                let status = run(building: script, on: database)
                guard status == .success else { return status }
            }
            use(database, named: path)
            return .success
        } catch {
            complain(error.description)
            return ExitStatus(error)
        }
    }

    /// Whether a path leads to a folder.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Says that the file of the graph is damaged, if that has shown.
    func reportDamage() -> ExitStatus {
        guard let damage = database.withGraph({ $0.damage }) else { return .success }
        complain("\(graphName ?? "the graph file") \(damage)")
        return .badInput
    }

    static func description(of error: GraphFile.OpeningError, _ path: String) -> (String, ExitStatus) {
        switch error {
        case .system(let error): ("cannot read \(path): \(error)", .inputMissing)
        case .content(let error): ("\(path) \(error)", .badInput)
        }
    }
}
