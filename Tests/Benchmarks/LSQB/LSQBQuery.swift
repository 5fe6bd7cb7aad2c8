/// The nine counting queries of the Labelled Subgraph Query Benchmark, in openCypher.
///
/// Source: LDBC, "LSQB: a large-scale subgraph query benchmark" (GRADES-NDA 2021); labels and types as `LSQBFolder`
/// has them. What the benchmark matches homomorphically is spread over several MATCH clauses, because relationships
/// of one MATCH are different.
struct LSQBQuery {
    var number: Int
    var text: String

    static let all = [
        LSQBQuery(
            number: 1,
            text: """
                MATCH (:Country)<-[:IS_PART_OF]-(:City)<-[:IS_LOCATED_IN]-(:Person)<-[:HAS_MEMBER]-(:Forum)
                      -[:CONTAINER_OF]->(:Post)<-[:REPLY_OF]-(:Comment)-[:HAS_TAG]->(:Tag)-[:HAS_TYPE]->(:TagClass)
                RETURN count(*) AS count
                """),
        LSQBQuery(
            number: 2,
            text: """
                MATCH (a:Person)-[:KNOWS]-(b:Person),
                      (a)<-[:HAS_CREATOR]-(c:Comment)-[:REPLY_OF]->(p:Post)-[:HAS_CREATOR]->(b)
                RETURN count(*) AS count
                """),
        LSQBQuery(
            number: 3,
            text: """
                MATCH (a:Person)-[:KNOWS]-(b:Person)-[:KNOWS]-(c:Person)-[:KNOWS]-(a)
                MATCH (a)-[:IS_LOCATED_IN]->(:City)-[:IS_PART_OF]->(country:Country)
                MATCH (b)-[:IS_LOCATED_IN]->(:City)-[:IS_PART_OF]->(country)
                MATCH (c)-[:IS_LOCATED_IN]->(:City)-[:IS_PART_OF]->(country)
                RETURN count(*) AS count
                """),
        LSQBQuery(
            number: 4,
            text: """
                MATCH (:Tag)<-[:HAS_TAG]-(message:Message)-[:HAS_CREATOR]->(:Person),
                      (message)<-[:LIKES]-(:Person), (message)<-[:REPLY_OF]-(:Comment)
                RETURN count(*) AS count
                """),
        LSQBQuery(
            number: 5,
            text: """
                MATCH (t:Tag)<-[:HAS_TAG]-(:Message)<-[:REPLY_OF]-(:Comment)-[:HAS_TAG]->(u:Tag)
                WHERE t <> u
                RETURN count(*) AS count
                """),
        LSQBQuery(
            number: 6,
            text: """
                MATCH (a:Person)-[:KNOWS]-(:Person)-[:KNOWS]-(c:Person)-[:HAS_INTEREST]->(:Tag)
                WHERE a <> c
                RETURN count(*) AS count
                """),
        LSQBQuery(
            number: 7,
            text: """
                MATCH (:Tag)<-[:HAS_TAG]-(message:Message)-[:HAS_CREATOR]->(:Person)
                OPTIONAL MATCH (message)<-[:LIKES]-(:Person)
                OPTIONAL MATCH (message)<-[:REPLY_OF]-(:Comment)
                RETURN count(*) AS count
                """),
        LSQBQuery(
            number: 8,
            text: """
                MATCH (t:Tag)<-[:HAS_TAG]-(:Message)<-[:REPLY_OF]-(comment:Comment)-[:HAS_TAG]->(u:Tag)
                WHERE t <> u AND NOT (comment)-[:HAS_TAG]->(t)
                RETURN count(*) AS count
                """),
        LSQBQuery(
            number: 9,
            text: """
                MATCH (a:Person)-[:KNOWS]-(:Person)-[:KNOWS]-(c:Person)-[:HAS_INTEREST]->(:Tag)
                WHERE a <> c AND NOT (a)-[:KNOWS]-(c)
                RETURN count(*) AS count
                """),
    ]

    /// Right counts by scale: the folder's number of people is 51 times its scale.
    static func expectedCounts(people: Int) -> [Int]? {
        switch people {
        case 510: [279_547, 6519, 30, 68591, 20254, 3_302_221, 103_801, 20216, 3_063_865]
        case 2550: [5_002_556, 57445, 1698, 4_294_441, 196_882, 110_626_394, 4_594_116, 196_587, 105_670_344]
        default: nil
        }
    }
}
