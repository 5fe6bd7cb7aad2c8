// A variant of the graph of ministers, for checking answers
// @graph ../../ministers/graph.cypher
//
// People, posts and years are missing, and some names are changed: an answer to an exercise must be right here, too.

MATCH ()-[h:HELD]->()
WHERE h.since < date('1990-01-01')
DELETE h;
MATCH (p:Person) WHERE p.id % 5 = 0
DETACH DELETE p;
MATCH (post:Post) WHERE post.id % 11 = 0
DETACH DELETE post;
MATCH (c:Constituency) WHERE size(c.name) > 22
DETACH DELETE c;
MATCH (p:Person) WHERE p.id % 7 = 0
SET p.name = p.name + ' the Other';
MATCH (d:Department) WHERE d.id % 9 = 0
SET d.name = d.name + ' (variant)', d.short = d.short + 'X';
MATCH (p:Person)-[:HELD]->(:Post {rank: 'DPM'})
WITH DISTINCT p
SET p.name = p.name + ', deputy';
MATCH (p:Person {id: 103})
SET p.name = 'Somebody Else';
