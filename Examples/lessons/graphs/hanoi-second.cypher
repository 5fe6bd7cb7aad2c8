// A variant of the Hanoi and Vientiane graph, for checking answers
// @graph ../../hanoi-vientiane/graph.cypher
//
// The changes are made up: an answer to an exercise must be right here, too, so that nobody gets by with a result
// written into the query.

MATCH (p:Person {name: 'Dinh Tien Dung'})
DETACH DELETE p;
MATCH (t:Topic {name: 'justice'})
DETACH DELETE t;
MATCH (a:Aid) WHERE a.amount IS NOT NULL
SET a.amount = a.amount + 1000;
MATCH
  (council:Council {name: "Vientiane People's Council"}),
  (city:City {name: 'Vientiane'}),
  (laos:Country {name: 'Laos'})
CREATE
  (clerk:Person {id: 'x-clerk', name: 'Somchai Example', certainty: 'made up'})
    -[:HOLDS {attested: '2022-05-05'}]->(:Post {id: 'x-post', title: 'Clerk'})-[:POST_IN]->(council),
  (clerk)
    -[:PROPOSED]->(:Proposal {id: 'x-proposal', text: 'open a joint library', verb: 'suggested'})
    -[:CONCERNS]->(:Topic {id: 'x-topic', name: 'libraries'}),
  (pakse:Place:City {id: 'x-pakse', name: 'Pakse', certainty: 'made up'})-[:LOCATED_IN]->(laos),
  (pakse)-[:PARTNER_OF]->(city),
  (:Event:Meeting {
    id: 'x-event',
    name: 'A made-up meeting',
    date: '2022-05-05',
    sortDate: '2022-05-05'
  })-[:HELD_IN]->(city);
MATCH (hanoi:City {name: 'Hanoi'}), (vientiane:City {name: 'Vientiane'})
CREATE
  (aid:Aid {id: 'x-aid', item: 'rice', quantity: 20, unit: 'tonne', amount: 500, currency: 'USD'})
    -[:GIVEN_BY]->(vientiane),
  (aid)-[:GIVEN_TO]->(hanoi),
  (mou:Agreement:MoU {
    id: 'x-mou',
    name: 'A made-up MoU',
    kind: 'memorandum of understanding',
    since: '2019',
    until: '2022',
    status: 'signed'
  }),
  (hanoi)-[:PARTY_TO]->(mou)<-[:PARTY_TO]-(vientiane);
MATCH (mou:MoU {id: 'x-mou'}), (topic:Topic {name: 'culture'})
CREATE (mou)-[:COVERS]->(topic);
MATCH (clerk:Person {id: 'x-clerk'}), (p:Proposal {id: 'pr01'})
CREATE (clerk)-[:AGREED_WITH]->(p);
CREATE (:Topic {id: 'x-quiet', name: 'a topic that nobody raised'});
MATCH (clerk:Person {id: 'x-clerk'}), (topic:Topic) WHERE topic.name IN ['libraries', 'culture']
UNWIND range(1, 8) AS n
CREATE (clerk)
  -[:PROPOSED]->(:Proposal {
  id: 'x-proposal-' + n + topic.name,
  text: 'made-up proposal ' + n,
  verb: 'suggested'
})-[:CONCERNS]->(topic);
