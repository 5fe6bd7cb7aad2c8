// What must be done under the agreement, and by whom?
// @id 09-duties-under-the-agreement
// @graph ../graph.cypher
// @tags easy aggregation
// @expect 09-duties-under-the-agreement.expected.jsonl ordered lists-unordered
//
// `collect` makes one list of many rows. What stands beside it in RETURN, here the provision, says which rows belong
// together. `(who)` has no label: cities, councils and authorities may all be bound. The order inside a list is not
// fixed.

MATCH (:Agreement {id: 'agr2023'})-[:HAS_PROVISION]->(v:Provision)<-[:OBLIGED_BY]-(who)
RETURN v.text AS provision, collect(who.name) AS obliged ORDER BY provision;
