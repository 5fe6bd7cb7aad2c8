extension FunctionCatalog {
    /// Lists and paths.
    static let lists: [FunctionSignature] = [
        FunctionSignature(
            .nodes, .list, [FunctionParameter("path", .path)], result: .fixed(.list(.node)),
            "Nodes of a path, from its start.",
            notes: "A node that the path visits twice is there twice.",
            example: .text(
                "MATCH p = (:Person {name: 'An'})-[:KNOWS*2]->() RETURN [n IN nodes(p) | n.name]",
                result: "['An', 'Bình', 'Chi']")),
        FunctionSignature(
            .relationships, .list, [FunctionParameter("path", .path)], result: .fixed(.list(.relationship)),
            "Relationships of a path, from its start.",
            example: .text(
                "MATCH p = (:Person {name: 'An'})-[:KNOWS*2]->() RETURN [r IN relationships(p) | r.since]",
                result: "[2019, 2021]")),
        // The kit wants a bad argument of range() refused while the query runs, whatever the binder knows.
        FunctionSignature(
            .range, .list,
            [
                FunctionParameter("start", .integer, staticKinds: .everything),
                FunctionParameter("end", .integer, staticKinds: .everything),
                FunctionParameter("step", .integer, isOptional: true, staticKinds: .everything),
            ], result: .fixed(.list(.integer)), "Integers from start to end, both included.",
            notes: """
                The step is 1 unless given; a negative one counts down, one of zero is an error. The list is \
                empty when the end cannot be reached. A list of more than 2^28 elements, or of more than the \
                memory limit, is refused before it is made.
                """,
            example: .call(
                [.integer(2), .integer(10), .integer(3)], .list([.integer(2), .integer(5), .integer(8)])),
            further: [
                .text("RETURN range(3, 1)", result: "[]"),
                .text("RETURN range(3, 1, -1)", result: "[3, 2, 1]"),
            ]),
        FunctionSignature(
            .reverse, .list, [FunctionParameter("value", .any, staticKinds: [.list, .string])], result: .argument(0),
            "The elements of a list, or the characters of a string, from the end.",
            notes: "Of a string the Unicode code points are reversed.",
            example: .call([.list([.integer(1), .integer(2)])], .list([.integer(2), .integer(1)])),
            further: [
                .text("RETURN reverse('abc')", result: "'cba'")
            ]),
        FunctionSignature(
            .tail, .list, [FunctionParameter("list", .list(.any))], result: .argument(0),
            "A list without its first element.",
            notes: "Of an empty list an empty list.",
            example: .call([.list([.integer(1), .integer(2), .integer(3)])], .list([.integer(2), .integer(3)]))),
    ]
}
