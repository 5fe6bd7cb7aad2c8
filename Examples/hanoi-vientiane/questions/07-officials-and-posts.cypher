// The officials and the posts the articles give them
// @id 07-officials-and-posts
// @graph ../graph.cypher
// @tags easy patterns order
// @expect 07-officials-and-posts.expected.jsonl ordered
//
// A person holds a post, and the post belongs to a body: two steps, so that a post can be vacant or change hands.
// `h.attested` is the day of the article. Phung Thi Hong Ha appears twice; question 20 looks into that.

MATCH (p:Person)-[h:HOLDS]->(post:Post)-[:POST_IN]->(o:Organization)
RETURN p.name AS person, post.title AS title, o.name AS body, h.attested AS attested
ORDER BY person, body;
