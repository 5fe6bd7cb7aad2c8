// Who brought up agriculture, and did it get into an agreement?
// @id 13-agriculture
// @graph ../graph.cypher
// @tags medium optional null
// @expect 13-agriculture.expected.jsonl ordered
//
// OPTIONAL MATCH keeps the row when its pattern finds nothing, and fills null in. With a plain MATCH the second row
// would be gone, and with it the fact that nothing came of that proposal.

MATCH (p:Person)-[r:PROPOSED]->(x:Proposal)-[:CONCERNS]->(:Topic {name: 'agriculture'})
OPTIONAL MATCH (x)-[:TO_BE_INCLUDED_IN]->(a:Agreement)
RETURN p.name AS person, x.text AS text, a.name AS toBeIncludedIn ORDER BY person;
