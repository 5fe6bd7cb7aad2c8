import PropertyGraph
import QuerySemantics
import QuerySyntax

/// The table of a SHOW statement.
struct ShowProcedure: Procedure {
    let subject: ShowSubject
    /// What SHOW PROCEDURES lists.
    let procedures: [ProcedureSignature]

    var signature: ProcedureSignature { subject.signature }

    func rows(_ arguments: [Slot], _ context: ExecutionContext) throws(ProcedureFailure) -> [[Slot]] {
        let graph = context.graph
        let space = context.space
        func text(_ text: String) -> Slot { space.makeString(text) }
        func list(_ text: String) -> Slot { space.makeList([space.makeString(text)]) }
        switch subject {
        case .indexes:
            return graph.indexes.map { index in
                let (entity, name) =
                    switch index.subject {
                    case .nodes(let label): ("NODE", graph.name(of: label))
                    case .relationships(let type): ("RELATIONSHIP", graph.name(of: type))
                    }
                return [
                    text(index.name), text(entity), list(name), list(graph.name(of: index.key)),
                    index.isUnique ? text(index.name) : .null,
                ]
            }
        case .constraints:
            return graph.constraints.map { constraint in
                [
                    text(constraint.name), text("UNIQUENESS"), text("NODE"), list(graph.name(of: constraint.label)),
                    list(graph.name(of: constraint.key)),
                ]
            }
        case .functions:
            let scalars = FunctionCatalog.signatures.map { function in
                (function.name, function.category.rawValue, function.summary, function.description, false)
            }
            let aggregates = FunctionCatalog.aggregates.filter { $0.function != .countRows }.map { function in
                let parameters = function.parameters.map(\.name).joined(separator: ", ")
                return (
                    function.name, FunctionCategory.aggregating.rawValue, function.summary,
                    "\(function.name)(\(parameters))", true
                )
            }
            return (scalars + aggregates).sorted { $0.0 < $1.0 }.map { entry in
                [text(entry.0), text(entry.1), text(entry.2), text(entry.3), .boolean(entry.4)]
            }
        case .procedures:
            return procedures.map { [text($0.name), text($0.description)] }
        }
    }
}

extension ProcedureSignature {
    /// `db.labels() :: (label :: STRING)`
    public var description: String {
        func list(_ fields: [Field]) -> String {
            fields.map { "\($0.name) :: \($0.type.specificationName)" }.joined(separator: ", ")
        }
        return "\(name)(\(list(inputs))) :: " + (outputs.isEmpty ? "VOID" : "(\(list(outputs)))")
    }
}
