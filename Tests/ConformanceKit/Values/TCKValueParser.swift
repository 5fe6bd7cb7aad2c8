/// Reads a table cell: `null`, `true`, `1`, `1.5`, `NaN`, `Inf`, `'text'`, `[list]`, `{map: 1}`, `(:Node {k: 1})`,
/// `[:TYPE {k: 1}]`, `<(:A)-[:T]->(:B)>`.
public struct TCKValueParser {
    /// Scalars, not Characters: a combining mark behind a quote must not swallow the quote.
    private let cell: [Unicode.Scalar]
    private var position = 0

    /// The value of a whole cell.
    ///
    /// - Complexity: O(n) in the length of the cell.
    public static func parse(_ cell: String) throws(TCKValueError) -> TCKValue {
        var parser = TCKValueParser(cell: Array(cell.unicodeScalars))
        let value = try parser.parseValue()
        parser.skipBlanks()
        guard parser.position == parser.cell.count else { throw parser.error(.trailingText) }
        return value
    }

    private init(cell: [Unicode.Scalar]) {
        self.cell = cell
    }

    private mutating func parseValue() throws(TCKValueError) -> TCKValue {
        skipBlanks()
        switch peek {
        case "'": return .string(try parseString())
        case "[": return peekAfterBlanks(1) == ":" ? .relationship(try parseRelationship()) : try parseList()
        case "{": return .map(try parseMap())
        case "(": return .node(try parseNode())
        case "<": return .path(try parsePath())
        default: return try parseWord()
        }
    }

    /// A bare word: a constant or a number.
    private mutating func parseWord() throws(TCKValueError) -> TCKValue {
        let start = position
        while let scalar = peek, scalar.properties.isAlphabetic || "+-.0123456789".unicodeScalars.contains(scalar) {
            position += 1
        }
        let word = text(cell[start..<position])
        switch word {
        case "": throw error(.expected("a value"))
        case "null": return .null
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "NaN": return .float(.nan)
        case "Inf": return .float(.infinity)
        case "-Inf": return .float(-.infinity)
        default: break
        }
        if let integer = Int64(word) { return .integer(integer) }
        // `Double("infinity")` and hexadecimal floats are numbers to Swift, not to the kit.
        let isDecimal = word.allSatisfy { "0123456789+-.eE".contains($0) }
        if isDecimal, word.contains(where: { ".eE".contains($0) }), let float = Double(word) { return .float(float) }
        throw error(.invalidNumber(word))
    }

    private mutating func parseString() throws(TCKValueError) -> String {
        try expect("'")
        var text = String.UnicodeScalarView()
        while let character = peek {
            position += 1
            if character == "'" { return String(text) }
            guard character == "\\", let escaped = peek else {
                text.append(character)
                continue
            }
            position += 1
            switch escaped {
            case "n": text.append("\n")
            case "t": text.append("\t")
            case "r": text.append("\r")
            case "'", "\"", "\\": text.append(escaped)
            default: text.append(contentsOf: [character, escaped])
            }
        }
        throw error(.unterminatedString)
    }

    private mutating func parseList() throws(TCKValueError) -> TCKValue {
        try expect("[")
        var items: [TCKValue] = []
        skipBlanks()
        if accept("]") { return .list(items) }
        repeat {
            items.append(try parseValue())
            skipBlanks()
        } while accept(",")
        try expect("]")
        return .list(items)
    }

    private mutating func parseMap() throws(TCKValueError) -> [String: TCKValue] {
        try expect("{")
        var entries: [String: TCKValue] = [:]
        skipBlanks()
        if accept("}") { return entries }
        repeat {
            skipBlanks()
            let key = try parseName(until: [":"])
            skipBlanks()
            try expect(":")
            entries[key] = try parseValue()
            skipBlanks()
        } while accept(",")
        try expect("}")
        return entries
    }

    private mutating func parseNode() throws(TCKValueError) -> TCKNode {
        try expect("(")
        var node = TCKNode(labels: [], properties: [:])
        skipBlanks()
        while accept(":") {
            node.labels.append(try parseName(until: [":", " ", "{", ")"]))
            skipBlanks()
        }
        if peek == "{" { node.properties = try parseMap() }
        skipBlanks()
        try expect(")")
        return node
    }

    private mutating func parseRelationship() throws(TCKValueError) -> TCKRelationship {
        try expect("[")
        skipBlanks()
        try expect(":")
        var relationship = TCKRelationship(type: try parseName(until: [" ", "{", "]"]), properties: [:])
        skipBlanks()
        if peek == "{" { relationship.properties = try parseMap() }
        skipBlanks()
        try expect("]")
        return relationship
    }

    private mutating func parsePath() throws(TCKValueError) -> TCKPath {
        try expect("<")
        if accept(">") { return TCKPath(start: nil, steps: []) }
        var path = TCKPath(start: try parseNode(), steps: [])
        while !accept(">") {
            let isBackward = accept("<")
            try expect("-")
            let relationship = try parseRelationship()
            try expect("-")
            if !isBackward { try expect(">") }
            path.steps.append(
                TCKPath.Step(relationship: relationship, isForward: !isBackward, node: try parseNode()))
        }
        return path
    }

    /// A name in backticks, or everything up to one of the given characters.
    private mutating func parseName(until ends: Set<Unicode.Scalar>) throws(TCKValueError) -> String {
        let start = position
        if accept("`") {
            var name = String.UnicodeScalarView()
            while let scalar = peek {
                position += 1
                if scalar != "`" {
                    name.append(scalar)
                } else if !accept("`") {
                    return String(name)
                } else {
                    name.append("`")
                }
            }
            throw error(.expected("a closing backtick"))
        }
        while let scalar = peek, !ends.contains(scalar) { position += 1 }
        let name = Substring(text(cell[start..<position])).trimmed
        guard !name.isEmpty else { throw error(.expected("a name")) }
        return String(name)
    }

    private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private var peek: Unicode.Scalar? { position < cell.count ? cell[position] : nil }

    /// The first scalar after the next `count` ones and any blanks behind them.
    private func peekAfterBlanks(_ count: Int) -> Unicode.Scalar? {
        cell.dropFirst(position + count).first { $0 != " " }
    }

    private mutating func skipBlanks() {
        while peek == " " { position += 1 }
    }

    private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ scalar: Unicode.Scalar) throws(TCKValueError) {
        guard accept(scalar) else { throw error(.expected("`\(scalar)`")) }
    }

    private func error(_ kind: TCKValueError.Kind) -> TCKValueError {
        TCKValueError(kind: kind, cell: text(cell[...]), offset: position)
    }
}
