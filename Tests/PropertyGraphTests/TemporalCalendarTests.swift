import Testing

@testable import PropertyGraph

@Suite struct TemporalCalendarTests {
    @Test(
        arguments: [
            (0, 1970, 1, 1), (-1, 1969, 12, 31), (59, 1970, 3, 1), (11_016, 2000, 2, 29), (-719_528, 0, 1, 1),
            (-719_162, 1, 1, 1), (-719_529, -1, 12, 31), (365_241_780_471, 999_999_999, 12, 31),
            (-365_243_219_162, -999_999_999, 1, 1),
        ] as [(Int64, Int64, Int, Int)])
    func dates(_ days: Int64, _ year: Int64, _ month: Int, _ day: Int) {
        #expect(Calendar.civil(fromDays: days) == (year, month, day))
        #expect(Calendar.days(fromCivil: year, month, day) == days)
        #expect(Calendar.yearRange.contains(year) && Calendar.dayRange.contains(days))
    }

    /// Every day of 400 years follows the one before it.
    @Test func everyDay() {
        var date = (year: Int64(1800), month: 1, day: 1)
        var days = Calendar.days(fromCivil: 1800, 1, 1)
        while date.year < 2200 {
            #expect(Calendar.civil(fromDays: days) == date)
            let (year, week) = Calendar.week(days)
            #expect(Calendar.days(fromWeekYear: year, week, Calendar.weekday(days)) == days)
            days += 1
            date.day += 1
            if date.day > Calendar.daysInMonth(date.year, date.month) { date = (date.year, date.month + 1, 1) }
            if date.month > 12 { date = (date.year + 1, 1, 1) }
        }
        #expect(days == Calendar.days(fromCivil: 2200, 1, 1))
    }

    @Test func weeks() {
        // 1970-01-01 was a Thursday.
        #expect(Calendar.weekday(0) == 4)
        #expect(Calendar.weekday(-4) == 7)
        #expect([2015, 2020, 2026, 1818].allSatisfy { Calendar.weeks(inWeekYear: $0) == 53 })
        #expect([2016, 2021, 2024, 1817].allSatisfy { Calendar.weeks(inWeekYear: $0) == 52 })
        #expect(Calendar.days(fromWeekYear: 2021, 53, 1) == nil)
        #expect(Calendar.days(fromWeekYear: 2021, 1, 8) == nil)
    }

    /// No number of days, seconds or nanoseconds that a caller may think of stops the program.
    @Test(arguments: [Int64.min, .min + 1, -1, 0, 1, .max - 1, .max])
    func extremeValues(_ number: Int64) {
        let small = Int32(truncatingIfNeeded: number)
        let values: [Value] = [
            .date(DateValue(days: number)), .localTime(LocalTimeValue(nanoseconds: number)),
            .zonedTime(ZonedTimeValue(nanoseconds: number, offset: small)),
            .zonedTime(ZonedTimeValue(nanoseconds: number, offset: .min)),
            .localDateTime(LocalDateTimeValue(seconds: number, nanoseconds: small)),
            .zonedDateTime(ZonedDateTimeValue(seconds: number, nanoseconds: small, offset: .max)),
            .zonedDateTime(ZonedDateTimeValue(seconds: number, nanoseconds: small, zone: "Europe/Paris")),
            .zonedDateTime(ZonedDateTimeValue(seconds: number, nanoseconds: small, zone: "No/Where")),
            .duration(DurationParts(months: number, days: number, seconds: number, nanoseconds: small)),
            .duration(DurationParts(months: number, days: number, seconds: number, nanoseconds: .min)),
        ]
        let graph = Graph()
        let space = graph.makeValueSpace()
        for value in values {
            #expect(!value.description.isEmpty)
            let slot = space.slot(from: value)
            let inside = Value(slot, space, graph)
            #expect(!inside.description.isEmpty)
            #expect(Value(space.slot(from: inside), space, graph) == inside, "within the ranges nothing changes")
            #expect(space.equals(slot, slot) == true && space.order(slot, slot) == 0)
        }
    }
}
