/// A regular expression for `=~`, matched against whole strings in time linear in their length.
///
/// The pattern becomes a nondeterministic automaton over code points that is run by keeping the set of its states (K.
/// Thompson, "Regular expression search algorithm", CACM 11, 1968). So no pattern can make a query hang, and what
/// would need backtracking (references to groups, looking around) is refused.
struct RegularExpression: Sendable {
    /// Why a pattern is none.
    struct SyntaxError: Error {
        let message: String
    }

    /// One state of the automaton.
    enum State: Sendable {
        case accept
        /// Consumes one code point of the set, then goes to the next state.
        case consume(ScalarSet)
        /// Goes to both without consuming.
        case split(Int, Int)
        case jump(Int)
        case startOfText, endOfText, startOfLine, endOfLine
        case wordBoundary(negated: Bool)
    }

    let states: [State]

    /// Compiles a pattern in UTF-8.
    init(_ pattern: UnsafeBufferPointer<UInt8>) throws(SyntaxError) {
        var parser = RegularExpressionParser(pattern)
        let tree = try parser.parse()
        var compiler = RegularExpressionCompiler()
        try compiler.compile(tree)
        compiler.states.append(.accept)
        states = compiler.states
    }

    /// Whether the whole of a UTF-8 string matches.
    ///
    /// - Complexity: O(code points × states)
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var current = StateSet(count: states.count)
        var next = StateSet(count: states.count)
        var before: Unicode.Scalar?
        var scalars = String(decoding: text, as: UTF8.self).unicodeScalars.makeIterator()
        var after = scalars.next()
        add(0, to: &current, before, after)
        while let scalar = after {
            after = scalars.next()
            next.removeAll()
            for state in current.members {
                if case .consume(let set) = states[state], set.contains(scalar) {
                    add(state + 1, to: &next, scalar, after)
                }
            }
            if next.members.isEmpty { return false }
            swap(&current, &next)
            before = scalar
        }
        return current.members.contains { if case .accept = states[$0] { true } else { false } }
    }

    /// Adds a state and all that are reached from it without consuming.
    private func add(_ first: Int, to set: inout StateSet, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?) {
        var open = [first]
        while let state = open.popLast() {
            guard set.insert(state) else { continue }
            switch states[state] {
            case .accept, .consume: continue
            case .jump(let target): open.append(target)
            case .split(let a, let b):
                open.append(b)
                open.append(a)
            case .startOfText: if before == nil { open.append(state + 1) }
            case .endOfText: if after == nil { open.append(state + 1) }
            case .startOfLine: if before == nil || before == "\n" { open.append(state + 1) }
            case .endOfLine: if after == nil || after == "\n" { open.append(state + 1) }
            case .wordBoundary(let negated):
                let isBoundary = ScalarSet.word.contains(before) != ScalarSet.word.contains(after)
                if isBoundary != negated { open.append(state + 1) }
            }
        }
    }
}

/// A sparse set of state numbers.
private struct StateSet {
    private(set) var members: [Int] = []
    private var isMember: [Bool]

    init(count: Int) { isMember = Array(repeating: false, count: count) }

    /// False when the state was there.
    mutating func insert(_ state: Int) -> Bool {
        if isMember[state] { return false }
        isMember[state] = true
        members.append(state)
        return true
    }

    mutating func removeAll() {
        for state in members { isMember[state] = false }
        members.removeAll(keepingCapacity: true)
    }
}

/// A set of code points: ranges, or everything but them.
struct ScalarSet: Sendable {
    var ranges: [ClosedRange<UInt32>] = []
    /// Sets whose members belong to this one as well.
    var parts: [ScalarSet] = []
    var isNegated = false
    var ignoresCase = false
    var category: Category?

    /// Unicode properties, by `\p{…}`.
    enum Category: Sendable { case letter, uppercase, lowercase, digit, punctuation, whitespace, alphanumeric }

    static let digit = ScalarSet(ranges: [48...57])
    static let word = ScalarSet(ranges: [48...57, 65...90, 95...95, 97...122])
    static let space = ScalarSet(ranges: [9...13, 32...32])
    static let anything = ScalarSet(isNegated: true)
    static let anythingButNewline = ScalarSet(
        ranges: [10...10, 13...13, 0x85...0x85, 0x2028...0x2029], isNegated: true)

    func contains(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { contains($0) } ?? false }

    func contains(_ scalar: Unicode.Scalar) -> Bool { holds(scalar) != isNegated }

    private func holds(_ scalar: Unicode.Scalar) -> Bool {
        if holdsExactly(scalar) { return true }
        guard ignoresCase else { return false }
        return [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping].contains { mapping in
            let scalars = mapping.unicodeScalars
            guard let other = scalars.first, scalars.count == 1 else { return false }
            return other != scalar && holdsExactly(other)
        }
    }

    private func holdsExactly(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar.value) } || parts.contains { $0.contains(scalar) }
            || (category.map { Self.has($0, scalar) } ?? false)
    }

    private static func has(_ category: Category, _ scalar: Unicode.Scalar) -> Bool {
        switch category {
        case .letter: return scalar.properties.isAlphabetic
        case .uppercase: return scalar.properties.isUppercase
        case .lowercase: return scalar.properties.isLowercase
        case .digit: return scalar.properties.generalCategory == .decimalNumber
        case .alphanumeric: return has(.letter, scalar) || has(.digit, scalar)
        case .whitespace: return scalar.properties.isWhitespace
        case .punctuation:
            switch scalar.properties.generalCategory {
            case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
                .finalPunctuation, .otherPunctuation:
                return true
            default: return scalar.isASCII && scalar.properties.generalCategory == .mathSymbol
            }
        }
    }
}
