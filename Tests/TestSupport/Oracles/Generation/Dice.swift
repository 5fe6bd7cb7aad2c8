/// Choices that a seed repeats.
public struct Dice: Sendable {
    private var source: SeededGenerator

    public init(seed: UInt64) { source = SeededGenerator(seed: seed) }

    /// A number from 0 up to, not including, a bound.
    public mutating func below(_ bound: Int) -> Int { Int(source.next() % UInt64(max(1, bound))) }

    /// True in so many of a hundred throws.
    public mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    public mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    public mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

    public mutating func pick<Element>(from choices: [Element]) -> Element? {
        choices.isEmpty ? nil : choices[below(choices.count)]
    }

    public mutating func seed() -> UInt64 { source.next() }
}
