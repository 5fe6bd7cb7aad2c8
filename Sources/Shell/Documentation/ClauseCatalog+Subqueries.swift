extension ClauseCatalog {
    /// Clauses with queries or clauses inside, and what reads from elsewhere.
    static let subqueries: [DocumentationEntry] = [
        DocumentationEntry(
            "CALL {}", also: ["CALL", "CALL subquery", "subquery"], .reading,
            syntax: ["CALL (variable, …) { query }", "CALL (*) { query }", "CALL { WITH variable, … query }"],
            "Runs a query for every row and adds its columns to it.",
            notes: """
                The query sees the variables in the parentheses, or in its first WITH, and no others. A row for which it \
                gives nothing goes away; a query that returns nothing keeps every row.
                """,
            [
                DocumentationExample(
                    """
                    MATCH (p:Person) CALL (p) { MATCH (p)-[:KNOWS]-(q) RETURN count(q) AS friends } \
                    RETURN p.name, friends ORDER BY p.name
                    """, "'An' | 1", "'Bình' | 2", "'Chi' | 1")
            ]),
        DocumentationEntry(
            "FOREACH", .writing, syntax: ["FOREACH (variable IN list | writing clause …)"],
            "Writes for each element of a list, and leaves the rows as they are.",
            notes: "What is bound inside is not seen outside.", nulls: "Nothing is written for null.",
            [
                DocumentationExample(
                    "MATCH (p:Person) WITH collect(p) AS list FOREACH (q IN list | SET q.seen = true) RETURN size(list)",
                    "3")
            ]),
        DocumentationEntry(
            "LOAD CSV", also: ["csv", "load"], .reading,
            syntax: ["LOAD CSV [WITH HEADERS] FROM file AS variable [FIELDTERMINATOR character]"],
            "Makes a row of every record of a local file: a list of strings, or a map with the headers as keys.",
            notes: "Convert the strings with toInteger() and its like. Sessions may refuse to read files.",
            []),
        DocumentationEntry(
            "SHOW", also: ["SHOW INDEXES", "SHOW CONSTRAINTS", "SHOW FUNCTIONS", "SHOW PROCEDURES"], .schema,
            syntax: [
                "SHOW INDEXES | CONSTRAINTS | FUNCTIONS | PROCEDURES [WHERE condition]",
                "SHOW … YIELD column [AS name], … [WHERE condition] [RETURN …]",
            ],
            "Lists what there is, a row each.",
            [DocumentationExample("SHOW FUNCTIONS YIELD name WHERE name STARTS WITH 'coa'", "'coalesce'")]),
        DocumentationEntry(
            "IS ::", also: ["IS TYPED", "::", "IS NOT ::", "type test"], .operators,
            syntax: ["value IS [NOT] :: type", "value IS [NOT] TYPED type"],
            "Whether a value is of a type: INTEGER, LIST<STRING>, INTEGER | FLOAT, NODE and so on.",
            notes: "A list is of a type when all of its elements are; `valueType()` names the type of a value.",
            nulls: "Null is of every type that does not say NOT NULL.",
            [
                DocumentationExample(
                    "RETURN 1 IS :: INTEGER, 1 IS :: STRING, [1, 'a'] IS :: LIST<INTEGER>, null IS :: INTEGER NOT NULL",
                    "true | false | false | false")
            ]),
    ]
}
