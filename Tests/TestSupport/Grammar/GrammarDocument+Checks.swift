extension GrammarDocument {
    /// What is wrong with the grammar as a whole, one sentence each; empty when it is well formed.
    public func flaws(start: String) -> [String] {
        var flaws: [String] = []
        var seen: Set<String> = []
        for production in productions where !seen.insert(production.name).inserted {
            flaws.append("<\(production.name)> is defined twice")
        }
        for production in productions {
            for name in production.body.nonterminals where self[name] == nil {
                flaws.append("<\(name)>, used by <\(production.name)>, is not defined")
            }
        }
        let reached = reachable(from: [start, "token"])
        for production in productions where !reached.contains(production.name) {
            flaws.append("<\(production.name)> is never used")
        }
        let productive = productiveNames()
        for production in productions where !productive.contains(production.name) {
            flaws.append("<\(production.name)> derives no sentence")
        }
        return flaws
    }

    private func reachable(from roots: [String]) -> Set<String> {
        var reached: Set<String> = []
        var work = roots
        while let name = work.popLast() {
            guard reached.insert(name).inserted, let production = self[name] else { continue }
            work += production.body.nonterminals
        }
        return reached
    }

    /// The least fixed point of "some alternative consists of what is productive already".
    private func productiveNames() -> Set<String> {
        var productive: Set<String> = []
        func holds(_ node: GrammarNode) -> Bool {
            switch node {
            case .keyword, .characters, .prose, .optional: true
            case .nonterminal(let name): productive.contains(name)
            case .sequence(let parts): parts.allSatisfy(holds)
            case .choice(let parts): parts.contains(where: holds)
            case .repeated(let part): holds(part)
            }
        }
        var grew = true
        while grew {
            grew = false
            for production in productions where !productive.contains(production.name) && holds(production.body) {
                productive.insert(production.name)
                grew = true
            }
        }
        return productive
    }
}
