// What do both articles mention by name?
// @id 22-named-in-both-articles
// @graph ../graph.cypher
// @tags hard lists
// @expect 22-named-in-both-articles.expected.jsonl ordered lists-unordered
//
// `any(s IN list WHERE …)` asks whether a list holds a fitting item; `all`, `none` and `single` exist too. `NOT
// n:Topic` tests a label in a condition. WITH gives both answers a name before WHERE uses them.

MATCH (n) WHERE n.name IS NOT NULL AND n.src IS NOT NULL AND NOT n:Topic
WITH n, any(s IN n.src WHERE s STARTS WITH '000') AS in000, any(s IN n.src WHERE s STARTS WITH '003') AS in003
WHERE in000 AND in003
RETURN n.name AS name, labels(n) AS labels ORDER BY name;
