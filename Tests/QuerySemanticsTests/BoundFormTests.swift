import QuerySemantics
import Testing

/// What statements become, in the printer's notation.
@Suite struct BoundFormTests {
    private func expect(
        _ query: String, procedures: [String: ProcedureSignature] = [:], _ expected: String,
        at location: SourceLocation = #_sourceLocation
    ) {
        #expect(printed(query, procedures: procedures) == expected + "\n", sourceLocation: location)
    }

    @Test func propertyMapsAndConditionsBecomePredicates() {
        expect(
            "MATCH (a:A:B {x: 1})-[r:T|U {y: 2}]->() WHERE a.z > 1 AND (a.u = 2 AND a.v < 3) RETURN a",
            """
            match (a:A:B)-[r:T|U]->(#2)
              where (a.x = 1)
              where (r.y = 2)
              where (a.z > 1)
              where (a.u = 2)
              where (a.v < 3)
            project a
            columns a = a :: NODE
            """)
    }

    @Test func labelsOfKnownNodesBecomePredicates() {
        expect(
            "MATCH (a:A) MATCH (a:B)-->(a) RETURN a.x",
            """
            match (a:A)
            match ([a])-[#1]->(a)
              where a:B
            project `a.x` = a.x
            columns `a.x` = `a.x` :: ANY
            """)
    }

    @Test func knownRelationshipsAreMatchedAgain() {
        expect(
            "MATCH ()-[r:T]->() MATCH (a)<-[r:U {x: 1}]-(b) RETURN r",
            """
            match (#0)-[r:T]->(#2)
            match (a)<-[[r]:U]-(b)
              where (r.x = 1)
            project r
            columns r = r :: RELATIONSHIP
            """)
    }

    @Test func partsOfOneMatchShareTheirNodes() {
        expect(
            "MATCH (a:A)-->(b), (b:B)<--(a:C) RETURN 1 AS one",
            """
            match (a:A:C)-[#1]->(b:B), (b)<-[#3]-(a)
            project one = 1
            columns one = one :: INTEGER
            """)
    }

    @Test func variableLengthKeepsItsProperties() {
        expect(
            "MATCH p = (a)-[rs:T*1..3 {x: 1}]-(b)<-[*]-() OPTIONAL MATCH (a)-[rs*]-(c) RETURN length(p) AS l, rs",
            """
            match (a)-[rs:T*1..3 {x: 1}]-(b), (b)<-[#3*1..]-(#4), p = path(a, rs*, b, #3*, #4)
            optional match ([a])-[[rs]*1..]-(c)
            project l = length(p), rs
            columns l = l :: INTEGER, rs = rs :: LIST<RELATIONSHIP>
            """)
    }

    @Test func aVariableHandedOnKeepsItsIdentity() {
        expect(
            "MATCH (a)-->(b) WITH a AS b, b AS a, a AS c MATCH (b)-->(x) RETURN *",
            """
            match (a)-[#1]->(b)
            project a, b, c = a
            match ([a])-[#4]->(x)
            project b, a, c, x
            columns a = b :: NODE, b = a :: NODE, c = c :: NODE, x = x :: NODE
            """)
    }

    @Test func aggregationIsSplit() {
        expect(
            "MATCH (n) RETURN n.x, n.x + count(*) AS a, count(*) * 2 AS b, sum(DISTINCT n.y) AS s ORDER BY s, max(1) DESC",
            """
            match (n)
            group by `n.x` = n.x
              aggregate #2 = count(*), s = sum(distinct n.y), #6 = max(1)
            project `n.x`, a = (`n.x` + #2), b = (#2 * 2), s
              order by s, #6 desc
            columns `n.x` = `n.x` :: ANY, a = a :: ANY, b = b :: INTEGER, s = s :: NUMBER
            """)
    }

    @Test func sortKeysUseItemsAndTheIncomingRow() {
        expect(
            "MATCH (n) WITH n.x AS x, n.y + 1 AS y ORDER BY n.x, n.y + 1, n.z, x + 1 SKIP 1 LIMIT 2 WHERE n.u = y RETURN x",
            """
            match (n)
            project x = n.x, y = (n.y + 1)
              order by x, y, n.z, (x + 1)
              skip 1
              limit 2
              where (n.u = y)
            project x
            columns x = x :: ANY
            """)
    }

    @Test func distinctLeavesOnlyTheItems() {
        expect(
            "MATCH (n) RETURN DISTINCT n.x AS x ORDER BY n.x + 1",
            """
            match (n)
            project distinct x = n.x
              order by (x + 1)
            columns x = x :: ANY
            """)
    }

    @Test func subqueriesNameTheirImports() {
        expect(
            "MATCH (n), (m) WHERE (n)-[:T]->(:L) OR EXISTS { MATCH (n)-->(x) WHERE x.y = m.y } RETURN [p = (n)-->(k) WHERE k.x > 1 | k.x] AS l",
            """
            match (n), (m)
              where (exists from n {match ([n])-[#2:T]->(#3:L)} or exists from n, m {match ([n])-[#4]->(x); where (x.y = m.y)})
            project l = collect from n {match ([n])-[#6]->(k), p = path(n, #6, k); where (k.x > 1); project #9 = k.x; columns `k.x` = #9 :: ANY}
            columns l = l :: LIST<ANY>
            """)
    }

    @Test func updates() {
        expect(
            "MATCH (a) CREATE (a)-[r:T {x: 1}]->(b:B {y: a.y}) SET b.z = 1, b += {u: 2}, b:C:D REMOVE a.x, a:A DETACH DELETE r, b",
            """
            match (a)
            create ([a])-[r:T {x: 1}]->(b:B {y: a.y})
            set b.z = 1
            set b += {u: 2}
            set b:C:D
            set a.x = null
            remove a:A
            detach delete r, b
            """)
    }

    @Test func merge() {
        expect(
            "MATCH (a) MERGE p = (a)-[:T {x: 1}]-(b:B) ON CREATE SET b.n = 1 ON MATCH SET b.n = b.n + 1 RETURN p",
            """
            match (a)
            merge ([a])-[#1:T {x: 1}]-(b:B), p = path(a, #1, b)
              on match set b.n = (b.n + 1)
              on create set b.n = 1
            project p
            columns p = p :: PATH
            """)
    }

    @Test func unions() {
        expect(
            "RETURN 1 AS a, 'x' AS b UNION ALL RETURN 'y' AS b, 2.5 AS a",
            """
            project a#0 = 1, b#1 = 'x'
            branch columns a#0, b#1
            union all
            project b#2 = 'y', a#3 = 2.5
            branch columns a#3, b#2
            columns a = a#4 :: NUMBER, b = b#5 :: STRING
            """)
    }

    @Test func calls() {
        let procedures = [
            "test.one": procedure("test.one", [("in", .integer)], [("out", .string), ("more", .integer)])
        ]
        expect(
            "CALL test.one", procedures: procedures,
            """
            call test.one($in) yield out as out, more as more
            project out, more
            columns out = out :: STRING, more = more :: INTEGER
            """)
        expect(
            "UNWIND [1, 2] AS x CALL test.one(x) YIELD more AS m WHERE m > x RETURN m", procedures: procedures,
            """
            unwind [1, 2] as x
            call test.one(x) yield more as m
              where (m > x)
            project m
            columns m = m :: INTEGER
            """)
    }

    @Test func expressions() {
        expect(
            "WITH 1 AS x RETURN 1 < x <= 3 AS a, -x AS b, exists(x) AS c, [i IN [1, 2] WHERE i > x | i * 2.0] AS d, reduce(s = 0, i IN [1] | s + i) AS e, all(i IN $p WHERE i) AS f, CASE x WHEN 1 THEN 'a' END AS g, {k: x}['k'] AS h, [1, x][..1] AS i",
            """
            project x = 1
            project a = ((1 < x) and (x <= 3)), b = (-x), c = (x is not null), d = [i#4 in [1, 2] where (i#4 > x) | (i#4 * 2.0)], e = reduce(s = 0, i#7 in [1] | (s + i#7)), f = all(i#9 in $p where i#9), g = case x when 1 then 'a' end, h = {k: x}['k'], i#13 = [1, x][..1]
            columns a = a :: BOOLEAN, b = b :: INTEGER, c = c :: BOOLEAN, d = d :: LIST<FLOAT>, e = e :: INTEGER, f = f :: BOOLEAN, g = g :: STRING, h = h :: ANY, i = i#13 :: LIST<INTEGER>
            """)
    }

    @Test func columnsAreNamedByTheirText() {
        expect(
            "MATCH (n) RETURN n . x, COUNT( * )",
            """
            match (n)
            group by `n . x` = n.x
              aggregate `COUNT( * )` = count(*)
            project `n . x`, `COUNT( * )`
            columns `n . x` = `n . x` :: ANY, `COUNT( * )` = `COUNT( * )` :: INTEGER
            """)
    }

    /// The parser's limits are the binder's: what parses does not overflow the stack.
    @Test func deepExpressionsBind() {
        let lists = String(repeating: "[", count: 90) + "1" + String(repeating: "]", count: 90)
        let sum = Array(repeating: "x", count: 190).joined(separator: " + ")
        let conditions = (0..<3000).map { "x > \($0)" }.joined(separator: " AND ")
        let aggregate = Array(repeating: "count(x)", count: 150).joined(separator: " + ")
        for text in [lists, sum, conditions, aggregate, "size([y IN [1] WHERE \(conditions) | \(sum)])"] {
            let found = outcome("WITH 1 AS x RETURN \(text) AS y ORDER BY \(text)")
            if case .refused = found { Issue.record("\(found)") }
        }
    }

    @Test func schemaCommandsAndExplain() {
        expect("EXPLAIN MATCH (n) RETURN n", "explain\n  match (n)\n  project n\n  columns n = n :: NODE")
        expect("CREATE INDEX ON :L(k)", "create index  label L keys k")
        expect(
            "SHOW INDEXES YIELD name WHERE name STARTS WITH 'a' RETURN name AS n",
            """
            call SHOW INDEXES() yield name as name
              where (name starts with 'a')
            project name
            columns n = name :: STRING
            """)
    }
}
