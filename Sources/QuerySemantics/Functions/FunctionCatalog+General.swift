extension FunctionCatalog {
    private static let entity: TypeSet = [.node, .relationship]

    /// Predicates, and functions of entities.
    static let general: [FunctionSignature] = [
        FunctionSignature(
            .exists, .predicate, [FunctionParameter("expression", .any)], result: .fixed(.boolean),
            "Whether the expression, usually a property, has a value.",
            notes: """
                `exists(n.key)` says the same as `n.key IS NOT NULL`. Around a pattern it is the pattern's \
                truth: whether it matches at least once.
                """,
            nulls: .own("False of null; never null."),
            example: .call([.integer(1)], .boolean(true)),
            further: [
                .text("MATCH (p:Person {name: 'Chi'}) RETURN exists(p.born)", result: "false"),
                .text("MATCH (p:Person {name: 'An'}) RETURN exists((p)-[:KNOWS]->())", result: "true"),
            ]),
        FunctionSignature(
            .isEmpty, .predicate, [FunctionParameter("value", .any, staticKinds: [.string, .list, .map])],
            result: .fixed(.boolean), "Whether a string, list or map has nothing in it.",
            notes: "A string of blanks is not empty. Use it for a list rather than `size(list) = 0`.",
            example: .call([.list([])], .boolean(true)),
            further: [
                .text("RETURN isEmpty('')", result: "true"),
                .text("RETURN isEmpty({a: null})", result: "false"),
            ]),
        FunctionSignature(
            .isNaN, .predicate, [FunctionParameter("number", .number)], result: .fixed(.boolean),
            "Whether a number is NaN.", notes: "NaN equals nothing, itself included, so that `=` cannot find it.",
            example: .call([.float(1.5)], .boolean(false)),
            further: [
                .text("RETURN isNaN(0.0 / 0.0)", result: "true")
            ]),
        FunctionSignature(
            .coalesce, .scalar, [FunctionParameter("expression", .any)], isVariadic: true, result: .common,
            "The first argument that is not null.", notes: "Takes one argument or more, of any types.",
            nulls: .own("Null only when every argument is null."),
            example: .call([.null, .string("b"), .string("c")], .string("b")),
            further: [
                .text("MATCH (p:Person {name: 'Chi'}) RETURN coalesce(p.born, 'unknown')", result: "'unknown'")
            ]),
        FunctionSignature(
            .id, .scalar, [FunctionParameter("entity", .any, staticKinds: entity)], result: .fixed(.integer),
            stability: .statement, "Number of a node or relationship in this graph.",
            notes: """
                Numbers are given from 0 in the order of creation; the number of a deleted entity may not be \
                relied on. Nodes and relationships are numbered apart. For names that last, store a property.
                """,
            example: .text("MATCH (p:Person {name: 'An'}) RETURN id(p)", result: "0"),
            further: [
                .text("MATCH (c:City) RETURN id(c)", result: "3")
            ]),
        FunctionSignature(
            .elementId, .scalar, [FunctionParameter("entity", .any, staticKinds: entity)], result: .fixed(.string),
            stability: .statement, "Number of a node or relationship as a string, with its kind: 'n:0', 'r:7'.",
            notes: """
                Unlike `id()`, a node and a relationship never have the same one. It lasts as long as the graph \
                is in memory.
                """,
            example: .text("MATCH (c:City) RETURN elementId(c)", result: "'n:3'")),
        FunctionSignature(
            .type, .scalar, [FunctionParameter("relationship", .relationship)], result: .fixed(.string),
            stability: .statement, "Type of a relationship.",
            notes: """
                A relationship has exactly one type. Of a deleted relationship the type is still known in the \
                same statement.
                """,
            example: .text("MATCH ()-[r]->(:City) RETURN type(r)", result: "'LIVES_IN'")),
        FunctionSignature(
            .labels, .scalar, [FunctionParameter("node", .node)], result: .fixed(.list(.string)),
            stability: .statement, "Labels of a node.",
            notes: """
                In the order of their first use in the graph. The entity must not have been deleted earlier in \
                the transaction.
                """,
            example: .text("MATCH (n {name: 'Huế'}) RETURN labels(n)", result: "['City']")),
        FunctionSignature(
            .keys, .scalar, [FunctionParameter("value", .any, staticKinds: [.node, .relationship, .map])],
            result: .fixed(.list(.string)), stability: .statement,
            "Property keys of a node or relationship, keys of a map.",
            notes: """
                Keys of a node or relationship are those that have a value; a map also has keys whose value is \
                null. The entity must not have been deleted earlier in the transaction.
                """,
            example: .text("RETURN keys({a: 1, b: null})", result: "['a', 'b']"),
            further: [
                .text("MATCH (p:Person {name: 'An'}) RETURN keys(p)", result: "['name', 'born']")
            ]),
        FunctionSignature(
            .properties, .scalar, [FunctionParameter("value", .any, staticKinds: [.node, .relationship, .map])],
            result: .fixed(.map), stability: .statement, "Properties of a node or relationship as a map.",
            notes: """
                A map is given back as it is. The entity must not have been deleted earlier in the transaction.
                """,
            example: .text("RETURN properties({a: 1})", result: "{a: 1}"),
            further: [
                .text("MATCH (p:Person {name: 'An'}) RETURN properties(p)", result: "{born: 1990, name: 'An'}")
            ]),
        FunctionSignature(
            .startNode, .scalar, [FunctionParameter("relationship", .relationship)], result: .fixed(.node),
            stability: .statement, "Node at which a relationship starts.",
            notes: """
                The direction is that of the relationship in the graph, whatever the direction of the pattern \
                that found it.
                """,
            example: .text("MATCH ()-[r:LIVES_IN]->() RETURN startNode(r).name", result: "'An'")),
        FunctionSignature(
            .endNode, .scalar, [FunctionParameter("relationship", .relationship)], result: .fixed(.node),
            stability: .statement, "Node at which a relationship ends.",
            notes: """
                The direction is that of the relationship in the graph, whatever the direction of the pattern \
                that found it.
                """,
            example: .text("MATCH ()-[r:LIVES_IN]->() RETURN endNode(r)", result: "(:City {name: 'Huế'})")),
        FunctionSignature(
            .nullIf, .scalar, [FunctionParameter("first", .any), FunctionParameter("second", .any)],
            result: .argument(0), "Null when both arguments are equal, else the first.",
            notes: "Handy against divisors of zero: `a / nullIf(b, 0)`.",
            nulls: .own(
                """
                Null when the first argument is null; a null second argument equals nothing, so the first comes \
                back.
                """),
            example: .call([.integer(4), .integer(4)], .null),
            further: [
                .text("RETURN nullIf(4, 5)", result: "4")
            ]),
        FunctionSignature(
            .size, .scalar, [FunctionParameter("value", .any, staticKinds: [.string, .list])],
            result: .fixed(.integer), "Number of elements of a list, of characters of a string.",
            notes: """
                Characters are Unicode code points: a letter with a combining mark counts as two. For paths use \
                `length()`, for patterns `COUNT { … }`.
                """,
            example: .call([.string("Hà Nội")], .integer(6)),
            further: [
                .text("RETURN size([1, null, 3])", result: "3")
            ]),
        FunctionSignature(
            .length, .scalar, [FunctionParameter("path", .path)], result: .fixed(.integer),
            "Number of relationships of a path.",
            notes: "A path of one node has length 0. For strings and lists use `size()`.",
            example: .text("MATCH p = (:Person {name: 'An'})-[:KNOWS*2]->() RETURN length(p)", result: "2")),
        FunctionSignature(
            .head, .scalar, [FunctionParameter("list", .list(.any))], result: .element(0),
            "First element of a list; null of an empty one.",
            nulls: .own("Null when the list is null or empty, or its first element is null."),
            example: .call([.list([.integer(3), .integer(4)])], .integer(3)),
            further: [
                .text("RETURN head([])", result: "null")
            ]
        ),
        FunctionSignature(
            .last, .scalar, [FunctionParameter("list", .list(.any))], result: .element(0),
            "Last element of a list; null of an empty one.",
            nulls: .own("Null when the list is null or empty, or its last element is null."),
            example: .call([.list([.integer(3), .integer(4)])], .integer(4)),
            further: [
                .text("RETURN last([])", result: "null")
            ]
        ),
        FunctionSignature(
            .randomUUID, .scalar, [], result: .fixed(.string), stability: .none,
            "A random UUID (version 4).",
            notes: """
                From the session's generator of random numbers, which is no secret: not for passwords. A session \
                with a seed gives the same ones in every run.
                """,
            nulls: .own("Takes no argument and never gives null."),
            example: .text("RETURN size(randomUUID())", result: "36")),
        FunctionSignature(
            .timestamp, .scalar, [], result: .fixed(.integer), stability: .statement,
            "Milliseconds since 1970-01-01T00:00Z at the start of the statement.",
            notes: """
                The same in all rows of a statement. `datetime()` gives the same moment as a temporal value.
                """,
            nulls: .own("Takes no argument and never gives null."),
            example: .text("RETURN timestamp() > 0", result: "true")),
        FunctionSignature(
            .valueType, .scalar, [FunctionParameter("value", .any)], result: .fixed(.string),
            "Name of the type of a value.",
            notes: "As ISO GQL writes types. Types of list elements are sorted by name.",
            nulls: .own("The type of null is `NULL`."),
            example: .call([.integer(1)], .string("INTEGER NOT NULL")),
            further: [
                .text("RETURN valueType([1, 2.5, null])", result: "'LIST<FLOAT | INTEGER> NOT NULL'"),
                .text("RETURN valueType(null)", result: "'NULL'"),
            ]),
    ]
}
