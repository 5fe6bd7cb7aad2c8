// What came from Vientiane to Hanoi?
// @id 05-aid-from-vientiane
// @graph ../graph.cypher
// @tags easy patterns directions
// @expect 05-aid-from-vientiane.expected.jsonl ordered
//
// One pattern may go against one arrow and along the next: read it as Hanoi, from there back to the aid given to it,
// and on to its giver. The value note warns that "worth" is not the same as cash.

MATCH (:City {name: 'Hanoi'})<-[:GIVEN_TO]-(x:Aid)-[:GIVEN_BY]->(:City {name: 'Vientiane'})
RETURN x.item AS item, x.amount AS amount, x.currency AS currency, x.valueNote AS note;
