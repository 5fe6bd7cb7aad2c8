import PropertyGraph
import SourceText

/// The date among the fields of a map.
struct DateFields {
    private let fields: TemporalFields

    init(_ fields: TemporalFields) { self.fields = fields }

    /// The ways to say which day of a year, the larger unit first.
    private static let forms = [
        ["month", "day"], ["week", "dayOfWeek"], ["quarter", "dayOfQuarter"], ["ordinalDay"],
    ]

    /// Day number of the date.
    ///
    /// - Parameter base: a date to start from. What is not given is taken from it, the day of the month cut to the
    ///   length of the month; without it smaller units are 1.
    func days(from base: Int64?) throws(RuntimeError) -> Int64 {
        let year = try fields.number("year", in: Calendar.yearRange)
        let given = Self.forms.flatMap { form in form.filter { fields.has($0) }.prefix(1) }
        if given.count > 1 { throw fields.call.invalid("`\(given[0])` does not go with `\(given[1])`") }
        if base == nil {
            guard year != nil else { throw fields.call.invalid("`year` must be given") }
            for form in Self.forms where form.count == 2 && fields.has(form[1]) && !fields.has(form[0]) {
                throw fields.call.invalid("`\(form[0])` must be given with `\(form[1])`")
            }
        }
        let own = base ?? Calendar.days(fromCivil: year ?? 0, 1, 1)
        switch given.first {
        case "week": return try weekDate(from: own, year, isNew: base == nil)
        case "quarter", "dayOfQuarter": return try quarterDate(from: own, year, isNew: base == nil)
        case "ordinalDay": return try ordinalDate(from: own, year)
        case "dayOfWeek":
            // The week stays the base's.
            let start = try civilDate(from: own, year)
            let weekday = try fields.number("dayOfWeek", in: 1...7) ?? 1
            return start - Calendar.weekday(start) + weekday
        default: return try civilDate(from: own, year)
        }
    }

    private func civilDate(from base: Int64, _ year: Int64?) throws(RuntimeError) -> Int64 {
        let own = Calendar.civil(fromDays: base)
        let year = year ?? own.year
        let month = Int(try fields.number("month", in: 1...12) ?? Int64(own.month))
        let length = Calendar.daysInMonth(year, month)
        let day = Int(try fields.number("day", in: 1...31) ?? Int64(min(own.day, length)))
        guard day <= length else {
            throw fields.call.invalid("Month \(month) of the year \(year) has \(length) days, not \(day)")
        }
        return Calendar.days(fromCivil: year, month, day)
    }

    private func ordinalDate(from base: Int64, _ year: Int64?) throws(RuntimeError) -> Int64 {
        let year = year ?? Calendar.civil(fromDays: base).year
        let length: Int64 = Calendar.isLeap(year) ? 366 : 365
        let day = try fields.number("ordinalDay", in: 1...length) ?? 1
        return Calendar.days(fromCivil: year, 1, 1) + day - 1
    }

    private func weekDate(from base: Int64, _ year: Int64?, isNew: Bool) throws(RuntimeError) -> Int64 {
        let year = year ?? Calendar.week(base).year
        let week = try fields.number("week", in: 1...Calendar.weeks(inWeekYear: year)) ?? 1
        let weekday = try fields.number("dayOfWeek", in: 1...7) ?? (isNew ? 1 : Calendar.weekday(base))
        return Calendar.firstMonday(ofWeekYear: year) + (week - 1) * 7 + weekday - 1
    }

    private func quarterDate(from base: Int64, _ year: Int64?, isNew: Bool) throws(RuntimeError) -> Int64 {
        let own = Calendar.civil(fromDays: base)
        let year = year ?? own.year
        let quarter = try fields.number("quarter", in: 1...4) ?? Int64(own.month + 2) / 3
        if let day = try fields.number("dayOfQuarter", in: 1...92) {
            guard let days = Calendar.days(fromQuarter: year, quarter, day) else {
                throw fields.call.invalid("Quarter \(quarter) of the year \(year) has fewer than \(day) days")
            }
            return days
        }
        // The month of the quarter and the day stay, as far as the month is long enough.
        let month = Int(quarter) * 3 - 2 + (own.month - 1) % 3
        return Calendar.days(fromCivil: year, month, min(own.day, Calendar.daysInMonth(year, month)))
    }
}
