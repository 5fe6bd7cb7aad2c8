import QuerySyntax
import SourceText
import Testing

struct ClauseTests {
    @Test(
        "Reading and projecting clauses",
        arguments: [
            ("MATCH (n)", "(MatchClause (PathPattern (NodePattern n)))"),
            (
                "optional match (n) WHERE n.x",
                "(OptionalMatchClause (PathPattern (NodePattern n)) (where (Property n .x)))"
            ),
            ("MATCH (a), p = (b)", "(MatchClause (PathPattern (NodePattern a)) (PathPattern p = (NodePattern b)))"),
            ("UNWIND [1] AS x", "(UnwindClause (List 1) (as x))"), ("RETURN *", "(ReturnClause *)"),
            ("RETURN DISTINCT *, 1 AS x", "(ReturnClause distinct * (ReturnItem 1 (as x)))"),
            (
                "RETURN a AS b, c ORDER BY b DESC, c ASC, d DESCENDING, e ASCENDING SKIP 1 LIMIT $n",
                "(ReturnClause (ReturnItem a (as b)) (ReturnItem c) (OrderBy (desc b) (asc c) (desc d) (asc e)) (Skip 1) (Limit $n))"
            ),
            ("WITH a WHERE a.x", "(WithClause (ReturnItem a) (where (Property a .x)))"),
            ("WITH DISTINCT a AS b LIMIT 1", "(WithClause distinct (ReturnItem a (as b)) (Limit 1))"),
        ])
    func reading(_ text: String, _ expected: String) throws {
        #expect(try clause(text) == expected)
    }

    @Test(
        "Writing clauses",
        arguments: [
            (
                "CREATE (a)-[:T]->(b), (c)",
                "(CreateClause (PathPattern (NodePattern a) (RelationshipPattern -> :T) (NodePattern b)) (PathPattern (NodePattern c)))"
            ),
            ("CREATE index = (a)", "(CreateClause (PathPattern index = (NodePattern a)))"),
            (
                "MERGE (a) ON MATCH SET a.x = 1 ON CREATE SET a.y = 2, a:L ON MATCH SET a += {}",
                "(MergeClause (PathPattern (NodePattern a)) (on-match (set-property a .x 1) (set-also a (Map))) (on-create (set-property a .y 2) (set-labels a :L)))"
            ),
            (
                "SET a.x = 1, a = {}, a += $p, a:L:M, a.b.c = 2, (a).x = 3",
                "(SetClause (set-property a .x 1) (set-all a (Map)) (set-also a $p) (set-labels a :L:M) (set-property (Property a .b) .c 2) (set-property a .x 3))"
            ),
            (
                "REMOVE a.x, a:L, a.b.c",
                "(RemoveClause (remove-property a .x) (remove-labels a :L) (remove-property (Property a .b) .c))"
            ),
            ("DELETE a, b.c", "(DeleteClause a (Property b .c))"), ("DETACH DELETE a", "(DetachDeleteClause a)"),
        ])
    func writing(_ text: String, _ expected: String) throws {
        #expect(try clause(text) == expected)
    }

    @Test(
        "Calls, alone and among other clauses",
        arguments: [
            ("CALL a.b", "(StandaloneCall a.b)"), ("CALL a.b()", "(StandaloneCall a.b (arguments))"),
            ("CALL b(1, $x) YIELD *", "(StandaloneCall b (arguments 1 $x) (yield *))"),
            ("CALL a.b YIELD x AS y, z WHERE z", "(StandaloneCall a.b (yield (as x y) z (where z)))"),
            ("CALL a() RETURN 1", "(Query (SingleQuery (CallClause a (arguments)) (ReturnClause (ReturnItem 1))))"),
            (
                "CALL a() UNION CALL b()",
                "(Query (SingleQuery (CallClause a (arguments))) (Union (SingleQuery (CallClause b (arguments)))))"
            ),
            (
                "MATCH (n) CALL a YIELD x RETURN x",
                "(Query (SingleQuery (MatchClause (PathPattern (NodePattern n))) (CallClause a (yield x)) (ReturnClause (ReturnItem x))))"
            ),
        ])
    func calls(_ text: String, _ expected: String) throws {
        #expect(try tree(text) == expected)
    }

    @Test(
        "Statements that are no queries",
        arguments: [
            ("CREATE INDEX FOR (n:L) ON (n.a)", "(CreateIndexStatement label L (keys a))"),
            (
                "CREATE INDEX i IF NOT EXISTS FOR (n:L) ON (n.a, n.b)",
                "(CreateIndexStatement i if-not-exists label L (keys a b))"
            ),
            (
                "CREATE INDEX IF NOT EXISTS FOR ()-[r:T]-() ON (r.a)",
                "(CreateIndexStatement if-not-exists type T (keys a))"
            ), ("CREATE INDEX if FOR (n:L) ON (n.a)", "(CreateIndexStatement if label L (keys a))"),
            ("CREATE INDEX ON :L(a, b)", "(CreateIndexStatement label L (keys a b))"),
            ("DROP INDEX i", "(DropIndexStatement i)"), ("DROP INDEX i IF EXISTS", "(DropIndexStatement i if-exists)"),
            ("DROP INDEX ON :L(a)", "(DropIndexStatement label L (keys a))"),
            ("CREATE CONSTRAINT FOR (n:L) REQUIRE n.a IS UNIQUE", "(CreateConstraintStatement label L (keys a))"),
            (
                "CREATE CONSTRAINT c IF NOT EXISTS FOR (n:L) REQUIRE (n.a, n.b) IS UNIQUE",
                "(CreateConstraintStatement c if-not-exists label L (keys a b))"
            ),
            ("DROP CONSTRAINT c IF EXISTS", "(DropConstraintStatement c if-exists)"),
            ("SHOW INDEXES", "(ShowStatement INDEXES (yield *))"),
            ("SHOW CONSTRAINTS", "(ShowStatement CONSTRAINTS (yield *))"),
            ("BEGIN", "(TransactionStatement begin)"), ("COMMIT TRANSACTION", "(TransactionStatement commit)"),
            ("rollback", "(TransactionStatement rollback)"),
            ("EXPLAIN RETURN 1", "(Explain (Query (SingleQuery (ReturnClause (ReturnItem 1)))))"),
            ("PROFILE CALL a", "(Profile (StandaloneCall a))"),
        ])
    func others(_ text: String, _ expected: String) throws {
        #expect(try tree(text) == expected)
    }

    @Test("UNION and UNION ALL join single queries")
    func unions() throws {
        #expect(
            try tree("RETURN 1 UNION RETURN 2 UNION ALL RETURN 3")
                == "(Query (SingleQuery (ReturnClause (ReturnItem 1))) (Union (SingleQuery (ReturnClause (ReturnItem 2)))) (UnionAll (SingleQuery (ReturnClause (ReturnItem 3)))))"
        )
    }

    @Test(
        "Patterns",
        arguments: [
            ("()", "(NodePattern)"), ("(:A:B)", "(NodePattern :A:B)"),
            ("(a:`B C` {x: 1})", "(NodePattern a :`B C` (Map (x: 1)))"), ("(a $p)", "(NodePattern a $p)"),
            ("((a))", "(NodePattern a)"),
            (
                "(a)-->(b)<--(c)--(d)<-->(e)",
                "(NodePattern a) (RelationshipPattern ->) (NodePattern b) (RelationshipPattern <-) (NodePattern c) (RelationshipPattern --) (NodePattern d) (RelationshipPattern --) (NodePattern e)"
            ),
            (
                "(a) - [ r : T | : U | V * 1 .. 3 { x : 1 } ] -> (b)",
                "(NodePattern a) (RelationshipPattern -> r :T|U|V *1..3 (Map (x: 1))) (NodePattern b)"
            ),
            ("()-[*]-()", "(NodePattern) (RelationshipPattern -- *..) (NodePattern)"),
            ("()-[*2]-()", "(NodePattern) (RelationshipPattern -- *2..2) (NodePattern)"),
            ("()-[*1..]-()", "(NodePattern) (RelationshipPattern -- *1..) (NodePattern)"),
            ("()-[*..3]-()", "(NodePattern) (RelationshipPattern -- *..3) (NodePattern)"),
            ("()-[:match $p]-()", "(NodePattern) (RelationshipPattern -- :match $p) (NodePattern)"),
            ("(count)-[exists]-(:End)", "(NodePattern count) (RelationshipPattern -- exists) (NodePattern :End)"),
        ])
    func patterns(_ text: String, _ expected: String) throws {
        #expect(try clause("MATCH " + text) == "(MatchClause (PathPattern \(expected)))")
    }

    @Test("Shortest paths")
    func shortestPaths() throws {
        #expect(
            try clause("MATCH p = shortestPath((a)-[*]->(b))")
                == "(MatchClause (ShortestPathPattern p = (NodePattern a) (RelationshipPattern -> *..) (NodePattern b)))"
        )
        #expect(
            try clause("MATCH allShortestPaths((a)--(b))")
                == "(MatchClause (AllShortestPathsPattern (NodePattern a) (RelationshipPattern --) (NodePattern b)))")
    }

    @Test("A column is named by the exact bytes of its expression")
    func columnText() throws {
        let source = SourceText("RETURN  count( * )/2 , (n . x) AS y,\n[ 1,2 ] // c\n")
        guard case .query(let query) = try Parser.parseStatement(source).tree.statement,
            case .return(let projection)? = query.first.clauses.last
        else { throw Diagnostic(.unexpectedSyntax, "no RETURN", at: .none) }
        #expect(projection.items.map { source.text(in: $0.text) } == ["count( * )/2", "(n . x)", "[ 1,2 ]"])
    }

    @Test("Children stand before their parents, and parents cover them")
    func order() throws {
        let tree = try Parser.parseStatement(
            SourceText("MATCH (n) WHERE (n.a + 1) * 2 IN [x IN n.b | -(x)] OR n.c RETURN n")
        ).tree
        for (index, expression) in tree.expressions.enumerated() {
            #expect(expression.range.end > expression.range.start)
            if case .binary(_, let left, let right) = expression.kind {
                #expect(Int(left.index) < index && Int(right.index) < index)
                #expect(tree[left].range.start >= expression.range.start)
                #expect(tree[right].range.end <= expression.range.end)
            }
        }
    }
}
