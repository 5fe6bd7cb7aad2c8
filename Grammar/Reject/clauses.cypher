// Clauses with something missing, something too much, or something out of place.
MATCH
---
MATCH RETURN n
---
MATCH (n) RETURN
---
MATCH (n) WHERE RETURN n
---
MATCH (n) WHERE n.a WHERE n.b RETURN n
---
OPTIONAL (n) RETURN n
---
OPTIONAL MATCH
---
OPTIONAL CREATE (n)
---
MATCH (n), RETURN n
---
MATCH (n) (m) RETURN n
---
MATCH n RETURN n
---
MATCH 1 RETURN 1
---
RETURN
---
RETURN ,
---
RETURN 1,
---
RETURN 1 2
---
RETURN 1 AS
---
RETURN 1 AS 2
---
RETURN 1 AS 'a'
---
RETURN 1 AS a.b
---
RETURN 1 AS where
---
RETURN 1 AS a AS b
---
RETURN 1, *
---
RETURN * AS a
---
RETURN DISTINCT
---
RETURN DISTINCT DISTINCT 1
---
RETURN 1 DISTINCT
---
RETURN 1 ORDER x
---
RETURN 1 BY x
---
RETURN 1 ORDER BY
---
RETURN 1 ORDER BY x,
---
RETURN 1 ORDER BY x ASC DESC
---
RETURN 1 SKIP
---
RETURN 1 LIMIT
---
RETURN 1 LIMIT 1 SKIP 1
---
RETURN 1 LIMIT 1 LIMIT 2
---
RETURN 1 SKIP 1 ORDER BY x
---
RETURN 1 WHERE true
---
WITH RETURN 1
---
WITH 1 AS a WHERE
---
WITH 1 AS a WHERE a ORDER BY a RETURN a
---
UNWIND [1] RETURN 1
---
UNWIND [1] AS RETURN x
---
UNWIND [1] AS x, [2] AS y RETURN x
---
UNWIND AS x RETURN x
---
UNION RETURN 1
---
RETURN 1 UNION
---
RETURN 1 ALL RETURN 2
---
CREATE
---
CREATE n
---
CREATE (a) WHERE a.x
---
CREATE (a),
---
MERGE (a), (b)
---
MERGE (a) ON SET a.x = 1
---
MERGE (a) ON DELETE SET a.x = 1
---
MERGE (a) ON CREATE a.x = 1
---
MERGE (a) ON CREATE SET
---
SET
---
SET n
---
SET n.a
---
SET n.a =
---
SET n.a += 1
---
SET n.a == 1
---
SET n = 1,
---
SET n:
---
SET n.a:B
---
SET n:A = 1
---
SET n[0] = 1
---
SET 1 = n.a
---
SET match = 1
---
REMOVE
---
REMOVE n
---
REMOVE n.a = 1
---
REMOVE n.a,
---
REMOVE n[0]
---
DELETE
---
DETACH n
---
DETACH MATCH (n)
---
DELETE DETACH n
---
DELETE n,
---
CALL
---
CALL f(
---
CALL f(1,)
---
CALL f(,)
---
CALL f.
---
CALL .f()
---
CALL f()()
---
CALL f() YIELD
---
CALL f() YIELD a,
---
CALL f() YIELD a.b
---
CALL f() YIELD a AS
---
CALL f() YIELD a + 1
---
// the asterisk only where nothing follows
CALL f() YIELD * RETURN 1
---
CALL f() YIELD *, a
---
CALL f() YIELD * WHERE true
---
MATCH (n) CALL f() YIELD * RETURN n
---
CALL match()
---
EXPLAIN
---
PROFILE;
---
RETURN 1 EXPLAIN
---
RETURN 1; RETURN
---
hello
---
(n)
---
1 + 1
---
CALL {}
---
CALL { RETURN 1
---
CALL (1) { RETURN 1 }
---
CALL (*, x) { RETURN 1 }
---
CALL (x,) { RETURN 1 }
---
CALL (x) RETURN 1
---
CALL { CREATE () } IN TRANSACTIONS
---
FOREACH (x IN [1])
---
FOREACH (x IN [1] |)
---
FOREACH (x IN [1] | MATCH (n))
---
FOREACH x IN [1] | CREATE ()
---
FOREACH ([1] | CREATE ())
---
LOAD FROM 'a' AS x RETURN x
---
LOAD CSV 'a' AS x RETURN x
---
LOAD CSV FROM 'a' RETURN 1
---
LOAD CSV WITH FROM 'a' AS x RETURN x
---
LOAD CSV FROM 'a' AS x FIELDTERMINATOR 1 RETURN x
---
SHOW
---
SHOW TABLES
---
SHOW INDEXES YIELD
---
SHOW INDEXES RETURN 1
---
SHOW INDEXES YIELD *, name
---
RETURN 1 ORDER BY 1 NULLS
---
LET x RETURN x
---
FOR x [1] RETURN x
---
FILTER RETURN 1
