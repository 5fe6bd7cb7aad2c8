/// The proleptic Gregorian calendar in days from 1970-01-01.
public enum Calendar {
    /// Years that dates may have.
    public static let yearRange: ClosedRange<Int64> = -999_999_999...999_999_999
    /// Day numbers from -999999999-01-01 to 999999999-12-31.
    public static let dayRange: ClosedRange<Int64> = -365_243_219_162...365_241_780_471

    /// Year, month (1 to 12) and day (1 to 31) of a day number.
    ///
    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013): years begin in March, so that the leap day
    /// is the last. Day numbers far beyond every date count as the last.
    public static func civil(fromDays days: Int64) -> (year: Int64, month: Int, day: Int) {
        let shifted = min(max(days, -400_000_000_000), 400_000_000_000) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = Int(dayOfYear - (153 * marchMonth + 2) / 5 + 1)
        let month = Int(marchMonth < 10 ? marchMonth + 3 : marchMonth - 9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// Day number of a date; months and days must be in their ranges.
    public static func days(fromCivil year: Int64, _ month: Int, _ day: Int) -> Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = Int64((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1)
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Whether a year has a 29th of February.
    public static func isLeap(_ year: Int64) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    /// Number of days of a month (1 to 12).
    public static func daysInMonth(_ year: Int64, _ month: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
