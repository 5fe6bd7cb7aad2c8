// What was in force, or planned to be, on 1 June 2022?
// @id 15-in-force-on-a-day
// @graph ../graph.cypher
// @tags medium where dates
// @expect 15-in-force-on-a-day.expected.jsonl ordered
//
// WITH names a value for the rest of the query. Dates of different precision are compared at the precision of the
// source: the first four characters of the day against '2021'. Look at the status before you rely on the row: only
// proposed.

WITH '2022-06-01' AS d
MATCH (a:Agreement)
WHERE a.since IS NOT NULL AND substring(d, 0, size(a.since)) >= a.since AND substring(d, 0, size(a.until)) <= a.until
RETURN a.name AS name, a.status AS status, a.plannedSigning AS plannedSigning;
