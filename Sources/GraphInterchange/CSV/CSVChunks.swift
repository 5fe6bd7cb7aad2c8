import Glibc

/// Cuts the bytes of a CSV file into chunks that begin with a row, for several threads.
///
/// A line end inside quotes ends no row. Quotes count only where a field begins, so that what is between two of them is
/// found by `memchr`, and a file without quotes is cut as fast as it is searched for one.
struct CSVChunks {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let delimiter: UInt8

    init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
        self.bytes = bytes
        self.delimiter = delimiter
    }

    /// Ranges of whole rows from `start` to the end, each of `size` bytes or a little more.
    func ranges(from start: Int, size: Int) -> [Range<Int>] {
        guard start < bytes.count else { return [] }
        var ranges: [Range<Int>] = []
        var chunkStart = start
        var position = start
        while position < bytes.count {
            let quote = find(CSVDialect.quote, from: position) ?? bytes.count
            // Outside of quotes from `position` up to `quote`.
            while true {
                let target = max(chunkStart + size, position)
                guard target < quote, let lineEnd = find(CSVDialect.lineFeed, from: target), lineEnd < quote else {
                    break
                }
                ranges.append(chunkStart..<lineEnd + 1)
                chunkStart = lineEnd + 1
            }
            if quote == bytes.count { break }
            position = isFieldStart(quote, from: start) ? endOfQuotes(quote) : quote + 1
        }
        if chunkStart < bytes.count { ranges.append(chunkStart..<bytes.count) }
        return ranges
    }

    /// The byte after the row that begins at `start`.
    func endOfRow(from start: Int) -> Int {
        var position = start
        while position < bytes.count {
            let lineEnd = find(CSVDialect.lineFeed, from: position) ?? bytes.count
            guard let quote = find(CSVDialect.quote, from: position), quote < lineEnd else {
                return min(lineEnd + 1, bytes.count)
            }
            position = isFieldStart(quote, from: start) ? endOfQuotes(quote) : quote + 1
        }
        return bytes.count
    }

    /// Number of line ends before a byte.
    func lineNumber(at offset: Int) -> Int {
        var lines = 1
        for index in 0..<min(offset, bytes.count) where bytes[index] == CSVDialect.lineFeed { lines += 1 }
        return lines
    }

    private func isFieldStart(_ quote: Int, from start: Int) -> Bool {
        quote == start || bytes[quote - 1] == delimiter || bytes[quote - 1] == CSVDialect.lineFeed
    }

    /// The byte after the quote that closes the one at `quote`; the end if none does.
    private func endOfQuotes(_ quote: Int) -> Int {
        var position = quote + 1
        while let next = find(CSVDialect.quote, from: position) {
            guard next + 1 < bytes.count, bytes[next + 1] == CSVDialect.quote else { return next + 1 }
            position = next + 2
        }
        return bytes.count
    }

    private func find(_ byte: UInt8, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(byte), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}
