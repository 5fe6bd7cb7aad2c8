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
        if schema != nil { usedNames.append(UsedName(name: name, range: range)) }
    }

    /// Names that the statement reads, but neither the graph has nor the statement writes, each once; and, where they
    /// are wanted, hints. In the order of the text. Complete after `bind()`.
    public var warnings: [Diagnostic] {
        (unknownNames + hints).sorted { $0.range.start < $1.range.start }
    }

    private var unknownNames: [Diagnostic] {
        guard let schema else { return [] }
        var seen = createdNames
        var result: [Diagnostic] = []
        for used in usedNames.sorted(by: { $0.range.start < $1.range.start }) where seen.insert(used.name).inserted {
            switch used.name {
            case .label(let name):
                if schema.hasLabel(name) { continue }
                result.append(
                    Self.warning(.unknownLabel, "no node has the label", name, schema.labels, used.range))
            case .relationshipType(let name):
                if schema.hasRelationshipType(name) { continue }
                result.append(
                    Self.warning(
                        .unknownRelationshipType, "no relationship has the type", name, schema.relationshipTypes,
                        used.range))
            case .propertyKey(let name):
                // Keys of a map that is only known when the statement runs may well be these.
                if writesAnyKeys || schema.hasPropertyKey(name) { continue }
                result.append(
                    Self.warning(
                        .unknownPropertyKey, "nothing in the graph has the property", name, schema.propertyKeys,
                        used.range))
            }
        }
        return result
    }

    private static func warning(
        _ code: DiagnosticCode, _ text: String, _ name: String, _ known: [String], _ range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            code, type: .semanticError, "\(text) `\(name)`", at: range, severity: .warning,
            suggestion: NearestName.find(name, among: known))
    }
}
