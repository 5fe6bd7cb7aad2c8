import Glibc

/// A file of integers separated by `|`, as `neo4j-admin` style exports have them: a header line, then rows of ids.
///
/// The file is mapped into memory and read byte by byte.
struct IntegerTable {
    enum Failure: Error, CustomStringConvertible {
        case cannotOpen(String)
        case notAnInteger(path: String, line: Int)

        var description: String {
            switch self {
            case .cannotOpen(let path): "Cannot read \(path)"
            case .notAnInteger(let path, let line): "\(path), line \(line): not an integer"
            }
        }
    }

    /// Values of all rows, one row after the other.
    private(set) var values: [Int64] = []

    /// Reads the first `width` fields of every row.
    init(path: String, width: Int) throws {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw Failure.cannotOpen(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Failure.cannotOpen(path) }
        let size = Int(status.st_size)
        if size == 0 { return }
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw Failure.cannotOpen(path)
        }
        defer { munmap(start, size) }
        let bytes = UnsafeRawBufferPointer(start: start, count: size)
        guard read(bytes, width: width) else {
            throw Failure.notAnInteger(path: path, line: values.count / max(width, 1) + 2)
        }
    }

    private mutating func read(_ bytes: UnsafeRawBufferPointer, width: Int) -> Bool {
        let newline = UInt8(ascii: "\n")
        var position = 0
        while position < bytes.count, bytes[position] != newline { position &+= 1 }
        position &+= 1
        values.reserveCapacity((bytes.count - min(position, bytes.count)) / 8)
        while position < bytes.count {
            for field in 0..<width {
                var value: Int64 = 0
                let first = position
                while position < bytes.count, bytes[position] &- 48 < 10 {
                    value = value &* 10 &+ Int64(bytes[position] &- 48)
                    position &+= 1
                }
                guard position > first else { return false }
                values.append(value)
                if field + 1 < width {
                    guard position < bytes.count, bytes[position] == UInt8(ascii: "|") else { return false }
                    position &+= 1
                }
            }
            while position < bytes.count, bytes[position] != newline { position &+= 1 }
            position &+= 1
        }
        return true
    }
}
