/// A regular expression as a deterministic automaton, made state by state as texts ask for it.
///
/// A state is a set of the other automaton's states; a step over a code point below 128 is one load once it is known
/// (R. Cox, "Regular Expression Matching in the Wild", 2010). Patterns with anchors or word boundaries, and those that
/// would need too many states, are matched by sets as before. Used by one thread.
final class LazyAutomaton {
    private let expression: RegularExpression
    /// nil: no automaton, as the pattern looks around or has grown too large.
    private var sets: [[Int]]?
    private var accepts: [Bool] = []
    /// Next state by state and code point below 128; 0: none, -1: not known yet.
    private var table: [Int32] = []
    private var numbers: [[Int]: Int32] = [:]
    private let others = PairTable()

    private static let mostStates = 2_000

    init(_ expression: RegularExpression) {
        self.expression = expression
        let looksAround = expression.states.contains { state in
            switch state {
            case .startOfText, .endOfText, .startOfLine, .endOfLine, .wordBoundary: true
            case .accept, .consume, .split, .jump: false
            }
        }
        if looksAround { return }
        sets = []
        // Number 0 is the empty set, from which nothing leads on.
        _ = number(of: [])
        _ = number(of: closure([0]))
    }

    /// Whether the whole of a UTF-8 string matches.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard sets != nil else { return expression.matches(text) }
        var state = 1
        var position = 0
        while position < text.count {
            let byte = text[position]
            let next: Int32
            if byte < 0x80 {
                let known = table[state &<< 7 | Int(byte)]
                position &+= 1
                if known >= 0 {
                    next = known
                } else {
                    guard let made = step(state, Unicode.Scalar(byte)) else { return expression.matches(text) }
                    table[state &<< 7 | Int(byte)] = made
                    next = made
                }
            } else {
                guard let (scalar, length) = Self.scalar(text, position), let made = stepBeyond(state, scalar) else {
                    return expression.matches(text)
                }
                position &+= length
                next = made
            }
            if next == 0 { return false }
            state = Int(next)
        }
        return accepts[state]
    }

    private func stepBeyond(_ state: Int, _ scalar: Unicode.Scalar) -> Int32? {
        let key = UInt64(state) << 32 | UInt64(scalar.value)
        if let known = others.find(key) { return Int32(known) }
        guard let made = step(state, scalar) else { return nil }
        others.insert(key, UInt32(made))
        return made
    }

    /// nil when there are too many states.
    private func step(_ state: Int, _ scalar: Unicode.Scalar) -> Int32? {
        guard let sets, sets.count < Self.mostStates else {
            self.sets = nil
            return nil
        }
        var reached: [Int] = []
        for member in sets[state] {
            if case .consume(let set) = expression.states[member], set.contains(scalar) { reached.append(member + 1) }
        }
        return number(of: closure(reached))
    }

    private func number(of set: [Int]) -> Int32 {
        if let known = numbers[set] { return known }
        let made = Int32(accepts.count)
        numbers[set] = made
        sets?.append(set)
        accepts.append(set.contains { if case .accept = expression.states[$0] { true } else { false } })
        table.append(contentsOf: repeatElement(-1, count: 128))
        return made
    }

    /// States that are reached without consuming, in ascending order; of those that only lead on, none.
    private func closure(_ first: [Int]) -> [Int] {
        var open = first
        var seen: Set<Int> = []
        var found: [Int] = []
        while let state = open.popLast() {
            guard seen.insert(state).inserted else { continue }
            switch expression.states[state] {
            case .accept, .consume: found.append(state)
            case .jump(let target): open.append(target)
            case .split(let a, let b): open += [a, b]
            case .startOfText, .endOfText, .startOfLine, .endOfLine, .wordBoundary: break
            }
        }
        return found.sorted()
    }

    /// The code point that begins at a byte from 0x80 on; nil where the bytes are no UTF-8.
    private static func scalar(
        _ text: UnsafeBufferPointer<UInt8>, _ position: Int
    ) -> (scalar: Unicode.Scalar, length: Int)? {
        let lead = text[position]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, position + length <= text.count else { return nil }
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let byte = text[position + offset]
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return Unicode.Scalar(value).map { ($0, length) }
    }
}
