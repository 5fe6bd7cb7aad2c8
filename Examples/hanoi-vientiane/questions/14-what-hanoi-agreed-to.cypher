// Which proposals of the Lao side did Hanoi agree to put into the minutes?
// @id 14-what-hanoi-agreed-to
// @graph ../graph.cypher
// @tags medium joins order
// @expect 14-what-hanoi-agreed-to.expected.jsonl ordered
//
// Both people meet at the proposal x: one agreed with it, the other had proposed it. ORDER BY may use what is not
// shown, here the id of the proposal, which follows the order of the article.

MATCH (:Person {name: 'Dinh Tien Dung'})-[g:AGREED_WITH]->(x:Proposal)<-[:PROPOSED]-(p:Person)
MATCH (x)-[:TO_BE_INCLUDED_IN]->(a:Agreement)
RETURN x.text AS proposal, p.name AS proposedBy, g.extent AS extent, a.name AS instrument ORDER BY x.id;
