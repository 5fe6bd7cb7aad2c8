/// One field of a row.
struct CSVField {
    var start: UnsafePointer<UInt8>
    var count: Int
    /// An empty field in quotes is an empty string, one without is nothing.
    var isQuoted: Bool

    var isNothing: Bool { count == 0 && !isQuoted }
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// What comes after a field.
enum CSVFieldEnd {
    case delimiter
    case row
    /// A quote is not closed, or something follows the closing one.
    case broken
}

/// Goes through the bytes of rows field by field.
struct CSVCursor {
    private(set) var position: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    private let delimiter: UInt8
    private let delimiters: UInt64
    /// Where fields with doubled quotes are put together.
    private let arena: TextArena

    private static let lineFeeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, arena: TextArena) {
        // The place of an empty buffer is never read.
        position = bytes.baseAddress ?? UnsafePointer(arena.nothing)
        end = position + bytes.count
        self.delimiter = delimiter
        delimiters = UInt64(delimiter) &* Self.ones
        self.arena = arena
    }

    var isAtEnd: Bool { position >= end }

    /// Passes an empty line over.
    @inline(__always)
    mutating func skipEmptyLine() -> Bool {
        if position.pointee == CSVDialect.lineFeed {
            position += 1
            return true
        }
        if position.pointee == CSVDialect.carriageReturn, position + 1 < end, position[1] == CSVDialect.lineFeed {
            position += 2
            return true
        }
        return false
    }

    /// Goes to a byte.
    mutating func move(to place: UnsafePointer<UInt8>) { position = place }

    /// Reads an integer that is the whole field.
    ///
    /// - Returns: nil, at the same place, when it is something else or too long for sure success.
    @inline(__always)
    mutating func integer(_ value: inout Int64) -> CSVFieldEnd? {
        var place = position
        guard place < end else { return nil }
        let isNegative = place.pointee == UInt8(ascii: "-")
        if isNegative { place += 1 }
        let first = place
        var number: Int64 = 0
        while place < end {
            let digit = place.pointee &- 48
            if digit > 9 { break }
            number = number &* 10 &+ Int64(digit)
            place += 1
        }
        let length = place - first
        guard length > 0, length <= 18 else { return nil }
        value = isNegative ? -number : number
        if place == end {
            position = place
            return .row
        }
        if place.pointee == delimiter {
            position = place + 1
            return .delimiter
        }
        if place.pointee == CSVDialect.lineFeed {
            position = place + 1
            return .row
        }
        if place.pointee == CSVDialect.carriageReturn, place + 1 < end, place[1] == CSVDialect.lineFeed {
            position = place + 2
            return .row
        }
        return nil
    }

    /// Reads the next field.
    @inline(__always)
    mutating func field(_ field: inout CSVField) -> CSVFieldEnd {
        if position < end, position.pointee == CSVDialect.quote { return quotedField(&field) }
        let start = position
        var place = start
        while place + 8 <= end {
            let word = UnsafeRawPointer(place).loadUnaligned(as: UInt64.self)
            let a = word ^ delimiters
            let b = word ^ Self.lineFeeds
            // The lowest byte that is zero has the lowest bit set (Mycroft's test).
            let hits = ((a &- Self.ones) & ~a | (b &- Self.ones) & ~b) & Self.highs
            if hits != 0 {
                place += hits.trailingZeroBitCount >> 3
                break
            }
            place += 8
        }
        while place < end, place.pointee != delimiter, place.pointee != CSVDialect.lineFeed { place += 1 }
        field = CSVField(start: start, count: place - start, isQuoted: false)
        if place < end, place.pointee == delimiter {
            position = place + 1
            return .delimiter
        }
        if field.count > 0, place[-1] == CSVDialect.carriageReturn { field.count -= 1 }
        position = place < end ? place + 1 : place
        return .row
    }

    private mutating func quotedField(_ field: inout CSVField) -> CSVFieldEnd {
        let start = position + 1
        var place = start
        var doubled = 0
        while true {
            guard place < end else {
                field = CSVField(start: start, count: place - start, isQuoted: true)
                position = end
                return .broken
            }
            if place.pointee == CSVDialect.quote {
                guard place + 1 < end, place[1] == CSVDialect.quote else { break }
                doubled += 1
                place += 1
            }
            place += 1
        }
        field = CSVField(start: start, count: place - start, isQuoted: true)
        if doubled > 0 { field = unescaped(field, doubled) }
        place += 1
        if place == end {
            position = place
            return .row
        }
        if place.pointee == delimiter {
            position = place + 1
            return .delimiter
        }
        if place.pointee == CSVDialect.carriageReturn, place + 1 == end || place[1] == CSVDialect.lineFeed {
            place += 1
            position = min(place + 1, end)
            return .row
        }
        guard place.pointee == CSVDialect.lineFeed else {
            position = place
            return .broken
        }
        position = place + 1
        return .row
    }

    private func unescaped(_ field: CSVField, _ doubled: Int) -> CSVField {
        let count = field.count - doubled
        let copy = arena.allocate(count)
        var source = field.start
        for index in 0..<count {
            copy[index] = source.pointee
            source += source.pointee == CSVDialect.quote ? 2 : 1
        }
        return CSVField(start: UnsafePointer(copy), count: count, isQuoted: true)
    }
}

/// Memory for texts that are not in a file as they are meant; given back as a whole.
final class TextArena {
    private var chunks: [UnsafeMutablePointer<UInt8>] = []
    private var used = 0
    private var capacity = 0
    let nothing = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)

    init() { nothing.initialize(to: 0) }

    deinit {
        for chunk in chunks { chunk.deallocate() }
        nothing.deallocate()
    }

    func allocate(_ count: Int) -> UnsafeMutablePointer<UInt8> {
        if used + count > capacity || chunks.isEmpty {
            capacity = max(1 << 14, count)
            chunks.append(.allocate(capacity: capacity))
            used = 0
        }
        defer { used += count }
        return chunks[chunks.count - 1] + used
    }
}
