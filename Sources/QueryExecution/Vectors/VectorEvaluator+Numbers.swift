import PropertyGraph
import QuerySemantics

/// Functions of one number.
extension VectorEvaluator {
    /// nil where it is the interpreter's: other values than numbers, results that do not fit.
    func numberFunction(_ function: FunctionID, _ a: TypedVector, _ index: Int, _ count: Int) -> TypedVector? {
        let out = buffer(index)
        switch (function, a.kind) {
        case (_, .nulls), (.toInteger, .integers), (.toFloat, .floats): return a
        case (.toFloat, _): return float(a, 0, index, count)
        case (.abs, .integers):
            for row in 0..<count {
                if a.integers[row] == .min { return nil }
                out.integers[row] = Swift.abs(a.integers[row])
            }
            return out.vector(.integers, valid: a.valid)
        case (.abs, .floats):
            for row in 0..<count { out.floats[row] = a.floats[row].magnitude }
            return out.vector(.floats, valid: a.valid)
        case (.toInteger, .floats):
            for row in 0..<count {
                // Not a number fails this as well.
                guard a.floats[row].magnitude < 0x1p63 else { return nil }
                out.integers[row] = Int64(a.floats[row])
            }
            return out.vector(.integers, valid: a.valid)
        default: break
        }
        guard let x = float(a, 0, index, count)?.floats else { return nil }
        if function == .sign {
            for row in 0..<count { out.integers[row] = NumberFunctions.sign(x[row]) }
            return out.vector(.integers, valid: a.valid)
        }
        switch function {
        // In loops of their own, which take less than one that asks for the function.
        case .ceil: each(x, out, count) { NumberFunctions.float(.ceil, $0) }
        case .floor: each(x, out, count) { NumberFunctions.float(.floor, $0) }
        case .round: each(x, out, count) { NumberFunctions.float(.round, $0) }
        case .sqrt: each(x, out, count) { NumberFunctions.float(.sqrt, $0) }
        default:
            guard NumberFunctions.float(function, 1) != nil else { return nil }
            each(x, out, count) { NumberFunctions.float(function, $0) }
        }
        return out.vector(.floats, valid: a.valid)
    }

    @inline(__always)
    private func each(
        _ x: UnsafePointer<Double>, _ out: VectorBuffer, _ count: Int, _ body: (Double) -> Double?
    ) {
        let result = out.floats
        for row in 0..<count { result[row] = body(x[row]) ?? .nan }
    }
}
