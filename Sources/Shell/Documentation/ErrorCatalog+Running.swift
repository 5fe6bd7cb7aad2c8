extension ErrorCatalog {
    /// What goes wrong while a statement runs. The graph is then as it was before the statement.
    static let running: [ErrorPage] = [
        ErrorPage(
            .numberOutOfRange, "A number lies outside of what is accepted.", "The message says what is.",
            "RETURN substring('hello', -1)"),
        ErrorPage(
            .divisionByZero, "An integer is divided by the integer zero.",
            "Use nullIf(divisor, 0) to get null, or floats to get Infinity or NaN.", "RETURN 1 / 0"),
        ErrorPage(
            .mapElementAccessByNonString, "A map or an entity is asked for a key that is no string.",
            "Use a string between the brackets, toString(…) if need be.", "WITH {a: 1} AS m, 1 AS k RETURN m[k]"),
        ErrorPage(
            .listElementAccessByNonInteger, "A list is asked for an element by something that is no integer.",
            "Use an integer between the brackets, toInteger(…) if need be.",
            "UNWIND [[1, 2]] AS l UNWIND ['a'] AS i RETURN l[i]"),
        ErrorPage(
            .propertyAccessOnNonMap, "A property is asked of a value that has none.",
            "Only nodes, relationships, maps and temporal values have properties; see valueType()."),
        ErrorPage(
            .deletedEntityAccess, "Something is asked of a node or relationship that was deleted before.",
            "Read what you need into a WITH before DELETE.", "MATCH (c:City) DETACH DELETE c RETURN labels(c)"),
        ErrorPage(
            .deleteConnectedNode, "A node that still has relationships is to be deleted.",
            "Use DETACH DELETE, or delete the relationships as well.", "MATCH (c:City) DELETE c"),
        ErrorPage(
            .mergeReadOwnWrites, "MERGE looks for a property that is null, which nothing ever equals.",
            "Leave the property out, or use coalesce() to have a value.", "MERGE (n:Person {name: null})"),
        ErrorPage(
            .constraintViolation, "The statement would break a constraint.",
            "Use MERGE to find what is there already.",
            "CREATE CONSTRAINT one_name FOR (p:Person) REQUIRE p.name IS UNIQUE", "CREATE (:Person {name: 'An'})"),
        ErrorPage(
            .indexAlreadyExists, "There is an index of that name, or one for the same.",
            "Add IF NOT EXISTS to accept it, or drop it first.",
            "CREATE INDEX by_name FOR (p:Person) ON (p.name)", "CREATE INDEX by_name FOR (p:Person) ON (p.name)"),
        ErrorPage(
            .indexNotFound, "There is no index of that name.", "Add IF EXISTS to accept that.",
            "DROP INDEX by_name"),
        ErrorPage(
            .constraintAlreadyExists, "There is a constraint of that name, or one for the same.",
            "Add IF NOT EXISTS to accept it, or drop it first.",
            "CREATE CONSTRAINT one_name FOR (p:Person) REQUIRE p.name IS UNIQUE",
            "CREATE CONSTRAINT one_name FOR (p:Person) REQUIRE p.name IS UNIQUE"),
        ErrorPage(
            .constraintNotFound, "There is no constraint of that name.", "Add IF EXISTS to accept that.",
            "DROP CONSTRAINT one_name"),
        ErrorPage(
            .procedureFailed, "A procedure that a program registered threw an error, or gave rows of a wrong form.",
            "The message is the procedure's own."),
        ErrorPage(
            .transactionState,
            "A transaction is begun inside another, or ended without one, or another session has "
                + "one open.",
            "COMMIT or ROLLBACK the open one first.", "COMMIT"),
        ErrorPage(
            .readOnly, "The statement would change the graph, and that is not allowed here.",
            "Run the program without --read-only."),
        ErrorPage(
            .fileAccessRefused, "LOAD CSV wants to read a file in a session that may not read any.",
            "Run it in a session that may, or pass the rows as a parameter and UNWIND them."),
        ErrorPage(
            .interrupted, "The statement was stopped by Ctrl-C or by the program.", "Run it again, perhaps with LIMIT."),
        ErrorPage(
            .deadlineExceeded, "The statement ran longer than --timeout allows.",
            "Give it more time, or look with PROFILE where the time goes."),
        ErrorPage(
            .memoryLimitExceeded, "The statement needs more memory than it may have.",
            "Return less, or aggregate before collecting.", "RETURN size(range(1, 10000000000))"),
        ErrorPage(.graphFull, "The graph holds as many nodes or relationships as it can.", "Divide it into several."),
        ErrorPage(
            .unknownLabel, "A warning: no node has that label, so that nothing will be found.",
            "Mind the spelling and the capitals; `:labels` lists them.", "MATCH (p:Persn) RETURN p"),
        ErrorPage(
            .unknownRelationshipType, "A warning: no relationship has that type, so that nothing will be found.",
            "Mind the spelling and the capitals; `:types` lists them.", "MATCH ()-[r:KNWS]->() RETURN r"),
        ErrorPage(
            .unknownPropertyKey, "A warning: nothing has that property, so that it is null everywhere.",
            "Mind the spelling and the capitals; `:schema` lists them.", "MATCH (p:Person) RETURN p.nmae"),
        ErrorPage(
            .missingColon,
            "A warning: a variable of the pattern is called like a label or a relationship type of the graph. Without a "
                + "colon it is only a name for whatever is found there.",
            "Write the colon; a variable may stand before it.", "MATCH (Person) RETURN count(*)"),
        ErrorPage(
            .comparisonWithNull,
            "A hint: a comparison with null is null, whatever stands on the other side, so that WHERE never lets a row "
                + "pass. The same is said where a property is compared with a value of another type than all it has.",
            "Write IS NULL or IS NOT NULL; compare texts with texts and numbers with numbers.",
            "MATCH (p:Person) WHERE p.born = null RETURN p"),
        ErrorPage(
            .cartesianProduct,
            "A hint: parts of the pattern have nothing in common, so that every match of the one goes with every match "
                + "of the other.",
            "Join the parts by a relationship, a variable or a condition, if that is what is meant.",
            "MATCH (p:Person), (c:City) RETURN p, c"),
        ErrorPage(
            .unboundedPath,
            "A hint: a path without a greatest length runs over relationships that may form cycles, so that the number "
                + "of paths can grow beyond all bounds.",
            "Give a greatest length, as in `*..5`, or ask for shortestPath.",
            "MATCH (a:Person)-[:KNOWS*]->(b) RETURN b"),
    ]

    /// Mistakes around statements.
    static let edges: [ErrorPage] = [
        ErrorPage(.inputMissing, "A file to read is not there, or may not be read.", "Mind the path and the rights."),
        ErrorPage(
            .damagedGraphFile, "A part of the graph file is not what was written to it.",
            "Take a copy, or import the graph again; `entente verify` checks the whole file."),
        ErrorPage(.invalidUsage, "The program was called in a way that it does not know.", "See `entente --help`."),
    ]
}
