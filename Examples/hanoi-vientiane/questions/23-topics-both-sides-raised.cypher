// Which topics did people of both cities raise?
// @id 23-topics-both-sides-raised
// @graph ../graph.cypher
// @tags hard joins aggregation
// @expect 23-topics-both-sides-raised.expected.jsonl ordered
//
// The same walk twice, from Hanoi and from Vientiane, to the same topic t. Every person of one side meets every
// person of the other in the rows, so count(DISTINCT …) counts people, not pairs.

MATCH (:City {name: 'Hanoi'})<-[:BODY_OF]-()<-[:POST_IN]-()<-[:HOLDS]-(h:Person)-[:PROPOSED]->(:Proposal)-[:CONCERNS]->(t:Topic)
MATCH (:City {name: 'Vientiane'})<-[:BODY_OF]-()<-[:POST_IN]-()<-[:HOLDS]-(v:Person)-[:PROPOSED]->(:Proposal)-[:CONCERNS]->(t)
RETURN t.name AS topic, count(DISTINCT h) AS hanoiPeople, count(DISTINCT v) AS vientianePeople ORDER BY topic;
