extension ErrorCatalog {
    /// What is wrong with a text before its meaning matters.
    static let writing: [ErrorPage] = [
        ErrorPage(
            .unexpectedSyntax, "The text breaks the grammar: something else should stand at the caret.",
            "Look at what was expected, and at the word before the caret. `entente doc CLAUSE` shows how it is written.",
            "MATCH (n RETURN n"),
        ErrorPage(
            .invalidNumberLiteral, "A number is written in a way that no number is.",
            "Write digits with at most one point and one exponent, or 0x and 0o before the digits.", "RETURN 12abc"),
        ErrorPage(
            .integerOverflow, "An integer does not fit into 64 bits, as written or as the result of a computation.",
            "Use floats where exactness does not matter: 1e20, or toFloat(…).", "RETURN 9223372036854775807 + 1"),
        ErrorPage(
            .floatingPointOverflow, "A float is written that is larger than any float.",
            "The largest is about 1.79e308.", "RETURN 1e999"),
        ErrorPage(
            .invalidUnicodeLiteral, "An escape \\u in a string does not name a character.",
            "Write \\u with four hexadecimal digits, or \\U with eight.", "RETURN '\\uZZZZ'"),
        ErrorPage(
            .invalidUnicodeCharacter, "A character stands in the text that belongs neither to a name nor to a sign.",
            "It may look like another one, as a long dash looks like a minus: type it anew. Names of any kind can stand "
                + "in backticks.", "RETURN 1 — 2"),
        ErrorPage(
            .unterminatedText, "A string, a name in backticks or a comment has no end.",
            "Close it. A quote inside a string is written \\' or the string in the other quotes.", "RETURN 'open"),
        ErrorPage(
            .nestingTooDeep, "Parentheses, lists or subqueries stand in one another beyond the limit.",
            "Take the statement apart with WITH, or hand deep values over as parameters.",
            "RETURN reduce(l = [], i IN range(1, 100000) | [l])"),
        ErrorPage(
            .invalidRelationshipPattern, "A relationship pattern has bounds that no chain can have.",
            "Write the bounds as whole numbers after an asterisk: -[:TYPE*1..3]->.",
            "MATCH (a)-[:KNOWS*-1]->(b) RETURN a"),
    ]
}
