// Clauses and how they follow one another.
MATCH (n) RETURN n
---
match (n) return n;
---
OPTIONAL MATCH (p:Person)-[:MEMBER_OF]->(b:Body) WHERE b.name STARTS WITH 'C' RETURN p, b
---
MATCH (a), (b) WHERE a.id < b.id RETURN *
---
// which clause may follow which is not a matter of grammar
RETURN 1 MATCH (n)
---
UNWIND [1, 2, 3] AS x UNWIND [x, x + 1] AS y RETURN x, y
---
WITH 1 AS a, 2 AS b WHERE a < b RETURN a + b AS sum
---
WITH *, 1 AS one RETURN *, one + 1 AS two
---
WITH DISTINCT 1 AS x ORDER BY x DESCENDING SKIP 1 LIMIT $count WHERE x > 0 RETURN x
---
RETURN DISTINCT 1 AS x, 'two' AS y ORDER BY x ASC, y DESC, x + 1 ASCENDING SKIP 1 + 1 LIMIT 10
---
RETURN 1 LIMIT 0
---
RETURN 1 AS x UNION RETURN 2 AS x UNION ALL RETURN 3 AS x
---
CREATE (a:Person {name: 'Linh'})-[:KNOWS {since: 2019}]->(b), (c)
---
CREATE p = (a)-[:NEXT]->(b) RETURN p
---
MERGE (n:Person {name: $name}) ON CREATE SET n.created = 1, n.seen = 1 ON MATCH SET n.seen = n.seen + 1
---
MERGE (a)-[r:KNOWS]-(b)
---
MATCH (n) SET n.a = 1, n = {b: 2}, n += $more, n:Red:Blue
---
MATCH (n) SET (CASE WHEN n.x THEN n END).y = 1
---
MATCH (n) SET nodes(n).first.second = 2
---
MATCH (n) REMOVE n.a, n:Red:Blue
---
MATCH (n)-[r]->() DELETE r, n
---
MATCH (n) DETACH DELETE n, [n][0]
---
CALL db.labels
---
CALL db.labels() YIELD *
---
CALL db.labels() YIELD label AS name, count WHERE count > 1 RETURN name
---
CALL fail(1, $two, [3])
---
MATCH (n) CALL my.own.procedure(n.name) YIELD value WITH value RETURN value
---
CALL a() YIELD x RETURN x UNION CALL b YIELD x RETURN x
---
EXPLAIN MATCH (n) RETURN n
---
PROFILE CALL db.labels()
---
EXPLAIN PROFILE RETURN 1
---
// several statements, and empty ones
BEGIN; CREATE (a); COMMIT;
---
;
---
; RETURN 1;;
---
// nothing but a comment
---
CALL { RETURN 1 AS x } RETURN x
---
MATCH (n) CALL { WITH n MATCH (n)-->(m) RETURN count(m) AS c } RETURN n, c
---
MATCH (n) CALL (n) { RETURN n.a AS a UNION RETURN n.b AS a } RETURN a
---
MATCH (n) CALL (*) { RETURN 1 AS x } CALL () { RETURN 2 AS y } RETURN *
---
UNWIND [1, 2] AS x CALL (x) { CREATE (:A {x: x}) }
---
CALL { CALL { CREATE () } }
---
FOREACH (x IN [1, 2] | CREATE (:A {x: x}))
---
MATCH (n) FOREACH (x IN n.list | SET n.a = x REMOVE n:B MERGE (m) ON CREATE SET m.c = 1 DETACH DELETE m FOREACH (y IN x | DELETE y))
---
WITH 1 AS foreach, 2 AS load, 3 AS csv RETURN foreach, load, csv
---
LOAD CSV FROM 'a.csv' AS row RETURN row
---
LOAD CSV WITH HEADERS FROM $file AS row FIELDTERMINATOR ';' CREATE (:A {x: row.x})
---
SHOW FUNCTIONS
---
SHOW PROCEDURES YIELD name
---
SHOW FUNCTIONS YIELD name AS n, category WHERE n STARTS WITH 'a' RETURN n ORDER BY n
---
SHOW INDEXES WHERE name = 'x'
---
SHOW CONSTRAINTS YIELD * RETURN count(*)
---
MATCH (n) NODETACH DELETE n
---
RETURN 1 AS x UNION DISTINCT RETURN 2 AS x
---
MATCH (n) RETURN n ORDER BY n.x OFFSET 1 LIMIT 2
---
INSERT (a:A&B)-[:R]->(b) FINISH
---
MATCH (n) FILTER n.x > 1 FILTER WHERE n.y LET a = n.x, b = 2 FOR c IN [1] RETURN a ORDER BY a NULLS FIRST, b DESC NULLS LAST, c ASC NULLS LAST OFFSET 1
---
FOREACH (x IN [1] | INSERT (:A)) FINISH
---
WITH 1 AS let, 2 AS filter, 3 AS insert, 4 AS finish, 5 AS nulls, 6 AS first RETURN let + filter + insert + finish ORDER BY nulls, first
