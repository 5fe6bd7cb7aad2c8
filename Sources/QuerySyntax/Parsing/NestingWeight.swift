/// How much stack the productions that can contain themselves take, in bytes of a debug build.
///
/// Counting levels alone would not do: a query in an expression takes as much as eight pairs of parentheses. The
/// weights are the measured frames of the functions from one `enter` to the next, rounded up; release builds take
/// less. A test reads the deepest possible text of every kind on a thread of 512 KiB.
enum NestingWeight: Int {
    /// One level of operators and, on the way to a nested one, what operands are made of.
    case operators = 1_100
    /// The operands of AND, OR, XOR and of chained comparisons.
    case chain = 1_050
    /// A minus or plus before another.
    case sign = 650
    /// Parentheses around an expression.
    case parentheses = 300
    /// A list, a call, CASE, a comprehension, the braces of a map, parentheses around a pattern.
    case construct = 1_700
    /// The index of an element.
    case index = 1_800
    case mapProjection = 2_350
    /// A pattern inside an expression.
    case pattern = 3_600
    /// A query inside an expression.
    case subquery = 11_500

    /// What may be open at one time: about 290 pairs of parentheses, 140 nested lists, 30 nested subqueries.
    static let limit = 400 * 1024
}
