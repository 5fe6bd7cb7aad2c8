extension FunctionCatalog {
    private static let zone = FunctionParameter("timezone", .any, isOptional: true, staticKinds: [.string, .map])
    private static let unit = FunctionParameter("unit", .string)
    private static let instant = FunctionParameter("temporal", .any, staticKinds: .instant)
    private static let fields = FunctionParameter("fields", .map, isOptional: true)
    private static let pair = [
        FunctionParameter("from", .any, staticKinds: .instant), FunctionParameter("to", .any, staticKinds: .instant),
    ]

    private static func input(_ kinds: TypeSet) -> [FunctionParameter] {
        [FunctionParameter("input", .any, isOptional: true, staticKinds: kinds.union([.string, .map]))]
    }

    /// Dates, times, durations.
    static let temporal: [FunctionSignature] = [
        FunctionSignature(
            .date, .temporal, input([.date, .localDateTime, .zonedDateTime]), result: .fixed(.date),
            stability: .statement,
            "A date from text, parts or another value; that of the clock without argument.",
            notes: """
                Text is ISO 8601 in its basic or extended form: calendar, week, ordinal and quarter dates, \
                shortened as you like. Parts are `year` with `month`, `day`; `week`, `dayOfWeek`; `quarter`, \
                `dayOfQuarter`; `ordinalDay`; or `date` with what is to be different. Years run from \
                -999,999,999 to 999,999,999.
                """,
            example: .text("RETURN date('2024-02-29')", result: "date('2024-02-29')"),
            further: [
                .text("RETURN date({year: 2024, week: 9, dayOfWeek: 4})", result: "date('2024-02-29')"),
                .text("RETURN date('2015').month", result: "1"),
            ]),
        FunctionSignature(
            .localtime, .temporal, input([.localTime, .zonedTime, .localDateTime, .zonedDateTime]),
            result: .fixed(.localTime), stability: .statement,
            "A time of day from text, parts or another value; that of the clock without argument.",
            notes: """
                Parts are `hour`, `minute`, `second`, `millisecond`, `microsecond`, `nanosecond`; or `time` with \
                what is to be different.
                """,
            example: .text("RETURN localtime('12:30')", result: "localtime('12:30')"),
            further: [
                .text(
                    "RETURN localtime({hour: 12, minute: 30, second: 1, millisecond: 5})",
                    result: "localtime('12:30:01.005')")
            ]),
        FunctionSignature(
            .time, .temporal, input([.localTime, .zonedTime, .localDateTime, .zonedDateTime]),
            result: .fixed(.zonedTime), stability: .statement,
            "A time of day with an offset from text, parts or another value; that of the clock without argument.",
            notes: "As `localtime()`, with `timezone`: an offset such as '+07:00'. UTC unless given.",
            example: .text("RETURN time('12:30+01:00')", result: "time('12:30+01:00')"),
            further: [
                .text("RETURN time({hour: 12, timezone: '+07:00'})", result: "time('12:00+07:00')")
            ]),
        FunctionSignature(
            .localdatetime, .temporal, input([.date, .localDateTime, .zonedDateTime]), result: .fixed(.localDateTime),
            stability: .statement,
            "A date and time of day from text, parts or another value; that of the clock without argument.",
            notes: "Parts are those of `date()` and `localtime()`.",
            example: .text("RETURN localdatetime('2024-02-29T12:30')", result: "localdatetime('2024-02-29T12:30')"),
            further: [
                .text(
                    "RETURN localdatetime({year: 2024, month: 2, day: 29, hour: 12})",
                    result: "localdatetime('2024-02-29T12:00')")
            ]),
        FunctionSignature(
            .datetime, .temporal, input([.date, .localDateTime, .zonedDateTime]), result: .fixed(.zonedDateTime),
            stability: .statement,
            "A date and time of day with a zone from text, parts or another value; that of the clock without argument.",
            notes: """
                Parts are those of `date()` and `localtime()`, and `timezone`: an offset, or a name such as \
                'Asia/Ho_Chi_Minh' with its history from the system's time zone database; or `epochSeconds`, \
                `epochMillis`.
                """,
            example: .text("RETURN datetime('2024-02-29T12:30Z')", result: "datetime('2024-02-29T12:30Z')"),
            further: [
                .text("RETURN datetime({epochSeconds: 0})", result: "datetime('1970-01-01T00:00Z')")
            ]),
        FunctionSignature(
            .duration, .temporal, [FunctionParameter("input", .any, staticKinds: [.string, .map, .duration])],
            result: .fixed(.duration),
            "A duration from text or parts.",
            notes: """
                Months, days and seconds are kept apart, since a month is not always so many days. Fractions are \
                carried into smaller units. Parts are `years`, `quarters`, `months`, `weeks`, `days`, `hours`, \
                `minutes`, `seconds`, `milliseconds`, `microseconds`, `nanoseconds`.
                """,
            example: .text("RETURN duration('P1DT2H')", result: "duration('P1DT2H')"),
            further: [
                .text("RETURN duration({days: 1.5})", result: "duration('P1DT12H')"),
                .text("RETURN duration('P1Y2M').months", result: "14"),
            ]),
        FunctionSignature(
            .dateTruncate, .temporal, [unit, instant, fields], result: .fixed(.date),
            "A date, cut off at a unit, with some fields set.",
            notes: """
                Units are 'millennium', 'century', 'decade', 'year', 'weekYear', 'quarter', 'month', 'week', \
                'day'.
                """,
            example: .text("RETURN date.truncate('month', date('2024-02-29'))", result: "date('2024-02-01')"),
            further: [
                .text("RETURN date.truncate('week', date('2024-02-29'))", result: "date('2024-02-26')")
            ]),
        FunctionSignature(
            .localtimeTruncate, .temporal, [unit, instant, fields], result: .fixed(.localTime),
            "A time of day, cut off at a unit, with some fields set.",
            notes: "Units are 'day', 'hour', 'minute', 'second', 'millisecond', 'microsecond'.",
            example: .text("RETURN localtime.truncate('hour', localtime('12:30'))", result: "localtime('12:00')")),
        FunctionSignature(
            .timeTruncate, .temporal, [unit, instant, fields], result: .fixed(.zonedTime),
            "A time of day with an offset, cut off at a unit, with some fields set.",
            notes: "Units are 'day', 'hour', 'minute', 'second', 'millisecond', 'microsecond'.",
            example: .text("RETURN time.truncate('hour', time('12:30+01:00'))", result: "time('12:00+01:00')")),
        FunctionSignature(
            .localdatetimeTruncate, .temporal, [unit, instant, fields], result: .fixed(.localDateTime),
            "A date and time of day, cut off at a unit, with some fields set.",
            notes: """
                Units are 'millennium', 'century', 'decade', 'year', 'weekYear', 'quarter', 'month', 'week', \
                'day', 'hour', 'minute', 'second', 'millisecond', 'microsecond'.
                """,
            example: .text(
                "RETURN localdatetime.truncate('hour', localdatetime('2024-02-29T12:30'))",
                result: "localdatetime('2024-02-29T12:00')"
            )),
        FunctionSignature(
            .datetimeTruncate, .temporal, [unit, instant, fields], result: .fixed(.zonedDateTime),
            "A date and time of day with a zone, cut off at a unit, with some fields set.",
            notes: """
                Units are 'millennium', 'century', 'decade', 'year', 'weekYear', 'quarter', 'month', 'week', \
                'day', 'hour', 'minute', 'second', 'millisecond', 'microsecond'. The zone stays, unless the \
                fields name another.
                """,
            example: .text(
                "RETURN datetime.truncate('hour', datetime('2024-02-29T12:30Z'))",
                result: "datetime('2024-02-29T12:00Z')")),
        FunctionSignature(
            .datetimeFromEpoch, .temporal,
            [FunctionParameter("seconds", .number), FunctionParameter("nanoseconds", .number)],
            result: .fixed(.zonedDateTime),
            "The moment so many seconds after 1970-01-01T00:00Z.",
            notes: "In UTC. Nanoseconds are added to the seconds.",
            example: .text("RETURN datetime.fromepoch(0, 0)", result: "datetime('1970-01-01T00:00Z')")),
        FunctionSignature(
            .datetimeFromEpochMillis, .temporal, [FunctionParameter("milliseconds", .number)],
            result: .fixed(.zonedDateTime),
            "The moment so many milliseconds after 1970-01-01T00:00Z.",
            notes: "In UTC.",
            example: .text("RETURN datetime.fromepochmillis(0)", result: "datetime('1970-01-01T00:00Z')")),
        FunctionSignature(
            .durationBetween, .temporal, pair, result: .fixed(.duration),
            "Difference of two instants in all units.",
            notes: """
                Months first, then days, then seconds, each as far as it goes; negative when the second instant \
                is earlier.
                """,
            example: .text(
                "RETURN duration.between(date('2024-02-01'), date('2024-03-02'))", result: "duration('P1M1D')")),
        FunctionSignature(
            .durationInMonths, .temporal, pair, result: .fixed(.duration),
            "Difference of two instants in whole months.",
            notes: "What is left of a month is cut off.",
            example: .text(
                "RETURN duration.inMonths(date('2024-02-01'), date('2024-03-02'))", result: "duration('P1M')")),
        FunctionSignature(
            .durationInDays, .temporal, pair, result: .fixed(.duration),
            "Difference of two instants in whole days.",
            notes: "What is left of a day is cut off.",
            example: .text("RETURN duration.inDays(date('2024-02-01'), date('2024-03-02'))", result: "duration('P30D')")
        ),
        FunctionSignature(
            .durationInSeconds, .temporal, pair, result: .fixed(.duration),
            "Difference of two instants in seconds.",
            notes: "Exact to the nanosecond.",
            example: .text(
                "RETURN duration.inSeconds(date('2024-02-01'), date('2024-03-02'))", result: "duration('PT720H')")),
        FunctionSignature(
            .dateStatement, .temporal, [zone], result: .fixed(.date), stability: .statement,
            "A date by the clock when the statement began.",
            notes: """
                With the name or offset of a time zone, by the clock there; else in UTC. The same in all rows of \
                the statement.
                """,
            example: .text("RETURN date.statement() IS NOT NULL", result: "true")),
        FunctionSignature(
            .dateTransaction, .temporal, [zone], result: .fixed(.date), stability: .statement,
            "A date by the clock when the transaction began.",
            notes: """
                With the name or offset of a time zone, by the clock there; else in UTC. The same in all \
                statements of the transaction.
                """,
            example: .text("RETURN date.transaction() IS NOT NULL", result: "true")),
        FunctionSignature(
            .dateRealtime, .temporal, [zone], result: .fixed(.date), stability: .none,
            "A date by the clock at this moment.",
            notes: """
                With the name or offset of a time zone, by the clock there; else in UTC. May differ from row to \
                row.
                """,
            example: .text("RETURN date.realtime() IS NOT NULL", result: "true")),
        FunctionSignature(
            .localtimeStatement, .temporal, [zone], result: .fixed(.localTime), stability: .statement,
            "A time of day by the clock when the statement began.",
            notes: """
                With the name or offset of a time zone, by the clock there; else in UTC. The same in all rows of \
                the statement.
                """,
            example: .text("RETURN localtime.statement() IS NOT NULL", result: "true")),
        FunctionSignature(
            .localtimeTransaction, .temporal, [zone], result: .fixed(.localTime), stability: .statement,
            "A time of day by the clock when the transaction began.",
            notes: """
                With the name or offset of a time zone, by the clock there; else in UTC. The same in all \
                statements of the transaction.
                """,
            example: .text("RETURN localtime.transaction() IS NOT NULL", result: "true")),
        FunctionSignature(
            .localtimeRealtime, .temporal, [zone], result: .fixed(.localTime), stability: .none,
            "A time of day by the clock at this moment.",
            notes: """
                With the name or offset of a time zone, by the clock there; else in UTC. May differ from row to \
                row.
                """,
            example: .text("RETURN localtime.realtime() IS NOT NULL", result: "true")),
        FunctionSignature(
            .timeStatement, .temporal, [zone], result: .fixed(.zonedTime), stability: .statement,
            "A time of day with an offset by the clock when the statement began.",
            notes: """
                With the name or offset of a time zone, by the clock there; else in UTC. The same in all rows of \
                the statement.
                """,
            example: .text("RETURN time.statement() IS NOT NULL", result: "true")),
        FunctionSignature(
            .timeTransaction, .temporal, [zone], result: .fixed(.zonedTime), stability: .statement,
            "A time of day with an offset by the clock when the transaction began.",
            notes: """
                With the name or offset of a time zone, by the clock there; else in UTC. The same in all \
                statements of the transaction.
                """,
            example: .text("RETURN time.transaction() IS NOT NULL", result: "true")),
        FunctionSignature(
            .timeRealtime, .temporal, [zone], result: .fixed(.zonedTime), stability: .none,
            "A time of day with an offset by the clock at this moment.",
            notes: """
                With the name or offset of a time zone, by the clock there; else in UTC. May differ from row to \
                row.
                """,
            example: .text("RETURN time.realtime() IS NOT NULL", result: "true")),
        FunctionSignature(
            .localdatetimeStatement, .temporal, [zone], result: .fixed(.localDateTime), stability: .statement,
            "A date and time of day by the clock when the statement began.",
            notes: """
                With the name or offset of a time zone, by the clock there; else in UTC. The same in all rows of \
                the statement.
                """,
            example: .text("RETURN localdatetime.statement() IS NOT NULL", result: "true")),
        FunctionSignature(
            .localdatetimeTransaction, .temporal, [zone], result: .fixed(.localDateTime), stability: .statement,
            "A date and time of day by the clock when the transaction began.",
            notes: """
                With the name or offset of a time zone, by the clock there; else in UTC. The same in all \
                statements of the transaction.
                """,
            example: .text("RETURN localdatetime.transaction() IS NOT NULL", result: "true")),
        FunctionSignature(
            .localdatetimeRealtime, .temporal, [zone], result: .fixed(.localDateTime), stability: .none,
            "A date and time of day by the clock at this moment.",
            notes: """
                With the name or offset of a time zone, by the clock there; else in UTC. May differ from row to \
                row.
                """,
            example: .text("RETURN localdatetime.realtime() IS NOT NULL", result: "true")),
        FunctionSignature(
            .datetimeStatement, .temporal, [zone], result: .fixed(.zonedDateTime), stability: .statement,
            "A date and time of day with a zone by the clock when the statement began.",
            notes: """
                With the name or offset of a time zone, by the clock there; else in UTC. The same in all rows of \
                the statement.
                """,
            example: .text("RETURN datetime.statement() IS NOT NULL", result: "true")),
        FunctionSignature(
            .datetimeTransaction, .temporal, [zone], result: .fixed(.zonedDateTime), stability: .statement,
            "A date and time of day with a zone by the clock when the transaction began.",
            notes: """
                With the name or offset of a time zone, by the clock there; else in UTC. The same in all \
                statements of the transaction.
                """,
            example: .text("RETURN datetime.transaction() IS NOT NULL", result: "true")),
        FunctionSignature(
            .datetimeRealtime, .temporal, [zone], result: .fixed(.zonedDateTime), stability: .none,
            "A date and time of day with a zone by the clock at this moment.",
            notes: """
                With the name or offset of a time zone, by the clock there; else in UTC. May differ from row to \
                row.
                """,
            example: .text("RETURN datetime.realtime() IS NOT NULL", result: "true")),
    ]
}
