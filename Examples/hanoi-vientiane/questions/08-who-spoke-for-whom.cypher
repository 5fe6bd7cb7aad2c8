// Who took part in the talks of November 2021, and on whose behalf?
// @id 08-who-spoke-for-whom
// @graph ../graph.cypher
// @tags easy joins
// @expect 08-who-spoke-for-whom.expected.jsonl ordered
//
// The second MATCH uses a value of the first: `r.onBehalfOf` holds the id of an organisation. A relationship joins
// two nodes and cannot point at a third, so the third is looked up by its id.

MATCH (p:Person)-[r:PARTICIPATED_IN]->(e:Event {date: '2021-11-17'})
MATCH (o:Organization {id: r.onBehalfOf})
RETURN p.name AS person, o.name AS onBehalfOf ORDER BY person;
