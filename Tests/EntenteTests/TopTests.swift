import Entente
import Testing

/// The first rows of an order are those that sorting all rows puts first, in whatever order the rows come.
@Suite("Top") struct TopTests {
    private static let columns = [
        "x", "-x", "x % 7", "(x * 7919) % 6007", "toFloat((x * 7919) % 613) / 4 - 50",
        "CASE WHEN x % 5 = 0 THEN null ELSE x END", "toString((x * 31) % 1009)",
        "date('2024-01-01') + duration({days: x % 400})",
        "CASE x % 3 WHEN 0 THEN 0.0 / 0.0 WHEN 1 THEN -0.0 ELSE toFloat(x) END",
        "CASE x % 2 WHEN 0 THEN x ELSE toString(x) END",
    ]

    @Test(arguments: columns) func firstRows(of key: String) throws {
        let session = Database().session()
        _ = try session.run("UNWIND range(1, 6000) AS x CREATE (:N {x: x, k: \(key)})")
        for order in ["n.k, n.x", "n.k DESC, n.x DESC", "n.k DESC"] {
            let all = try session.run("MATCH (n:N) RETURN n.x, n.k ORDER BY \(order)").rows()
            for (skip, limit) in [(0, 1), (0, 20), (3, 250), (0, 300), (5, 3000)] {
                let some = try session.run(
                    "MATCH (n:N) RETURN n.x, n.k ORDER BY \(order) SKIP \(skip) LIMIT \(limit)"
                ).rows()
                // Compared as text: NaN does not equal itself.
                #expect(some.map { "\($0)" } == all[skip..<skip + limit].map { "\($0)" }, "\(order), \(skip), \(limit)")
            }
        }
    }
}
