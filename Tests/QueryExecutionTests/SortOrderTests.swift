import PropertyGraph
import SourceText
import Testing

@testable import QueryExecution

/// The order of ORDER BY: the same as comparing value by value, and stopped by what stops a statement.
@Suite struct SortOrderTests {
    private let space = Graph().makeValueSpace()

    /// Keys of one or of many kinds, many of them equal, some null.
    private func keys(_ kind: String, _ count: Int, _ random: inout SplitMix64) -> [Slot] {
        (0..<count).map { _ in
            let number = Int64.random(in: -60...60, using: &random)
            if kind.hasSuffix("?"), number > 50 { return .null }
            switch String(kind.prefix { $0 != "?" }) {
            case "small integers": return .integer(number)
            case "integers": return .integer(number << Int64.random(in: 0...57, using: &random))
            case "floats":
                let floats: [Double] = [.nan, .infinity, -0.0, 0, Double(number) / 7, Double(number) * 1e300]
                return .float(floats[Int.random(in: 0..<floats.count, using: &random)])
            case "booleans": return .boolean(number > 0)
            case "dates": return Slot(tag: .date, bits: UInt64(bitPattern: number))
            case "strings":
                let common = String(repeating: "common ", count: Int.random(in: 0...2, using: &random))
                return space.makeString("\(common)é\(number)\0")
            default:
                let values: [Slot] = [
                    .integer(number), .float(Double(number)), .boolean(true), space.makeString("\(number)"),
                ]
                return values[Int.random(in: 0..<values.count, using: &random)]
            }
        }
    }

    @Test(arguments: [
        "small integers", "integers", "integers?", "floats", "floats?", "booleans?", "dates", "strings", "strings?",
        "mixed",
    ])
    func rowsComeInTheOrderOfTheirValues(kind: String) throws {
        var random = SplitMix64(state: 3)
        for (count, descending) in [(2, false), (23, true), (300, false), (3000, true), (3000, false)] {
            let first = keys(kind, count, &random)
            let second = keys("small integers", count, &random)
            let slots = zip(first, second).flatMap { [$0, $1] }
            let found = try SortOrder.rows(
                count: count, slots: slots, descending: [descending, false], space: space, limits: StatementLimits(),
                used: 0)
            let expected = (0..<count).sorted { a, b in
                let order = space.order(first[a], first[b])
                if order != 0 { return descending ? order > 0 : order < 0 }
                let next = space.order(second[a], second[b])
                return next != 0 ? next < 0 : a < b
            }
            #expect(found.map(Int.init) == expected, "\(count) \(kind)")
            let shared = try SortOrder.rows(
                count: count, slots: slots, descending: [descending, false], space: space, limits: StatementLimits(),
                used: 0, threads: 3)
            #expect(shared == found, "\(count) \(kind) on three threads")
        }
    }

    @Test(arguments: ["integers", "floats", "strings", "mixed"])
    func sortingCanBeStopped(kind: String) throws {
        var random = SplitMix64(state: 5)
        let slots = keys(kind, 2000, &random)
        func failure(_ limits: StatementLimits, used: Int = 0) -> DiagnosticCode? {
            let error = #expect(throws: RuntimeError.self) {
                try SortOrder.rows(
                    count: 2000, slots: slots, descending: [false], space: space, limits: limits, used: used)
            }
            return error?.code
        }
        let flag = CancellationFlag()
        flag.set()
        #expect(failure(StatementLimits(cancellation: flag)) == .interrupted)
        #expect(failure(StatementLimits(timeout: .zero)) == .deadlineExceeded)
        // The rows fit, and what is needed to sort them does not.
        #expect(failure(StatementLimits(memoryBudget: 100_000), used: 90_000) == .memoryLimitExceeded)
    }
}
