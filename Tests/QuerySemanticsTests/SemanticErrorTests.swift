import QuerySemantics
import Testing

/// What the language forbids before a query runs, one line a rule.
@Suite struct SemanticErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var code: String
        var query: String
        var type = "SyntaxError"
        init(_ code: String, _ query: String, type: String = "SyntaxError") {
            self.code = code
            self.query = query
            self.type = type
        }
        var testDescription: String { "\(code): \(query)" }
    }

    static let procedures: [String: ProcedureSignature] = [
        "test.one": procedure("test.one", [("in", .integer)], [("out", .string), ("more", .integer)]),
        "test.float": procedure("test.float", [("in", .float)], [("out", .string)]),
        "test.void": procedure("test.void", [], []),
    ]

    private func expectRefused(_ test: Case) {
        let found = outcome(test.query, parameters: ["p", "map"], procedures: Self.procedures)
        #expect(found == .refused(type: test.type, code: test.code))
    }

    @Test(arguments: [
        Case("UndefinedVariable", "RETURN x"),
        Case("UndefinedVariable", "MATCH (n) WHERE m.x = 1 RETURN n"),
        Case("UndefinedVariable", "MATCH (n) WITH n.x AS x RETURN n"),
        Case("UndefinedVariable", "MATCH (n) WHERE (n)-[r]->() RETURN n"),
        Case("UndefinedVariable", "MATCH (n) WHERE (n)-->(m) RETURN n"),
        Case("UndefinedVariable", "MATCH (n) WHERE (m) RETURN n"),
        Case("UndefinedVariable", "RETURN [x IN [1] | y]"),
        Case("UndefinedVariable", "RETURN [x IN [1] | x] AS l, x"),
        Case("UndefinedVariable", "CREATE ()-[r:T {x: 1}]->(b {x: r.x})"),
        Case("UndefinedVariable", "MERGE (a)-[:T]->(b {x: a.x})"),
        Case("UndefinedVariable", "CREATE (a {x: a.y})"),
        Case("UndefinedVariable", "MATCH (n) SET m.x = 1"),
        Case("UndefinedVariable", "MATCH (n) SET m:L"),
        Case("UndefinedVariable", "MATCH (n) REMOVE m.x"),
        Case("UndefinedVariable", "MATCH (n) DELETE m"),
        Case("UndefinedVariable", "MATCH (n) RETURN DISTINCT n.x ORDER BY n.y"),
        Case("UndefinedVariable", "MATCH (n) RETURN n.x, count(*) ORDER BY n.y"),
        Case("UndefinedVariable", "MATCH (n) RETURN count(n.x) AS c ORDER BY n.y + count(n.x)"),
        Case("UndefinedVariable", "MATCH (n) RETURN n.x % 3 AS m, min(n.y) ORDER BY sum(n.y)"),
        Case("UndefinedVariable", "MATCH (n) WITH DISTINCT n.x AS x WHERE n.y = 1 RETURN x"),
        Case("UndefinedVariable", "CALL test.one(1) YIELD nothing RETURN nothing"),
        Case("UndefinedVariable", "CALL test.one(1) RETURN out"),
        Case("UndefinedVariable", "MATCH (n) WHERE EXISTS { MATCH (n)-->(m) } RETURN m"),
        Case("VariableAlreadyBound", "MATCH (n) CREATE (n)"),
        Case("VariableAlreadyBound", "MATCH (n) CREATE (n:L)-[:T]->()"),
        Case("VariableAlreadyBound", "MATCH (n) CREATE (n {})-[:T]->()"),
        Case("VariableAlreadyBound", "CREATE (n), (n)"),
        Case("VariableAlreadyBound", "MATCH ()-[r]->() CREATE ()-[r:T]->()"),
        Case("VariableAlreadyBound", "CREATE ()-[r:T]->()-[r:T]->()"),
        Case("VariableAlreadyBound", "MATCH (n) MERGE (n)"),
        Case("VariableAlreadyBound", "MATCH (n) MERGE (n)-[:T]->(n:L)"),
        Case("VariableAlreadyBound", "MATCH (a)-[r]->(b) MERGE (a)-[r:T]->(b)"),
        Case("VariableAlreadyBound", "MATCH (p) MATCH p = ()-->() RETURN p"),
        Case("VariableAlreadyBound", "MATCH p = (p)-->() RETURN p"),
        Case("VariableAlreadyBound", "MATCH (a) MATCH p = (a)-->() MATCH p = ()-->() RETURN p"),
        Case("VariableAlreadyBound", "WITH 1 AS out CALL test.one(1) YIELD out RETURN out"),
        Case("VariableAlreadyBound", "CALL test.one(1) YIELD out, more AS out RETURN out"),
        Case("VariableAlreadyBound", "MATCH (n) UNWIND [1] AS n RETURN n"),
        Case("VariableTypeConflict", "MATCH (r) MATCH ()-[r]->() RETURN r"),
        Case("VariableTypeConflict", "MATCH ()-[r]->() MATCH (r) RETURN r"),
        Case("VariableTypeConflict", "MATCH (r)-[r]->() RETURN r"),
        Case("VariableTypeConflict", "MATCH p = ()-->(), (p) RETURN p"),
        Case("VariableTypeConflict", "WITH 1 AS n MATCH (n) RETURN n"),
        Case("VariableTypeConflict", "MATCH (n) WITH [n] AS n MATCH (n) RETURN n"),
        Case("VariableTypeConflict", "MATCH ()-[r*]->() MATCH ()-[r]->() RETURN r"),
        Case("VariableTypeConflict", "MATCH ()-[r]->() CREATE (r)-[:T]->()"),
        Case("VariableTypeConflict", "MATCH (n) RETURN [()-[n]->() | 1]"),
        Case("RelationshipUniquenessViolation", "MATCH (a)-[r]->()-[r]->(a) RETURN r"),
        Case("RelationshipUniquenessViolation", "MATCH ()-[r]->(), ()-[r]->() RETURN r"),
        Case("RelationshipUniquenessViolation", "MATCH ()-[r]->() MATCH ()-[r]->(), ()-[r]->() RETURN r"),
    ])
    func variables(_ test: Case) { expectRefused(test) }

    @Test(arguments: [
        Case("InvalidArgumentType", "RETURN NOT 1"),
        Case("InvalidArgumentType", "RETURN 1 AND true"),
        Case("InvalidArgumentType", "RETURN true OR 'x'"),
        Case("InvalidArgumentType", "RETURN [true] XOR true"),
        Case("InvalidArgumentType", "RETURN 1 IN 1"),
        Case("InvalidArgumentType", "WITH 'x' AS s RETURN 1 IN s"),
        Case("InvalidArgumentType", "RETURN 'a' % 2"),
        Case("InvalidArgumentType", "RETURN none(x IN ['a'] WHERE x % 2 = 0)"),
        Case("InvalidArgumentType", "RETURN -'a'"),
        Case("InvalidArgumentType", "MATCH (n) WHERE n RETURN n"),
        Case("InvalidArgumentType", "MATCH (n) WHERE (n) RETURN n"),
        Case("InvalidArgumentType", "MATCH (n) RETURN type(n)"),
        Case("InvalidArgumentType", "MATCH p = (n) RETURN labels(p)"),
        Case("InvalidArgumentType", "MATCH (n) RETURN length(n)"),
        Case("InvalidArgumentType", "MATCH p = ()-->() RETURN size(p)"),
        Case("InvalidArgumentType", "RETURN properties(1)"),
        Case("InvalidArgumentType", "MATCH p = ()-->() WHERE p.x = 1 RETURN p"),
        Case("InvalidArgumentType", "MATCH () DELETE 1 + 1"),
        Case("InvalidArgumentType", "MATCH (n) SET n = 'x'"),
        Case("InvalidArgumentType", "MATCH (n) SET n += [1]"),
        Case("InvalidArgumentType", "MATCH ()-[r]->() SET r:L"),
        Case("InvalidArgumentType", "MATCH (n) RETURN n LIMIT 1.5"),
        Case("InvalidArgumentType", "MATCH (n) RETURN n SKIP 'x'"),
        Case("InvalidArgumentType", "CALL test.one('x')"),
        Case("InvalidArgumentType", "CALL test.one(true) YIELD out RETURN out"),
        Case("InvalidArgumentType", "WITH 1 AS x RETURN x.y", type: "TypeError"),
        Case("InvalidArgumentType", "WITH [1] AS x RETURN x.y", type: "TypeError"),
        Case("InvalidArgumentType", "WITH 1 AS x RETURN x[0]", type: "TypeError"),
        Case("InvalidArgumentType", "UNWIND ['a', 'b'] AS x RETURN x.y", type: "TypeError"),
        Case("InvalidArgumentType", "RETURN [x IN 1 | x]"),
        Case("InvalidArgumentType", "RETURN reduce(s = 0, x IN 'abc' | s)"),
    ])
    func types(_ test: Case) { expectRefused(test) }

    @Test(arguments: [
        Case("InvalidAggregation", "MATCH (n) WHERE count(n) > 1 RETURN n"),
        Case("InvalidAggregation", "MATCH (n) RETURN n.x ORDER BY max(n.y)"),
        Case("InvalidAggregation", "MATCH (n) RETURN [x IN [1] | count(*)]"),
        Case("InvalidAggregation", "MATCH (n) WITH n.x AS x WHERE count(*) > 1 RETURN x"),
        Case("InvalidAggregation", "MATCH (n) SET n.x = count(*)"),
        Case("InvalidAggregation", "UNWIND collect(1) AS x RETURN x"),
        Case("InvalidAggregation", "MATCH (n {x: count(*)}) RETURN n"),
        Case("InvalidAggregation", "RETURN 1 AS x LIMIT count(*)"),
        Case("InvalidAggregation", "MATCH (n) CALL test.void(count(n)) RETURN n"),
        Case("NestedAggregation", "RETURN count(count(*))"),
        Case("NestedAggregation", "MATCH (n) RETURN sum(1 + max(n.x))"),
        Case("NonConstantExpression", "RETURN count(rand())"),
        Case("AmbiguousAggregationExpression", "MATCH (n) RETURN n.x + count(*)"),
        Case("AmbiguousAggregationExpression", "MATCH (n) RETURN n.x + 1, n.x + 1 + count(*)"),
        Case(
            "AmbiguousAggregationExpression", "MATCH (a), (b) RETURN a.x + b.x, count(*) ORDER BY a.x + b.x + count(*)"),
        Case(
            "AmbiguousAggregationExpression",
            "MATCH (a), (b) WITH a.x + b.x, count(*) AS c ORDER BY a.x + b.x + count(*) RETURN c"),
        Case("AmbiguousAggregationExpression", "MATCH (n) RETURN count(*) + size([(n)-->() | 1])"),
        Case("NonConstantExpression", "MATCH (n) RETURN n LIMIT n.x"),
        Case("NonConstantExpression", "RETURN 1 AS x SKIP x"),
        Case("NegativeIntegerArgument", "RETURN 1 AS x LIMIT -1"),
        Case("NegativeIntegerArgument", "RETURN 1 AS x SKIP -1"),
        Case("NoExpressionAlias", "MATCH (n) WITH n.x RETURN 1"),
        Case("NoExpressionAlias", "MATCH (n) WITH n, count(*) RETURN n"),
        Case("NoVariablesInScope", "MATCH () RETURN *"),
        Case("ColumnNameConflict", "RETURN 1 AS a, 2 AS a"),
        Case("ColumnNameConflict", "WITH 1 AS a, 2 AS a RETURN a"),
        Case("ColumnNameConflict", "WITH 1 AS a RETURN *, 2 AS a"),
        Case("DifferentColumnsInUnion", "RETURN 1 AS a UNION RETURN 1 AS b"),
        Case("DifferentColumnsInUnion", "RETURN 1 AS a UNION RETURN 1 AS a, 2 AS b"),
    ])
    func projections(_ test: Case) { expectRefused(test) }

    @Test(arguments: [
        Case("InvalidClauseComposition", "RETURN 1 AS a UNION RETURN 1 AS a UNION ALL RETURN 1 AS a"),
        Case("InvalidClauseComposition", "MATCH (n)"),
        Case("InvalidClauseComposition", "MATCH (n) WITH n"),
        Case("InvalidClauseComposition", "UNWIND [1] AS x"),
        Case("InvalidClauseComposition", "RETURN 1 AS x MATCH (n) RETURN n"),
        Case("InvalidClauseComposition", "CREATE (n) MATCH (m) RETURN m"),
        Case("InvalidClauseComposition", "CREATE (n) UNWIND [1] AS x RETURN x"),
        Case("InvalidClauseComposition", "MATCH (n) WHERE EXISTS { MATCH (n)-->(m) SET m.x = 1 } RETURN n"),
        Case("InvalidClauseComposition", "RETURN COLLECT { MATCH (n) RETURN n, 1 AS x }"),
        Case("InvalidClauseComposition", "MATCH (n) CALL test.one(1) YIELD out"),
        Case("InvalidDelete", "MATCH (n) DELETE n:L"),
        Case("NoSingleRelationshipType", "CREATE ()-->()"),
        Case("NoSingleRelationshipType", "CREATE ()-[:A|B]->()"),
        Case("NoSingleRelationshipType", "MATCH (a), (b) MERGE (a)-[r]->(b)"),
        Case("RequiresDirectedRelationship", "CREATE ()-[:T]-()"),
        Case("RequiresDirectedRelationship", "CREATE ()<-[:T]->()"),
        Case("CreatingVarLength", "CREATE ()-[:T*2]->()"),
        Case("CreatingVarLength", "MATCH (a), (b) MERGE (a)-[:T*2]->(b)"),
        Case("InvalidParameterUse", "MATCH (n $map) RETURN n"),
        Case("InvalidParameterUse", "MATCH ()-[r:T $map]->() RETURN r"),
        Case("InvalidParameterUse", "MERGE (n $map) RETURN n"),
        Case("UnexpectedSyntax", "MATCH (n) RETURN (n)-->()"),
        Case("UnexpectedSyntax", "MATCH (n) WITH (n)-->() AS x RETURN x"),
        Case("UnexpectedSyntax", "MATCH (n) RETURN size((n)-->())"),
        Case("UnexpectedSyntax", "MATCH (n) SET n.x = (n)-->()"),
        Case("UnexpectedSyntax", "MATCH (n) WHERE size((n)-->()) > 1 RETURN n"),
        Case("UnexpectedSyntax", "RETURN toUpper(DISTINCT 'x')"),
        Case("InvalidRelationshipPattern", "MATCH p = shortestPath((a)-->()-->(b)) RETURN p"),
        Case("InvalidNumberOfArguments", "RETURN abs()"),
        Case("InvalidNumberOfArguments", "RETURN abs(1, 2)"),
        Case("InvalidNumberOfArguments", "RETURN count()"),
        Case("InvalidNumberOfArguments", "CALL test.one(1, 2)"),
        Case("InvalidNumberOfArguments", "CALL test.one() YIELD out RETURN out"),
        Case("UnknownFunction", "RETURN tuUpper('x')"),
        Case("ProcedureNotFound", "CALL test.none()", type: "ProcedureError"),
        Case("InvalidArgumentPassingMode", "CALL test.one YIELD out RETURN out"),
        Case("MissingParameter", "CALL test.one", type: "ParameterMissing"),
        Case("MissingParameter", "RETURN $missing", type: "ParameterMissing"),
        Case("UnexpectedSyntax", "CALL test.one(1) YIELD * RETURN out"),
    ])
    func clausesAndCalls(_ test: Case) { expectRefused(test) }

    /// What looks like a mistake and is none.
    @Test(arguments: [
        "MATCH (n) RETURN n.x AS x ORDER BY n.y",
        "MATCH (n) RETURN DISTINCT n ORDER BY n.x",
        "MATCH (n) RETURN DISTINCT n.x AS x ORDER BY n.x",
        "MATCH (n) RETURN DISTINCT n.x AS x ORDER BY n.x + 1",
        "MATCH (n) RETURN n.x AS n ORDER BY n.x",
        "MATCH (n) RETURN n.x, count(*) ORDER BY count(*)",
        "MATCH (n) RETURN n.x, max(n.y) ORDER BY count(*)",
        "MATCH (n) RETURN n.x, n.x + count(*)",
        "MATCH (n) RETURN n, n.x + count(*)",
        "MATCH (n) RETURN n.x AS x, count(*) AS c ORDER BY x, n.x + count(*)",
        "MATCH (n) WITH n.x AS x, count(*) AS c WHERE count(*) > 1 RETURN x",
        "MATCH (n) WITH n.x AS x WHERE n.y = 1 RETURN x",
        "MATCH (a)-[r]->(b) WITH [r] AS rs MATCH (x)-[rs*]->(y) RETURN x",
        "MATCH (a)-[r]->(b) MATCH (a)-[r]->(c) RETURN c",
        "UNWIND $p AS n MATCH (n)-->(m) RETURN m",
        "WITH null AS n MATCH (n) RETURN n",
        "CREATE (a), (a)-[:T]->(b), (b)-[:T]->(a)",
        "CREATE (a)-[:T]->(a)",
        "CREATE (n $map)",
        "CREATE (a {x: 1}), (b {x: a.x}), (a)-[:T {x: b.x}]->(b)",
        "MERGE (a)-[:T]-(b)",
        "CREATE (n) WITH * MATCH (m) RETURN m",
        "CREATE () WITH * CREATE ()",
        "RETURN 1 AS a, 2 AS b UNION RETURN 3 AS b, 4 AS a",
        "MATCH (n) WHERE NOT (n)-->() AND n.x IS NULL RETURN n",
        "MATCH (n) WHERE exists((n)-->()) OR exists(n.x) RETURN n",
        "MATCH (n) RETURN CASE WHEN (n)-->() THEN 1 ELSE 0 END AS x",
        "MATCH (n) WHERE any(x IN n.list WHERE (n)-->({y: x})) RETURN n",
        "MATCH (n) RETURN EXISTS { (n)-->() } AS x, COUNT { MATCH (n)--(m) WHERE m.x > n.x } AS c",
        "MATCH (a), (b) RETURN length(shortestPath((a)-[*..5]-(b))) AS l",
        "RETURN [1, 'a'][0] % 2",
        "RETURN [x IN [1, []] | toInteger(x)]",
        "RETURN range(true, 1)",
        "RETURN 1 AS x LIMIT toInteger(rand() * 9)",
        "RETURN 1 AS x LIMIT $p",
        "RETURN 1 AS x LIMIT size([x IN [1, 2] | x])",
        "CALL test.float(1)",
        "CALL test.one(null)",
        "CALL test.one(1) YIELD out AS more, more AS out RETURN more, out",
        "MATCH (n) CALL test.void() RETURN n",
        "MATCH (n) CALL test.void()",
        "CALL test.one(1) YIELD *",
        "MATCH (n) DELETE n.x",
        "RETURN reduce(s = 0, x IN [1.5] | s + x)",
        "RETURN reduce(s = '', x IN [1] | s + x)",
        "WITH date('2020-01-01') AS d RETURN d.year, d + duration('P1D')",
        "RETURN duration('P1D') * 2 - duration('P1D') / 2",
    ])
    func allowed(_ query: String) {
        let found = outcome(query, parameters: ["p", "map"], procedures: Self.procedures)
        if case .refused = found { Issue.record("\(query): \(found)") }
    }
}
