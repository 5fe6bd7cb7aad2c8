// Indexes, constraints and transactions.
CREATE INDEX
---
CREATE INDEX ON
---
CREATE INDEX ON Person(name)
---
CREATE INDEX ON :Person
---
CREATE INDEX ON :Person()
---
CREATE INDEX ON :Person(name,)
---
CREATE INDEX ON :A:B(name)
---
CREATE INDEX name ON :Person(name)
---
CREATE INDEX FOR (p) ON (p.name)
---
CREATE INDEX FOR (:Person) ON (p.name)
---
CREATE INDEX FOR (p:Person) ON p.name
---
CREATE INDEX FOR (p:Person) ON (name)
---
CREATE INDEX FOR (p:Person) ON ()
---
CREATE INDEX a b FOR (p:Person) ON (p.name)
---
CREATE INDEX a IF EXISTS FOR (p:Person) ON (p.name)
---
CREATE INDEX FOR ()-[r:R]->(x) ON (r.a)
---
CREATE INDEX FOR ()-[r]-() ON (r.a)
---
MATCH (n) CREATE INDEX ON :Person(name)
---
DROP INDEX
---
DROP INDEX IF EXISTS
---
DROP INDEX a IF NOT EXISTS
---
DROP INDEX :Person(name)
---
DROP
---
DROP (n)
---
CREATE CONSTRAINT
---
CREATE CONSTRAINT FOR (p:Person) REQUIRE p.id
---
CREATE CONSTRAINT FOR (p:Person) REQUIRE p IS UNIQUE
---
CREATE CONSTRAINT FOR (p:Person) REQUIRE () IS UNIQUE
---
CREATE CONSTRAINT FOR (p:Person) p.id IS UNIQUE
---
CREATE CONSTRAINT FOR (p:Person) REQUIRE p.id IS NOT UNIQUE
---
CREATE CONSTRAINT ON (p:Person) ASSERT p.id IS UNIQUE
---
DROP CONSTRAINT
---
DROP CONSTRAINT ON :Person(name)
---
SHOW
---
SHOW NOTHING
---
BEGIN COMMIT
---
BEGIN TRANSACTION TRANSACTION
---
TRANSACTION
---
BEGIN RETURN 1
