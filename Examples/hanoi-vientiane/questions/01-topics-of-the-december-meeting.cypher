// What was on the table at the December meeting?
// @id 01-topics-of-the-december-meeting
// @graph ../graph.cypher
// @tags easy patterns
// @expect 01-topics-of-the-december-meeting.expected.jsonl ordered
//
// A query draws what it looks for. `(:Event {id: 'meet1212'})` is a node with a label and a property,
// `-[:DISCUSSED]->` an arrow of one type, `(t:Topic)` the node at its end, called t. RETURN says what to show, AS
// names the column.

MATCH (:Event {id: 'meet1212'})-[:DISCUSSED]->(t:Topic) RETURN t.name AS topic ORDER BY topic;
