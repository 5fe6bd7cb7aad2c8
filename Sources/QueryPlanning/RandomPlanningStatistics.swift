/// Counts drawn from a seed, a new one for every question: the planner then orders joins at random.
///
/// A plan is right whatever the counts were; the tests hold the planner to it. What decides whether a plan can run at
/// all, the existence of an index, is answered truthfully.
final class RandomPlanningStatistics: PlanningStatistics {
    private let truth: any PlanningStatistics
    private var state: UInt64

    init(_ truth: any PlanningStatistics, seed: UInt64) {
        self.truth = truth
        state = seed
    }

    var nodeCount: Double { draw() }
    var relationshipCount: Double { draw() }
    func nodes(label: String) -> Double { draw() }
    func relationships(type: String) -> Double { draw() }
    func relationships(type: String, sourceLabel: String) -> Double { draw() }
    func relationships(type: String, targetLabel: String) -> Double { draw() }
    func sources(type: String) -> Double { draw() }
    func targets(type: String) -> Double { draw() }
    func indexedValues(label: String, key: String) -> Double? {
        truth.indexedValues(label: label, key: key).map { _ in draw() }
    }
    func indexedNodes(label: String, key: String, _ range: NodeIndexSeek.Range) -> Double? { nil }

    /// Between 1 and 4096, small numbers as likely as great ones (SplitMix64).
    private func draw() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        word ^= word >> 31
        return Double(1 + (word >> 52) >> (word % 12))
    }
}
