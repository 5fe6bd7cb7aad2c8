/// Weeks and quarters (ISO 8601: week 1 has the year's first Thursday, weeks begin on Monday).
extension Calendar {
    /// Day of the week: 1 Monday to 7 Sunday.
    public static func weekday(_ days: Int64) -> Int64 { TemporalText.floorDivide(days + 3, 7).remainder + 1 }

    /// Day number of Monday of week 1.
    public static func firstMonday(ofWeekYear year: Int64) -> Int64 {
        let fourth = days(fromCivil: year, 1, 4)
        return fourth - weekday(fourth) + 1
    }

    /// Number of weeks of a week year: 52 or 53.
    public static func weeks(inWeekYear year: Int64) -> Int64 {
        (firstMonday(ofWeekYear: year + 1) - firstMonday(ofWeekYear: year)) / 7
    }

    /// Week year and week of a day.
    public static func week(_ days: Int64) -> (year: Int64, week: Int64) {
        // The Thursday of a week is in its week year.
        let year = civil(fromDays: days - weekday(days) + 4).year
        return (year, (days - firstMonday(ofWeekYear: year)) / 7 + 1)
    }

    /// Day number of a day of a week; nil for a week or day that there is not.
    public static func days(fromWeekYear year: Int64, _ week: Int64, _ weekday: Int64) -> Int64? {
        guard (1...7).contains(weekday), week >= 1, week <= weeks(inWeekYear: year) else { return nil }
        return firstMonday(ofWeekYear: year) + (week - 1) * 7 + weekday - 1
    }

    /// Day number of a day of a quarter, the first being 1; nil for one that there is not.
    public static func days(fromQuarter year: Int64, _ quarter: Int64, _ day: Int64) -> Int64? {
        guard (1...4).contains(quarter) else { return nil }
        let first = days(fromCivil: year, Int(quarter) * 3 - 2, 1)
        let next = quarter == 4 ? days(fromCivil: year + 1, 1, 1) : days(fromCivil: year, Int(quarter) * 3 + 1, 1)
        guard day >= 1, first + day - 1 < next else { return nil }
        return first + day - 1
    }
}
