import PropertyGraph
import QuerySemantics
import SourceText

/// Dates, times and durations: the functions, their arithmetic and their components.
///
/// The bodies are the next stage of the work. Everything that would need one comes through `notYet`, and nothing else in
/// the engine refuses a temporal value.
enum TemporalFunctions {
    /// Value of a temporal function.
    static func value(of call: FunctionCall) throws(RuntimeError) -> Slot {
        throw notYet("`\(call.function.rawValue)()`", at: call.range)
    }

    /// Sum of an instant and a duration, or of two durations.
    static func add(_ a: Slot, _ b: Slot, _ space: ValueSpace, at range: SourceRange) throws(RuntimeError) -> Slot {
        throw notYet("Adding temporal values", at: range)
    }

    /// Difference of an instant and a duration, or of two durations.
    static func subtract(
        _ a: Slot, _ b: Slot, _ space: ValueSpace, at range: SourceRange
    ) throws(RuntimeError) -> Slot {
        throw notYet("Subtracting temporal values", at: range)
    }

    /// Product of a duration and a number.
    static func scale(
        _ duration: Slot, by factor: Slot, _ space: ValueSpace, at range: SourceRange
    ) throws(RuntimeError) -> Slot {
        throw notYet("Multiplying durations", at: range)
    }

    /// Quotient of a duration and a number.
    static func divide(
        _ duration: Slot, by divisor: Slot, _ space: ValueSpace, at range: SourceRange
    ) throws(RuntimeError) -> Slot {
        throw notYet("Dividing durations", at: range)
    }

    /// `value.component`
    static func component(
        of value: Slot, _ name: String, _ space: ValueSpace, at range: SourceRange
    ) throws(RuntimeError) -> Slot {
        throw notYet("The component `\(name)` of \(value.tag.description)", at: range)
    }

    private static func notYet(_ what: String, at range: SourceRange) -> RuntimeError { .unsupported(what, at: range) }
}
