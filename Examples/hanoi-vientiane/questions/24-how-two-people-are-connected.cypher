// How is Phung Thi Hong Ha connected to Anouphap Tounalom?
// @id 24-how-two-people-are-connected
// @graph ../graph.cypher
// @tags hard paths
// @expect 24-how-two-people-are-connected.expected.jsonl ordered
//
// `*1..4` follows one to four relationships of any of the named types, in either direction, and p keeps the whole
// path. `[n IN nodes(p) | …]` shows something readable for each node on it. The upper bound keeps the search small.

MATCH p = (a:Person {name: 'Phung Thi Hong Ha'})-[:HOLDS|POST_IN|PARTICIPATED_IN|PARTY_TO|BODY_OF*1..4]-(b:Person {name: 'Anouphap Tounalom'})
RETURN [n IN nodes(p) | coalesce(n.name, n.title)] AS via, length(p) AS hops
ORDER BY hops LIMIT 1;
