// Which topics of 2021 returned in the agreement of 2023 to 2025?
// @id 16-topics-that-came-back
// @graph ../graph.cypher
// @tags medium joins aggregation
// @expect 16-topics-that-came-back.expected.jsonl ordered lists-unordered
//
// Two MATCH clauses share x: the first picks the proposals of one event, the second those whose topic an agreement
// covers. `collect(DISTINCT …)` lists everybody once, however many proposals they made.

MATCH (p:Person)-[:PROPOSED]->(x:Proposal)-[:MADE_AT]->(:Event {date: '2021-11-17'})
MATCH (x)-[:CONCERNS]->(t:Topic)<-[:COVERS]-(a:Agreement {id: 'agr2023'})
RETURN t.name AS topic, collect(DISTINCT p.name) AS raisedBy ORDER BY topic;
