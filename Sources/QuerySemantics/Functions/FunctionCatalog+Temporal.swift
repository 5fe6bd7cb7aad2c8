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
            example: .text("RETURN date('2024-02-29')", result: "'2024-02-29'")),
        FunctionSignature(
            .localtime, .temporal, input([.localTime, .zonedTime, .localDateTime, .zonedDateTime]),
            result: .fixed(.localTime), stability: .statement,
            "A time of day from text, parts or another value; that of the clock without argument.",
            example: .text("RETURN localtime('12:30')", result: "'12:30'")),
        FunctionSignature(
            .time, .temporal, input([.localTime, .zonedTime, .localDateTime, .zonedDateTime]),
            result: .fixed(.zonedTime), stability: .statement,
            "A time of day with an offset from text, parts or another value; that of the clock without argument.",
            example: .text("RETURN time('12:30+01:00')", result: "'12:30+01:00'")),
        FunctionSignature(
            .localdatetime, .temporal, input([.date, .localDateTime, .zonedDateTime]), result: .fixed(.localDateTime),
            stability: .statement,
            "A date and time of day from text, parts or another value; that of the clock without argument.",
            example: .text("RETURN localdatetime('2024-02-29T12:30')", result: "'2024-02-29T12:30'")),
        FunctionSignature(
            .datetime, .temporal, input([.date, .localDateTime, .zonedDateTime]), result: .fixed(.zonedDateTime),
            stability: .statement,
            "A date and time of day with a zone from text, parts or another value; that of the clock without argument.",
            example: .text("RETURN datetime('2024-02-29T12:30Z')", result: "'2024-02-29T12:30Z'")),
        FunctionSignature(
            .duration, .temporal, [FunctionParameter("input", .any, staticKinds: [.string, .map, .duration])],
            result: .fixed(.duration),
            "A duration from text or parts.",
            example: .text("RETURN duration('P1DT2H')", result: "'P1DT2H'")),
        FunctionSignature(
            .dateTruncate, .temporal, [unit, instant, fields], result: .fixed(.date),
            "A date, cut off at a unit, with some fields set.",
            example: .text("RETURN date.truncate('month', date('2024-02-29'))", result: "'2024-02-01'")),
        FunctionSignature(
            .localtimeTruncate, .temporal, [unit, instant, fields], result: .fixed(.localTime),
            "A time of day, cut off at a unit, with some fields set.",
            example: .text("RETURN localtime.truncate('hour', localtime('12:30'))", result: "'12:00'")),
        FunctionSignature(
            .timeTruncate, .temporal, [unit, instant, fields], result: .fixed(.zonedTime),
            "A time of day with an offset, cut off at a unit, with some fields set.",
            example: .text("RETURN time.truncate('hour', time('12:30+01:00'))", result: "'12:00+01:00'")),
        FunctionSignature(
            .localdatetimeTruncate, .temporal, [unit, instant, fields], result: .fixed(.localDateTime),
            "A date and time of day, cut off at a unit, with some fields set.",
            example: .text(
                "RETURN localdatetime.truncate('hour', localdatetime('2024-02-29T12:30'))", result: "'2024-02-29T12:00'"
            )),
        FunctionSignature(
            .datetimeTruncate, .temporal, [unit, instant, fields], result: .fixed(.zonedDateTime),
            "A date and time of day with a zone, cut off at a unit, with some fields set.",
            example: .text(
                "RETURN datetime.truncate('hour', datetime('2024-02-29T12:30Z'))", result: "'2024-02-29T12:00Z'")),
        FunctionSignature(
            .datetimeFromEpoch, .temporal,
            [FunctionParameter("seconds", .number), FunctionParameter("nanoseconds", .number)],
            result: .fixed(.zonedDateTime),
            "The moment so many seconds after 1970-01-01T00:00Z.",
            example: .text("RETURN datetime.fromepoch(0, 0)", result: "'1970-01-01T00:00Z'")),
        FunctionSignature(
            .datetimeFromEpochMillis, .temporal, [FunctionParameter("milliseconds", .number)],
            result: .fixed(.zonedDateTime),
            "The moment so many milliseconds after 1970-01-01T00:00Z.",
            example: .text("RETURN datetime.fromepochmillis(0)", result: "'1970-01-01T00:00Z'")),
        FunctionSignature(
            .durationBetween, .temporal, pair, result: .fixed(.duration),
            "Difference of two instants in all units.",
            example: .text("RETURN duration.between(date('2024-02-01'), date('2024-03-02'))", result: "'P1M1D'")),
        FunctionSignature(
            .durationInMonths, .temporal, pair, result: .fixed(.duration),
            "Difference of two instants in whole months.",
            example: .text("RETURN duration.inMonths(date('2024-02-01'), date('2024-03-02'))", result: "'P1M'")),
        FunctionSignature(
            .durationInDays, .temporal, pair, result: .fixed(.duration),
            "Difference of two instants in whole days.",
            example: .text("RETURN duration.inDays(date('2024-02-01'), date('2024-03-02'))", result: "'P30D'")),
        FunctionSignature(
            .durationInSeconds, .temporal, pair, result: .fixed(.duration),
            "Difference of two instants in seconds.",
            example: .text("RETURN duration.inSeconds(date('2024-02-01'), date('2024-03-02'))", result: "'PT720H'")),
        FunctionSignature(
            .dateStatement, .temporal, [zone], result: .fixed(.date), stability: .statement,
            "A date by the clock when the statement began.",
            example: .text("RETURN date.statement() IS NOT NULL", result: "true")),
        FunctionSignature(
            .dateTransaction, .temporal, [zone], result: .fixed(.date), stability: .statement,
            "A date by the clock when the transaction began.",
            example: .text("RETURN date.transaction() IS NOT NULL", result: "true")),
        FunctionSignature(
            .dateRealtime, .temporal, [zone], result: .fixed(.date), stability: .none,
            "A date by the clock at this moment.",
            example: .text("RETURN date.realtime() IS NOT NULL", result: "true")),
        FunctionSignature(
            .localtimeStatement, .temporal, [zone], result: .fixed(.localTime), stability: .statement,
            "A time of day by the clock when the statement began.",
            example: .text("RETURN localtime.statement() IS NOT NULL", result: "true")),
        FunctionSignature(
            .localtimeTransaction, .temporal, [zone], result: .fixed(.localTime), stability: .statement,
            "A time of day by the clock when the transaction began.",
            example: .text("RETURN localtime.transaction() IS NOT NULL", result: "true")),
        FunctionSignature(
            .localtimeRealtime, .temporal, [zone], result: .fixed(.localTime), stability: .none,
            "A time of day by the clock at this moment.",
            example: .text("RETURN localtime.realtime() IS NOT NULL", result: "true")),
        FunctionSignature(
            .timeStatement, .temporal, [zone], result: .fixed(.zonedTime), stability: .statement,
            "A time of day with an offset by the clock when the statement began.",
            example: .text("RETURN time.statement() IS NOT NULL", result: "true")),
        FunctionSignature(
            .timeTransaction, .temporal, [zone], result: .fixed(.zonedTime), stability: .statement,
            "A time of day with an offset by the clock when the transaction began.",
            example: .text("RETURN time.transaction() IS NOT NULL", result: "true")),
        FunctionSignature(
            .timeRealtime, .temporal, [zone], result: .fixed(.zonedTime), stability: .none,
            "A time of day with an offset by the clock at this moment.",
            example: .text("RETURN time.realtime() IS NOT NULL", result: "true")),
        FunctionSignature(
            .localdatetimeStatement, .temporal, [zone], result: .fixed(.localDateTime), stability: .statement,
            "A date and time of day by the clock when the statement began.",
            example: .text("RETURN localdatetime.statement() IS NOT NULL", result: "true")),
        FunctionSignature(
            .localdatetimeTransaction, .temporal, [zone], result: .fixed(.localDateTime), stability: .statement,
            "A date and time of day by the clock when the transaction began.",
            example: .text("RETURN localdatetime.transaction() IS NOT NULL", result: "true")),
        FunctionSignature(
            .localdatetimeRealtime, .temporal, [zone], result: .fixed(.localDateTime), stability: .none,
            "A date and time of day by the clock at this moment.",
            example: .text("RETURN localdatetime.realtime() IS NOT NULL", result: "true")),
        FunctionSignature(
            .datetimeStatement, .temporal, [zone], result: .fixed(.zonedDateTime), stability: .statement,
            "A date and time of day with a zone by the clock when the statement began.",
            example: .text("RETURN datetime.statement() IS NOT NULL", result: "true")),
        FunctionSignature(
            .datetimeTransaction, .temporal, [zone], result: .fixed(.zonedDateTime), stability: .statement,
            "A date and time of day with a zone by the clock when the transaction began.",
            example: .text("RETURN datetime.transaction() IS NOT NULL", result: "true")),
        FunctionSignature(
            .datetimeRealtime, .temporal, [zone], result: .fixed(.zonedDateTime), stability: .none,
            "A date and time of day with a zone by the clock at this moment.",
            example: .text("RETURN datetime.realtime() IS NOT NULL", result: "true")),
    ]
}
