import PropertyGraph
import SourceText

/// The wordings of everything that can be wrong with a value.
extension RuntimeError {
    /// An operator does not take values of this type.
    static func wrongOperand(_ sign: String, _ slot: Slot, at range: SourceRange) -> RuntimeError {
        RuntimeError(
            .invalidArgumentType, type: .typeError, "`\(sign)` does not take \(slot.tag.description)", at: range)
    }

    /// An operator does not take values of these two types together.
    static func wrongOperands(_ sign: String, _ a: Slot, _ b: Slot, at range: SourceRange) -> RuntimeError {
        RuntimeError(
            .invalidArgumentType, type: .typeError,
            "`\(sign)` does not take \(a.tag.description) and \(b.tag.description)", at: range,
            help: sign == "||" ? "It joins texts and lists; OR stands between conditions." : nil)
    }

    /// A predicate is neither boolean nor null.
    static func notBoolean(_ slot: Slot, at range: SourceRange) -> RuntimeError {
        RuntimeError(
            .invalidArgumentType, type: .typeError, "A condition must be a boolean, not \(slot.tag.description)",
            at: range)
    }

    /// A function does not take a value of this type.
    static func wrongArgument(_ function: String, _ slot: Slot, at range: SourceRange) -> RuntimeError {
        RuntimeError(
            .invalidArgumentValue, type: .typeError, "`\(function)` does not take \(slot.tag.description)", at: range)
    }

    /// An integer result does not fit into 64 bits.
    static func integerOverflow(at range: SourceRange) -> RuntimeError {
        RuntimeError(
            .integerOverflow, type: .arithmeticError, "The result does not fit into a 64-bit integer", at: range,
            help: "Use floats where exactness does not matter: toFloat(…).")
    }

    /// Integer division or remainder by zero.
    static func divisionByZero(at range: SourceRange) -> RuntimeError {
        RuntimeError(
            .divisionByZero, type: .arithmeticError, "Division by zero", at: range,
            help: "A float divisor gives Infinity or NaN instead.")
    }

    /// Something of a deleted node or relationship was asked for.
    static func deleted(_ slot: Slot, at range: SourceRange) -> RuntimeError {
        let kind = slot.tag == .node ? "node" : "relationship"
        return RuntimeError(
            .deletedEntityAccess, type: .entityNotFound,
            "The \(kind) was deleted earlier in the transaction", at: range)
    }

    /// Lists and maps in each other beyond the limit.
    static func nestedTooDeeply(at range: SourceRange) -> RuntimeError {
        RuntimeError(
            .nestingTooDeep, type: .runtimeError,
            "A value nests lists and maps more than \(Slot.largestNesting) levels deep", at: range)
    }

    /// An argument is of the right type but out of range.
    static func outOfRange(_ message: String, at range: SourceRange) -> RuntimeError {
        RuntimeError(.numberOutOfRange, type: .argumentError, message, at: range)
    }

    /// A part of the language that is recognised but cannot be run yet.
    static func unsupported(_ what: String, at range: SourceRange) -> RuntimeError {
        RuntimeError(.unsupportedFeature, type: .runtimeError, "\(what) cannot be run yet", at: range)
    }
}

extension Slot {
    /// The value itself, unless it is nested too deeply.
    @inline(__always)
    func checkingNesting(at range: @autoclosure () -> SourceRange) throws(RuntimeError) -> Slot {
        if nesting > Slot.largestNesting { throw .nestedTooDeeply(at: range()) }
        return self
    }
}

extension SlotTag {
    var isNumber: Bool { self == .integer || self == .float }

    /// Dates, times and durations.
    var isTemporal: Bool {
        switch self {
        case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime, .duration: true
        case .null, .boolean, .integer, .float, .string, .list, .map, .node, .relationship, .path, .point: false
        }
    }
}
