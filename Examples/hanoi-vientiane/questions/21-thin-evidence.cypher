// Which kinds of relationship rest on single sentences?
// @id 21-thin-evidence
// @graph ../graph.cypher
// @tags hard aggregation sources
// @expect 21-thin-evidence.expected.jsonl ordered
//
// `type(r)` turns what is usually a fixed part of a pattern into data. WITH ends the first half of the query, so that
// WHERE can filter what was counted; CASE turns a condition into a number that can be summed.

MATCH ()-[r]->() WHERE r.src IS NOT NULL AND r.certainty IS NOT NULL
WITH type(r) AS type, count(*) AS total, sum(CASE WHEN size(r.src) = 1 THEN 1 ELSE 0 END) AS single
WHERE total >= 6
RETURN type, total, single ORDER BY total DESC, type;
