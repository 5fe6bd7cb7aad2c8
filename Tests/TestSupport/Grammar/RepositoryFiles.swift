import Foundation

/// Where the tests find files, and whether they may rewrite the generated ones.
public enum RepositoryFiles {
    /// The folder of Package.swift.
    public static let root: URL = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let manifest = folder.appendingPathComponent("Package.swift").path
            if FileManager.default.fileExists(atPath: manifest) { return folder }
        }
        return URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    }()

    /// The shared material beside the repository, or where `ENTENTE_SHARED` says; nil where there is none.
    public static var shared: URL? {
        let named = ProcessInfo.processInfo.environment["ENTENTE_SHARED"].map { URL(fileURLWithPath: $0) }
        let folder = named ?? root.deletingLastPathComponent().appendingPathComponent("shared")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }

    /// The kit's folder: `ENTENTE_TCK`, or the one in the shared material; nil where there is none.
    public static var conformanceKit: URL? {
        let named = ProcessInfo.processInfo.environment["ENTENTE_TCK"].map { URL(fileURLWithPath: $0) }
        guard let folder = named ?? shared?.appendingPathComponent("opencypher-tck") else { return nil }
        let features = folder.appendingPathComponent("features").path
        return FileManager.default.fileExists(atPath: features) ? folder : nil
    }

    /// True when generated files shall be rewritten: `ENTENTE_RECORD=1`, and not under continuous integration.
    public static var isRecording: Bool {
        let environment = ProcessInfo.processInfo.environment
        return environment["ENTENTE_RECORD"] == "1" && environment["CI"] == nil
    }

    /// The text of a file of the repository, by its path from the root.
    public static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// Files below a folder whose names end so, sorted by path.
    public static func files(below folder: URL, ending suffix: String) -> [URL] {
        let walker = FileManager.default.enumerator(
            at: folder.resolvingSymlinksInPath(), includingPropertiesForKeys: nil)
        var found: [URL] = []
        while let file = walker?.nextObject() as? URL {
            if file.lastPathComponent.hasSuffix(suffix) { found.append(file) }
        }
        return found.sorted { $0.path < $1.path }
    }

    /// Compares a generated text with its committed file; when recording, writes it first.
    ///
    /// - Returns: true when the file now holds exactly that text.
    public static func matches(_ generated: String, path: String) throws -> Bool {
        let file = root.appendingPathComponent(path)
        if isRecording {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(generated.utf8).write(to: file)
        }
        return (try? String(contentsOf: file, encoding: .utf8)) == generated
    }
}
