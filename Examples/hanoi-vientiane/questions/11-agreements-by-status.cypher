// How many agreements of each status and kind?
// @id 11-agreements-by-status
// @graph ../graph.cypher
// @tags medium aggregation
// @expect 11-agreements-by-status.expected.jsonl ordered
//
// `count(*)` counts the rows of each group; status and kind, which are not aggregated, make the groups. There is no
// GROUP BY to write.

MATCH (a:Agreement) RETURN a.status AS status, a.kind AS kind, count(*) AS n ORDER BY status, kind;
