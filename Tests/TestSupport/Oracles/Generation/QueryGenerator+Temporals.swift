import Entente

/// Laws of temporal values, each a query that must say what plain counting says.
extension QueryGenerator {
    mutating func temporalLaw() -> EquivalentQueries {
        let (year, month, day) = civil()
        let date = "date({year: \(year), month: \(month), day: \(day)})"
        let number = Self.days(year, month, day)
        let clock = time()
        let moment = "localdatetime({year: \(year), month: \(month), day: \(day), \(clock.fields)})"
        let (otherYear, otherMonth, otherDay) = civil()
        let other = "date({year: \(otherYear), month: \(otherMonth), day: \(otherDay)})"
        let otherNumber = Self.days(otherYear, otherMonth, otherDay)
        let unit = dice.pick(["day", "week", "month", "quarter", "year", "weekYear", "decade", "century", "millennium"])
        let shift = dice.number(-100_000...100_000)
        func law(_ expression: String, _ bindings: String = "") -> EquivalentQueries {
            pair(
                "temporal law", "WITH \(date) AS d, \(moment) AS t WITH *\(bindings) RETURN \(expression) AS x",
                "RETURN true AS x")
        }
        func value(_ expression: String, _ expected: String) -> EquivalentQueries {
            pair(
                "temporal count", "WITH \(date) AS d, \(other) AS o RETURN \(expression) AS x",
                "RETURN \(expected) AS x")
        }
        switch dice.below(17) {
        case 0: return value("duration.inDays(date('1970-01-01'), d).days", "\(number)")
        case 1: return value("d.weekDay", "\(((number + 3) % 7 + 7) % 7 + 1)")
        case 2: return value("d.ordinalDay", "\(number - Self.days(year, 1, 1) + 1)")
        case 3:
            return value(
                "[d < o, d = o, d > o]", "[\(number < otherNumber), \(number == otherNumber), \(number > otherNumber)]")
        case 4: return value("duration.inDays(d, o).days", "\(otherNumber - number)")
        case 5: return value("duration.inSeconds(d, o).seconds", "\((otherNumber - number) * 86_400)")
        case 6: return law("date(toString(d)) = d AND localdatetime(toString(t)) = t")
        case 7: return law("d + duration({days: \(shift)}) - duration({days: \(shift)}) = d")
        case 8: return law("date({year: d.weekYear, week: d.week, dayOfWeek: d.weekDay}) = d")
        case 9: return law("date({year: d.year, quarter: d.quarter, dayOfQuarter: d.dayOfQuarter}) = d")
        case 10:
            return law(
                "date.truncate('\(unit)', date.truncate('\(unit)', d)) = date.truncate('\(unit)', d) "
                    + "AND date.truncate('\(unit)', d) <= d")
        case 11: return law("d > o OR d + duration.between(d, o) = o", ", \(other) AS o")
        case 12:
            return law(
                "t + duration.inSeconds(t, u) = u AND (t > u OR t + duration.between(t, u) = u)",
                ", localdatetime({year: \(otherYear), month: \(otherMonth), day: \(otherDay), \(time().fields)}) AS u")
        case 13:
            return law("datetime({epochSeconds: z.epochSeconds, nanosecond: z.nanosecond}) = z", ", datetime(t) AS z")
        case 14:
            return law(
                "z.epochSeconds = w.epochSeconds AND datetime(toString(w)) = w",
                ", datetime({year: \(year), month: \(month), day: \(day), \(clock.fields)}) AS z "
                    + "WITH z, datetime({datetime: z, timezone: '\(zone())'}) AS w")
        case 15:
            return law(
                "duration(toString(s)) = s AND s - s = duration('PT0S') AND s * 2 = s + s", ", \(duration()) AS s")
        default:
            return value("[x IN [d, o, null] | x.year]", "[\(year), \(otherYear), null]")
        }
    }

    private mutating func zone() -> String {
        dice.pick([
            "Europe/Stockholm", "Asia/Ho_Chi_Minh", "America/New_York", "+01:00", "-03:30", "UTC", "asia/vientiane",
        ])
    }

    private mutating func duration() -> String {
        "duration({months: \(dice.number(-30...30)), days: \(dice.number(-40...40)), seconds: \(dice.number(-90_000...90_000)), "
            + "nanoseconds: \(dice.number(-2_000_000_000...2_000_000_000))})"
    }

    private mutating func time() -> (fields: String, seconds: Int) {
        let (hour, minute, second) = (dice.number(0...23), dice.number(0...59), dice.number(0...59))
        let nanosecond = dice.chance(50) ? 0 : dice.number(0...999_999_999)
        return (
            "hour: \(hour), minute: \(minute), second: \(second), nanosecond: \(nanosecond)",
            hour * 3600 + minute * 60 + second
        )
    }

    private mutating func civil() -> (Int, Int, Int) {
        let year = dice.chance(70) ? dice.number(1890...2110) : dice.number(-3000...12_000)
        let month = dice.number(1...12)
        return (year, month, dice.chance(20) ? Self.length(year, month) : dice.number(1...Self.length(year, month)))
    }

    // MARK: Plain counting

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static func length(_ year: Int, _ month: Int) -> Int {
        [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    /// Days since 1970-01-01, year by year and month by month.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        var count = day - 1
        for earlier in 1..<month where earlier < month { count += length(year, earlier) }
        for between in min(year, 1970)..<max(year, 1970) {
            count += (year < 1970 ? -1 : 1) * (isLeap(between) ? 366 : 365)
        }
        return count
    }
}
