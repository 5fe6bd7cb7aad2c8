/// A query text as UTF-8 bytes, with its name and a table of line starts.
///
/// Everything after this stage speaks of the text by `SourceRange`. At most 4 GiB - 1 bytes.
public struct SourceText: Sendable {
    /// How the text is called in messages: a file name, `<command line>`, `<prompt>`.
    public let name: String
    /// The bytes, UTF-8 expected but not assumed.
    public let bytes: [UInt8]
    /// Byte offset of the first byte of each line; never empty, first element 0.
    public let lineStarts: [UInt32]

    /// Takes the UTF-8 bytes of `text`.
    public init(_ text: String, name: String = "<query>") {
        self.init(bytes: Array(text.utf8), name: name)
    }

    /// Takes bytes that should be UTF-8; the lexer reports bytes that are not.
    public init(bytes: [UInt8], name: String = "<query>") {
        self.name = name
        self.bytes = bytes
        var starts: [UInt32] = []
        starts.reserveCapacity(8)
        starts.append(0)
        for (offset, byte) in bytes.enumerated() where byte == 0x0A {
            starts.append(UInt32(truncatingIfNeeded: offset + 1))
        }
        lineStarts = starts
    }

    /// The text of a range, invalid UTF-8 repaired; ranges past the end are cut.
    public func text(in range: SourceRange) -> String {
        let start = min(Int(range.start), bytes.count)
        let end = min(Int(range.end), bytes.count)
        return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
    }

    /// Line (from 1) and column (from 1, in Unicode scalars) of a byte offset.
    ///
    /// - Complexity: O(log lines + bytes of the line).
    public func position(of offset: UInt32) -> SourcePosition {
        let line = lineIndex(of: offset)
        let start = Int(lineStarts[line])
        let end = min(Int(offset), bytes.count)
        var column = 1
        for index in start..<max(start, end) where bytes[index] & 0xC0 != 0x80 { column += 1 }
        return SourcePosition(line: line + 1, column: column)
    }

    /// Index (from 0) of the line that holds a byte offset.
    public func lineIndex(of offset: UInt32) -> Int {
        var low = 0
        var high = lineStarts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// The bytes of a line, its line break left out.
    public func lineRange(_ line: Int) -> SourceRange {
        let start = Int(lineStarts[line])
        var end = line + 1 < lineStarts.count ? Int(lineStarts[line + 1]) - 1 : bytes.count
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return SourceRange(start, end)
    }
}

/// A place in a text as people count: line and column from 1, columns in Unicode scalars.
public struct SourcePosition: Hashable, Sendable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
