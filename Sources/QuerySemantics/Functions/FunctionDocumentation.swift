/// What the documentation, the completer and SHOW FUNCTIONS want of a function, scalar or aggregating.
public struct FunctionDocumentation: Sendable {
    /// The name as documented; also what sorts the entries.
    public var name: String
    public var category: FunctionCategory
    /// `substring(original :: STRING, start :: INTEGER, length :: INTEGER = …) :: STRING`.
    public var signature: String
    /// One line.
    public var summary: String
    /// What one line cannot say; may be empty.
    public var notes: String
    /// What becomes of null, a sentence.
    public var nulls: String
    /// Statements of one row and one column on `FunctionCatalog.exampleGraph`, and the value of each.
    public var examples: [(statement: String, result: String)]

    /// Documentation of a scalar function.
    public init(_ signature: FunctionSignature) {
        name = signature.name
        category = signature.category
        self.signature = Self.text(
            signature.name, signature.parameters, isVariadic: signature.isVariadic, signature.result)
        summary = signature.summary
        notes = signature.notes
        nulls = Self.sentence(signature.nulls, takesNothing: signature.parameters.isEmpty)
        examples = ([signature.example] + signature.furtherExamples)
            .map { ($0.statement(for: signature.name), $0.result) }
    }

    /// Documentation of an aggregating function.
    public init(_ signature: AggregateSignature) {
        name = signature.function == .countRows ? "count(*)" : signature.name
        category = .aggregating
        self.signature =
            signature.function == .countRows
            ? "count(*) :: INTEGER"
            : Self.text(
                signature.name, signature.parameters, isVariadic: false, signature.result, prefix: "[DISTINCT] ")
        summary = signature.summary
        notes = signature.notes
        nulls = Self.sentence(signature.nulls, takesNothing: false)
        examples = ([signature.example] + signature.furtherExamples)
            .map { ($0.statement(for: signature.name), $0.result) }
    }

    private static func sentence(_ nulls: NullBehaviour, takesNothing: Bool) -> String {
        switch nulls {
        case .propagate: takesNothing ? "Takes no argument and never gives null." : "Null when an argument is null."
        case .own(let text): text
        }
    }

    private static func text(
        _ name: String, _ parameters: [FunctionParameter], isVariadic: Bool, _ result: FunctionResult,
        prefix: String = ""
    ) -> String {
        var list = ""
        for (index, parameter) in parameters.enumerated() {
            if parameter.isOptional { list += "[" }
            if index > 0 { list += ", " }
            list += "\(parameter.name) :: \(type(parameter))"
        }
        if isVariadic { list += ", …" }
        list += String(repeating: "]", count: parameters.count(where: \.isOptional))
        return "\(name)(\(prefix)\(list)) :: \(type(result, parameters))"
    }

    private static func type(_ parameter: FunctionParameter) -> String {
        // What the binder lets pass says more than ANY; that it lets everything pass says nothing.
        if parameter.type == .any, parameter.staticKinds != .everything { return parameter.staticKinds.names }
        return parameter.type.specificationName
    }

    private static func type(_ result: FunctionResult, _ parameters: [FunctionParameter]) -> String {
        switch result {
        case .fixed(let type): type.specificationName
        case .argument(let index): index < parameters.count ? type(parameters[index]) : ValueType.any.specificationName
        case .element, .common: ValueType.any.specificationName
        case .numeric: ValueType.number.specificationName
        }
    }
}

extension TypeSet {
    /// `STRING | LIST<ANY>`, in a fixed order.
    var names: String {
        let all: [(TypeSet, ValueType)] = [
            (.boolean, .boolean), (.integer, .integer), (.float, .float), (.string, .string), (.list, .list(.any)),
            (.map, .map), (.node, .node), (.relationship, .relationship), (.path, .path), (.date, .date),
            (.localTime, .localTime), (.zonedTime, .zonedTime), (.localDateTime, .localDateTime),
            (.zonedDateTime, .zonedDateTime), (.duration, .duration),
            (.point, .point),
        ]
        return all.filter { contains($0.0) }.map(\.1.specificationName).joined(separator: " | ")
    }
}

extension FunctionCatalog {
    /// Every function, scalar and aggregating, sorted by category and name.
    public static let documentation: [FunctionDocumentation] =
        (signatures.map { FunctionDocumentation($0) } + aggregates.map { FunctionDocumentation($0) })
        .sorted { ($0.category.position, $0.name.lowercased()) < ($1.category.position, $1.name.lowercased()) }

    /// The statement that builds the graph of the examples.
    public static let exampleGraph = """
        CREATE (an:Person {name: 'An', born: 1990}),
               (binh:Person {name: 'Bình', born: 1985}),
               (chi:Person {name: 'Chi'}),
               (hue:City {name: 'Huế'}),
               (an)-[:LIVES_IN {since: 2015}]->(hue),
               (an)-[:KNOWS {since: 2019}]->(binh),
               (binh)-[:KNOWS {since: 2021}]->(chi)
        """
}

extension FunctionCategory {
    fileprivate var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
