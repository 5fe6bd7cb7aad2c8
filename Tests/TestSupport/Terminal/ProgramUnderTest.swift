import Glibc

/// The programs that this package builds, as the tests run them.
public enum ProgramUnderTest {
    /// Path of a program beside the test bundle; `ENTENTE_PROGRAMS` names another folder.
    public static func path(_ name: String) -> String {
        if let folder = getenv("ENTENTE_PROGRAMS") { return String(cString: folder) + "/" + name }
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let bundle = String(decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return bundle[..<(bundle.lastIndex(of: "/") ?? bundle.startIndex)] + "/" + name
    }

    /// The environment of a program under test: a home of its own, a UTF-8 locale, nothing of the person who tests.
    public static func environment(home: String, _ changes: [String: String] = [:]) -> [String: String] {
        var result = [
            "HOME": home, "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color",
            "XDG_STATE_HOME": home + "/state", "XDG_CONFIG_HOME": home + "/config", "EDITRC": home + "/editrc",
            "PAGER": "",
        ]
        // Toolchains that are not in the system's folders need these to find their libraries.
        for name in ["LD_LIBRARY_PATH", "TMPDIR"] {
            if let value = getenv(name) { result[name] = String(cString: value) }
        }
        for (name, value) in changes { result[name] = value }
        return result
    }
}

/// A folder that is gone when the test is over.
public final class TemporaryFolder {
    /// Where it is.
    public let path: String

    public init() throws {
        var template = Array("/tmp/entente-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw TestFailure("cannot make a folder in /tmp") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { Self.remove(path) }

    /// Writes a file in the folder and tells where.
    @discardableResult
    public func write(_ text: String, to name: String) throws -> String {
        let file = path + "/" + name
        var index = file.index(file.startIndex, offsetBy: path.count + 1)
        while let slash = file[index...].firstIndex(of: "/") {
            mkdir(String(file[..<slash]), 0o755)
            index = file.index(after: slash)
        }
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { throw TestFailure("cannot write \(file)") }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
            throw TestFailure("cannot write \(file)")
        }
        return file
    }

    /// The text of a file of the folder, or of any file by its whole path; nil where there is none.
    public func read(_ name: String) -> String? {
        let descriptor = open(name.hasPrefix("/") ? name : path + "/" + name, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    private static func remove(_ path: String) {
        if let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { remove(path + "/" + name) }
            }
            closedir(folder)
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}

/// Why a test could not go on.
public struct TestFailure: Error, CustomStringConvertible {
    public let description: String
    public init(_ description: String) { self.description = description }
}
