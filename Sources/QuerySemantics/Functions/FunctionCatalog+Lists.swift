extension FunctionCatalog {
    /// Lists and paths.
    static let lists: [FunctionSignature] = [
        FunctionSignature(
            .nodes, .list, [FunctionParameter("path", .path)], result: .fixed(.list(.node)),
            "Nodes of a path, from its start.",
            example: .text("MATCH p = (a)-->(b) RETURN size(nodes(p)) LIMIT 1", result: "2")),
        FunctionSignature(
            .relationships, .list, [FunctionParameter("path", .path)], result: .fixed(.list(.relationship)),
            "Relationships of a path, from its start.",
            example: .text("MATCH p = (a)-->(b) RETURN size(relationships(p)) LIMIT 1", result: "1")),
        // The kit wants a bad argument of range() refused while the query runs, whatever the binder knows.
        FunctionSignature(
            .range, .list,
            [
                FunctionParameter("start", .integer, staticKinds: .everything),
                FunctionParameter("end", .integer, staticKinds: .everything),
                FunctionParameter("step", .integer, isOptional: true, staticKinds: .everything),
            ], result: .fixed(.list(.integer)), "Integers from start to end, both included.",
            example: .call(
                [.integer(2), .integer(10), .integer(3)], .list([.integer(2), .integer(5), .integer(8)]))),
        FunctionSignature(
            .reverse, .list, [FunctionParameter("value", .any, staticKinds: [.list, .string])], result: .argument(0),
            "The elements of a list, or the characters of a string, from the end.",
            example: .call([.list([.integer(1), .integer(2)])], .list([.integer(2), .integer(1)]))),
        FunctionSignature(
            .tail, .list, [FunctionParameter("list", .list(.any))], result: .argument(0),
            "A list without its first element.",
            example: .call([.list([.integer(1), .integer(2), .integer(3)])], .list([.integer(2), .integer(3)]))),
    ]
}
