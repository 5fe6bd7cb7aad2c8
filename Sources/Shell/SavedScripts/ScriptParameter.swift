import SourceText

/// A parameter that a script declares: `@param name TYPE = default  help`.
struct ScriptParameter: Equatable {
    var name: String
    /// A type of the language; nil takes any value.
    var type: String?
    /// An expression.
    var defaultText: String?
    var help = ""
    /// The line that declares it.
    var range = SourceRange.none

    /// Reads what follows `@param`; nil where it is no declaration. Two blanks, or a tab, set the help off.
    init?(declaration: String) {
        var declared = ""
        var open = 0
        var quote: Character?
        var equals: String.Index?
        var rest = Substring(declaration)
        while let character = rest.first {
            let after = rest.dropFirst()
            if let current = quote {
                if character == current { quote = nil }
            } else if character == "'" || character == "\"" || character == "`" {
                quote = character
            } else if character == "(" || character == "[" || character == "{" {
                open += 1
            } else if character == ")" || character == "]" || character == "}" {
                open -= 1
            } else if open == 0, character == "\t" || (character == " " && after.first == " ") {
                break
            } else if character == "=", equals == nil {
                equals = declared.endIndex
            }
            declared.append(character)
            rest = after
        }
        help = trimmed(rest)
        var head = declared
        if let equals {
            let text = trimmed(declared[declared.index(after: equals)...])
            guard !text.isEmpty else { return nil }
            defaultText = text
            head = String(declared[..<equals])
        }
        head = trimmed(head)
        var name = String(head.prefix { !$0.isWhitespace })
        let type = trimmed(head.dropFirst(name.count))
        if name.hasPrefix("$") { name.removeFirst() }
        guard let first = name.unicodeScalars.first, first.properties.isXIDStart || first == "_",
            name.unicodeScalars.allSatisfy(\.properties.isXIDContinue)
        else { return nil }
        self.name = name
        self.type = type.isEmpty || type.uppercased() == "ANY" ? nil : type
    }

    init(name: String, type: String? = nil, defaultText: String? = nil, help: String = "") {
        self.name = name
        self.type = type
        self.defaultText = defaultText
        self.help = help
    }

    /// `$least INTEGER`, for messages.
    var description: String { "$" + name + (type.map { " " + $0 } ?? "") }

    /// The type's first word in capitals: `LIST`, `ZONED`.
    var typeWord: String {
        String((type ?? "").uppercased().prefix { $0.isLetter })
    }

    /// Whether text that a person types is taken as it is, without quotes.
    var takesPlainText: Bool { typeWord == "STRING" }

    /// The function that makes a value of this type from a string; nil where strings stay strings.
    var conversion: String? {
        let words = (type ?? "").uppercased().split(separator: " ").prefix { $0 != "NOT" }
        return switch words.joined(separator: " ") {
        case "DATE": "date"
        case "LOCAL TIME": "localtime"
        case "ZONED TIME", "TIME": "time"
        case "LOCAL DATETIME": "localdatetime"
        case "ZONED DATETIME", "DATETIME": "datetime"
        case "DURATION": "duration"
        default: nil
        }
    }
}
