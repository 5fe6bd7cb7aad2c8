/// Makes sentences of a grammar, as sequences of terminals.
public struct SentenceGenerator: Sendable {
    private let grammar: PlainGrammar
    /// Tokens in the shortest sentence of each symbol.
    private let shortest: [Int]
    /// The rule that begins that sentence; -1 for terminals.
    private let shortestRule: [Int]
    /// The rule and the place in it by which each nonterminal is reached most cheaply from the start.
    private let context: [(rule: Int, place: Int)?]

    public init(_ grammar: PlainGrammar) {
        self.grammar = grammar
        let far = 1 << 20
        var length = grammar.names.indices.map { grammar.isTerminal($0) ? 1 : far }
        var best = grammar.names.map { _ in -1 }
        var changed = true
        while changed {
            changed = false
            for (index, rule) in grammar.rules.enumerated() {
                let sum = rule.right.reduce(0) { $0 + length[$1] }
                if sum < length[rule.left] {
                    length[rule.left] = sum
                    best[rule.left] = index
                    changed = true
                }
            }
        }
        var cost = grammar.names.map { _ in far }
        var reached: [(rule: Int, place: Int)?] = grammar.names.map { _ in nil }
        cost[grammar.start] = 0
        changed = true
        while changed {
            changed = false
            for (index, rule) in grammar.rules.enumerated() where cost[rule.left] < far {
                let sum = rule.right.reduce(0) { $0 + length[$1] }
                for (place, symbol) in rule.right.enumerated() {
                    // One more for the step itself, so that of equals the shallower wins.
                    let price = cost[rule.left] + sum - length[symbol] + 1
                    if price < cost[symbol] {
                        cost[symbol] = price
                        reached[symbol] = (index, place)
                        changed = true
                    }
                }
            }
        }
        shortest = length
        shortestRule = best
        context = reached
    }

    /// For every rule of the plain grammar, that is for every alternative, option and repetition of the written one,
    /// the shortest sentence that uses it.
    public func systematicSentences() -> [[Int]] {
        grammar.rules.indices.filter(isReached).map { rule in
            var tokens: [Int] = []
            for symbol in grammar.rules[rule].right { appendShortest(symbol, to: &tokens) }
            return embed(tokens, as: grammar.rules[rule].left)
        }
    }

    /// A sentence around a rule taken at random, below which chance decides `depth` rules deep.
    public func randomSentence(
        depth: Int, using generator: inout some RandomNumberGenerator
    ) -> [Int] {
        var rule = Int.random(in: grammar.rules.indices, using: &generator)
        while !isReached(rule) { rule = Int.random(in: grammar.rules.indices, using: &generator) }
        var tokens: [Int] = []
        for symbol in grammar.rules[rule].right { appendRandom(symbol, depth: depth, to: &tokens, using: &generator) }
        return embed(tokens, as: grammar.rules[rule].left)
    }

    private func isReached(_ rule: Int) -> Bool {
        let left = grammar.rules[rule].left
        return left == grammar.start || context[left] != nil
    }

    /// Puts the shortest surroundings around what `symbol` derived.
    private func embed(_ inner: [Int], as symbol: Int) -> [Int] {
        var tokens = inner
        var symbol = symbol
        while symbol != grammar.start, let (rule, place) = context[symbol] {
            var before: [Int] = []
            var after: [Int] = []
            for sibling in grammar.rules[rule].right[..<place] { appendShortest(sibling, to: &before) }
            for sibling in grammar.rules[rule].right[(place + 1)...] { appendShortest(sibling, to: &after) }
            tokens = before + tokens + after
            symbol = grammar.rules[rule].left
        }
        return tokens
    }

    private func appendShortest(_ symbol: Int, to tokens: inout [Int]) {
        if grammar.isTerminal(symbol) {
            tokens.append(symbol)
        } else {
            for next in grammar.rules[shortestRule[symbol]].right { appendShortest(next, to: &tokens) }
        }
    }

    private func appendRandom(
        _ symbol: Int, depth: Int, to tokens: inout [Int], using generator: inout some RandomNumberGenerator
    ) {
        if grammar.isTerminal(symbol) {
            tokens.append(symbol)
            return
        }
        if depth <= 0 || tokens.count > 60 {
            appendShortest(symbol, to: &tokens)
            return
        }
        // A chain of levels (or → xor → and …) with a free choice at each would nearly always grow past all bounds;
        // so the way straight down is taken four times of five, and does not count as depth.
        let rules = grammar.rulesOf[symbol]
        let straight = rules.first { grammar.rules[$0].right.count == 1 }
        if let straight, rules.count > 1, rules.count < 12, Int.random(in: 0..<5, using: &generator) > 0 {
            appendRandom(grammar.rules[straight].right[0], depth: depth, to: &tokens, using: &generator)
            return
        }
        let rule = rules[Int.random(in: rules.indices, using: &generator)]
        for next in grammar.rules[rule].right {
            appendRandom(next, depth: depth - 1, to: &tokens, using: &generator)
        }
    }
}
