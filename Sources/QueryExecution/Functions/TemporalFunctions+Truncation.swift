import PropertyGraph
import SourceText

extension TemporalFunctions {
    private enum Unit: String, CaseIterable {
        case millennium, century, decade, year, weekYear, quarter, month, week, day, hour, minute, second
        case millisecond, microsecond

        /// Nanoseconds of units below a day.
        var nanoseconds: Int64? {
            switch self {
            case .hour: 3_600_000_000_000
            case .minute: 60_000_000_000
            case .second: 1_000_000_000
            case .millisecond: 1_000_000
            case .microsecond: 1_000
            case .millennium, .century, .decade, .year, .weekYear, .quarter, .month, .week, .day: nil
            }
        }
    }

    /// `date.truncate(unit, value, fields)` and its like.
    static func truncated(_ kind: InstantKind, _ call: FunctionCall) throws(RuntimeError) -> Slot {
        if call[0].isNull || call[1].isNull { return .null }
        let name = String(decoding: try call.string(0), as: UTF8.self)
        guard let unit = Unit(rawValue: name) else {
            throw call.invalid(
                "There is no unit '\(name)'",
                help: "The units are \(Unit.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        var instant = Instant(call[1])
        guard kind.hasDate ? instant.days != nil : instant.time != nil else { throw call.wrong(call[1]) }
        if let zone = instant.zone, kind == .zonedTime, instant.days != nil {
            instant.zone = ZoneCode(offset: instant.offset(in: zone))
        }
        if let size = unit.nanoseconds {
            guard kind.hasTime else { throw call.invalid("A date cannot be cut off at a unit below a day") }
            let time = instant.time ?? 0
            instant.time = time - time % size
        } else {
            if let days = instant.days {
                instant.days = firstDay(of: unit, days)
            } else if unit != .day {
                throw call.invalid("A time cannot be cut off at a unit above a day")
            }
            instant.time = 0
        }
        if !kind.hasDate { instant.days = nil }
        guard call.arguments.count > 2, !call[2].isNull else { return try instant.slot(kind, call) }
        guard call[2].tag == .map else { throw call.wrong(call[2]) }
        return try TemporalFields(call[2], of: kind, call).instant(kind, truncated: instant)
    }

    private static func firstDay(of unit: Unit, _ days: Int64) -> Int64 {
        let (year, month, _) = Calendar.civil(fromDays: days)
        func firstOfYears(_ count: Int64) -> Int64 {
            Calendar.days(fromCivil: Instant.floorDivide(year, count).quotient * count, 1, 1)
        }
        switch unit {
        case .millennium: return firstOfYears(1000)
        case .century: return firstOfYears(100)
        case .decade: return firstOfYears(10)
        case .year: return firstOfYears(1)
        case .weekYear: return Calendar.firstMonday(ofWeekYear: Calendar.week(days).year)
        case .quarter: return Calendar.days(fromCivil: year, (month - 1) / 3 * 3 + 1, 1)
        case .month: return Calendar.days(fromCivil: year, month, 1)
        case .week: return days - Calendar.weekday(days) + 1
        case .day, .hour, .minute, .second, .millisecond, .microsecond: return days
        }
    }
}
