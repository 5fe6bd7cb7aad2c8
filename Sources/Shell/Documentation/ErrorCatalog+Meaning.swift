extension ErrorCatalog {
    /// What is wrong with a statement that is well written, found before it runs.
    static let meaning: [ErrorPage] = [
        ErrorPage(
            .undefinedVariable, "A name is used that no clause before has introduced.",
            "Mind the spelling and the capitals. WITH hands on only what it lists.", "MATCH (n) RETURN m"),
        ErrorPage(
            .variableAlreadyBound, "A clause introduces a name that is taken.",
            "Choose another name. To mean the same node in CREATE, write it without labels and properties.",
            "MATCH (n) CREATE (n) RETURN n"),
        ErrorPage(
            .variableTypeConflict, "A variable stands where only another kind of thing can stand.",
            "Use a variable of its own for each node, relationship and path.", "MATCH (n)-[n]->() RETURN n"),
        ErrorPage(
            .relationshipUniquenessViolation,
            "A relationship variable stands twice in one pattern, which could never match.",
            "Give the second relationship a name of its own.", "MATCH ()-[r]->()-[r]->() RETURN r"),
        ErrorPage(
            .invalidArgumentType, "A function, operator or clause gets a value of a type that it does not take.",
            "Convert the value first, for example with toString() or toInteger(). `entente doc NAME` shows the types.",
            "RETURN size(1)"),
        ErrorPage(
            .invalidArgumentValue, "A value is of the right type, or of an unknown one, but makes no sense there.",
            "The message says what is accepted.", "RETURN date('not a date')"),
        ErrorPage(
            .invalidNumberOfArguments, "A function or procedure gets too few arguments or too many.",
            "`entente doc NAME` shows what it takes.", "RETURN substring('hello')"),
        ErrorPage(
            .invalidArgumentPassingMode, "A procedure is called inside a query without its arguments in parentheses.",
            "Write the arguments: CALL name(…) YIELD …."),
        ErrorPage(
            .invalidParameterUse, "A parameter stands for all properties of a pattern where that is not possible.",
            "Name the properties: (n {name: $name}).", "MATCH (n $properties) RETURN n"),
        ErrorPage(
            .missingParameter, "The statement uses a parameter that was given no value.",
            "Give it with -P name=>value, or at the prompt with :param name => value.", "RETURN $name"),
        ErrorPage(
            .unknownFunction, "There is no function of that name.",
            "`entente doc` lists all functions.", "RETURN frobnicate(1)"),
        ErrorPage(
            .procedureNotFound, "There is no procedure of that name.",
            "Programs register procedures of their own before they run the statement.", "CALL no.such.procedure()"),
        ErrorPage(
            .invalidAggregation, "An aggregating function stands where rows are not grouped, as in WHERE.",
            "Aggregate in a WITH, and use its name afterwards: WITH n, count(*) AS c WHERE c > 1.",
            "MATCH (n) WHERE count(*) > 1 RETURN n"),
        ErrorPage(
            .nestedAggregation, "An aggregating function stands inside another.",
            "Aggregate in a WITH first, then aggregate its name.", "UNWIND [1] AS x RETURN count(count(x))"),
        ErrorPage(
            .ambiguousAggregationExpression,
            "An expression has an aggregating function beside a variable that is not grouped by.",
            "Return the variable, or hand it on by a WITH before, so that rows are grouped by it.",
            "MATCH (n) RETURN n.born + count(*)"),
        ErrorPage(
            .invalidClauseComposition, "Clauses stand in an order that says nothing.",
            "A query ends with RETURN or a writing clause; between them, WITH hands rows on.",
            "MATCH (a)-->(b)"),
        ErrorPage(
            .differentColumnsInUnion, "The queries of a UNION have columns of different names.",
            "Name the columns alike with AS, in the same order.", "RETURN 1 AS a UNION RETURN 2 AS b"),
        ErrorPage(
            .columnNameConflict, "Two columns have the same name.", "Rename one with AS.", "RETURN 1 AS a, 2 AS a"),
        ErrorPage(
            .noExpressionAlias, "An expression in WITH has no name to be used by afterwards.",
            "Give it one: WITH n.name AS name.", "MATCH (n) WITH n.name RETURN 1"),
        ErrorPage(
            .noVariablesInScope, "`RETURN *` has nothing to return.",
            "Name a variable in the pattern, or return expressions.", "MATCH () RETURN *"),
        ErrorPage(
            .nonConstantExpression, "Something that must be fixed before the query runs depends on its rows.",
            "SKIP and LIMIT take numbers and parameters. Hand rand() on by a WITH before it is aggregated.",
            "MATCH (n) RETURN n LIMIT n.born"),
        ErrorPage(
            .negativeIntegerArgument, "SKIP or LIMIT gets a negative number.", "Use 0 or more.", "RETURN 1 LIMIT -1"),
        ErrorPage(
            .noSingleRelationshipType, "CREATE or MERGE of a relationship names no type, or several.",
            "Write exactly one: -[:TYPE]->.", "CREATE ()-[:A|B]->()"),
        ErrorPage(
            .requiresDirectedRelationship, "CREATE of a relationship says no direction.",
            "Draw an arrow: -[:TYPE]-> or <-[:TYPE]-.", "CREATE ()-[:A]-()"),
        ErrorPage(
            .creatingVarLength, "CREATE or MERGE of a chain of several relationships at once.",
            "Write every relationship out.", "CREATE ()-[:A*2]->()"),
        ErrorPage(
            .invalidDelete, "DELETE gets something that cannot be deleted, such as a label.",
            "Delete nodes, relationships and paths; take labels and properties away with REMOVE.",
            "MATCH (n) DELETE n:Person"),
        ErrorPage(
            .invalidPropertyType, "A property would get a value that cannot be stored, such as a node.",
            "Store a property of it, or draw a relationship instead.", "MATCH (n:City) SET n.self = n"),
        ErrorPage(
            .unsupportedFeature, "The language has this, but this program does not run it yet.",
            "Look for another way to say it.", "EXPLAIN CREATE INDEX FOR (p:Person) ON (p.name)"),
    ]
}
