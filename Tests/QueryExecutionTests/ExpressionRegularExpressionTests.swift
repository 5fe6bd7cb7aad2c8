import Testing

@testable import QueryExecution

@Suite struct ExpressionRegularExpressionTests {
    private func matches(_ pattern: String, _ text: String) throws -> Bool {
        var (pattern, text) = (pattern, text)
        let expression = try pattern.withUTF8 { try RegularExpression($0) }
        return text.withUTF8 { expression.matches($0) }
    }

    @Test(
        arguments: [
            ("", "", true), ("a", "a", true), ("a", "b", false), ("a", "aa", false), ("a|b|", "", true),
            ("a|bc", "bc", true),
            (".*", "xyz", true), (".*", "a\nb", false), ("(?s).*", "a\nb", true), ("a+b?c*", "aab", true),
            ("a{2,3}", "a", false), ("a{2,3}", "aaa", true), ("a{2,3}", "aaaa", false), ("a{2,}", "aaaaa", true),
            ("(ab)*", "abab", true), ("(ab)*", "aba", false), ("(?:ab)+?", "abab", true), ("[abc]+", "cab", true),
            ("[^abc]", "a", false), ("[a-z0-9_]+", "x_9", true), ("[]a]", "]", true), ("[a-]", "-", true),
            ("[\\d.]+", "3.14", true), ("\\d+", "42", true), ("\\D+", "42", false), ("\\w+\\s\\w+", "Ha Noi", true),
            ("\\.", "x", false), ("\\.", ".", true), ("(?i)hanoi", "HaNoI", true), ("(?i)é", "É", true),
            ("hanoi", "Hanoi", false), ("^a$", "a", true), ("a\\b.*", "a b", true), ("a\\b.*", "ab", false),
            ("\\p{L}+", "Nội", true), ("\\p{Lu}", "a", false), ("\\P{L}", "1", true), ("\\u00e9", "é", true),
            ("\\x41", "A", true), ("\\Qa.b\\E", "a.b", true), ("\\Qa.b\\E", "axb", false), ("(?i:a)b", "AB", false),
            ("(?<name>a)", "a", true), ("(a|aa)+b", "aaaaab", true), ("(a*)*", "aaaa", true), ("😀.", "😀😀", true),
        ] as [(String, String, Bool)])
    func patterns(_ pattern: String, _ text: String, _ expected: Bool) throws {
        #expect(try matches(pattern, text) == expected)
    }

    @Test(arguments: ["(", ")", "[a", "*a", "a{2", "a{3,2}", "\\", "(?=a)", "\\1", "[z-a]", "\\p{Nope}", "a{100000}b"])
    func failures(_ pattern: String) {
        #expect(throws: RegularExpression.SyntaxError.self) { try matches(pattern, "") }
    }

    @Test func noPatternTakesExponentialTime() throws {
        let text = String(repeating: "a", count: 2_000)
        #expect(try !matches("(a+)+b", text))
        #expect(try !matches("(a|a|a)*c", text))
    }
}
