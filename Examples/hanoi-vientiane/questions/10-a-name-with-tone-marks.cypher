// Does the Vietnamese spelling of a name find the person?
// @id 10-a-name-with-tone-marks
// @graph ../graph.cypher
// @tags medium where strings
// @expect 10-a-name-with-tone-marks.expected.jsonl ordered
//
// WHERE keeps the rows for which its condition is true. Lowering the case of both sides does not remove tone marks,
// so the answer is empty: the articles write Phung Thi Hong Ha. An empty answer is an answer; ask what it rests on.

MATCH (p:Person) WHERE toLower(p.name) = toLower('Phùng Thị Hồng Hà') RETURN p.name AS name;
