/// A grammar without options, groups and repetitions: every rule is a non-empty string of symbols.
///
/// Symbols are numbers; those below `terminalCount` are terminals. An option becomes two rules, a repetition a
/// nonterminal of its own (`x` or `list x`), so that every way through the written grammar is one rule here.
public struct PlainGrammar: Sendable {
    public struct Rule: Sendable {
        public var left: Int
        public var right: [Int]
    }

    /// A symbol's name: a keyword, a token class, a delimiter's name, a nonterminal.
    public private(set) var names: [String] = []
    public private(set) var terminalCount = 0
    public private(set) var rules: [Rule] = []
    /// Indices into `rules` by left-hand symbol; empty for terminals.
    public private(set) var rulesOf: [[Int]] = []
    /// The symbol that sentences derive from.
    public private(set) var start = 0
    /// True when nothing at all is a sentence; the one thing that rules, never empty themselves, cannot say.
    public private(set) var acceptsEmpty = false
    private var terminals: [String: Int] = [:]
    private var nonterminals: [String: Int] = [:]
    private var repetitions: [GrammarNode: Int] = [:]

    /// The syntactic level of `document`, from the nonterminal `start`.
    public init(_ document: GrammarDocument, start startName: String) throws(GrammarError) {
        let reserved = document["reserved word"]?.body.keywords ?? []
        let others = document["non-reserved word"]?.body.keywords ?? []
        let marks = document["delimiter"]?.body.nonterminals ?? []
        for name in document.tokenClasses + marks + reserved + others { terminals[name] = addSymbol(name) }
        terminalCount = names.count
        var productions = Array(document.syntactic)
        for name in ["reserved word", "non-reserved word"] {
            if let production = document[name] { productions.append(production) }
        }
        for production in productions { nonterminals[production.name] = addSymbol(production.name) }
        for production in productions {
            guard let left = nonterminals[production.name] else { continue }
            for right in try expand(production.body, line: production.line) {
                if right.isEmpty, production.name == startName {
                    acceptsEmpty = true
                } else {
                    addRule(left, right)
                }
            }
        }
        guard let first = nonterminals[startName] else {
            throw GrammarError(line: 0, message: "no production <\(startName)>")
        }
        start = first
        if let empty = rules.first(where: { $0.right.isEmpty }) {
            throw GrammarError(line: 0, message: "<\(names[empty.left])> can be empty")
        }
    }

    /// The number of a keyword, a token class or a delimiter's name.
    public func terminal(_ name: String) -> Int? { terminals[name] }
    /// The number of a nonterminal.
    public func nonterminal(_ name: String) -> Int? { nonterminals[name] }
    public func isTerminal(_ symbol: Int) -> Bool { symbol < terminalCount }

    private mutating func addSymbol(_ name: String) -> Int {
        names.append(name)
        rulesOf.append([])
        return names.count - 1
    }

    private mutating func addRule(_ left: Int, _ right: [Int]) {
        guard !rulesOf[left].contains(where: { rules[$0].right == right }) else { return }
        rulesOf[left].append(rules.count)
        rules.append(Rule(left: left, right: right))
    }

    /// Every string of symbols that a node stands for, repetitions folded.
    private mutating func expand(_ node: GrammarNode, line: Int) throws(GrammarError) -> [[Int]] {
        switch node {
        case .keyword(let word):
            guard let symbol = terminals[word] else {
                throw GrammarError(line: line, message: "\(word) is in neither list of keywords")
            }
            return [[symbol]]
        case .nonterminal(let name):
            guard let symbol = nonterminals[name] ?? terminals[name] else {
                throw GrammarError(line: line, message: "<\(name)> is not defined")
            }
            return [[symbol]]
        case .characters, .prose:
            throw GrammarError(line: line, message: "characters above <token>")
        case .sequence(let parts):
            var strings: [[Int]] = [[]]
            for part in parts {
                let tails = try expand(part, line: line)
                strings = strings.flatMap { head in tails.map { head + $0 } }
            }
            return strings
        case .choice(let parts):
            var strings: [[Int]] = []
            for part in parts { strings += try expand(part, line: line) }
            return strings
        case .optional(let part):
            return [[]] + (try expand(part, line: line))
        case .repeated(let part):
            if let known = repetitions[node] { return [[known]] }
            let strings = try expand(part, line: line)
            if strings.contains([]) { throw GrammarError(line: line, message: "a repetition of nothing") }
            let list = addSymbol("\(part.nonterminals.joined(separator: ", "))...")
            repetitions[node] = list
            for string in strings {
                addRule(list, string)
                addRule(list, [list] + string)
            }
            return [[list]]
        }
    }
}
