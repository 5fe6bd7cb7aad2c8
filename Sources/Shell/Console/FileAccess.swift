import Glibc

/// A file that could not be read or written: what the system says about it.
struct FileError: Error {
    var path: String
    var reason: String
    /// Whether reading began and broke off, as against a file that is not there.
    var isBroken = false

    init(_ path: String, errno code: Int32, isBroken: Bool = false) {
        self.path = path
        self.isBroken = isBroken
        reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    }
}

/// Whole files, without Foundation.
enum FileAccess {
    /// All bytes of a file, or of standard input for `-`.
    static func read(_ path: String) throws(FileError) -> [UInt8] {
        if path == "-" { return try read(descriptor: STDIN_FILENO, name: "<stdin>") }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path, errno: errno) }
        defer { close(descriptor) }
        return try read(descriptor: descriptor, name: path)
    }

    /// All bytes up to the end of a descriptor.
    static func read(descriptor: Int32, name: String) throws(FileError) -> [UInt8] {
        var status = stat()
        var bytes: [UInt8] = []
        if fstat(descriptor, &status) == 0 {
            if status.st_mode & S_IFMT == S_IFDIR { throw FileError(name, errno: EISDIR) }
            if status.st_size > 0 { bytes.reserveCapacity(Int(status.st_size)) }
        }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count > 0 {
                bytes.append(contentsOf: chunk[..<count])
            } else if count == 0 {
                return bytes
            } else if errno != EINTR {
                throw FileError(name, errno: errno, isBroken: true)
            }
        }
    }

    /// Makes the folders of a path, private to the user, as far as they are missing.
    static func makeFolders(for path: String) {
        var index = path.startIndex
        while let slash = path[index...].firstIndex(of: "/") {
            if slash != path.startIndex { mkdir(String(path[..<slash]), 0o700) }
            index = path.index(after: slash)
        }
    }

    /// The folder of a path: `a/b` → `a`, `b` → `.`.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// A folder after the XDG convention, with `entente` in it; nil where the environment names no home.
    static func xdgFolder(_ variable: String, fallback: String) -> String? {
        if let folder = Terminal.environment(variable), folder.hasPrefix("/") { return folder + "/entente" }
        guard let home = Terminal.environment("HOME") else { return nil }
        return home + "/" + fallback + "/entente"
    }
}
