import Glibc

/// What the system says about a file that it will not open, read or write.
public struct SystemError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The number of `errno`.
    public let code: Int32

    public init(_ code: Int32) { self.code = code }

    public var description: String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }
}

/// The bytes of a whole file in memory.
///
/// The mapping is private: writing to it changes no file, and pages that are not written are shared with the system's
/// cache. Whoever holds pointers into the bytes holds the object.
public final class MappedBytes: @unchecked Sendable {
    /// The first byte, on a boundary of a page.
    public let start: UnsafeMutableRawPointer
    /// Number of bytes.
    public let count: Int
    private let isMapping: Bool

    /// Maps a file. What is no file on a disk (a pipe) is read to its end.
    public init(path: String) throws(SystemError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError(errno) }
        if status.st_mode & S_IFMT == S_IFDIR { throw SystemError(EISDIR) }
        if status.st_mode & S_IFMT != S_IFREG {
            (start, count) = try Self.read(descriptor)
            isMapping = false
            return
        }
        count = Int(status.st_size)
        if count == 0 {
            start = .allocate(byteCount: 1, alignment: 64)
            isMapping = false
            return
        }
        guard let place = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE, descriptor, 0), place != MAP_FAILED
        else { throw SystemError(errno) }
        start = place
        isMapping = true
    }

    /// A copy of bytes.
    public init(copying bytes: UnsafeRawBufferPointer) {
        count = bytes.count
        start = .allocate(byteCount: max(count, 1), alignment: 4096)
        if let source = bytes.baseAddress { start.copyMemory(from: source, byteCount: count) }
        isMapping = false
    }

    deinit {
        if isMapping { munmap(start, count) } else { start.deallocate() }
    }

    private static func read(_ descriptor: Int32) throws(SystemError) -> (UnsafeMutableRawPointer, Int) {
        var capacity = 1 << 16
        var count = 0
        var bytes = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 64)
        while true {
            if count == capacity {
                let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity * 2, alignment: 64)
                larger.copyMemory(from: bytes, byteCount: count)
                bytes.deallocate()
                bytes = larger
                capacity *= 2
            }
            let got = Glibc.read(descriptor, bytes + count, capacity - count)
            if got > 0 {
                count += got
            } else if got == 0 {
                return (bytes, count)
            } else if errno != EINTR {
                let code = errno
                bytes.deallocate()
                throw SystemError(code)
            }
        }
    }
}
