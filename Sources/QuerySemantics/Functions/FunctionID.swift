/// Every scalar function of the language, by its name as documented.
///
/// Names are compared without regard to case. Namespaced names are written with dots: `duration.between`.
public enum FunctionID: String, CaseIterable, Sendable, Hashable {
    // Predicates
    case exists, isEmpty, isNaN
    // Scalars and entities
    case coalesce, id, elementId, type, labels, keys, properties, startNode, endNode, nullIf, size, length, head, last
    case randomUUID, timestamp, valueType
    // Conversion
    case toBoolean, toInteger, toFloat, toString
    case toBooleanOrNull, toIntegerOrNull, toFloatOrNull, toStringOrNull
    case toBooleanList, toIntegerList, toFloatList, toStringList
    // Lists and paths
    case nodes, relationships, range, reverse, tail
    // Numbers
    case abs, ceil, floor, round, sign, rand, sqrt, exp, log, log10, e, pi
    case sin, cos, tan, cot, asin, acos, atan, atan2, degrees, radians, haversin
    case sinh, cosh, tanh, coth
    // Strings
    case left, right, lTrim, rTrim, trim, btrim, replace, split, substring, toLower, toUpper, lower, upper, normalize
    case charLength = "char_length"
    case characterLength = "character_length"
    // Points
    case point
    case pointDistance = "point.distance"
    case pointWithinBBox = "point.withinBBox"
    // Temporal
    case date, localtime, time, localdatetime, datetime, duration
    case dateTruncate = "date.truncate"
    case localtimeTruncate = "localtime.truncate"
    case timeTruncate = "time.truncate"
    case localdatetimeTruncate = "localdatetime.truncate"
    case datetimeTruncate = "datetime.truncate"
    case datetimeFromEpoch = "datetime.fromepoch"
    case datetimeFromEpochMillis = "datetime.fromepochmillis"
    case durationBetween = "duration.between"
    case durationInMonths = "duration.inMonths"
    case durationInDays = "duration.inDays"
    case durationInSeconds = "duration.inSeconds"
    case dateStatement = "date.statement"
    case dateTransaction = "date.transaction"
    case dateRealtime = "date.realtime"
    case localtimeStatement = "localtime.statement"
    case localtimeTransaction = "localtime.transaction"
    case localtimeRealtime = "localtime.realtime"
    case timeStatement = "time.statement"
    case timeTransaction = "time.transaction"
    case timeRealtime = "time.realtime"
    case localdatetimeStatement = "localdatetime.statement"
    case localdatetimeTransaction = "localdatetime.transaction"
    case localdatetimeRealtime = "localdatetime.realtime"
    case datetimeStatement = "datetime.statement"
    case datetimeTransaction = "datetime.transaction"
    case datetimeRealtime = "datetime.realtime"
}
