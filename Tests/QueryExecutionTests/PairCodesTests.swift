import Testing

@testable import QueryExecution

/// Numbers of pairs, however the pairs come and however many there are.
@Suite struct PairCodesTests {
    /// The numbers that a dictionary gives.
    private func expected(_ pairs: [[UInt32]], _ known: inout [[UInt32]: UInt32]) -> [UInt32] {
        pairs.map { pair in
            if let number = known[pair] { return number }
            let made = UInt32(known.count)
            known[pair] = made
            return made
        }
    }

    private func check(_ batches: [[[UInt32]]], _ codes: PairCodes) {
        var known: [[UInt32]: UInt32] = [:]
        var (leftCount, rightCount) = (0, 0)
        for batch in batches {
            leftCount = max(leftCount, Int(batch.map { $0[0] }.max() ?? 0) + 1)
            rightCount = max(rightCount, Int(batch.map { $0[1] }.max() ?? 0) + 1)
            var left = batch.map { $0[0] }
            let right = batch.map { $0[1] }
            left.withUnsafeMutableBufferPointer { left in
                right.withUnsafeBufferPointer { right in
                    guard let first = left.baseAddress, let second = right.baseAddress else { return }
                    codes.number(first, second, batch.count, leftCount: leftCount, rightCount: rightCount)
                }
            }
            #expect(left == expected(batch, &known))
        }
        #expect(codes.count == known.count)
        for (pair, number) in known {
            #expect(codes.pair(Int(number)) == (Int(pair[0]), Int(pair[1])))
        }
    }

    /// A grid that grows and is given up; then left numbers in order, some of which come again, then in any order.
    @Test func anyOrder() {
        var state: UInt32 = 1
        func random(_ limit: UInt32) -> UInt32 {
            state = state &* 1_664_525 &+ 1_013_904_223
            return (state >> 8) % limit
        }
        var batches: [[[UInt32]]] = []
        for size in [1, 3, 40, 200] as [UInt32] { batches.append((0..<60).map { _ in [random(size), random(size)] }) }
        for run in 0..<60 as Range<UInt32> {
            batches.append((0..<50).map { _ in [200 + run * 9, random(900)] })
            if run % 7 == 3 { batches.append((0..<20).map { _ in [200 + random(run) * 9, random(900)] }) }
        }
        check(batches, PairCodes())
        for _ in 0..<80 { batches.append((0..<50).map { _ in [random(800), random(900)] }) }
        check(batches, PairCodes())
    }

    @Test func pairsOfAnotherTable() {
        let (first, second) = (PairCodes(), PairCodes())
        check([[[0, 0], [1, 0], [1, 2]]], first)
        check([[[0, 1], [1, 1], [0, 0]]], second)
        // There 0 and 1 are here 1 and 2, on the right 2 and 0.
        let codes = first.codes(of: second, [1, 2], [2, 0], leftCount: 3, rightCount: 3)
        #expect(codes == [1, 3, 2])
        #expect(first.count == 4)
    }
}
