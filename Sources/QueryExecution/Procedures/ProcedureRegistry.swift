import PropertyGraph
import QuerySemantics
import QuerySyntax

/// The procedures that statements may call, by name. A value: each database has its own.
public struct ProcedureRegistry: Sendable {
    private var procedures: [String: any Procedure] = [:]
    /// All signatures by full name, for the binder, which is handed them with every statement.
    public private(set) var signaturesByName: [String: ProcedureSignature] = [:]

    /// The built-in procedures.
    public init() {
        for procedure in BuiltInProcedure.allCases { register(procedure) }
        for procedure in SchemaProcedure.allCases { register(procedure) }
    }

    /// Makes a procedure known; one of the same name is replaced.
    public mutating func register(_ procedure: some Procedure) {
        procedures[procedure.signature.name] = procedure
        signaturesByName[procedure.signature.name] = procedure.signature
    }

    /// Makes a procedure known that works on values.
    ///
    /// - Parameters:
    ///   - signature: full name, inputs and outputs.
    ///   - body: gets one value per input, of that input's type or null; gives rows of one value per output. What it
    ///     throws becomes a `ProcedureFailed` error, and the statement is undone.
    public mutating func register(
        _ signature: ProcedureSignature, body: @escaping @Sendable ([Value]) throws -> [[Value]]
    ) {
        register(ValueProcedure(signature: signature, body: body))
    }

    /// Forgets a procedure.
    public mutating func remove(_ name: String) {
        procedures[name] = nil
        signaturesByName[name] = nil
    }

    /// The procedure of this full name.
    public subscript(name: String) -> (any Procedure)? {
        if let procedure = procedures[name] { return procedure }
        guard let subject = ShowSubject.allCases.first(where: { $0.signature.name == name }) else { return nil }
        return ShowProcedure(subject: subject, procedures: signatures)
    }

    /// Name, inputs and outputs of a procedure, for the binder.
    public func signature(of name: String) -> ProcedureSignature? { procedures[name]?.signature }

    /// All signatures, by name, for help and completion.
    public var signatures: [ProcedureSignature] {
        procedures.values.map(\.signature).sorted { $0.name < $1.name }
    }
}
