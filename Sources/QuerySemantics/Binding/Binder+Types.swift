import QuerySyntax
import SourceText

extension TypeExpression {
    /// Whether two types are written alike, whatever the case of their names.
    func isSame(as other: TypeExpression) -> Bool {
        alternatives.count == other.alternatives.count
            && zip(alternatives, other.alternatives).allSatisfy { left, right in
                left.name == right.name && left.excludesNull == right.excludesNull
                    && left.parameter.count == right.parameter.count
                    && zip(left.parameter, right.parameter).allSatisfy { $0.isSame(as: $1) }
            }
    }
}

extension TypeExpression.Term {
    /// The name in capitals.
    var name: String { words.map { $0.text.uppercased() }.joined(separator: " ") }
}

extension Binder {
    /// Names of types and the kinds of their values; lists and `PROPERTY VALUE` apart.
    private static let typeKinds: [(name: String, kinds: TypeSet)] = [
        ("BOOLEAN", .boolean), ("BOOL", .boolean), ("INTEGER", .integer), ("INT", .integer),
        ("SIGNED INTEGER", .integer), ("FLOAT", .float), ("STRING", .string), ("VARCHAR", .string), ("MAP", .map),
        ("NODE", .node), ("ANY NODE", .node), ("VERTEX", .node), ("ANY VERTEX", .node),
        ("RELATIONSHIP", .relationship), ("ANY RELATIONSHIP", .relationship), ("EDGE", .relationship),
        ("ANY EDGE", .relationship), ("PATH", .path), ("DATE", .date), ("LOCAL TIME", .localTime),
        ("ZONED TIME", .zonedTime), ("LOCAL DATETIME", .localDateTime), ("ZONED DATETIME", .zonedDateTime),
        ("DURATION", .duration), ("POINT", .point), ("ANY MAP", .map), ("ANY", .everything),
        ("ANY VALUE", .everything), ("NOTHING", []), ("NULL", []),
    ]

    /// Resolves the names of a type.
    func bindType(_ type: TypeExpression) throws(SemanticError) -> TypeTest {
        var alternatives: [TypeTest.Alternative] = []
        var names: [String] = []
        for term in type.alternatives {
            let (found, name) = try bindTerm(term)
            alternatives += found
            names.append(name + (term.excludesNull ? " NOT NULL" : ""))
        }
        return TypeTest(alternatives, description: names.joined(separator: " | "))
    }

    private func bindTerm(
        _ term: TypeExpression.Term
    ) throws(SemanticError) -> (alternatives: [TypeTest.Alternative], name: String) {
        let name = term.name
        if name == "LIST" || name == "ARRAY" {
            var element: [TypeTest] = []
            for parameter in term.parameter { element.append(try bindType(parameter)) }
            let written = element.first.map { "LIST<\($0.description)>" } ?? "LIST"
            return ([TypeTest.Alternative(kinds: .list, element: element, admitsNull: !term.excludesNull)], written)
        }
        let written = term.words.map(\.text).joined(separator: " ")
        guard term.parameter.isEmpty else { throw .unknownType(written + "<…>", nearest: nil, at: term.range) }
        if name == "PROPERTY VALUE" || name == "ANY PROPERTY" {
            return (TypeTest.propertyValue(admitsNull: !term.excludesNull), "PROPERTY VALUE")
        }
        guard let known = Self.typeKinds.first(where: { $0.name == name }) else {
            let names = Self.typeKinds.map(\.name) + ["LIST", "PROPERTY VALUE"]
            throw .unknownType(written, nearest: NearestName.find(name, among: names), at: term.range)
        }
        let admitsNull = name != "NOTHING" && !term.excludesNull
        return ([TypeTest.Alternative(kinds: known.kinds, admitsNull: admitsNull)], name)
    }
}
