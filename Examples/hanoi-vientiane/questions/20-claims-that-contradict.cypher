// Where do claims about a post contradict each other?
// @id 20-claims-that-contradict
// @graph ../graph.cypher
// @tags hard sources
// @expect 20-claims-that-contradict.expected.jsonl ordered
//
// Contradictions are kept, not resolved: both claims stand in the graph, marked as disputed, with a rank and an issue
// that explains. The number of sentences behind each side is no proof, but a place to start.

MATCH (p:Person)-[h:HOLDS {disputed: true}]->(post:Post)-[:POST_IN]->(o:Organization)
MATCH (i:Issue {id: h.contradiction})
RETURN p.name AS person, post.title AS title, o.name AS body, size(h.src) AS mentions, h.src AS sentences, h.rank AS rank, i.kind AS issue
ORDER BY mentions DESC;
