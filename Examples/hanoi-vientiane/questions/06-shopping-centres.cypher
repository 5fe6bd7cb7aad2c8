// Who had shopping and tourism centres in mind?
// @id 06-shopping-centres
// @graph ../graph.cypher
// @tags easy patterns
// @expect 06-shopping-centres.expected.jsonl ordered
//
// Two steps in one line: from a person over a proposal to a topic. The verb stands on the PROPOSED relationship
// because it tells how this person put it: wished, hoped, suggested.

MATCH (p:Person)-[r:PROPOSED]->(x:Proposal)-[:CONCERNS]->(:Topic {name: 'shopping and tourism centres'})
RETURN p.name AS person, r.verb AS verb, x.text AS text, r.date AS date;
