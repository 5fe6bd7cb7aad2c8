extension DurationParts {
    /// Reads ISO 8601: `P1Y2M3DT4H5M6.5S`, any unit with sign and fraction, or `P2012-02-02T14:37:21.5`.
    ///
    /// nil for other text, and for amounts that do not fit.
    public init?(_ text: String) {
        var parser = DurationParser(text)
        guard let parts = parser.read() else { return nil }
        self = parts
    }
}

/// Reads the text of a duration.
private struct DurationParser {
    private var rest: ArraySlice<UInt8>

    init(_ text: String) { rest = Array(text.utf8)[...] }

    mutating func read() -> DurationParts? {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        guard take("P") else { return nil }
        var builder = DurationBuilder()
        guard readDateForm(&builder) || readUnits(&builder), let parts = builder.parts else { return nil }
        guard isNegative else { return parts }
        var negated = DurationBuilder()
        negated.add(parts, times: -1)
        return negated.parts
    }

    /// Amounts with their units, which come in order, each once.
    private mutating func readUnits(_ builder: inout DurationBuilder) -> Bool {
        var units: [(String, DurationBuilder.Unit)] = [("Y", .years), ("M", .months), ("W", .weeks), ("D", .days)]
        var isTime = false
        // `P` and `T` stand for nothing alone.
        var isEmpty = true
        while !rest.isEmpty {
            if !isTime, take("T") {
                isTime = true
                isEmpty = true
                units = [("H", .hours), ("M", .minutes), ("S", .seconds)]
                continue
            }
            guard let amount = amount(), let letter = rest.popFirst(),
                let index = units.firstIndex(where: { $0.0.utf8.first == letter })
            else { return false }
            builder.add(amount, units[index].1)
            units.removeFirst(index + 1)
            isEmpty = false
        }
        return !isEmpty
    }

    private mutating func amount() -> Decimal128? {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        let whole = digits()
        var fraction: ArraySlice<UInt8> = []
        if take(".") || take(",") {
            fraction = digits()
            if fraction.isEmpty { return nil }
        }
        // Nineteen digits may be a 64-bit integer, more are none.
        if whole.isEmpty || whole.count > 19 { return nil }
        return Decimal128(isNegative: isNegative, whole: whole, fraction: fraction)
    }

    /// `2012-02-02T14:37:21.5` or `20120202T143721.5` after the P; takes nothing from other text.
    private mutating func readDateForm(_ builder: inout DurationBuilder) -> Bool {
        let start = rest
        var amounts: [(Int64, DurationBuilder.Unit)] = []
        var fraction: Decimal128?
        guard let years = number(4) else { return failed(start) }
        let isExtended = take("-")
        guard let months = number(2), months <= 12, !isExtended || take("-"), let days = number(2), days <= 31 else {
            return failed(start)
        }
        amounts = [(years, .years), (months, .months), (days, .days)]
        if take("T") {
            guard let hours = number(2), hours <= 24 else { return failed(start) }
            amounts.append((hours, .hours))
            if isExtended ? take(":") : startsWithDigit {
                guard let minutes = number(2), minutes <= 60 else { return failed(start) }
                amounts.append((minutes, .minutes))
                if isExtended ? take(":") : startsWithDigit {
                    guard let seconds = number(2), seconds <= 60 else { return failed(start) }
                    amounts.append((seconds, .seconds))
                    if take(".") || take(",") {
                        let digits = digits()
                        if digits.isEmpty { return failed(start) }
                        fraction = Decimal128(isNegative: false, whole: [], fraction: digits)
                    }
                }
            }
        }
        guard rest.isEmpty else { return failed(start) }
        for (amount, unit) in amounts { builder.add(amount, unit) }
        if let fraction { builder.add(fraction, .seconds) }
        return true
    }

    private mutating func failed(_ start: ArraySlice<UInt8>) -> Bool {
        rest = start
        return false
    }

    private var startsWithDigit: Bool { rest.first.map { (48...57).contains($0) } ?? false }

    private mutating func digits() -> ArraySlice<UInt8> {
        let digits = rest.prefix { (48...57).contains($0) }
        rest = rest.dropFirst(digits.count)
        return digits
    }

    /// Exactly so many digits.
    private mutating func number(_ count: Int) -> Int64? {
        let part = rest.prefix(count)
        guard part.count == count, part.allSatisfy({ (48...57).contains($0) }) else { return nil }
        rest = rest.dropFirst(count)
        return part.reduce(0) { $0 * 10 + Int64($1 - 48) }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == character.value else { return false }
        rest.removeFirst()
        return true
    }
}
