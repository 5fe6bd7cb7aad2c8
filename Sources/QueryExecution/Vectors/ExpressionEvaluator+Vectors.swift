import PropertyGraph

/// Typed evaluation of whole batches, where the expression and the batch allow it.
extension ExpressionEvaluator {
    /// Batches with fewer rows are not worth the vectors' memory.
    private static var leastRows: Int { 8 }

    /// The values for the rows of a batch; nil when the interpreter has to make them. Good until the next call.
    func vector(_ batch: Batch) -> TypedVector? {
        guard batch.count >= Self.leastRows else { return nil }
        if vectorRun != context.run {
            vectorRun = context.run
            if vectors?.belongsToRun == true { vectors = nil }
            vectorTries = 4
        }
        guard vectorTries > 0 else { return nil }
        if vectors == nil {
            guard let source = program.source, let made = VectorProgram(source.expression, layout: source.layout) else {
                vectorTries = 0
                return nil
            }
            vectors = VectorEvaluator(made, context: context, capacity: max(batch.count, context.batchSize))
        }
        guard let result = vectors?.evaluate(batch) else {
            vectorTries -= 1
            return nil
        }
        vectorTries = 4
        return result
    }

    func evaluateWithVectors(_ batch: Batch, into column: ColumnVector) -> Bool {
        // Values of a column are slots already.
        if case .variable? = program.source?.expression.kind { return false }
        guard column.kind == .slots, let vector = vector(batch) else { return false }
        vector.box(batch.count, into: column.slots)
        assert(agrees(batch, column), "vectors and the interpreter differ")
        return true
    }

    func filterWithVectors(_ batch: Batch, selected: UnsafeMutablePointer<UInt32>) -> Int? {
        guard let vector = vector(batch) else { return nil }
        var count = 0
        switch vector.kind {
        case .nulls: return 0
        case .booleans:
            if let valid = vector.valid {
                for row in 0..<batch.count {
                    selected[count] = UInt32(truncatingIfNeeded: row)
                    count &+= Int(vector.booleans[row] & valid[row])
                }
            } else {
                count = Self.select(vector.booleans, batch.count, into: selected)
            }
        case .integers, .floats, .strings, .dates: return nil
        }
        assert(agrees(batch, selected, count), "vectors and the interpreter differ")
        return count
    }

    /// Number of rows for which the value is true; nil when they have to be looked at one by one.
    func countTrue(_ batch: Batch) -> Int? {
        guard let vector = vector(batch) else { return nil }
        switch vector.kind {
        case .nulls: return 0
        case .booleans:
            var count = 0
            if let valid = vector.valid {
                for row in 0..<batch.count { count &+= Int(vector.booleans[row] & valid[row]) }
            } else {
                for row in 0..<batch.count { count &+= Int(vector.booleans[row]) }
            }
            return count
        case .integers, .floats, .strings, .dates: return nil
        }
    }

    /// Row numbers of the ones among zeros and ones; eight rows without any are one step.
    @inline(__always)
    private static func select(
        _ truths: UnsafePointer<UInt8>, _ count: Int, into selected: UnsafeMutablePointer<UInt32>
    ) -> Int {
        var kept = 0
        var row = 0
        while row &+ 8 <= count {
            if UnsafeRawPointer(truths + row).loadUnaligned(as: UInt64.self) != 0 {
                for next in row..<row &+ 8 {
                    selected[kept] = UInt32(truncatingIfNeeded: next)
                    kept &+= Int(truths[next])
                }
            }
            row &+= 8
        }
        while row < count {
            selected[kept] = UInt32(truncatingIfNeeded: row)
            kept &+= Int(truths[row])
            row &+= 1
        }
        return kept
    }
}
