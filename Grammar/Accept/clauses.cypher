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
