import Glibc
import SourceText

/// The saved queries of a user: one file each in `$XDG_DATA_HOME/entente/queries`.
struct QueryFolder {
    let path: String

    /// The folder of this user; nil where the environment names no home.
    static var standard: QueryFolder? {
        FileAccess.xdgFolder("XDG_DATA_HOME", fallback: ".local/share").map { QueryFolder(path: $0 + "/queries") }
    }

    /// Names of queries in order.
    var names: [String] {
        FileAccess.names(in: path).compactMap { name in
            name.hasSuffix(".cypher") ? String(name.dropLast(".cypher".count)) : nil
        }.sorted()
    }

    func file(of name: String) -> String { path + "/" + name + ".cypher" }

    /// Whether a name can be one of a query: letters, digits, `-`, `_` and `.`, not first.
    static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.first != "." && name.first != "-"
            && name.unicodeScalars.allSatisfy { $0.properties.isXIDContinue || $0 == "-" || $0 == "." }
    }
}

extension FileAccess {
    /// What is in a folder, hidden files left out; nothing where there is no such folder.
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// Whether a path is a folder.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// A path as it is meant in a file at another: absolute, or beside it.
    static func resolve(_ path: String, besides file: String) -> String {
        path.hasPrefix("/") ? path : folder(of: file) + "/" + path
    }
}
