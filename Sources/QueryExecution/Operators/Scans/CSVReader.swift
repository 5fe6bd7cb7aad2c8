import Glibc
import PropertyGraph

/// Why a file could not be read as CSV.
enum CSVFailure: Error {
    /// It cannot be opened or read; what the system says.
    case unreadable(String)
    /// A line that breaks the format.
    case malformed(line: Int, String)
}

/// Reads the records of a CSV file one by one, from a buffer of fixed size (RFC 4180).
///
/// Records end with LF, CR LF or CR; empty lines are passed over; a byte order mark at the beginning is no content.
final class CSVReader {
    private let terminator: UInt8
    private let descriptor: Int32
    private var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    private var filled = 0
    private var position = 0
    private var isAtEnd = false
    /// Where in the file the buffer ends.
    private var end = 0
    /// Bytes of the file; 0 where it is none with an end.
    let size: Int
    /// The line that is being read, from 1.
    private var line = 1
    private var field: [UInt8] = []

    /// Opens a file.
    init(path: String, terminator: UInt8) throws(CSVFailure) {
        self.terminator = terminator
        descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else {
            size = 0
            throw .unreadable(String(cString: strerror(errno)))
        }
        var status = stat()
        size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
        if try peek() == 0xEF, filled >= 3, buffer[1] == 0xBB, buffer[2] == 0xBF { position = 3 }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Where in the file the next record begins.
    var offset: Int { end - filled + position }

    /// The next record, nil for fields that are empty and not quoted; nil at the end of the file.
    func next() throws(CSVFailure) -> [String?]? {
        while let byte = try peek(), byte == 0x0A || byte == 0x0D { try skipLineEnd() }
        guard try peek() != nil else { return nil }
        var record: [String?] = []
        while true {
            record.append(try readField())
            guard let byte = try peek() else { return record }
            if byte == terminator {
                position += 1
                if try peek() == nil {
                    record.append(nil)
                    return record
                }
                continue
            }
            try skipLineEnd()
            return record
        }
    }

    /// A field up to its terminator, the end of the line or the end of the file.
    private func readField() throws(CSVFailure) -> String? {
        field.removeAll(keepingCapacity: true)
        if try peek() == 0x22 { return try readQuotedField() }
        while let byte = try peek(), byte != terminator, byte != 0x0A, byte != 0x0D {
            field.append(byte)
            position += 1
        }
        if field.isEmpty { return nil }
        return try text(at: line)
    }

    private func readQuotedField() throws(CSVFailure) -> String? {
        let start = line
        position += 1
        while true {
            guard let byte = try peek() else { throw .malformed(line: start, "a quoted field is never closed") }
            position += 1
            if byte == 0x22 {
                guard try peek() == 0x22 else { break }
                position += 1
            } else if byte == 0x0A {
                line += 1
            }
            field.append(byte)
        }
        if let byte = try peek(), byte != terminator, byte != 0x0A, byte != 0x0D {
            throw .malformed(line: line, "something stands between a closing quote and the end of its field")
        }
        return try text(at: start)
    }

    private func text(at line: Int) throws(CSVFailure) -> String {
        guard let text = String(validating: field, as: UTF8.self) else {
            throw .malformed(line: line, "a field is not valid UTF-8")
        }
        return text
    }

    private func skipLineEnd() throws(CSVFailure) {
        guard let byte = try peek() else { return }
        position += 1
        if byte == 0x0D, try peek() == 0x0A { position += 1 }
        line += 1
    }

    /// The byte to be read next; nil at the end.
    private func peek() throws(CSVFailure) -> UInt8? {
        if position < filled { return buffer[position] }
        if isAtEnd { return nil }
        let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
        filled = count
        end += count
        position = 0
        isAtEnd = count == 0
        return isAtEnd ? nil : buffer[0]
    }
}
