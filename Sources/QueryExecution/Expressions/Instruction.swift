/// One step of an expression program: twelve bytes, trivially copyable.
///
/// `result`, `a` and `b` are registers unless the opcode says otherwise, constants below zero; `extra` is a jump target
/// or an index into one of the program's side tables.
struct Instruction: Sendable {
    var opcode: Opcode
    /// Small constant of the opcode: which quantifier, whether negated.
    var flag: UInt8 = 0
    var result: Int16 = 0
    var a: Int16 = 0
    var b: Int16 = 0
    var extra: UInt32 = 0
}

/// The steps of the expression interpreter.
enum Opcode: UInt8, Sendable, CaseIterable {
    /// The program's value is in `a`.
    case finish
    case move
    /// To `extra`.
    case jump
    /// To `extra` unless `a` is true; a value that is neither boolean nor null is an error.
    case jumpUnlessTrue
    /// To `extra` when `a` is not null.
    case jumpIfPresent
    /// Three-valued AND of `result` and `a`, into `result`; jumps to `extra` once it is false.
    case andStep
    /// Three-valued OR of `result` and `a`, into `result`; jumps to `extra` once it is true.
    case orStep
    case xor
    case not
    case negate
    /// `flag` 1: IS NOT NULL.
    case isNull
    /// Type test `extra` (of the table of type tests) of `a`; `flag` 1: IS NOT ::.
    case isTyped
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case add, subtract, multiply, divide, modulo, power, concatenate
    case isIn, startsWith, endsWith, contains, matches
    /// Property `extra` (of the key table) of `a`.
    case property
    /// Element `b` of `a`.
    case subscripted
    /// Elements of `a` from `b` up to `b + 1`; `flag` bit 0: has a lower bound, bit 1: an upper one.
    case slice
    /// Labels `extra` (of the label table) on `a`.
    case hasLabels
    /// List of `b` registers from `a`.
    case makeList
    /// Map of `b` registers from `a`, keys `extra` (of the key list table).
    case makeMap
    /// Properties of the value before `a`, then entries as in `makeMap`; `flag` 1: all of the properties.
    case projectMap
    /// Path of `b` registers from `a`; kinds `extra` (of the path table).
    case makePath
    /// Function `extra` (of the function table) of `b` registers from `a`.
    case call
    /// Subquery `extra`, its imports in `b` registers from `a`.
    case subquery
    /// Begins a loop over the list `a` with the counter `b`; null: `result` becomes null and the loop is left to
    /// `extra`.
    case beginLoop
    /// Next element of `a` into `result`, counter `b`; at the end to `extra`.
    case nextElement
    /// Opens an empty list builder.
    case beginList
    /// Appends `a` to the innermost builder.
    case appendToList
    /// Closes the innermost builder into `result`.
    case endList
    /// Takes the truth `a` into the state `result` of quantifier `flag`; jumps to `extra` once decided.
    case quantifierStep
    /// Value of the quantifier `flag` with state `a`.
    case endQuantifier
}
