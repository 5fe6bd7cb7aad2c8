import Entente

/// Entente behind the kit's protocol.
public struct EntenteEngine: ConformanceEngine {
    private var database = Database()
    private var session: Session
    private let settings: SessionSettings

    /// - Parameter settings: of the sessions in which the scenarios run. By default a statement may take ten seconds.
    public init(settings: SessionSettings = Self.standardSettings) {
        self.settings = settings
        session = database.session(settings)
    }

    /// A deadline, so that a statement without end fails its scenario only.
    public static var standardSettings: SessionSettings {
        var settings = SessionSettings()
        settings.timeout = .seconds(10)
        return settings
    }

    public mutating func reset() {
        database = Database()
        session = database.session(settings)
    }

    public mutating func execute(_ query: String, parameters: [String: TCKValue]) -> Result<TCKTable, TCKFailure> {
        do throws(Diagnostic) {
            let result = try session.run(query, parameters: parameters.compactMapValues(\.argument))
            let rows = try result.rows().map { row in row.map { TCKValue($0) } }
            return .success(TCKTable(columns: result.columns.map(\.name), rows: rows))
        } catch {
            return .failure(TCKFailure(error))
        }
    }

    public mutating func register(_ procedure: TCKProcedure) {
        database.register(procedure.signature) { arguments in
            procedure.answer(to: arguments.map { TCKValue($0) }).map { row in row.map { $0.argument ?? .null } }
        }
    }
}

extension TCKFailure {
    init(_ diagnostic: Diagnostic) {
        let phase: Phase =
            switch diagnostic.phase {
            case .compileTime: .compileTime
            case .runtime: .runtime
            }
        self.init(
            type: diagnostic.type.rawValue, phase: phase, detail: diagnostic.code.rawValue, message: diagnostic.message)
    }
}

extension TCKProcedure {
    /// What the binder has to know of it.
    public var signature: ProcedureSignature {
        ProcedureSignature(
            name: name, inputs: inputs.map(\.signatureField), outputs: outputs.map(\.signatureField))
    }
}

extension TCKProcedure.Field {
    fileprivate var signatureField: ProcedureSignature.Field {
        let valueType: ValueType =
            switch type {
            case "BOOLEAN": .boolean
            case "INTEGER": .integer
            case "FLOAT": .float
            case "NUMBER": .number
            case "STRING": .string
            case "MAP": .map
            case "NODE": .node
            case "RELATIONSHIP": .relationship
            case "PATH": .path
            default: .any
            }
        return ProcedureSignature.Field(name: name, type: valueType, nullable: isNullable)
    }
}
