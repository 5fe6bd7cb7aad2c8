/// The tree of a regular expression.
indirect enum RegularExpressionTree: Sendable {
    case empty
    case set(ScalarSet)
    case assertion(RegularExpression.State)
    case sequence([RegularExpressionTree])
    case alternatives([RegularExpressionTree])
    /// `maximum` nil: no bound.
    case repeated(RegularExpressionTree, minimum: Int, maximum: Int?)
}

/// Reads patterns in the syntax of `java.util.regex`, as users of the language know it, without what needs
/// backtracking. Greedy, reluctant and possessive quantifiers are one: only whole strings are matched.
struct RegularExpressionParser {
    private typealias Failure = RegularExpression.SyntaxError

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var ignoresCase = false
    private var dotMatchesNewline = false
    private var anchorsMatchLines = false
    private var depth = 0

    init(_ pattern: UnsafeBufferPointer<UInt8>) {
        scalars = Array(String(decoding: pattern, as: UTF8.self).unicodeScalars)
    }

    mutating func parse() throws(RegularExpression.SyntaxError) -> RegularExpressionTree {
        let tree = try alternatives()
        guard position == scalars.count else { throw Failure(message: "a closing parenthesis without an opening one") }
        return tree
    }

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    private mutating func take(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard scalars[position...].starts(with: wanted) else { return false }
        position += wanted.count
        return true
    }

    private mutating func alternatives() throws(RegularExpression.SyntaxError) -> RegularExpressionTree {
        guard depth < 200 else { throw Failure(message: "groups are nested too deeply") }
        depth += 1
        defer { depth -= 1 }
        var branches = [try sequence()]
        while take("|" as Unicode.Scalar) { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence() throws(RegularExpression.SyntaxError) -> RegularExpressionTree {
        var parts: [RegularExpressionTree] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            let atom = try atom()
            parts.append(try quantified(atom))
        }
        return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
    }

    // MARK: Quantifiers

    private mutating func quantified(
        _ atom: RegularExpressionTree
    ) throws(RegularExpression.SyntaxError) -> RegularExpressionTree {
        var result = atom
        while let scalar = next {
            var bounds: (Int, Int?)
            switch scalar {
            case "*": bounds = (0, nil)
            case "+": bounds = (1, nil)
            case "?": bounds = (0, 1)
            case "{": bounds = (0, 0)
            default: return result
            }
            position += 1
            if scalar == "{" { bounds = try braces() }
            _ = take("?" as Unicode.Scalar) || take("+" as Unicode.Scalar)
            result = .repeated(result, minimum: bounds.0, maximum: bounds.1)
        }
        return result
    }

    private mutating func braces() throws(RegularExpression.SyntaxError) -> (Int, Int?) {
        guard let minimum = number() else { throw Failure(message: "a number is missing after {") }
        var maximum: Int? = minimum
        if take("," as Unicode.Scalar) { maximum = number() }
        guard take("}" as Unicode.Scalar) else { throw Failure(message: "} is missing") }
        if let maximum, maximum < minimum { throw Failure(message: "the bounds of {…} are the wrong way round") }
        return (minimum, maximum)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = next, (48...57).contains(scalar.value) {
            // More than a thousand is refused when the automaton is made; the value only must not overflow.
            value = min((value ?? 0) * 10 + Int(scalar.value) - 48, 1_000_000)
            position += 1
        }
        return value
    }

    // MARK: Atoms

    private mutating func atom() throws(RegularExpression.SyntaxError) -> RegularExpressionTree {
        guard let scalar = next else { return .empty }
        position += 1
        switch scalar {
        case ".": return .set(dotMatchesNewline ? .anything : .anythingButNewline)
        case "^": return .assertion(anchorsMatchLines ? .startOfLine : .startOfText)
        case "$": return .assertion(anchorsMatchLines ? .endOfLine : .endOfText)
        case "(": return try group()
        case "[": return .set(try characterClass())
        case "\\": return try escape()
        case "*", "+", "?": throw Failure(message: "nothing stands before \(scalar)")
        default: return .set(single(scalar))
        }
    }

    private func single(_ scalar: Unicode.Scalar) -> ScalarSet {
        ScalarSet(ranges: [scalar.value...scalar.value], ignoresCase: ignoresCase)
    }

    private mutating func group() throws(RegularExpression.SyntaxError) -> RegularExpressionTree {
        let outer = (ignoresCase, dotMatchesNewline, anchorsMatchLines)
        if take("?" as Unicode.Scalar) {
            if take("=") || take("!") || take("<=") || take("<!") || take(">") {
                throw Failure(message: "looking around and atomic groups are not supported")
            }
            if take("<" as Unicode.Scalar) {
                while let scalar = next, scalar != ">" { position += 1 }
                guard take(">" as Unicode.Scalar) else { throw Failure(message: "> is missing after a group's name") }
            } else if try !flags() {
                // `(?i)` holds to the end of the group around it.
                return .empty
            }
        }
        let tree = try alternatives()
        guard take(")" as Unicode.Scalar) else { throw Failure(message: "a closing parenthesis is missing") }
        (ignoresCase, dotMatchesNewline, anchorsMatchLines) = outer
        return tree
    }

    /// Flags after `(?`: true when a group follows the colon, false when the parenthesis closes at once.
    private mutating func flags() throws(RegularExpression.SyntaxError) -> Bool {
        var value = true
        while let scalar = next {
            position += 1
            switch scalar {
            case "i": ignoresCase = value
            case "s": dotMatchesNewline = value
            case "m": anchorsMatchLines = value
            case "u", "U": continue
            case "-": value = false
            case ":": return true
            case ")": return false
            default: throw Failure(message: "the flag \(scalar) is not supported")
            }
        }
        throw Failure(message: "a closing parenthesis is missing")
    }

    private mutating func escape() throws(RegularExpression.SyntaxError) -> RegularExpressionTree {
        guard let scalar = next else { throw Failure(message: "a backslash at the end") }
        switch scalar {
        case "b", "B":
            position += 1
            return .assertion(.wordBoundary(negated: scalar == "B"))
        case "A":
            position += 1
            return .assertion(.startOfText)
        case "z", "Z":
            position += 1
            return .assertion(.endOfText)
        case "Q":
            position += 1
            return quotation()
        case "1"..."9": throw Failure(message: "references to groups are not supported")
        default: return .set(try escapedSet())
        }
    }

    /// `\Q…\E`
    private mutating func quotation() -> RegularExpressionTree {
        var parts: [RegularExpressionTree] = []
        while position < scalars.count, !take("\\E") {
            parts.append(.set(single(scalars[position])))
            position += 1
        }
        return .sequence(parts)
    }

    /// What a backslash stands for, inside a class and out.
    private mutating func escapedSet() throws(RegularExpression.SyntaxError) -> ScalarSet {
        guard let scalar = next else { throw Failure(message: "a backslash at the end") }
        position += 1
        switch scalar {
        case "d": return .digit
        case "D": return ScalarSet(parts: [.digit], isNegated: true)
        case "w": return .word
        case "W": return ScalarSet(parts: [.word], isNegated: true)
        case "s": return .space
        case "S": return ScalarSet(parts: [.space], isNegated: true)
        case "n": return single("\n")
        case "r": return single("\r")
        case "t": return single("\t")
        case "f": return single("\u{C}")
        case "a": return single("\u{7}")
        case "e": return single("\u{1B}")
        case "x": return single(try hexadecimal(2))
        case "u": return single(try hexadecimal(4))
        case "p", "P":
            var set = try property()
            set.isNegated = scalar == "P"
            return set
        default:
            if scalar.isASCII, scalar.properties.isAlphabetic {
                throw Failure(message: "the escape \\\(scalar) is not supported")
            }
            return single(scalar)
        }
    }

    private mutating func hexadecimal(_ digits: Int) throws(RegularExpression.SyntaxError) -> Unicode.Scalar {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let scalar = next, let digit = Character(scalar).hexDigitValue else {
                throw Failure(message: "\(digits) hexadecimal digits are missing")
            }
            value = value * 16 + UInt32(digit)
            position += 1
        }
        guard let scalar = Unicode.Scalar(value) else { throw Failure(message: "half of a surrogate pair") }
        return scalar
    }

    private mutating func property() throws(RegularExpression.SyntaxError) -> ScalarSet {
        var name = ""
        if take("{" as Unicode.Scalar) {
            while let scalar = next, scalar != "}" {
                name.unicodeScalars.append(scalar)
                position += 1
            }
            guard take("}" as Unicode.Scalar) else { throw Failure(message: "} is missing after a property's name") }
        } else if let scalar = next {
            name.unicodeScalars.append(scalar)
            position += 1
        }
        switch name {
        case "L", "IsL", "Alpha", "IsAlphabetic": return ScalarSet(category: .letter)
        case "Lu", "Upper", "IsUppercase": return ScalarSet(ignoresCase: ignoresCase, category: .uppercase)
        case "Ll", "Lower", "IsLowercase": return ScalarSet(ignoresCase: ignoresCase, category: .lowercase)
        case "N", "Nd", "Digit", "IsDigit": return ScalarSet(category: .digit)
        case "P", "Punct", "IsPunctuation": return ScalarSet(category: .punctuation)
        case "Z", "Zs", "Space", "IsWhite_Space": return ScalarSet(category: .whitespace)
        case "Alnum": return ScalarSet(category: .alphanumeric)
        default: throw Failure(message: "the property \(name) is not supported")
        }
    }

    // MARK: Classes

    /// `[…]` after the opening bracket.
    private mutating func characterClass() throws(RegularExpression.SyntaxError) -> ScalarSet {
        guard depth < 200 else { throw Failure(message: "classes are nested too deeply") }
        depth += 1
        defer { depth -= 1 }
        var set = ScalarSet(ignoresCase: ignoresCase)
        set.isNegated = take("^" as Unicode.Scalar)
        var isFirst = true
        while let scalar = next {
            position += 1
            if scalar == "]", !isFirst { return set }
            isFirst = false
            if scalar == "[" {
                set.parts.append(try characterClass())
                continue
            }
            if scalar == "&", next == "&" { throw Failure(message: "intersections of classes are not supported") }
            var low = scalar
            if scalar == "\\" {
                let escaped = try escapedSet()
                guard escaped.ranges.count == 1, let range = escaped.ranges.first, range.count == 1, !escaped.isNegated,
                    let only = Unicode.Scalar(range.lowerBound)
                else {
                    set.parts.append(escaped)
                    continue
                }
                low = only
            }
            let high = try upperBound(low)
            guard low.value <= high.value else { throw Failure(message: "a range is the wrong way round") }
            set.ranges.append(low.value...high.value)
        }
        throw Failure(message: "] is missing")
    }

    /// The end of a range whose beginning was read; the beginning itself when there is none.
    private mutating func upperBound(
        _ low: Unicode.Scalar
    ) throws(RegularExpression.SyntaxError) -> Unicode.Scalar {
        guard next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else { return low }
        position += 1
        let scalar = scalars[position]
        position += 1
        guard scalar == "\\" else { return scalar }
        let escaped = try escapedSet()
        guard escaped.ranges.count == 1, let range = escaped.ranges.first, range.count == 1,
            let only = Unicode.Scalar(range.lowerBound)
        else { throw Failure(message: "a range must end with one character") }
        return only
    }
}

/// Lays the tree out as states; what follows a part is the next state.
struct RegularExpressionCompiler {
    /// Counted repetitions are written out; this bounds what they can grow to.
    private static let largest = 20_000

    var states: [RegularExpression.State] = []

    mutating func compile(_ tree: RegularExpressionTree) throws(RegularExpression.SyntaxError) {
        guard states.count < Self.largest else {
            throw RegularExpression.SyntaxError(message: "the repetitions are too many")
        }
        switch tree {
        case .empty: return
        case .set(let set): states.append(.consume(set))
        case .assertion(let state): states.append(state)
        case .sequence(let parts): for part in parts { try compile(part) }
        case .alternatives(let branches):
            var exits: [Int] = []
            for (index, branch) in branches.enumerated() {
                guard index < branches.count - 1 else {
                    try compile(branch)
                    break
                }
                let split = states.count
                states.append(.split(split + 1, 0))
                try compile(branch)
                exits.append(states.count)
                states.append(.jump(0))
                states[split] = .split(split + 1, states.count)
            }
            for exit in exits { states[exit] = .jump(states.count) }
        case .repeated(let body, let minimum, let maximum):
            for _ in 0..<minimum { try compile(body) }
            guard let maximum else {
                let split = states.count
                states.append(.split(split + 1, 0))
                try compile(body)
                states.append(.jump(split))
                states[split] = .split(split + 1, states.count)
                return
            }
            var splits: [Int] = []
            for _ in minimum..<maximum {
                splits.append(states.count)
                states.append(.split(states.count + 1, 0))
                try compile(body)
            }
            for split in splits { states[split] = .split(split + 1, states.count) }
        }
    }
}
