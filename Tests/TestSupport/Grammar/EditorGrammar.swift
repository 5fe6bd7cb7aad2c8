/// Writes `Grammar/entente.tmLanguage.json`, the grammar that editors colour by.
public enum EditorGrammar {
    /// The whole text of the file.
    public static func json(_ list: KeywordList) -> String {
        let constants: Set<String> = ["TRUE", "FALSE", "NULL"]
        let operators: Set<String> = [
            "AND", "OR", "XOR", "NOT", "IN", "IS", "STARTS", "ENDS", "CONTAINS",
        ]
        let reserved = list.reserved.filter { !constants.contains($0) && !operators.contains($0) }
        let rules: [(name: String, pattern: String)] = [
            ("comment.line.double-slash.entente", "//.*$"),
            ("constant.numeric.entente", #"(?<![\w.])(?:0[xX][0-9a-fA-F]+|0[oO][0-7]+|\d*\.?\d+(?:[eE][-+]?\d+)?)\b"#),
            ("variable.parameter.entente", #"\$(?:\w+|`(?:[^`]|``)*`)"#),
            ("variable.other.escaped.entente", "`(?:[^`]|``)*`"),
            ("entity.name.type.entente", #"(?<=:)\s*[\p{L}_][\w$]*"#),
            ("variable.other.property.entente", #"(?<=\.)\s*[\p{L}_][\w$]*"#),
            ("variable.other.property.entente", #"\b[\p{L}_][\w$]*(?=\s*:\s*['\"\d\[{$(])"#),
            ("constant.language.entente", words(list.reserved.filter(constants.contains))),
            ("keyword.operator.word.entente", words(list.reserved.filter(operators.contains))),
            ("keyword.control.entente", words(reserved)),
            // Words that are names elsewhere: `count` before anything but what a keyword is followed by is a name.
            ("keyword.other.entente", words(list.nonreserved)),
            ("entity.name.function.entente", #"\b[\p{L}_][\w$]*(?=\s*\()"#),
            ("keyword.operator.entente", #"<>|<=|>=|=~|\+=|\|\||\.\.|[-+*/%^=<>|]"#),
        ]
        let patterns = rules.map { "    { \"name\": \(quoted($0.name)), \"match\": \(quoted($0.pattern)) }" }
        return """
            {
              "//": "Generated from Keywords.txt; change that file and record again (see README.md beside this one).",
              "name": "Entente",
              "scopeName": "source.entente",
              "fileTypes": ["cypher", "cyp"],
              "patterns": [
                { "name": "comment.block.entente", "begin": "/\\\\*", "end": "\\\\*/" },
                {
                  "name": "string.quoted.single.entente", "begin": "'", "end": "'",
                  "patterns": [{ "name": "constant.character.escape.entente", "match": "\\\\\\\\." }]
                },
                {
                  "name": "string.quoted.double.entente", "begin": "\\"", "end": "\\"",
                  "patterns": [{ "name": "constant.character.escape.entente", "match": "\\\\\\\\." }]
                },
            \(patterns.joined(separator: ",\n"))
              ]
            }

            """
    }

    private static func words(_ words: [String]) -> String {
        #"(?i)\b(?:"# + words.map { $0.lowercased() }.sorted().joined(separator: "|") + #")\b"#
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
    }
}
