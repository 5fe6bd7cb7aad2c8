// All agreements, with kind, period and status
// @id 03-known-agreements
// @graph ../graph.cypher
// @tags easy order null
// @expect 03-known-agreements.expected.jsonl ordered
//
// A label alone is a pattern: one row for each agreement. ORDER BY takes several keys. Nothing is known of the period
// of the last one; null sorts after everything else.

MATCH (a:Agreement)
RETURN a.kind AS kind, a.since AS since, a.until AS until, a.status AS status, a.name AS name
ORDER BY a.since, a.name;
