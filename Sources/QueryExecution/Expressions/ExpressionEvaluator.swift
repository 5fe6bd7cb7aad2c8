import PropertyGraph
import QuerySemantics
import SourceText

/// Runs one expression program for one statement: holds its registers and constants.
///
/// Used by one thread, like its context. What changes from row to row is exempt from the run-time check for overlapping
/// access, which costs as much as an instruction; no method here calls another while it holds such a field.
public final class ExpressionEvaluator {
    let program: ExpressionProgram
    let context: ExecutionContext
    let space: ValueSpace
    let graph: Graph
    let arithmetic: Arithmetic
    private let subqueries: [any SubqueryRunner]

    /// Register 0; constants stand below it.
    let registers: UnsafeMutablePointer<Slot>
    private let code: UnsafeMutablePointer<Instruction>
    /// Parallel to `code`: a plain load at every step that may fail, where an array would be checked and retained.
    let ranges: UnsafeMutablePointer<SourceRange>

    /// Ids of the program's property keys; nil while the graph does not know the name.
    @exclusivity(unchecked) var keyIDs: [PropertyKeyID?]
    /// Number of names that the key table had when the missing ones were last looked up.
    @exclusivity(unchecked) var knownKeyCount: Int
    /// Keys of map literals and projections; always known.
    let keyListIDs: [[PropertyKeyID]]
    /// Unfinished lists of the comprehensions being run, innermost last.
    @exclusivity(unchecked) var builders: [[Slot]] = []
    @exclusivity(unchecked) var builderCount = 0
    /// Elements that loops have gone over; every 1024 the limits are asked.
    @exclusivity(unchecked) var loopSteps = 0
    /// Size of the statement's heap from which a loop asks the limits at once.
    @exclusivity(unchecked) var checkedBytes = 0
    /// The last pattern of `=~` and what it compiled to; a handle stands for one string as long as the statement runs.
    @exclusivity(unchecked) var lastPattern: (handle: HeapHandle, expression: LazyAutomaton)?
    /// A parameter that the statement was not given.
    @exclusivity(unchecked) private var missingParameter: RuntimeError?
    /// Whether the statement lacks one of the program's parameters, which is the interpreter's to report.
    var lacksParameter: Bool { missingParameter != nil }
    /// The run of the statement for which the constants were filled in.
    @exclusivity(unchecked) private var filledRun = -1
    /// Label tests of the kernels, by index into the program's label sets; made when first needed.
    @exclusivity(unchecked) var labelMasks: [Int: LabelSetMask] = [:]
    /// Buffers of the kernels; made when first needed.
    @exclusivity(unchecked) var scratch: KernelScratch?
    /// Typed evaluation of whole batches; made when first needed.
    @exclusivity(unchecked) var vectors: VectorEvaluator?
    /// How many batches in a row there may yet be that typed evaluation cannot do before it is given up.
    @exclusivity(unchecked) var vectorTries = 4
    /// The run of the statement that `vectors` was made for.
    @exclusivity(unchecked) var vectorRun = -1

    /// - Parameter subqueries: runners of `program.subqueries`, in that order.
    public init(_ program: ExpressionProgram, context: ExecutionContext, subqueries: [any SubqueryRunner] = []) {
        self.program = program
        self.context = context
        self.subqueries = subqueries
        space = context.space
        graph = context.graph
        arithmetic = Arithmetic(space: context.space)
        let constantCount = program.constants.count
        // One more than needed: instructions without operands read register 0 all the same.
        let storage = UnsafeMutablePointer<Slot>.allocate(capacity: constantCount + program.registerCount + 1)
        storage.initialize(repeating: .null, count: constantCount + program.registerCount + 1)
        registers = storage + constantCount
        code = .allocate(capacity: program.code.count)
        code.initialize(from: program.code, count: program.code.count)
        ranges = .allocate(capacity: program.ranges.count)
        ranges.initialize(from: program.ranges, count: program.ranges.count)
        let keys = context.space.keys
        // The keys of map literals first: they may make a key known that is looked up in the same expression.
        keyListIDs = program.keyLists.map { $0.map { PropertyKeyID(keys.intern($0)) } }
        keyIDs = program.keys.map { keys.lookup($0).map(PropertyKeyID.init) }
        knownKeyCount = keys.count
    }

    /// Fills in constants and parameters, once a run.
    @inline(__always)
    private func begin() {
        if filledRun != context.run { fillConstants() }
    }

    private func fillConstants() {
        filledRun = context.run
        missingParameter = nil
        lastPattern = nil
        checkedBytes = 0
        for index in program.constants.indices {
            switch program.constants[index] {
            case .literal(let constant): registers[-1 - index] = Self.slot(constant, space)
            case .parameter(let name, let range):
                if let value = context.parameter(name) {
                    registers[-1 - index] = value
                } else if missingParameter == nil {
                    missingParameter = RuntimeError(
                        .missingParameter, type: .parameterMissing, "Parameter `$\(name)` was not given", at: range)
                }
            }
        }
    }

    deinit {
        (registers - program.constants.count).deallocate()
        code.deallocate()
        ranges.deallocate()
    }

    /// Value for one row of a batch laid out as the program was compiled for.
    public func evaluate(row: Int, of batch: Batch) throws(RuntimeError) -> Slot {
        begin()
        for register in 0..<program.loads.count {
            registers[register] = batch.columns[program.loads[register]].slot(at: row)
        }
        return try run()
    }

    /// Value of an expression without variables.
    public func evaluateConstant() throws(RuntimeError) -> Slot {
        begin()
        return try run()
    }

    /// Values for all rows of a batch, into the first `batch.count` cells of a column.
    public func evaluate(_ batch: Batch, into column: ColumnVector) throws(RuntimeError) {
        begin()
        if evaluateWithVectors(batch, into: column) { return }
        if try evaluateWithKernel(batch, into: column) { return }
        try evaluateRows(batch, into: column)
    }

    /// Row numbers for which the value is true, ascending, into `selected`, which has room for `batch.count`.
    ///
    /// - Returns: how many.
    /// - Throws: also when a value is neither boolean nor null.
    public func filter(_ batch: Batch, selected: UnsafeMutablePointer<UInt32>) throws(RuntimeError) -> Int {
        begin()
        if let count = filterWithVectors(batch, selected: selected) { return count }
        if let count = try filterWithKernels(batch, selected: selected) { return count }
        return try filterRows(batch, selected: selected)
    }

    /// Values row by row, without kernels.
    func evaluateRows(_ batch: Batch, into column: ColumnVector) throws(RuntimeError) {
        let sources = program.loads.map { batch.columns[$0] }
        for row in 0..<batch.count {
            for register in 0..<sources.count { registers[register] = sources[register].slot(at: row) }
            column.set(try run(), at: row)
        }
    }

    /// Selection row by row, without kernels.
    func filterRows(_ batch: Batch, selected: UnsafeMutablePointer<UInt32>) throws(RuntimeError) -> Int {
        let sources = program.loads.map { batch.columns[$0] }
        var count = 0
        for row in 0..<batch.count {
            for register in 0..<sources.count { registers[register] = sources[register].slot(at: row) }
            let value = try run()
            if value.tag == .boolean {
                selected[count] = UInt32(truncatingIfNeeded: row)
                count &+= value.booleanValue ? 1 : 0
            } else if !value.isNull {
                throw .notBoolean(value, at: program.ranges.last ?? .none)
            }
        }
        return count
    }

    private func run() throws(RuntimeError) -> Slot {
        if let missingParameter { throw missingParameter }
        builderCount = 0
        return try execute(code, registers)
    }

    func runSubquery(_ instruction: Instruction) throws(RuntimeError) -> Slot {
        let index = Int(instruction.extra)
        guard index < subqueries.count else {
            preconditionFailure("the executor hands in one runner for each of the program's subqueries")
        }
        let imports = UnsafeBufferPointer(start: registers + Int(instruction.a), count: Int(instruction.b))
        return try subqueries[index].run(kind: program.subqueries[index].kind, imports: imports)
    }

    /// A constant in the statement's heap. A string that the graph has is taken from there, so that comparing it with
    /// properties compares handles.
    static func slot(_ constant: Constant, _ space: ValueSpace) -> Slot {
        switch constant {
        case .null: return .null
        case .boolean(let value): return .boolean(value)
        case .integer(let value): return .integer(value)
        case .float(let value): return .float(value)
        case .string(var text):
            return text.withUTF8 { .string(space.persistent.findString($0) ?? space.local.internString($0)) }
        case .list(let elements): return space.makeList(elements.map { slot($0, space) })
        }
    }
}
