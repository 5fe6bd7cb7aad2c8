import PropertyGraph
import QueryPlanning
import QuerySemantics
import SourceText

/// A bound expression as code for a register machine; immutable, shared by all runs of a statement.
///
/// Registers hold slots. Below zero stand constants and parameters, filled once a run; from zero the variables of the
/// row, filled once a row; then temporaries, handed out like a stack. So operands that are constants or variables cost
/// no instruction.
///
/// Rejected: a tree of closures (110-250 ns for seven operators on one row, against 41-60 for this).
public struct ExpressionProgram: Sendable {
    /// Subqueries in the order in which the evaluator expects their runners.
    public internal(set) var subqueries: [SubqueryUse] = []

    var code: [Instruction] = []
    /// Where in the text an instruction's errors belong; parallel to `code`.
    var ranges: [SourceRange] = []
    /// Contents of the registers -1, -2, ….
    var constants: [ConstantSource] = []
    /// Columns of the row that go to the registers 0, 1, ….
    var loads: [Int] = []
    /// Number of registers from zero.
    var registerCount = 0

    // Side tables of the instructions.
    var keys: [String] = []
    var keyLists: [[String]] = []
    var labelSets: [[String]] = []
    var functions: [FunctionID] = []
    var paths: [[PathElementKind]] = []
    var typeTests: [TypeTest] = []

    /// What was compiled, and over which rows; of it the vector program is made when batches are large enough.
    private(set) var source: (expression: BoundExpression, layout: RowLayout)?

    /// What whole batches can be done with instead of the code; nil when nothing is known.
    var projection: ProjectionKernel?
    /// The predicate as a conjunction of kernels; nil when any part is none.
    var conjuncts: [FilterKernel]?

    /// Compiles an expression over rows of a layout.
    ///
    /// - Throws: when the expression uses a variable that the row does not have, or is too large.
    public init(_ expression: BoundExpression, layout: RowLayout) throws(RuntimeError) {
        var compiler = ExpressionCompiler(layout: layout)
        self = try compiler.compile(expression)
        source = (expression, layout)
    }

    init() {}

    /// Number of instructions; for plans and tests.
    public var instructionCount: Int { code.count }
}

/// What a register holds before the first row.
enum ConstantSource: Sendable {
    case literal(Constant)
    case parameter(String, SourceRange)
}

/// What a register of `makePath` holds.
enum PathElementKind: Sendable, Hashable { case node, relationship, relationships }
