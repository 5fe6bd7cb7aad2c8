// How much money went which way?
// @id 12-money-each-way
// @graph ../graph.cypher
// @tags medium aggregation
// @expect 12-money-each-way.expected.jsonl ordered
//
// `sum` adds up numbers, and `collect` beside it keeps the notes, so that the total cannot lose its caveats: 40,000
// are listed among medical supplies, 15,000 are the worth of something. IS NOT NULL leaves out goods and services.

MATCH (f:City)<-[:GIVEN_BY]-(x:Aid)-[:GIVEN_TO]->(t:City) WHERE x.currency IS NOT NULL
RETURN f.name AS giver, t.name AS receiver, x.currency AS currency, sum(x.amount) AS total, collect(x.valueNote) AS notes
ORDER BY total DESC;
