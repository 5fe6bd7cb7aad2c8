import SourceText

/// Everything that lexing and parsing can object to; the wording of each stands here and nowhere else.
enum SyntaxError {
    /// A token where others were expected.
    case unexpected(found: String, expected: [String])
    /// The input ended inside brackets.
    case neverClosed(opener: String, closer: String)
    /// Another token inside brackets where only their end could follow.
    case notClosed(found: String, opener: String, place: SourcePosition, expected: [String])
    case malformedNumber(String)
    case malformedParameter
    case unterminatedString
    case unterminatedName
    case unterminatedComment
    case exclamationEquals
    case unknownCharacter(Unicode.Scalar)
    case invalidBytes
    case integerTooLarge
    case floatTooLarge
    case unknownEscape(String)
    case invalidUnicodeEscape
    case nestingTooDeep
    case comparisonTooLong
    case rangeWithoutAsterisk
    case negativeBound
    case fractionalBound
    case yieldAllInsideQuery
    case callInTransactions
    case foreignVariable(String, declared: String)
    case textTooLarge

    /// The code by which programs, and the conformance kit, know the mistake.
    var code: DiagnosticCode {
        switch self {
        case .unexpected, .neverClosed, .notClosed, .malformedParameter, .exclamationEquals,
            .unknownEscape, .yieldAllInsideQuery, .textTooLarge:
            .unexpectedSyntax
        case .malformedNumber: .invalidNumberLiteral
        case .unterminatedString, .unterminatedName, .unterminatedComment: .unterminatedText
        case .unknownCharacter(let scalar): scalar.isASCII ? .unexpectedSyntax : .invalidUnicodeCharacter
        case .invalidBytes: .invalidUnicodeCharacter
        case .integerTooLarge: .integerOverflow
        case .floatTooLarge: .floatingPointOverflow
        case .invalidUnicodeEscape: .invalidUnicodeLiteral
        case .nestingTooDeep, .comparisonTooLong: .nestingTooDeep
        case .rangeWithoutAsterisk, .negativeBound, .fractionalBound: .invalidRelationshipPattern
        case .callInTransactions: .unsupportedFeature
        case .foreignVariable: .undefinedVariable
        }
    }

    /// What happened, in a sentence.
    var message: String {
        switch self {
        case .unexpected(let found, let expected): Self.sentence(found, expected)
        case .neverClosed(let opener, let closer): "this `\(opener)` is never closed; `\(closer)` is missing"
        case .notClosed(let found, _, _, let expected): Self.sentence(found, expected)
        case .malformedNumber(let text): "`\(text)` is not a number"
        case .malformedParameter: "a parameter is a `$` and a name or a number"
        case .unterminatedString: "this string has no closing quote"
        case .unterminatedName: "this name has no closing backtick"
        case .unterminatedComment: "this comment has no closing `*/`"
        case .exclamationEquals: "`!=` is not an operator"
        case .unknownCharacter(let scalar): "`\(scalar)` (\(Self.codePoint(scalar))) has no meaning here"
        case .invalidBytes: "the text is not valid UTF-8 here"
        case .integerTooLarge: "this integer does not fit into 64 bits"
        case .floatTooLarge: "this number is too large for a 64-bit float"
        case .unknownEscape(let text): "`\(text)` is not an escape sequence"
        case .invalidUnicodeEscape: "this escape sequence is not a Unicode character"
        case .nestingTooDeep: "this expression is nested too deeply"
        case .comparisonTooLong: "this chain of comparisons is too long"
        case .rangeWithoutAsterisk: "the length of a relationship begins with `*`"
        case .negativeBound: "the length of a relationship cannot be negative"
        case .fractionalBound: "the length of a relationship is a whole number"
        case .yieldAllInsideQuery: "`YIELD *` is only possible where CALL stands alone"
        case .callInTransactions: "`CALL { … } IN TRANSACTIONS` is not supported"
        case .foreignVariable(let name, let declared): "`\(name)` is not defined; the variable here is `\(declared)`"
        case .textTooLarge: "the text is larger than 4 GiB"
        }
    }

    /// What could have stood there.
    var expected: [String] {
        switch self {
        case .unexpected(_, let expected), .notClosed(_, _, _, let expected): expected
        case .neverClosed(_, let closer): [closer]
        case .exclamationEquals: ["<>"]
        case .malformedNumber, .malformedParameter, .unterminatedString, .unterminatedName, .unterminatedComment,
            .unknownCharacter, .invalidBytes, .integerTooLarge, .floatTooLarge, .unknownEscape,
            .invalidUnicodeEscape, .nestingTooDeep, .comparisonTooLong, .rangeWithoutAsterisk, .negativeBound,
            .fractionalBound, .yieldAllInsideQuery, .callInTransactions, .foreignVariable, .textTooLarge:
            []
        }
    }

    /// One line of advice, where there is any.
    var help: String? {
        switch self {
        case .notClosed(_, let opener, let place, _):
            "the `\(opener)` at line \(place.line), column \(place.column) is still open"
        case .malformedNumber(let text) where text.first == "0":
            "hexadecimal is 0x and digits to f, octal is 0o and digits to 7; a leading 0 also means octal"
        case .malformedNumber: "a name cannot begin with a digit unless it stands in backticks"
        case .exclamationEquals: "write `<>` for \"is not equal to\""
        case .unknownCharacter(let scalar): Self.replacement(scalar)
        case .unknownEscape, .invalidUnicodeEscape:
            "the escapes are \\\\ \\' \\\" \\` \\b \\f \\n \\r \\t, \\u with four hexadecimal digits and \\U with eight"
        case .integerTooLarge: "integers go from -9223372036854775808 to 9223372036854775807; a float holds more"
        case .floatTooLarge: "the largest float is about 1.797e308"
        case .nestingTooDeep:
            "at most \(Parser.heightLimit) operators or levels can stack up; collect the values in a list"
        case .comparisonTooLong: "at most \(ComparisonOperators.capacity) comparisons can be chained; use AND"
        case .rangeWithoutAsterisk: "write `*1..3`, `*2..` or `*`"
        case .yieldAllInsideQuery: "name the columns: `YIELD a, b`"
        case .invalidBytes: "save the file as UTF-8"
        case .callInTransactions: "leave IN TRANSACTIONS out: the whole statement is one transaction"
        case .unexpected, .neverClosed, .malformedParameter, .unterminatedString, .unterminatedName,
            .unterminatedComment, .negativeBound, .fractionalBound, .foreignVariable,
            .textTooLarge:
            nil
        }
    }

    /// The diagnostic at a place.
    func diagnostic(at range: SourceRange, suggestion: String? = nil, help: String? = nil) -> Diagnostic {
        Diagnostic(
            code, message, at: range, expected: expected, suggestion: suggestion, help: help ?? self.help)
    }

    private static func sentence(_ found: String, _ expected: [String]) -> String {
        guard let last = expected.last, expected.count <= 3 else {
            // "the number `1`" is found, "number `1`" is unexpected.
            let bare = ["a ", "the "].first { found.hasPrefix($0) }.map { found.dropFirst($0.count) }
            return "unexpected \(bare ?? found[...])"
        }
        let quoted = expected.map(quote)
        if expected.count == 1 { return "expected \(quote(last)), found \(found)" }
        return "expected \(quoted.dropLast().joined(separator: ", ")) or \(quote(last)), found \(found)"
    }

    /// Spellings in backticks, notions as they are.
    private static func quote(_ text: String) -> String {
        text.hasPrefix("a ") || text.hasPrefix("an ") || text.hasPrefix("the ") ? text : "`\(text)`"
    }

    private static func codePoint(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The character that was probably meant, for those that word processors put in its place.
    private static func replacement(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0xAD, 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: "write `-`, the hyphen of the keyboard"
        case 0x2018...0x201B, 0x2032: "write `'`, the straight quote"
        case 0x201C...0x201F, 0x2033: "write `\"`, the straight quote"
        case 0x27E8, 0x3008, 0xFE64, 0xFF1C, 0x2039: "write `<`"
        case 0x27E9, 0x3009, 0xFE65, 0xFF1E, 0x203A: "write `>`"
        case 0x2260: "write `<>`"
        case 0x2264: "write `<=`"
        case 0x2265: "write `>=`"
        case 0x2190...0x2199: "write `-->` or `<--`"
        case 0x21: "write `NOT` for negation, `<>` for \"is not equal to\""
        case 0x26: "write `AND`"
        case 0x23: "a comment begins with `//`"
        default: nil
        }
    }
}

/// Thrown inside the parser after the diagnostic has been recorded. It carries nothing, so that the functions that
/// can fail stay as cheap as those that cannot.
struct SyntaxFailure: Error {}
