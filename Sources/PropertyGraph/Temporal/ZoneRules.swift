/// The history of one zone's offset from UTC, from a compiled zone file (RFC 9636).
struct ZoneRules: Sendable {
    /// Seconds since 1970-01-01T00:00Z at which the offset changes, ascending.
    private var transitions: [Int64] = []
    /// Offset from each transition on, in seconds east of UTC.
    private var offsets: [Int32] = []
    /// Offset before the first transition.
    private var first: Int32 = 0
    /// What holds after the last transition.
    private var rule: ZoneRecurrence?

    /// nil for bytes that are no zone file.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 44, bytes.starts(with: Array("TZif".utf8)) else { return nil }
        var reader = ByteReader(bytes: bytes)
        var counts = reader.header()
        let isWide = bytes[4] >= UInt8(ascii: "2")
        if isWide {
            // The first block, with 32-bit times, is for old readers.
            reader.position += counts.size(timeSize: 4)
            guard reader.position + 44 <= bytes.count else { return nil }
            counts = reader.header()
        }
        let timeSize = isWide ? 8 : 4
        guard reader.position + counts.size(timeSize: timeSize) <= bytes.count, counts.types > 0 else { return nil }
        transitions = (0..<counts.times).map { _ in reader.integer(timeSize) }
        let kinds = (0..<counts.times).map { _ in Int(reader.integer(1) & 0xFF) }
        var types: [Int32] = []
        for _ in 0..<counts.types {
            types.append(Int32(truncatingIfNeeded: reader.integer(4)))
            reader.position += 2
        }
        guard kinds.allSatisfy({ $0 < types.count }) else { return nil }
        offsets = kinds.map { types[$0] }
        first = types[0]
        reader.position += counts.characters + counts.leaps * (timeSize + 4) + counts.standard + counts.universal
        if isWide, reader.position < bytes.count {
            let footer = bytes[(reader.position + 1)...].prefix { $0 != UInt8(ascii: "\n") }
            rule = ZoneRecurrence(Array(footer))
        }
    }

    /// Offset at a moment.
    ///
    /// - Complexity: O(log transitions)
    func offset(at seconds: Int64) -> Int32 {
        guard let last = transitions.last, seconds < last else {
            if let rule { return rule.offset(at: seconds) }
            return offsets.last ?? first
        }
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? first : offsets[low - 1]
    }
}

/// Big-endian reader of a zone file.
private struct ByteReader {
    let bytes: [UInt8]
    var position = 0

    struct Counts {
        var universal = 0
        var standard = 0
        var leaps = 0
        var times = 0
        var types = 0
        var characters = 0

        func size(timeSize: Int) -> Int {
            times * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + standard + universal
        }
    }

    mutating func header() -> Counts {
        position += 20
        var counts = Counts()
        counts.universal = Int(integer(4))
        counts.standard = Int(integer(4))
        counts.leaps = Int(integer(4))
        counts.times = Int(integer(4))
        counts.types = Int(integer(4))
        counts.characters = Int(integer(4))
        // Counts of a damaged file must not reach below zero.
        let all = [counts.universal, counts.standard, counts.leaps, counts.times, counts.types, counts.characters]
        return all.allSatisfy { (0...1_000_000).contains($0) } ? counts : Counts()
    }

    /// A signed integer of 1, 4 or 8 bytes.
    mutating func integer(_ size: Int) -> Int64 {
        var value: UInt64 = 0
        for _ in 0..<size {
            value = value << 8 | UInt64(position < bytes.count ? bytes[position] : 0)
            position += 1
        }
        let unused = UInt64(64 - size * 8)
        return Int64(bitPattern: value << unused) >> Int64(unused)
    }
}

/// The yearly rule at the end of a zone file, in the syntax of the environment variable TZ (POSIX.1-2017, 8.3).
struct ZoneRecurrence: Sendable {
    private struct Change {
        /// `Mm.w.d`: the w-th (5: last) day d of the week of month m.
        var month = 0
        var week = 0
        var weekday = 0
        /// `Jn`, or `n` counted from 0 with leap days.
        var day = 0
        var countsLeapDays = false
        /// Seconds after midnight, local.
        var time: Int64 = 7200
    }

    private let standard: Int32
    private var summer: Int32?
    private var starts = Change()
    private var ends = Change()

    /// nil for text that is no rule.
    init?(_ text: [UInt8]) {
        var scanner = RuleScanner(text: text)
        guard scanner.skipName(), let offset = scanner.time() else { return nil }
        standard = Int32(-offset)
        guard scanner.next != nil else { return }
        guard scanner.skipName() else { return nil }
        summer = standard + 3600
        if scanner.next != UInt8(ascii: ","), let offset = scanner.time() { summer = Int32(-offset) }
        guard let first = Self.change(&scanner), let second = Self.change(&scanner) else { return nil }
        starts = first
        ends = second
    }

    func offset(at seconds: Int64) -> Int32 {
        guard let summer else { return standard }
        let year = Calendar.civil(fromDays: TemporalText.floorDivide(seconds &+ Int64(standard), 86_400).quotient).year
        let start = Self.seconds(of: starts, year) - Int64(standard)
        let end = Self.seconds(of: ends, year) - Int64(summer)
        let isSummer = start < end ? seconds >= start && seconds < end : seconds >= start || seconds < end
        return isSummer ? summer : standard
    }

    /// Local seconds at which a change happens in a year.
    private static func seconds(of change: Change, _ year: Int64) -> Int64 {
        let day: Int64
        if change.month > 0 {
            let first = Calendar.days(fromCivil: year, change.month, 1)
            // 1970-01-01 was a Thursday; 0 is Sunday.
            let weekday = Int(TemporalText.floorDivide(first + 4, 7).remainder)
            var offset = (change.weekday - weekday + 7) % 7 + (change.week - 1) * 7
            while offset >= Calendar.daysInMonth(year, change.month) { offset -= 7 }
            day = first + Int64(offset)
        } else {
            let skipsLeapDay = !change.countsLeapDays && Calendar.isLeap(year) && change.day >= 60
            let number = change.countsLeapDays ? change.day : change.day - 1
            day = Calendar.days(fromCivil: year, 1, 1) + Int64(number) + (skipsLeapDay ? 1 : 0)
        }
        return day * 86_400 + change.time
    }

    private static func change(_ scanner: inout RuleScanner) -> Change? {
        guard scanner.take(UInt8(ascii: ",")) else { return nil }
        var change = Change()
        if scanner.take(UInt8(ascii: "M")) {
            guard let month = scanner.number(), scanner.take(UInt8(ascii: ".")), let week = scanner.number(),
                scanner.take(UInt8(ascii: ".")), let weekday = scanner.number(), (1...12).contains(month),
                (1...5).contains(week), (0...6).contains(weekday)
            else { return nil }
            (change.month, change.week, change.weekday) = (month, week, weekday)
        } else {
            change.countsLeapDays = !scanner.take(UInt8(ascii: "J"))
            guard let day = scanner.number(), day <= 366 else { return nil }
            change.day = day
        }
        if scanner.take(UInt8(ascii: "/")) {
            guard let time = scanner.time() else { return nil }
            change.time = time
        }
        return change
    }
}

/// Steps through the text of a yearly rule.
private struct RuleScanner {
    let text: [UInt8]
    var position = 0

    var next: UInt8? { position < text.count ? text[position] : nil }

    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    /// `CET` or `<+0330>`
    mutating func skipName() -> Bool {
        let start = position
        if take(UInt8(ascii: "<")) {
            while let byte = next, byte != UInt8(ascii: ">") { position += 1 }
            return take(UInt8(ascii: ">"))
        }
        while let byte = next, (65...90).contains(byte & 0xDF) { position += 1 }
        return position > start
    }

    mutating func number() -> Int? {
        var value: Int?
        while let byte = next, (48...57).contains(byte), (value ?? 0) < 100_000 {
            value = (value ?? 0) * 10 + Int(byte) - 48
            position += 1
        }
        return value
    }

    /// `[+-]hh[:mm[:ss]]` in seconds
    mutating func time() -> Int64? {
        let isNegative = take(UInt8(ascii: "-"))
        if !isNegative { _ = take(UInt8(ascii: "+")) }
        guard let hours = number() else { return nil }
        var seconds = Int64(hours) * 3600
        if take(UInt8(ascii: ":")) {
            seconds += Int64(number() ?? 0) * 60
            if take(UInt8(ascii: ":")) { seconds += Int64(number() ?? 0) }
        }
        return isNegative ? -seconds : seconds
    }
}
