// Who is bound by the agreement of 2023 to 2025?
// @id 04-parties-to-the-agreement
// @graph ../graph.cypher
// @tags easy patterns
// @expect 04-parties-to-the-agreement.expected.jsonl ordered
//
// A property map in a pattern keeps only the nodes that match all of it. The period is text here, as in the sources,
// and compared as text.

MATCH (o:Organization)-[:PARTY_TO]->(a:Agreement {since: '2023', until: '2025'})
RETURN a.name AS agreement, o.name AS party ORDER BY party;
