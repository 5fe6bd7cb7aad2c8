import PropertyGraph
import QuerySemantics
import SourceText

/// The bodies of the functions; what they are called and take is in `FunctionCatalog`.
///
/// The binder has seen to the number of arguments. A null argument gives null unless the function says otherwise.
enum FunctionLibrary {
    /// Value of a call.
    static func call(
        _ function: FunctionID, _ arguments: UnsafeBufferPointer<Slot>, _ context: ExecutionContext,
        at range: SourceRange
    ) throws(RuntimeError) -> Slot {
        let call = FunctionCall(function: function, arguments: arguments, context: context, range: range)
        switch function {
        case .exists, .isEmpty, .isNaN, .coalesce, .id, .elementId, .type, .labels, .keys, .properties, .startNode,
            .endNode, .nullIf, .size, .length, .head, .last, .randomUUID, .timestamp, .valueType:
            return try GeneralFunctions.value(of: call)
        case .toBoolean, .toInteger, .toFloat, .toString, .toBooleanOrNull, .toIntegerOrNull, .toFloatOrNull,
            .toStringOrNull, .toBooleanList, .toIntegerList, .toFloatList, .toStringList:
            return try ConversionFunctions.value(of: call)
        case .nodes, .relationships, .range, .reverse, .tail:
            return try ListFunctions.value(of: call)
        case .abs, .ceil, .floor, .round, .sign, .rand, .sqrt, .exp, .log, .log10, .e, .pi, .sin, .cos, .tan, .cot,
            .asin, .acos, .atan, .atan2, .degrees, .radians, .haversin, .sinh, .cosh, .tanh, .coth:
            return try NumberFunctions.value(of: call)
        case .left, .right, .lTrim, .rTrim, .trim, .btrim, .replace, .split, .substring, .toLower, .toUpper, .lower,
            .upper, .normalize, .charLength, .characterLength:
            return try StringFunctions.value(of: call)
        case .point, .pointDistance, .pointWithinBBox:
            return try PointFunctions.value(of: call)
        case .date, .localtime, .time, .localdatetime, .datetime, .duration, .dateTruncate, .localtimeTruncate,
            .timeTruncate, .localdatetimeTruncate, .datetimeTruncate, .datetimeFromEpoch, .datetimeFromEpochMillis,
            .durationBetween, .durationInMonths, .durationInDays, .durationInSeconds, .dateStatement,
            .dateTransaction, .dateRealtime, .localtimeStatement, .localtimeTransaction, .localtimeRealtime,
            .timeStatement, .timeTransaction, .timeRealtime, .localdatetimeStatement, .localdatetimeTransaction,
            .localdatetimeRealtime, .datetimeStatement, .datetimeTransaction, .datetimeRealtime:
            return try TemporalFunctions.value(of: call)
        }
    }
}

/// One call: what, with which arguments, where in the text.
struct FunctionCall {
    let function: FunctionID
    let arguments: UnsafeBufferPointer<Slot>
    let context: ExecutionContext
    let range: SourceRange

    var space: ValueSpace { context.space }
    var graph: Graph { context.graph }

    /// An argument; null when it was left out.
    subscript(_ index: Int) -> Slot { index < arguments.count ? arguments[index] : .null }

    /// Whether any of the arguments is null.
    var hasNull: Bool { arguments.contains { $0.isNull } }

    /// The error for an argument of a wrong type.
    func wrong(_ slot: Slot) -> RuntimeError { .wrongArgument("\(function.rawValue)()", slot, at: range) }

    /// An argument that has to be a string.
    func string(_ index: Int) throws(RuntimeError) -> UnsafeBufferPointer<UInt8> {
        guard self[index].tag == .string else { throw wrong(self[index]) }
        return space.utf8(self[index])
    }

    /// An argument that has to be an integer.
    func integer(_ index: Int) throws(RuntimeError) -> Int64 {
        guard self[index].tag == .integer else { throw wrong(self[index]) }
        return self[index].integerValue
    }

    /// An argument that has to be a number.
    func number(_ index: Int) throws(RuntimeError) -> Double {
        guard self[index].tag.isNumber else { throw wrong(self[index]) }
        return Arithmetic.float(self[index])
    }

    /// An argument that has to be a list.
    func list(_ index: Int) throws(RuntimeError) -> UnsafeBufferPointer<Slot> {
        guard self[index].tag == .list else { throw wrong(self[index]) }
        return space.list(self[index])
    }

    /// An argument that has to be a count: an integer not below zero.
    func count(_ index: Int) throws(RuntimeError) -> Int {
        let value = try integer(index)
        guard value >= 0 else {
            throw .outOfRange("`\(function.rawValue)()` does not take the negative number \(value)", at: range)
        }
        return Int(value)
    }
}
