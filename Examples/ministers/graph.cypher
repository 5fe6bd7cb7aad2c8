// Ministers of the United Kingdom since 1979
//
// Data: IfG Ministers Database, Institute for Government, licensed under CC BY 4.0
// (https://creativecommons.org/licenses/by/4.0/); made smaller by make-csv.py. README.md tells what stands in the
// graph. $folder is the folder of this script.

CREATE INDEX FOR (p:Person) ON (p.id);
CREATE INDEX FOR (p:Post) ON (p.id);
CREATE INDEX FOR (d:Department) ON (d.id);
CREATE INDEX FOR (p:Party) ON (p.name);
CREATE INDEX FOR (c:Constituency) ON (c.name);

LOAD CSV WITH HEADERS FROM $folder + '/people.csv' AS row
CREATE (:Person {id: toInteger(row.id), name: row.name, gender: row.gender});

LOAD CSV WITH HEADERS FROM $folder + '/departments.csv' AS row
CREATE (:Department {
  id: toInteger(row.id),
  name: row.name,
  short: row.short,
  since: date(row.since),
  until: date(row.until)
});

LOAD CSV WITH HEADERS FROM $folder + '/posts.csv' AS row
CREATE (post:Post {id: toInteger(row.id), title: row.title, rank: row.rank})
WITH post, row
MATCH (d:Department {id: toInteger(row.department)})
CREATE (post)-[:IN]->(d);

LOAD CSV WITH HEADERS FROM $folder + '/appointments.csv' AS row
MATCH (p:Person {id: toInteger(row.person)})
MATCH (post:Post {id: toInteger(row.post)})
CREATE (p)
  -[:HELD {
  since: date(row.since),
  until: date(row.until),
  cabinet: row.cabinet,
  acting: row.acting = 'acting'
}]->(post);

LOAD CSV WITH HEADERS FROM $folder + '/memberships.csv' AS row
MATCH (p:Person {id: toInteger(row.person)})
MERGE (party:Party {name: row.party})
CREATE (p)-[:MEMBER_OF {since: date(row.since), until: date(row.until)}]->(party);

LOAD CSV WITH HEADERS FROM $folder + '/seats.csv' AS row
MATCH (p:Person {id: toInteger(row.person)})
MERGE (c:Constituency {name: row.constituency})
CREATE (p)-[:SAT_FOR {since: date(row.since), until: date(row.until)}]->(c);

LOAD CSV WITH HEADERS FROM $folder + '/successions.csv' AS row
MATCH (old:Department {id: toInteger(row.from)})
MATCH (new:Department {id: toInteger(row.to)})
CREATE (old)-[:BECAME {kind: row.kind, on: date(row.on)}]->(new);

LOAD CSV WITH HEADERS FROM $folder + '/events.csv' AS row
CREATE (:Event {date: date(row.date), kind: row.kind, name: row.name});
