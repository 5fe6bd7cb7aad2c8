import Entente

/// What fields say: scalars straight from bytes, the rest as values.
struct FieldValues {
    /// Where values that are no scalars are made; of one chunk.
    let space: ValueSpace
    let arrayDelimiter: UInt8

    /// Blanks around numbers and the like mean nothing.
    private static func trimmed(_ field: CSVField) -> CSVField {
        var field = field
        while field.count > 0, field.start.pointee == 0x20 || field.start.pointee == 0x09 {
            field.start += 1
            field.count -= 1
        }
        while field.count > 0, field.start[field.count - 1] == 0x20 || field.start[field.count - 1] == 0x09 {
            field.count -= 1
        }
        return field
    }

    static func integer(_ field: CSVField) -> Int64? {
        let field = trimmed(field)
        return field.count == 0 || field.count > 40 ? nil : Int64(field.text)
    }

    static func boolean(_ field: CSVField) -> Bool? {
        let field = trimmed(field)
        guard field.count == 4 || field.count == 5 else { return nil }
        switch field.text.lowercased() {
        case "true": return true
        case "false": return false
        default: return nil
        }
    }

    /// A decimal number. Up to 15 digits and a power of ten up to 22 are exact in binary, and one division is rounded
    /// as the whole is (Clinger, "How to read floating point numbers accurately", 1990); the library does the rest.
    static func float(_ field: CSVField) -> Double? {
        let field = trimmed(field)
        guard field.count > 0, field.count <= 800 else { return nil }
        var digits = 0
        var fraction = 0
        var mantissa: UInt64 = 0
        var hasPoint = false
        var index = 0
        let isNegative = field.start.pointee == UInt8(ascii: "-")
        if isNegative { index = 1 }
        while index < field.count {
            let byte = field.start[index]
            if byte &- 48 <= 9 {
                digits += 1
                if digits > 15 { return slowFloat(field) }
                mantissa = mantissa &* 10 &+ UInt64(byte &- 48)
                if hasPoint { fraction += 1 }
            } else if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else {
                return slowFloat(field)
            }
            index += 1
        }
        guard digits > 0 else { return nil }
        let value = Double(mantissa) / powers[fraction]
        return isNegative ? -value : value
    }

    private static func slowFloat(_ field: CSVField) -> Double? {
        let text = field.text
        // Hexadecimal and the like are no numbers in files.
        guard text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x78 && $0 != 0x58 && $0 != 0x28 }) else { return nil }
        return Double(text)
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]

    /// A value that needs more than eight bytes, or its type.
    func slot(_ field: CSVField, _ kind: PropertyKind) -> Slot? {
        guard kind.isArray else { return scalar(field, kind.scalar) }
        var elements: [Slot] = []
        if field.count > 0 {
            var start = field.start
            let end = field.start + field.count
            var place = start
            while true {
                if place == end || place.pointee == arrayDelimiter {
                    let part = CSVField(start: start, count: place - start, isQuoted: true)
                    guard let element = scalar(part, kind.scalar) else { return nil }
                    elements.append(element)
                    if place == end { break }
                    start = place + 1
                }
                place += 1
            }
        }
        return space.makeList(elements)
    }

    private func scalar(_ field: CSVField, _ kind: PropertyKind.Scalar) -> Slot? {
        switch kind {
        case .integer: return Self.integer(field).map { .integer($0) }
        case .float: return Self.float(field).map { .float($0) }
        case .boolean: return Self.boolean(field).map { Slot.boolean($0) }
        case .string: return UTF8Text.isValid(field.bytes) ? space.makeString(utf8: field.bytes) : nil
        case .date:
            if let days = Self.plainDate(field) { return space.slot(from: .date(DateValue(days: days))) }
            return temporal(field, kind)
        case .localTime, .time, .localDateTime, .dateTime, .duration: return temporal(field, kind)
        case .point: return point(Self.trimmed(field))
        case .value: return nil
        }
    }

    /// Days of `2024-02-29`, without a detour.
    private static func plainDate(_ field: CSVField) -> Int64? {
        guard field.count == 10, field.start[4] == 0x2D, field.start[7] == 0x2D else { return nil }
        func number(_ range: Range<Int>) -> Int64? {
            var value: Int64 = 0
            for index in range {
                let digit = field.start[index] &- 48
                if digit > 9 { return nil }
                value = value * 10 + Int64(digit)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), (1...12).contains(month),
            day >= 1, day <= Calendar.daysInMonth(year, Int(month))
        else { return nil }
        return Calendar.days(fromCivil: year, Int(month), Int(day))
    }

    private func temporal(_ field: CSVField, _ kind: PropertyKind.Scalar) -> Slot? {
        let field = Self.trimmed(field)
        guard field.count > 0, field.count <= 200, UTF8Text.isValid(field.bytes) else { return nil }
        return TemporalField.value(field.text, kind).map { space.slot(from: $0) }
    }

    /// `{longitude: 12.9, latitude: 55.6}`.
    private func point(_ field: CSVField) -> Slot? {
        guard UTF8Text.isValid(field.bytes), let field = PointField(field.text) else { return nil }
        return space.makePoint(field.point)
    }
}
