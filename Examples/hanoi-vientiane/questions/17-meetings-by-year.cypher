// How many events a year brought people of both cities together?
// @id 17-meetings-by-year
// @graph ../graph.cypher
// @tags medium joins aggregation dates
// @expect 17-meetings-by-year.expected.jsonl ordered
//
// Four steps lead from a city to an event, and the second MATCH walks in from the other city to the same event e. A
// year that no source states is counted under its own key, XXXX, rather than guessed.

MATCH (h:City {name: 'Hanoi'})<-[:BODY_OF]-(:Organization)<-[:POST_IN]-(:Post)<-[:HOLDS]-(:Person)-[:PARTICIPATED_IN]->(e:Event)
MATCH (v:City {name: 'Vientiane'})<-[:BODY_OF]-(:Organization)<-[:POST_IN]-(:Post)<-[:HOLDS]-(:Person)-[:PARTICIPATED_IN]->(e)
RETURN substring(e.date, 0, 4) AS year, count(DISTINCT e) AS events ORDER BY year;
