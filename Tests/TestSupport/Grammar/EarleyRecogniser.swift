/// Says whether a sequence of tokens is a sentence of a grammar; any context-free grammar will do.
///
/// Earley's method over the states of an LR(0) automaton that is built as sentences ask for it (J. Aycock and
/// R. N. Horspool, "Practical Earley Parsing", The Computer Journal 45(6), 2002). Plain item sets did the same at a
/// fortieth of the speed, too slow for thousands of mutants in a debug build. The grammar has no empty rules, which
/// spares the method its one difficulty.
public final class EarleyRecogniser {
    public enum Verdict: Equatable, Sendable {
        case accepted
        /// Index of the first token that cannot stand where it stands; the number of tokens when more must follow.
        case rejected(at: Int)
    }

    private static let unknown: Int32 = -2
    private static let none: Int32 = -1

    private let grammar: PlainGrammar
    private let symbolCount: Int
    /// Items of the state, each `rule << 8 | dot`.
    private var items: [[Int32]] = []
    private var stateOf: [[Int32]: Int32] = [:]
    /// Where each symbol leads from each state: row after row.
    private var transitions: [Int32] = []
    /// The state of what a kernel state predicts.
    private var predictions: [Int32] = []
    /// Nonterminals that are complete in the state.
    private var completions: [[Int]] = []
    private let goal: Int32
    private let first: Int32

    // The chart: entries (state, origin) set after set.
    private var states: [Int32] = []
    private var origins: [Int32] = []
    /// The last entry of each state, and for each entry the one of the same state before it.
    private var lastOfState: [Int32] = []
    private var previousOfState: [Int32] = []

    public init(_ grammar: PlainGrammar) {
        self.grammar = grammar
        symbolCount = grammar.names.count
        // The rules of the start symbol stand in for an augmented rule: a sentence is accepted when one of them is
        // complete from the first token to the last.
        goal = Int32(grammar.start)
        first = 0
        var initial = grammar.rulesOf[grammar.start].map { Int32($0) << 8 }
        initial.sort()
        _ = state(initial)
    }

    /// Judges a sequence of terminals.
    ///
    /// - Complexity: linear in the tokens for what people write, cubic at worst.
    public func judge(_ tokens: [Int]) -> Verdict {
        if tokens.isEmpty { return grammar.acceptsEmpty ? .accepted : .rejected(at: 0) }
        states.removeAll(keepingCapacity: true)
        origins.removeAll(keepingCapacity: true)
        previousOfState.removeAll(keepingCapacity: true)
        for index in lastOfState.indices { lastOfState[index] = -1 }
        var starts: [Int] = [0]
        add(first, origin: 0, position: 0, from: 0)
        var nextStates: [Int32] = []
        var nextOrigins: [Int32] = []
        for position in 0...tokens.count {
            let start = starts[position]
            nextStates.removeAll(keepingCapacity: true)
            nextOrigins.removeAll(keepingCapacity: true)
            var entry = start
            while entry < states.count {
                let current = states[entry]
                let origin = origins[entry]
                if position < tokens.count {
                    let target = transition(current, tokens[position])
                    if target >= 0 {
                        nextStates.append(target)
                        nextOrigins.append(origin)
                    }
                }
                if Int(origin) < position {
                    let from = starts[Int(origin)]
                    let end = starts[Int(origin) + 1]
                    for symbol in completions[Int(current)] {
                        var waiting = from
                        while waiting < end {
                            let target = transition(states[waiting], symbol)
                            if target >= 0 { add(target, origin: origins[waiting], position: position, from: start) }
                            waiting += 1
                        }
                    }
                }
                entry += 1
            }
            if position == tokens.count { break }
            let nextStart = states.count
            starts.append(nextStart)
            if nextStates.isEmpty { return .rejected(at: position) }
            for index in nextStates.indices {
                add(nextStates[index], origin: nextOrigins[index], position: position + 1, from: nextStart)
            }
        }
        let last = starts[tokens.count]
        for entry in last..<states.count where origins[entry] == 0 {
            if completions[Int(states[entry])].contains(Int(goal)) { return .accepted }
        }
        return .rejected(at: tokens.count)
    }

    /// Adds an entry, and what it predicts, to the set that begins at `from`.
    private func add(_ state: Int32, origin: Int32, position: Int, from: Int) {
        insert(state, origin: origin, from: from)
        let predicted = prediction(state)
        if predicted >= 0 { insert(predicted, origin: Int32(position), from: from) }
    }

    private func insert(_ state: Int32, origin: Int32, from: Int) {
        var entry = lastOfState[Int(state)]
        let before = entry
        while entry >= Int32(from) {
            if origins[Int(entry)] == origin { return }
            entry = previousOfState[Int(entry)]
        }
        lastOfState[Int(state)] = Int32(states.count)
        previousOfState.append(before)
        states.append(state)
        origins.append(origin)
    }

    // MARK: The automaton

    private func state(_ key: [Int32]) -> Int32 {
        if let known = stateOf[key] { return known }
        let index = Int32(items.count)
        stateOf[key] = index
        items.append(key)
        transitions += repeatElement(Self.unknown, count: symbolCount)
        predictions.append(Self.unknown)
        lastOfState.append(-1)
        var complete: [Int] = []
        for item in key {
            let rule = grammar.rules[Int(item >> 8)]
            if Int(item & 255) == rule.right.count, !complete.contains(rule.left) { complete.append(rule.left) }
        }
        completions.append(complete)
        return index
    }

    private func next(_ item: Int32) -> Int? {
        let rule = grammar.rules[Int(item >> 8)]
        let dot = Int(item & 255)
        return dot < rule.right.count ? rule.right[dot] : nil
    }

    private func transition(_ from: Int32, _ symbol: Int) -> Int32 {
        let slot = Int(from) * symbolCount + symbol
        let known = transitions[slot]
        if known != Self.unknown { return known }
        let moved = items[Int(from)].filter { next($0) == symbol }.map { $0 + 1 }.sorted()
        let target = moved.isEmpty ? Self.none : state(moved)
        transitions[slot] = target
        return target
    }

    private func prediction(_ from: Int32) -> Int32 {
        let known = predictions[Int(from)]
        if known != Self.unknown { return known }
        var predicted: Set<Int32> = []
        var wanted: Set<Int> = []
        var work = items[Int(from)].compactMap(next)
        while let symbol = work.popLast() {
            guard !grammar.isTerminal(symbol), wanted.insert(symbol).inserted else { continue }
            for rule in grammar.rulesOf[symbol] {
                predicted.insert(Int32(rule) << 8)
                work.append(grammar.rules[rule].right[0])
            }
        }
        // What the state holds itself need not be predicted once more.
        if from == first { predicted.subtract(items[Int(from)]) }
        let target = predicted.isEmpty ? Self.none : state(predicted.sorted())
        predictions[Int(from)] = target
        return target
    }
}
