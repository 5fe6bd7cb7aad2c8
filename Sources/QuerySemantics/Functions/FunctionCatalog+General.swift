extension FunctionCatalog {
    private static let entity: TypeSet = [.node, .relationship]

    /// Predicates, and functions of entities.
    static let general: [FunctionSignature] = [
        FunctionSignature(
            .exists, .predicate, [FunctionParameter("expression", .any)], result: .fixed(.boolean),
            "Whether the expression, usually a property, has a value.",
            example: .call([.integer(1)], .boolean(true))),
        FunctionSignature(
            .isEmpty, .predicate, [FunctionParameter("value", .any, staticKinds: [.string, .list, .map])],
            result: .fixed(.boolean), "Whether a string, list or map has nothing in it.",
            example: .call([.list([])], .boolean(true))),
        FunctionSignature(
            .isNaN, .predicate, [FunctionParameter("number", .number)], result: .fixed(.boolean),
            "Whether a number is NaN.", example: .call([.float(1.5)], .boolean(false))),
        FunctionSignature(
            .coalesce, .scalar, [FunctionParameter("expression", .any)], isVariadic: true, result: .common,
            "The first argument that is not null.", example: .call([.null, .string("b"), .string("c")], .string("b"))),
        FunctionSignature(
            .id, .scalar, [FunctionParameter("entity", .any, staticKinds: entity)], result: .fixed(.integer),
            stability: .statement, "Number of a node or relationship in this graph.",
            example: .text("MATCH (n) RETURN id(n) LIMIT 1", result: "0")),
        FunctionSignature(
            .elementId, .scalar, [FunctionParameter("entity", .any, staticKinds: entity)], result: .fixed(.string),
            stability: .statement, "Number of a node or relationship as a string, with its kind: 'n:0', 'r:7'.",
            example: .text("MATCH (n) RETURN elementId(n) LIMIT 1", result: "'n:0'")),
        FunctionSignature(
            .type, .scalar, [FunctionParameter("relationship", .relationship)], result: .fixed(.string),
            stability: .statement, "Type of a relationship.",
            example: .text("MATCH ()-[r]->() RETURN type(r) LIMIT 1", result: "'KNOWS'")),
        FunctionSignature(
            .labels, .scalar, [FunctionParameter("node", .node)], result: .fixed(.list(.string)),
            stability: .statement, "Labels of a node.",
            example: .text("MATCH (n:City) RETURN labels(n) LIMIT 1", result: "['City']")),
        FunctionSignature(
            .keys, .scalar, [FunctionParameter("value", .any, staticKinds: [.node, .relationship, .map])],
            result: .fixed(.list(.string)), stability: .statement,
            "Property keys of a node or relationship, keys of a map.",
            example: .text("RETURN keys({a: 1, b: null})", result: "['a', 'b']")),
        FunctionSignature(
            .properties, .scalar, [FunctionParameter("value", .any, staticKinds: [.node, .relationship, .map])],
            result: .fixed(.map), stability: .statement, "Properties of a node or relationship as a map.",
            example: .text("RETURN properties({a: 1})", result: "{a: 1}")),
        FunctionSignature(
            .startNode, .scalar, [FunctionParameter("relationship", .relationship)], result: .fixed(.node),
            stability: .statement, "Node at which a relationship starts.",
            example: .text("MATCH ()-[r]->() RETURN startNode(r) LIMIT 1", result: "(:City)")),
        FunctionSignature(
            .endNode, .scalar, [FunctionParameter("relationship", .relationship)], result: .fixed(.node),
            stability: .statement, "Node at which a relationship ends.",
            example: .text("MATCH ()-[r]->() RETURN endNode(r) LIMIT 1", result: "(:City)")),
        FunctionSignature(
            .nullIf, .scalar, [FunctionParameter("first", .any), FunctionParameter("second", .any)],
            result: .argument(0), "Null when both arguments are equal, else the first.",
            example: .call([.integer(4), .integer(4)], .null)),
        FunctionSignature(
            .size, .scalar, [FunctionParameter("value", .any, staticKinds: [.string, .list])],
            result: .fixed(.integer), "Number of elements of a list, of characters of a string.",
            example: .call([.string("Hà Nội")], .integer(6))),
        FunctionSignature(
            .length, .scalar, [FunctionParameter("path", .path)], result: .fixed(.integer),
            "Number of relationships of a path.",
            example: .text("MATCH p = ()-->() RETURN length(p) LIMIT 1", result: "1")),
        FunctionSignature(
            .head, .scalar, [FunctionParameter("list", .list(.any))], result: .element(0),
            "First element of a list; null of an empty one.",
            example: .call([.list([.integer(3), .integer(4)])], .integer(3))
        ),
        FunctionSignature(
            .last, .scalar, [FunctionParameter("list", .list(.any))], result: .element(0),
            "Last element of a list; null of an empty one.",
            example: .call([.list([.integer(3), .integer(4)])], .integer(4))
        ),
        FunctionSignature(
            .randomUUID, .scalar, [], result: .fixed(.string), stability: .none,
            "A random UUID (version 4).",
            example: .text("RETURN size(randomUUID())", result: "36")),
        FunctionSignature(
            .timestamp, .scalar, [], result: .fixed(.integer), stability: .statement,
            "Milliseconds since 1970-01-01T00:00Z at the start of the statement.",
            example: .text("RETURN timestamp() > 0", result: "true")),
        FunctionSignature(
            .valueType, .scalar, [FunctionParameter("value", .any)], result: .fixed(.string),
            "Name of the type of a value.", example: .call([.integer(1)], .string("INTEGER NOT NULL"))),
    ]
}
