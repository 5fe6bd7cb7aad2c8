/// How long something will take on, judged by how fast it went since it was first seen.
struct TimeEstimate {
    private var first = (step: 1, share: 0.0, time: 0.0)

    /// Seconds that are left of a step; nil while little of it was seen, and when it is done.
    ///
    /// - Parameters:
    ///   - share: the part that is done, 0 to 1.
    ///   - time: seconds since the first step began.
    mutating func left(step: Int, share: Double, at time: Double) -> Double? {
        if step != first.step { first = (step, share, time) }
        let seen = share - first.share
        // The beginning says little about the end.
        guard seen >= 0.02, share < 1 else { return nil }
        return (1 - share) * (time - first.time) / seen
    }

    /// `40 s`, `12 min`, `3 h`: as precise as a guess can be.
    static func text(_ seconds: Double) -> String {
        switch seconds {
        case ..<120: "\(Int(seconds.rounded(.up))) s"
        case ..<7200: "\(Int((seconds / 60).rounded())) min"
        default: "\(Int((min(seconds, 1e9) / 3600).rounded())) h"
        }
    }
}
