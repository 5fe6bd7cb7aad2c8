// The headlines beside the article, in page order
// @id 02-related-headlines
// @graph ../graph.cypher
// @tags easy patterns null
// @expect 02-related-headlines.expected.jsonl ordered
//
// Relationships have properties too: `l.position` belongs to the arrow, since the same headline could stand elsewhere
// on another page. None of the headlines is dated: a missing property reads as null and the row stays.

MATCH (:Article {id: 'doc000'})-[l:LINKS_TO]->(h:Headline)
RETURN l.position AS n, h.title AS title, h.date AS date ORDER BY n;
