extension ClauseCatalog {
    /// Patterns, and expressions that are neither operators nor calls.
    static let expressions: [DocumentationEntry] = [
        DocumentationEntry(
            "node pattern", also: ["()", "node"], .patterns,
            syntax: ["([variable] [:Label:…] [{key: value, …}] [WHERE condition])", "(n:A|B)  (n:!A)  (n IS A&B)"],
            "Fits a node that has all of the labels and properties, and meets the condition.",
            notes: "What can be asked of labels: see `:`. The condition may speak of the whole pattern.",
            [
                DocumentationExample("MATCH (p:Person {name: 'An'}) RETURN p.born", "1990"),
                DocumentationExample("MATCH (p:Person WHERE p.born < 1990) RETURN p.name", "'Bình'"),
            ]),
        DocumentationEntry(
            "relationship pattern", also: ["-->", "-[]->", "--", "relationship"], .patterns,
            syntax: [
                "-[[variable] [:TYPE|…] [{key: value, …}] [WHERE condition]]->", "<-[…]-", "-[…]-", "-->  <--  --",
            ],
            "Fits a relationship of one of the types, in the direction of the arrow, or in either.",
            [
                DocumentationExample("MATCH (p)-[r:KNOWS]->(q) RETURN r.since ORDER BY r.since", "2019", "2021"),
                DocumentationExample("MATCH ({name: 'Bình'})--(n) RETURN n.name ORDER BY n.name", "'An'", "'Chi'"),
            ]),
        DocumentationEntry(
            "variable-length pattern", also: ["*", "variable length", "-[*]->"], .patterns,
            syntax: ["-[[variable] [:TYPE|…] *[least]..[most]]->", "-[…]->{least,most}  -[…]->{n}  -[…]->+  -[…]->*"],
            "Fits a chain of so many relationships; the variable is their list.",
            notes: """
                `*` in the brackets is one or more, `*2` exactly two, `*0..` also none. Behind the arrow `+` is one or \
                more, `*` also none. A WHERE in the brackets speaks of each relationship. No relationship is used twice.
                """,
            [
                DocumentationExample(
                    "MATCH ({name: 'An'})-[r:KNOWS*1..2]->(n) RETURN n.name, size(r) ORDER BY n.name",
                    "'Bình' | 1", "'Chi' | 2"),
                DocumentationExample(
                    "MATCH ({name: 'An'})-[r WHERE r.since < 2020]->+(n) RETURN n.name, size(r) ORDER BY n.name",
                    "'Bình' | 1", "'Huế' | 1"),
            ]),
        DocumentationEntry(
            "path", also: ["path variable"], .patterns, syntax: ["variable = pattern"],
            "Gives a name to the whole of what a pattern fits.",
            notes: "See the functions `nodes`, `relationships`, `length`.",
            [DocumentationExample("MATCH p = (:Person)-[:LIVES_IN]->() RETURN length(p)", "1")]),
        DocumentationEntry(
            "shortestPath", also: ["allShortestPaths"], .patterns,
            syntax: ["shortestPath((a)-[…*]->(b))", "allShortestPaths((a)-[…*]->(b))"],
            "A path with the fewest relationships between two nodes, or all of those.",
            notes: "No row, or null as an expression, where no path is. Both ends are best bound before.",
            [
                DocumentationExample(
                    """
                    MATCH (a {name: 'An'}), (c {name: 'Chi'}) MATCH p = shortestPath((a)-[*]-(c)) \
                    RETURN [n IN nodes(p) | n.name]
                    """, "['An', 'Bình', 'Chi']")
            ]),
        DocumentationEntry(
            "CASE", also: ["when", "then", "else"], .expressions,
            syntax: [
                "CASE WHEN condition THEN value … [ELSE value] END",
                "CASE value WHEN value, … THEN value … [ELSE value] END",
                "CASE value WHEN > value THEN value … [ELSE value] END",
            ],
            "The value of the first branch that applies.", nulls: "Without ELSE, null where no branch applies.",
            [
                DocumentationExample(
                    "UNWIND [-1, 5] AS x RETURN CASE WHEN x < 0 THEN 'below' ELSE 'above' END AS side",
                    "'below'", "'above'"),
                DocumentationExample(
                    "UNWIND [1, 5, null] AS x RETURN CASE x WHEN 1, 2 THEN 'few' WHEN IS NULL THEN 'none' WHEN > 4 "
                        + "THEN 'many' END AS amount", "'few'", "'many'", "'none'"),
            ]),
        DocumentationEntry(
            "list", also: ["[]", "list literal"], .expressions,
            syntax: ["[value, …]", "list[index]", "list[from..to]"],
            "A list of values; its elements by number from 0, from the end with negative numbers.",
            notes: "The end of a slice is not included.",
            nulls: "An index beyond the list gives null; a slice is shorter.",
            [DocumentationExample("WITH [1, 2, 3] AS l RETURN l[0], l[-1], l[1..], l[5]", "1 | 3 | [2, 3] | null")]),
        DocumentationEntry(
            "map", also: ["{}", "map literal"], .expressions, syntax: ["{key: value, …}", "map.key", "map['key']"],
            "A map from names to values.", nulls: "A key that is not there gives null.",
            [DocumentationExample("WITH {a: 1} AS m RETURN m.a, m['a'], m.b", "1 | 1 | null")]),
        DocumentationEntry(
            "map projection", .expressions, syntax: ["variable {.key, .*, key: value, variable, …}"],
            "A map of some of an entity's or map's properties, and of other values.",
            nulls: "Null of null.",
            [
                DocumentationExample(
                    "MATCH (p {name: 'An'}) RETURN p {.name, age: 2024 - p.born}", "{age: 34, name: 'An'}")
            ]),
        DocumentationEntry(
            "list comprehension", also: ["comprehension"], .expressions,
            syntax: ["[variable IN list [WHERE condition] [| value]]"],
            "A list of values made of the elements that the condition keeps.", nulls: "Null of null.",
            [DocumentationExample("RETURN [x IN range(1, 5) WHERE x % 2 = 1 | x * x]", "[1, 9, 25]")]),
        DocumentationEntry(
            "pattern comprehension", .expressions, syntax: ["[pattern [WHERE condition] | value]"],
            "A list with a value for every place where the pattern fits.",
            [
                DocumentationExample(
                    "MATCH (p {name: 'Bình'}) RETURN [(p)-[:KNOWS]-(q) WHERE q.born IS NULL | q.name]", "['Chi']")
            ]),
        DocumentationEntry(
            "reduce", .expressions, syntax: ["reduce(total = start, variable IN list | expression)"],
            "One value from a list: the expression is computed for each element, with the value so far.",
            nulls: "Null of null.",
            [DocumentationExample("RETURN reduce(total = 0, x IN [1, 2, 3] | total + x)", "6")]),
        DocumentationEntry(
            "all", also: ["any", "none", "single"], .expressions,
            syntax: [
                "all(variable IN list WHERE condition)", "any(variable IN list WHERE condition)",
                "none(variable IN list WHERE condition)", "single(variable IN list WHERE condition)",
            ],
            "Whether the condition is true of all elements, of one at least, of none, of exactly one.",
            notes: "Of the empty list `all` and `none` are true, `any` and `single` false.",
            nulls: "Null of null, and where conditions that are null leave the answer open.",
            [
                DocumentationExample(
                    """
                    WITH [1, 2, 3] AS l RETURN all(x IN l WHERE x > 0), any(x IN l WHERE x > 2), \
                    none(x IN l WHERE x > 2), single(x IN l WHERE x > 2)
                    """, "true | true | false | true"),
                DocumentationExample("RETURN any(x IN [1, null] WHERE x > 1)", "null"),
            ]),
        DocumentationEntry(
            "EXISTS {}", also: ["exists", "exists subquery", "exists{}"], .expressions,
            syntax: ["EXISTS { pattern [WHERE condition] }", "EXISTS { query }"],
            "Whether the pattern fits, or the query has rows; never null.",
            [
                DocumentationExample(
                    "MATCH (p:Person) WHERE NOT EXISTS { (p)-[:KNOWS]->() } RETURN p.name", "'Chi'")
            ]),
        DocumentationEntry(
            "COUNT {}", also: ["count", "count subquery", "count{}"], .expressions,
            syntax: ["COUNT { pattern [WHERE condition] }", "COUNT { query }"],
            "Number of places where the pattern fits, or of rows that the query has.",
            [
                DocumentationExample(
                    "MATCH (p:Person {name: 'Bình'}) RETURN COUNT { (p)-[:KNOWS]-() }", "2")
            ]),
        DocumentationEntry(
            "COLLECT {}", also: ["collect", "collect subquery", "collect{}"], .expressions,
            syntax: ["COLLECT { query }"], "List of the values of the one column that the query returns.",
            nulls: "Unlike `collect()`, it keeps nulls.",
            [
                DocumentationExample(
                    "MATCH (c:City) RETURN COLLECT { MATCH (c)<--(p) RETURN p.name }", "['An']")
            ]),
        DocumentationEntry(
            "parameter", also: ["$", "$name"], .expressions, syntax: ["$name"],
            "A value given beside the statement, with `-P name=>value` or `:param name => value`.",
            notes: "Parameters cannot stand for labels, types or keys after a point; `map[$key]` can.",
            [DocumentationExample("WITH {a: 1} AS m RETURN m['a']", "1")]),
    ]
}
