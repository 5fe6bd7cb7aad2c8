import SourceText

/// All functions of the language, by name.
///
/// Names are compared without regard to the case of ASCII letters. The entries stand in one file per family.
public enum FunctionCatalog {
    /// Every scalar function, by family and name as documented.
    public static let signatures: [FunctionSignature] =
        general + conversions + lists + numbers + trigonometry + strings + points + temporal

    /// Every aggregating function.
    public static let aggregates: [AggregateSignature] = aggregating

    private static let byName: [String: Int] = Dictionary(
        signatures.enumerated().map { ($1.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    private static let byID: [FunctionID: Int] = Dictionary(
        signatures.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    private static let aggregateByName: [String: AggregateFunction] = Dictionary(
        aggregates.filter { $0.function != .countRows }.map { ($0.name.lowercased(), $0.function) },
        uniquingKeysWith: { first, _ in first })

    /// The function of a name, with dots where it has a namespace; nil when there is none.
    public static func lookup(_ name: String) -> FunctionSignature? {
        byName[name.lowercased()].map { signatures[$0] }
    }

    /// The entry of a function.
    public static func signature(_ id: FunctionID) -> FunctionSignature {
        guard let index = byID[id] else { preconditionFailure("a test holds that every FunctionID has an entry") }
        return signatures[index]
    }

    /// The aggregating function of a name (`count` is the one with an argument); nil when there is none.
    public static func aggregate(_ name: String) -> AggregateFunction? { aggregateByName[name.lowercased()] }

    /// The entry of an aggregating function.
    public static func signature(_ function: AggregateFunction) -> AggregateSignature {
        guard let index = aggregates.firstIndex(where: { $0.function == function }) else {
            preconditionFailure("a test holds that every AggregateFunction has an entry")
        }
        return aggregates[index]
    }

    /// The existing function name nearest to a mistyped one; nil when none is near.
    public static func nearest(_ name: String) -> String? {
        if let known = elsewhere[name.lowercased()] { return known }
        return NearestName.find(name, among: signatures.map(\.name) + aggregates.map(\.name))
    }

    /// What functions are called in other languages, and what they are called here.
    private static let elsewhere = [
        "len": "size", "strlen": "size", "char_length": "size", "count_distinct": "count", "now": "datetime",
        "current_date": "date", "current_timestamp": "datetime", "today": "date", "average": "avg", "mean": "avg",
        "ifnull": "coalesce", "nvl": "coalesce", "ucase": "toUpper", "lcase": "toLower",
        "str": "toString", "int": "toInteger", "float": "toFloat", "bool": "toBoolean", "substr": "substring",
        "first": "head", "group_concat": "collect", "array_agg": "collect", "random": "rand", "ceiling": "ceil",
        "stddev": "stDev", "uuid": "randomUUID",
    ]

    /// How to say what is a function in other languages and something else here.
    static func advice(_ name: String) -> String? {
        switch name.lowercased() {
        case "year", "month", "day", "hour", "minute", "second", "week", "quarter":
            "a part of a date or time is read like a property: d.\(name.lowercased())"
        case "isnull": "x IS NULL asks whether a value is missing"
        case "isnotnull": "x IS NOT NULL asks whether a value is there"
        case "concat": "+ joins texts: a + b"
        case "datediff", "date_diff": "duration.inDays(a, b).days counts the days between two dates"
        case "if", "iif", "decode": "CASE WHEN … THEN … ELSE … END chooses a value"
        case "distinct": "DISTINCT stands after RETURN or WITH, or within an aggregate: count(DISTINCT x)"
        default: nil
        }
    }
}
