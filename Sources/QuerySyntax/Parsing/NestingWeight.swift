/// How much stack the productions that can contain themselves take, in steps of 256 bytes of a debug build.
///
/// Counting levels alone would not do: a subquery in an expression takes as much as four pairs of parentheses. The
/// weights are the measured frames of the functions from one `enter` to the next, rounded up; release builds take a
/// third. A test reads the deepest possible text of every kind on a thread of 512 KiB.
enum NestingWeight: Int {
    /// One level of operators and, on the way to a nested one, of what operands are made of.
    case operators = 12
    /// A minus or plus before another.
    case sign = 8
    /// Parentheses around an expression, the brackets of a list or an index.
    case brackets = 6
    /// Arguments, CASE, a comprehension, the braces of a map, parentheses around a pattern.
    case construct = 11
    /// A pattern inside an expression.
    case pattern = 26
    /// A query inside an expression.
    case subquery = 40

    /// What may be open at one time: 400 KiB.
    static let limit = 1600
}
