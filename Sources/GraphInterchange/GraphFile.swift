import Entente
import Glibc

/// Graph files on the disk: the form in which a graph is opened without being read.
public enum GraphFile {
    /// The ending of their names.
    public static let nameEnding = ".entente"

    /// Whether a file begins as a graph file does, or is named like one.
    public static func isGraphFile(_ path: String) -> Bool {
        if path.hasSuffix(nameEnding) { return true }
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        var bytes = [UInt8](repeating: 0, count: Graph.fileSignature.count)
        let count = bytes.count
        return pread(descriptor, &bytes, count, 0) == count && bytes == Graph.fileSignature
    }

    /// What is wrong with a file that should be opened.
    public enum OpeningError: Error, Sendable {
        case system(SystemError)
        case content(GraphFileError)
    }

    /// Opens a graph. Parts that are damaged may show only when they are used; see `verify`.
    public static func open(_ path: String) throws(OpeningError) -> Graph {
        let bytes: MappedBytes
        do { bytes = try MappedBytes(path: path) } catch { throw .system(error) }
        do { return try Graph(opening: bytes) } catch { throw .content(error) }
    }

    /// Opens a graph and checks every part of it, and that they agree with each other.
    ///
    /// - Returns: what is wrong, in words; empty for a sound file.
    /// - Complexity: O(size of the graph · (relationship types + indexes))
    public static func verify(_ path: String) throws(OpeningError) -> [String] {
        let graph = try open(path)
        graph.checkAll()
        if let damage = graph.damage { throw .content(damage) }
        return graph.invariantViolations()
    }

    /// Writes a graph, whole or not at all: to a file beside, which takes the name when it is on the disk.
    public static func save(_ graph: Graph, to path: String) throws(GraphFileError) {
        let temporary = path + ".\(getpid()).partial"
        let descriptor = Glibc.open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .cannotWrite(SystemError(errno)) }
        do throws(GraphFileError) {
            defer { close(descriptor) }
            try graph.write(to: descriptor)
            guard fsync(descriptor) == 0 else { throw .cannotWrite(SystemError(errno)) }
        } catch {
            unlink(temporary)
            throw error
        }
        guard rename(temporary, path) == 0 else {
            let code = errno
            unlink(temporary)
            throw .cannotWrite(SystemError(code))
        }
        // The new name is in the folder, which is written, too.
        let folder = Glibc.open(folderName(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    private static func folderName(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
