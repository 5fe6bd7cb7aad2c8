extension ClauseCatalog {
    /// Operators, from those that bind loosest.
    static let operators: [DocumentationEntry] = [
        DocumentationEntry(
            "OR", also: ["XOR", "AND", "NOT", "boolean"], .operators,
            syntax: ["condition OR condition", "condition XOR condition", "condition AND condition", "NOT condition"],
            "Truth in three values; NOT binds closest, then AND, XOR, OR.",
            nulls: "Null where the nulls leave the answer open: `null OR true` is true, `null OR false` is null.",
            [
                DocumentationExample(
                    "RETURN null OR true, null AND true, null AND false, NOT null, true XOR true",
                    "true | null | false | null | false")
            ]),
        DocumentationEntry(
            "=", also: ["<>", "!=", "equality"], .operators, syntax: ["value = value", "value <> value"],
            "Whether two values are equal, or are not.",
            notes: """
                Integers and floats are compared by value. Values of different types are not equal. Lists and maps are \
                equal when their elements are; NaN equals nothing.
                """,
            nulls: "Null when one side is null; of lists and maps when only nulls leave the answer open.",
            [
                DocumentationExample(
                    "RETURN 1 = 1.0, 1 = '1', [1, null] = [1, 2], null = null", "true | false | null | null")
            ]),
        DocumentationEntry(
            "<", also: ["<=", ">", ">=", "comparison"], .operators,
            syntax: ["value < value", "value <= value < value"],
            "Whether a value is less, or greater, than another; comparisons can be chained.",
            notes: "Strings are compared by code points. `a < b < c` is `a < b AND b < c`.",
            nulls: "Null when one side is null, and of values of different types.",
            [DocumentationExample("RETURN 1 < 2 < 3, 'a' < 'b', 1 < 'a'", "true | true | null")]),
        DocumentationEntry(
            "+", also: ["-", "addition", "subtraction"], .operators,
            syntax: ["number + number", "string + value", "list + value", "temporal + duration", "number - number"],
            "Adds or subtracts numbers, joins strings or lists, moves instants by durations.",
            notes: "An integer result that does not fit into 64 bits is an error.",
            nulls: "Null when one side is null, except that a list takes null as an element.",
            [
                DocumentationExample(
                    "RETURN 1 + 2, 'a' + 1, [1] + 2, date('2024-02-28') + duration('P2D')",
                    "3 | 'a1' | [1, 2] | date('2024-03-01')")
            ]),
        DocumentationEntry(
            "*", also: ["/", "%", "^", "multiplication", "division", "remainder", "power", "modulo"], .operators,
            syntax: ["number * number", "number / number", "number % number", "number ^ number"],
            "Multiplies, divides, gives the remainder, raises to a power.",
            notes: """
                `/` of integers cuts the fraction off; division by the integer zero is an error. The remainder has the \
                sign of the left side. `^` always gives a float.
                """,
            nulls: "Null when one side is null.",
            [DocumentationExample("RETURN 7 / 2, 7 / 2.0, -7 % 3, 2 ^ 10", "3 | 3.5 | -1 | 1024.0")]),
        DocumentationEntry(
            "||", also: ["concatenation"], .operators, syntax: ["string || string", "list || list"],
            "Joins two strings or two lists.", nulls: "Null when one side is null.",
            [DocumentationExample("RETURN 'a' || 'b', [1] || [2]", "'ab' | [1, 2]")]),
        DocumentationEntry(
            "IN", .operators, syntax: ["value IN list"], "Whether a list has a value among its elements.",
            nulls:
                "Null when the value is null and the list is not empty, and when it is not found but the list has nulls.",
            [DocumentationExample("RETURN 2 IN [1, 2], 3 IN [1, null], null IN []", "true | null | false")]),
        DocumentationEntry(
            "STARTS WITH", also: ["ENDS WITH", "CONTAINS", "starts", "ends"], .operators,
            syntax: ["string STARTS WITH string", "string ENDS WITH string", "string CONTAINS string"],
            "Whether a string begins with, ends with, or has another in it; capitals count.",
            nulls: "Null when one side is null or no string.",
            [
                DocumentationExample(
                    "RETURN 'hello' STARTS WITH 'he', 'hello' ENDS WITH 'lo', 'hello' CONTAINS 'L'",
                    "true | true | false"
                )
            ]),
        DocumentationEntry(
            "=~", also: ["regular expression", "regex"], .operators, syntax: ["string =~ pattern"],
            "Whether a regular expression matches the whole string.",
            notes: """
                Characters, `.`, classes such as `[a-z]` and `\\d`, groups, `|`, and the repetitions `*`, `+`, `?`, \
                `{2,5}`; `(?i)` at the beginning ignores capitals. Matching takes time in proportion to the text; there \
                are no references back. In a string literal a backslash is written twice.
                """,
            nulls: "Null when one side is null or no string.",
            [
                DocumentationExample(
                    "RETURN 'Huế' =~ '(?i)h.*', 'a1' =~ '[a-z]\\\\d+', 'ab' =~ 'a'", "true | true | false")
            ]),
        DocumentationEntry(
            "IS NULL", also: ["IS NOT NULL", "null"], .operators, syntax: ["value IS NULL", "value IS NOT NULL"],
            "Whether a value is null, or is not; the answer is never null.",
            [DocumentationExample("RETURN null IS NULL, 1 IS NOT NULL", "true | true")]),
        DocumentationEntry(
            ":", also: ["label predicate", "label expression", "IS", "&", "|", "!", "%"], .operators,
            syntax: ["entity:Label:…", "entity:A|B", "entity:A&!B", "entity:(A|B)&%", "entity IS [NOT] A|B"],
            "Whether a node has all of the labels, or a relationship is of the type.",
            notes: """
                `|` is or, `&` and, `!` not, `%` any label at all; `!` binds closest, then `&`. The same stands in \
                patterns: `(n:A|B)`, `-[r:!R]->`.
                """,
            nulls: "Null of null.",
            [
                DocumentationExample(
                    "MATCH (n) WHERE NOT n:Person RETURN n.name, n:City", "'Huế' | true"),
                DocumentationExample("MATCH (n:City|Person&!Person) RETURN n.name", "'Huế'"),
                DocumentationExample("MATCH (:Person)-[r:!KNOWS]->() RETURN type(r)", "'LIVES_IN'"),
            ]),
        DocumentationEntry(
            ".", also: ["property"], .operators,
            syntax: ["entity.key", "map.key", "temporal.component", "point.component"],
            "A property of a node, relationship or map, a component of a temporal value or a point.",
            nulls: "Null of null, and where there is no such property.",
            [
                DocumentationExample(
                    "MATCH (c:City) RETURN c.name, c.age, date('2024-02-29').year", "'Huế' | null | 2024")
            ]),
    ]
}
