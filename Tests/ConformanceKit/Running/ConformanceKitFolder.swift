import Foundation

/// A kit on disk: the scenarios of its feature files and its named graphs.
public struct ConformanceKitFolder: Sendable {
    /// Every scenario, files in the order of their paths, outlines expanded.
    public var scenarios: [Scenario]
    public var graphs: NamedGraphs
    /// Feature files that could not be read, each with the reason. A run with any of them has not passed.
    public var unreadable: [(file: String, reason: String)]

    /// Reads a kit.
    ///
    /// - Parameter path: the folder of a kit with `features/` and `graphs/`, a folder inside `features/`, or one feature
    ///   file. The named graphs are found by walking up.
    /// - Throws: `CocoaError` when there is nothing at the path.
    public init(path: String) throws {
        let start = URL(fileURLWithPath: path).standardizedFileURL
        let root = Self.root(above: start)
        let features = root?.appendingPathComponent("features")
        let isRoot = root?.path == start.path
        graphs = NamedGraphs(directory: root?.appendingPathComponent("graphs"))
        scenarios = []
        unreadable = []
        let top = isRoot ? features ?? start : start
        for file in try Self.featureFiles(at: top) {
            let name = Self.relative(file, to: features ?? top)
            do {
                let text = try String(contentsOf: file, encoding: .utf8)
                scenarios += try GherkinReader.read(text).scenarios(file: name)
            } catch {
                unreadable.append((name, String(describing: error)))
            }
        }
    }

    /// The nearest folder, this one or above, that has `features`.
    private static func root(above start: URL) -> URL? {
        var folder = start
        while folder.path != "/" {
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("features").path) { return folder }
            folder.deleteLastPathComponent()
        }
        return nil
    }

    private static func featureFiles(at url: URL) throws -> [URL] {
        if url.pathExtension == "feature" { return [url] }
        return try FileManager.default.subpathsOfDirectory(atPath: url.path)
            .filter { $0.hasSuffix(".feature") }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .map { url.appendingPathComponent($0) }
    }

    private static func relative(_ file: URL, to folder: URL) -> String {
        let prefix = folder.path + "/"
        return file.path.hasPrefix(prefix) ? String(file.path.dropFirst(prefix.count)) : file.lastPathComponent
    }
}
