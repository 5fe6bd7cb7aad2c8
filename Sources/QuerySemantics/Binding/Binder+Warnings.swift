import QuerySyntax
import SourceText

/// A name of the graph's vocabulary.
enum SchemaName: Hashable, Sendable {
    case label(String)
    case relationshipType(String)
    case propertyKey(String)
}

/// A name used where the statement reads.
struct UsedName: Sendable {
    var name: SchemaName
    var range: SourceRange
}

extension Binder {
    mutating func noteLabel(_ name: Name) { note(.label(name.text), name.range) }
    mutating func noteRelationshipType(_ name: Name) { note(.relationshipType(name.text), name.range) }
    mutating func noteKey(_ name: Name) { note(.propertyKey(name.text), name.range) }

    /// `(Person)`, `-[KNOWS]->`: a variable that is called like a label or type of the graph.
    mutating func noteMissingColon(_ name: Name, of kind: String, as correct: String) {
        hints.append(
            Diagnostic(
                .missingColon, type: .semanticError, "`\(name.text)` is the name of \(kind), and a variable here",
                at: name.range, severity: .warning, help: "\(kind) stands after a colon: \(correct)"))
    }

    private mutating func note(_ name: SchemaName, _ range: SourceRange) {
        if notesNames { usedNames.append(UsedName(name: name, range: range)) }
    }

    /// Names that the statement reads, but neither the graph has nor the statement writes, each once; and, where they
    /// are wanted, hints. In the order of the text. Complete after `bind()`.
    public var warnings: [Diagnostic] {
        let unknownNames = unknownNames
        if unknownNames.isEmpty, hints.isEmpty { return [] }
        return (unknownNames + hints).sorted { $0.range.start < $1.range.start }
    }

    private var unknownNames: [Diagnostic] {
        guard let schema else { return [] }
        let unknown = usedNames.filter { !isKnown($0.name, in: schema) }
        if unknown.isEmpty { return [] }
        var seen: Set<SchemaName> = []
        return unknown.sorted { $0.range.start < $1.range.start }.compactMap { used in
            guard seen.insert(used.name).inserted else { return nil }
            switch used.name {
            case .label(let name):
                return Self.warning(.unknownLabel, "no node has the label", name, schema.labels, used.range)
            case .relationshipType(let name):
                return Self.warning(
                    .unknownRelationshipType, "no relationship has the type", name, schema.relationshipTypes, used.range
                )
            case .propertyKey(let name):
                return Self.warning(
                    .unknownPropertyKey, "nothing in the graph has the property", name, schema.propertyKeys, used.range)
            }
        }
    }

    /// Whether the graph has the name, or the statement brings it in.
    private func isKnown(_ name: SchemaName, in schema: any SchemaNames) -> Bool {
        let isInGraph =
            switch name {
            case .label(let name): schema.hasLabel(name)
            case .relationshipType(let name): schema.hasRelationshipType(name)
            // Keys of a map that is only known when the statement runs may well be these.
            case .propertyKey(let name): writesAnyKeys || schema.hasPropertyKey(name)
            }
        return isInGraph || createdNames.contains(name)
    }

    private static func warning(
        _ code: DiagnosticCode, _ text: String, _ name: String, _ known: [String], _ range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            code, type: .semanticError, "\(text) `\(name)`", at: range, severity: .warning,
            suggestion: NearestName.find(name, among: known))
    }
}
