extension ClauseCatalog {
    /// Clauses that find rows and shape them.
    static let reading: [DocumentationEntry] = [
        DocumentationEntry(
            "MATCH", .reading, syntax: ["MATCH pattern, … [WHERE condition]"],
            "Finds every place in the graph where the patterns fit; one row for each.",
            notes: """
                Within one MATCH no relationship is used twice; over several it may be. Variables that are already \
                bound hold the pattern there. No fit, no row.
                """,
            [
                DocumentationExample(
                    "MATCH (p:Person)-[:LIVES_IN]->(c:City) RETURN p.name, c.name", "'An' | 'Huế'"),
                DocumentationExample(
                    "MATCH (p:Person) WHERE p.born < 1990 RETURN p.name", "'Bình'"),
            ]),
        DocumentationEntry(
            "OPTIONAL MATCH", also: ["optional"], .reading, syntax: ["OPTIONAL MATCH pattern, … [WHERE condition]"],
            "As MATCH, but where nothing fits the row stays, with null in the new variables.",
            notes: "Its WHERE belongs to the search: a row that fails it stays, with nulls.",
            [
                DocumentationExample(
                    "MATCH (p:Person) OPTIONAL MATCH (p)-[:LIVES_IN]->(c) RETURN p.name, c.name ORDER BY p.name",
                    "'An' | 'Huế'", "'Bình' | null", "'Chi' | null")
            ]),
        DocumentationEntry(
            "WHERE", .reading, syntax: ["WHERE condition"],
            "Keeps the rows whose condition is true.",
            notes:
                "Stands after MATCH, OPTIONAL MATCH, WITH and YIELD, and in patterns, comprehensions and subqueries.",
            nulls: "A condition that is null drops the row, as false does.",
            [
                DocumentationExample(
                    "MATCH (p:Person) WHERE p.born > 1980 AND NOT p.name = 'An' RETURN p.name", "'Bình'")
            ]),
        DocumentationEntry(
            "UNWIND", .reading, syntax: ["UNWIND list AS variable"],
            "Makes a row of every element of a list.",
            notes: "A value that is no list counts as a list of one.",
            nulls: "Null and the empty list give no rows; null elements give rows.",
            [DocumentationExample("UNWIND [1, null, 3] AS x RETURN x", "1", "null", "3")]),
        DocumentationEntry(
            "CALL", also: ["YIELD"], .reading,
            syntax: ["CALL procedure(argument, …) [YIELD field [AS name], … [WHERE condition]]"],
            "Runs a procedure for every row and adds the rows that it gives.",
            notes: "A statement that is nothing but CALL may leave YIELD out, and parentheses without arguments.",
            [
                DocumentationExample(
                    "CALL db.labels() YIELD label RETURN label ORDER BY label", "'City'", "'Person'")
            ]),
        DocumentationEntry(
            "UNION", also: ["UNION ALL"], .reading, syntax: ["query UNION [ALL] query"],
            "Puts the rows of queries with the same columns together, each once, or all of them with ALL.",
            notes: "UNION and UNION ALL cannot be mixed in one statement.",
            [
                DocumentationExample("RETURN 1 AS x UNION RETURN 1 AS x", "1"),
                DocumentationExample("RETURN 1 AS x UNION ALL RETURN 1 AS x", "1", "1"),
            ]),
        DocumentationEntry(
            "RETURN", .projecting,
            syntax: ["RETURN [DISTINCT] expression [AS name], … [ORDER BY …] [SKIP n] [LIMIT n]", "RETURN *"],
            "Says which values make up the result.",
            notes: """
                A column without AS is named by its text. With an aggregating function in it, rows with equal other \
                items make one row.
                """,
            [
                DocumentationExample(
                    "MATCH (p)-[:KNOWS]->(q) RETURN p.name AS who, count(q) AS known ORDER BY who",
                    "'An' | 1", "'Bình' | 1")
            ]),
        DocumentationEntry(
            "WITH", .projecting,
            syntax: ["WITH [DISTINCT] expression AS name, … [ORDER BY …] [SKIP n] [LIMIT n] [WHERE condition]"],
            "As RETURN, but the query goes on with these rows and names, and no others.",
            [
                DocumentationExample(
                    "MATCH (p:Person) WITH count(p) AS n WHERE n > 2 RETURN n * 10 AS x", "30")
            ]),
        DocumentationEntry(
            "ORDER BY", also: ["order", "ASC", "DESC", "ascending", "descending"], .projecting,
            syntax: ["ORDER BY expression [ASC | DESC] [NULLS FIRST | NULLS LAST], …"],
            "Sorts the rows of RETURN or WITH.",
            notes: """
                Types have an order, too: maps, nodes, relationships, lists, paths, points, temporal values, strings, booleans, \
                numbers. Rows that compare equal are in no order that may be relied on.
                """,
            nulls: "Null comes last, first with DESC, or where NULLS FIRST and NULLS LAST say.",
            [
                DocumentationExample("UNWIND [2, null, 1] AS x RETURN x ORDER BY x DESC", "null", "2", "1"),
                DocumentationExample("UNWIND [2, null, 1] AS x RETURN x ORDER BY x NULLS FIRST", "null", "1", "2"),
            ]),
        DocumentationEntry(
            "SKIP", also: ["offset"], .projecting, syntax: ["SKIP number"],
            "Leaves out so many rows at the beginning.",
            notes: "The number may be computed, but not from the rows.",
            [DocumentationExample("UNWIND [1, 2, 3] AS x RETURN x ORDER BY x SKIP 2", "3")]),
        DocumentationEntry(
            "LIMIT", .projecting, syntax: ["LIMIT number"],
            "Gives at most so many rows.",
            notes: "Reading stops when there are enough; what a statement writes is written in full all the same.",
            [DocumentationExample("UNWIND [1, 2, 3] AS x RETURN x ORDER BY x LIMIT 1 + 1", "1", "2")]),
        DocumentationEntry(
            "DISTINCT", .projecting, syntax: ["RETURN DISTINCT …", "WITH DISTINCT …", "count(DISTINCT expression)"],
            "Keeps one of several equal rows, or of several equal values in an aggregating function.",
            nulls: "Nulls count as equal.",
            [DocumentationExample("UNWIND [1, null, 1, null] AS x RETURN DISTINCT x ORDER BY x", "1", "null")]),
    ]
}
