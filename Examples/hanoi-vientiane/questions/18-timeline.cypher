// Everything with a date, on one list
// @id 18-timeline
// @graph ../graph.cypher
// @tags medium union
// @expect 18-timeline.expected.jsonl
//
// UNION ALL puts the rows of two queries under each other; both must have the same columns. ORDER BY would sort only
// the second part, so the rows come in no promised order. `asStated` shows what the source says, `sortKey` what to
// sort by.

MATCH (e:Event) RETURN e.sortDate AS sortKey, e.date AS asStated, e.name AS what, 'event' AS kind
UNION ALL
MATCH (a:Agreement) WHERE a.since IS NOT NULL
RETURN a.since AS sortKey, a.since + '/' + a.until AS asStated, a.name AS what, a.status + ' agreement' AS kind;
