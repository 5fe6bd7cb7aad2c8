// Who is shown at the signing, and which sentence says so?
// @id 19-cite-the-sentence
// @graph ../graph.cypher
// @tags hard unwind sources
// @expect 19-cite-the-sentence.expected.jsonl ordered
//
// Every fact lists its sentences in `src`. UNWIND makes one row of each, and the last MATCH finds the sentence: file,
// first and last position, counted in characters. With the article at hand you can check every row.

MATCH (p:Person)-[r:PARTICIPATED_IN]->(e:Event)<-[:SIGNED_AT]-(a:Agreement {id: 'agr2023'})
UNWIND r.src AS sid MATCH (s:Sentence {id: sid})
RETURN p.name AS person, s.file AS file, s.startChar AS startChar, s.endChar AS endChar ORDER BY person;
