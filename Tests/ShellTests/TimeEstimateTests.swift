import Testing

@testable import Shell

struct TimeEstimateTests {
    @Test func timeLeftFollowsTheSpeedSeen() {
        var estimate = TimeEstimate()
        #expect(estimate.left(step: 1, share: 0.01, at: 1) == nil)
        #expect(estimate.left(step: 1, share: 0.5, at: 10) == 10)
        #expect(estimate.left(step: 1, share: 1, at: 20) == nil)
        // A further step is judged by itself.
        #expect(estimate.left(step: 2, share: 0.25, at: 21) == nil)
        #expect(estimate.left(step: 2, share: 0.75, at: 31) == 5)
    }

    @Test func lineOfProgress() {
        #expect(
            ProgressMeter.text(12, rows: 1_204_000, step: 1, share: 0.4, left: 18)
                == "12 s, 1,204,000 rows, 40 % read, about 18 s left (Ctrl-C stops)")
        #expect(
            ProgressMeter.text(200, rows: 0, step: 2, share: 1, left: nil)
                == "3 min, step 2: all read (Ctrl-C stops)")
        #expect(ProgressMeter.text(3, rows: 1, step: 0, share: nil, left: nil) == "3 s, 1 row (Ctrl-C stops)")
        #expect(TimeEstimate.text(10_000) == "3 h")
    }
}
