import QuerySemantics
import QuerySyntax
import SourceText

/// What binding a text gave.
enum Outcome: Equatable, CustomStringConvertible {
    case bound(String)
    case refused(type: String, code: String)

    var description: String {
        switch self {
        case .bound(let text): "bound:\n\(text)"
        case .refused(let type, let code): "\(type): \(code)"
        }
    }
}

/// Parses and binds one statement.
func outcome(
    _ text: String, parameters: Set<String>? = nil, procedures: [String: ProcedureSignature] = [:]
) -> Outcome {
    let source = SourceText(text)
    do throws(Diagnostic) {
        let parsed = try Parser.parseStatement(source)
        var binder = Binder(source: source, tree: parsed.tree, parameters: parameters, procedures: procedures)
        do throws(SemanticError) {
            let bound = try binder.bind()
            return .bound(BoundStatementPrinter(names: binder.variableNames).print(bound))
        } catch {
            throw error.diagnostic
        }
    } catch {
        return .refused(type: error.type.rawValue, code: error.code.rawValue)
    }
}

/// The bound form of a statement, or its error in one line.
func printed(
    _ text: String, parameters: Set<String>? = nil, procedures: [String: ProcedureSignature] = [:]
) -> String {
    switch outcome(text, parameters: parameters, procedures: procedures) {
    case .bound(let text): text
    case .refused(let type, let code): "\(type): \(code)\n"
    }
}

/// `test.one(in :: INTEGER?) :: (out :: STRING?)` and its like.
func procedure(
    _ name: String, _ inputs: [(String, ValueType)], _ outputs: [(String, ValueType)]
) -> ProcedureSignature {
    ProcedureSignature(
        name: name, inputs: inputs.map { .init(name: $0.0, type: $0.1, nullable: true) },
        outputs: outputs.map { .init(name: $0.0, type: $0.1, nullable: true) })
}
