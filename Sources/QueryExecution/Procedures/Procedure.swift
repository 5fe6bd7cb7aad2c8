import PropertyGraph
import QuerySemantics

/// Something that CALL can call: a name with inputs and outputs, and code that turns arguments into rows.
public protocol Procedure: Sendable {
    /// Name, inputs and outputs.
    var signature: ProcedureSignature { get }

    /// The rows for one set of arguments.
    ///
    /// - Parameters:
    ///   - arguments: one per input, already of the input's type or null.
    ///   - context: the running statement; values are made in `context.space`.
    /// - Returns: rows of one value per output. What a procedure without outputs returns is ignored.
    func rows(_ arguments: [Slot], _ context: ExecutionContext) throws(ProcedureFailure) -> [[Slot]]
}

/// Why a procedure gave no rows; becomes a `ProcedureFailed` error at the call.
public struct ProcedureFailure: Error, Sendable, Hashable {
    /// One sentence without a full stop.
    public var message: String
    public init(_ message: String) { self.message = message }
}

/// A procedure of the program that uses the library: sees values, not the graph.
struct ValueProcedure: Procedure {
    let signature: ProcedureSignature
    let body: @Sendable ([Value]) throws -> [[Value]]

    func rows(_ arguments: [Slot], _ context: ExecutionContext) throws(ProcedureFailure) -> [[Slot]] {
        let result: [[Value]]
        do {
            result = try body(arguments.map { Value($0, context.space, context.graph) })
        } catch let failure as ProcedureFailure {
            throw failure
        } catch {
            throw ProcedureFailure("\(error)")
        }
        return result.map { row in row.map { context.space.slot(from: $0) } }
    }
}
