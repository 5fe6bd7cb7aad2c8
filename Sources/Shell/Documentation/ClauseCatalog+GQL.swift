extension ClauseCatalog {
    /// Clauses of the ISO graph language that say what others say in more words.
    static let beyond: [DocumentationEntry] = [
        DocumentationEntry(
            "FILTER", .reading, syntax: ["FILTER [WHERE] condition"],
            "Keeps the rows whose condition is true, and all their variables.",
            notes: "The same as `WITH * WHERE condition`.",
            nulls: "A condition that is null drops the row, as false does.",
            [DocumentationExample("MATCH (p:Person) FILTER p.born < 1990 RETURN p.name", "'Bình'")]),
        DocumentationEntry(
            "LET", .reading, syntax: ["LET variable = expression, …"],
            "Adds variables to the row; the others stay.",
            notes: "A variable of the same LET is not seen yet. Aggregating functions belong in WITH.",
            [DocumentationExample("LET x = 2 LET y = x * 3 RETURN x, y", "2 | 6")]),
        DocumentationEntry(
            "FOR", .reading, syntax: ["FOR variable IN list"],
            "Makes a row of every element of a list.", notes: "The same as `UNWIND list AS variable`.",
            [DocumentationExample("FOR x IN [1, 2] RETURN x", "1", "2")]),
        DocumentationEntry(
            "FINISH", .projecting, syntax: ["FINISH"],
            "Ends a query without a result; what it writes is written.",
            [DocumentationExample("UNWIND [1, 2] AS x FINISH")]),
    ]
}
