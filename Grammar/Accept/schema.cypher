// Indexes, constraints and transactions.
CREATE INDEX ON :Person(name)
---
CREATE INDEX ON :Person(name, born)
---
CREATE INDEX FOR (p:Person) ON (p.name)
---
CREATE INDEX person_name IF NOT EXISTS FOR (p:Person) ON (p.name, p.born)
---
CREATE INDEX IF NOT EXISTS FOR (p:Person) ON (p.name)
---
CREATE INDEX if IF NOT EXISTS FOR (p:Person) ON (p.name)
---
CREATE INDEX if FOR (p:Person) ON (p.name)
---
CREATE INDEX since FOR ()-[k:KNOWS]-() ON (k.since)
---
DROP INDEX person_name
---
DROP INDEX person_name IF EXISTS
---
DROP INDEX ON :Person(name)
---
CREATE CONSTRAINT FOR (p:Person) REQUIRE p.id IS UNIQUE
---
CREATE CONSTRAINT one_id IF NOT EXISTS FOR (p:Person) REQUIRE (p.id, p.source) IS UNIQUE
---
DROP CONSTRAINT one_id IF EXISTS
---
SHOW INDEXES
---
show constraints;
---
BEGIN TRANSACTION
---
ROLLBACK TRANSACTION;
---
EXPLAIN CREATE INDEX ON :Person(name)
---
// a word that is a keyword only here can name a path there
CREATE index = (a) RETURN index
