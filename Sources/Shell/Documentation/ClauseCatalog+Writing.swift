extension ClauseCatalog {
    /// Clauses that change the graph, and statements around queries.
    static let writing: [DocumentationEntry] = [
        DocumentationEntry(
            "CREATE", also: ["INSERT"], .writing, syntax: ["CREATE pattern, …"],
            "Adds nodes and relationships, once for every row.",
            notes: "Relationships need one type and a direction. Variables that are bound stand for what is there.",
            nulls: "A property that is null is not set.",
            [
                DocumentationExample(
                    "CREATE (p:Person {name: 'Dũng', born: null}) RETURN keys(p)", "['name']"),
                DocumentationExample(
                    "MATCH (c:City) CREATE (:Person {name: 'Em'})-[r:LIVES_IN]->(c) RETURN type(r)", "'LIVES_IN'"),
            ]),
        DocumentationEntry(
            "MERGE", also: ["ON CREATE", "ON MATCH"], .writing,
            syntax: ["MERGE pattern [ON CREATE SET …] [ON MATCH SET …]"],
            "Finds the pattern as MATCH does, and where there is none creates all of it.",
            notes: "To create only the missing part, bind the other parts before, each by a MERGE of its own.",
            nulls: "A property that is null is an error: nothing is ever equal to it.",
            [
                DocumentationExample(
                    """
                    MERGE (p:Person {name: 'An'}) ON CREATE SET p.new = true ON MATCH SET p.new = false \
                    RETURN p.born, p.new
                    """, "1990 | false")
            ]),
        DocumentationEntry(
            "SET", .writing,
            syntax: ["SET entity.key = value, …", "SET entity = map", "SET entity += map", "SET node:Label:…"],
            "Sets properties, one or all, and adds labels.",
            notes: "`=` takes the properties away that the map does not have, `+=` keeps them.",
            nulls: "Null takes a property away. An entity that is null is passed over.",
            [
                DocumentationExample(
                    "MATCH (p {name: 'Chi'}) SET p.born = 2000, p:Student RETURN p",
                    "(:Person:Student {born: 2000, name: 'Chi'})"),
                DocumentationExample("MATCH (c:City) SET c += {size: 5} RETURN c", "(:City {name: 'Huế', size: 5})"),
            ]),
        DocumentationEntry(
            "REMOVE", .writing, syntax: ["REMOVE entity.key, …", "REMOVE node:Label:…"],
            "Takes properties and labels away.", nulls: "An entity that is null is passed over.",
            [
                DocumentationExample(
                    "MATCH (p {name: 'An'}) REMOVE p.born RETURN p", "(:Person {name: 'An'})")
            ]),
        DocumentationEntry(
            "DELETE", also: ["DETACH DELETE", "detach"], .writing, syntax: ["[DETACH] DELETE expression, …"],
            "Deletes nodes, relationships, and all that a path has.",
            notes:
                "A node that still has relationships at the end of the statement is an error; DETACH deletes them, too.",
            nulls: "Null is passed over.",
            [
                DocumentationExample(
                    "MATCH (c:City) DETACH DELETE c WITH count(*) AS deleted MATCH (n) RETURN deleted, count(n)",
                    "1 | 3")
            ]),
        DocumentationEntry(
            "CREATE INDEX", also: ["index"], .schema,
            syntax: [
                "CREATE INDEX [name] [IF NOT EXISTS] FOR (n:Label) ON (n.key)",
                "CREATE INDEX [name] [IF NOT EXISTS] FOR ()-[r:TYPE]-() ON (r.key)",
            ],
            "Makes look-ups by a property fast; the planner uses it by itself.",
            notes: "An index never changes results. EXPLAIN shows whether one is used.",
            [DocumentationExample("CREATE INDEX person_name FOR (p:Person) ON (p.name)")]),
        DocumentationEntry(
            "DROP INDEX", .schema, syntax: ["DROP INDEX name [IF EXISTS]"], "Takes an index away.",
            [DocumentationExample("DROP INDEX person_name IF EXISTS")]),
        DocumentationEntry(
            "CREATE CONSTRAINT", also: ["constraint", "unique"], .schema,
            syntax: ["CREATE CONSTRAINT [name] [IF NOT EXISTS] FOR (n:Label) REQUIRE n.key IS UNIQUE"],
            "Refuses from now on two nodes of a label with the same value of a property.",
            notes: "Is itself refused when there are two already. Brings an index with it.",
            nulls: "Nodes without the property do not count.",
            [DocumentationExample("CREATE CONSTRAINT one_name FOR (p:Person) REQUIRE p.name IS UNIQUE")]),
        DocumentationEntry(
            "DROP CONSTRAINT", .schema, syntax: ["DROP CONSTRAINT name [IF EXISTS]"],
            "Takes a constraint away, with its index.",
            [DocumentationExample("DROP CONSTRAINT one_name IF EXISTS")]),
        DocumentationEntry(
            "BEGIN", also: ["COMMIT", "ROLLBACK", "transaction"], .statements,
            syntax: ["BEGIN [TRANSACTION]", "COMMIT", "ROLLBACK"],
            "Opens a transaction; COMMIT keeps what was written since, ROLLBACK undoes it.",
            notes: "Without one, every statement is kept or undone as a whole by itself.",
            [DocumentationExample("BEGIN")]),
        DocumentationEntry(
            "EXPLAIN", .statements, syntax: ["EXPLAIN statement"],
            "Shows how a statement would be run, without running it.", [DocumentationExample("EXPLAIN RETURN 1")]),
        DocumentationEntry(
            "PROFILE", .statements, syntax: ["PROFILE statement"],
            "Runs a statement and shows the rows and the time that each step took.",
            [DocumentationExample("PROFILE RETURN 1")]),
    ]
}
