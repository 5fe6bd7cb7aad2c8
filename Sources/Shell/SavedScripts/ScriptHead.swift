import QuerySyntax
import SourceText

/// What the comments at the head of a saved script say.
///
/// The first line is its title; a line `@word …` is a fact; other lines are prose.
///
/// ```
/// // Posts of a person
/// // @id posts-of-a-person
/// // @description Everything that somebody was appointed to.
/// // @param name STRING  whose posts
/// // @param least INTEGER = 1  how many days at least
/// // @graph ../graph.cypher
/// // @tags people time
/// // @expect posts-of-a-person.jsonl ordered
/// ```
struct ScriptHead {
    /// `@expect FILE [ordered] [lists-unordered]`
    struct Expectation: Equatable {
        /// The recorded result, relative to the script.
        var file: String
        /// Rows are compared in order.
        var isOrdered = false
        /// Lists are compared as bags, where the script leaves their order open.
        var hasOpenLists = false
    }

    /// Something in the head that makes no sense.
    struct Problem {
        var message: String
        var range: SourceRange
    }

    /// The first comment line.
    var title = ""
    var id: String?
    var description: String?
    var parameters: [ScriptParameter] = []
    /// A script that builds the graph, relative to this one.
    var graph: String?
    var tags: [String] = []
    var expectation: Expectation?
    /// Lines without `@` after the title.
    var prose: [String] = []
    var problems: [Problem] = []

    /// Reads the comments before the first statement.
    init(_ source: SourceText) {
        for token in Lexer.tokens(of: source, comments: true) {
            guard token.kind == .comment else { return }
            var offset = token.range.start
            for line in source.text(in: token.range).split(separator: "\n", omittingEmptySubsequences: false) {
                read(line, at: SourceRange(start: offset, end: offset + UInt32(line.utf8.count)))
                offset += UInt32(line.utf8.count) + 1
            }
        }
    }

    private mutating func read(_ line: Substring, at range: SourceRange) {
        var text = trimmed(line.drop { $0 == "/" || $0 == "*" || $0 == " " || $0 == "\t" })
        if text.hasSuffix("*/") { text = trimmed(text.dropLast(2)) }
        guard text.hasPrefix("@") else {
            if title.isEmpty { title = text } else { prose.append(text) }
            return
        }
        let word = text.prefix { !$0.isWhitespace }
        let rest = trimmed(text.dropFirst(word.count))
        if rest.isEmpty {
            problems.append(Problem(message: "`\(word)` says nothing", range: range))
            return
        }
        switch word {
        case "@id": id = rest
        case "@description": description = description.map { $0 + " " + rest } ?? rest
        case "@param":
            if var parameter = ScriptParameter(declaration: rest) {
                parameter.range = range
                if parameters.contains(where: { $0.name == parameter.name }) {
                    problems.append(
                        Problem(message: "the parameter `\(parameter.name)` is declared twice", range: range))
                }
                parameters.append(parameter)
            } else {
                problems.append(
                    Problem(message: "a parameter is declared `@param name TYPE = default  help`", range: range))
            }
        case "@graph": graph = rest
        case "@tags": tags += rest.split { $0 == " " || $0 == "," }.map(String.init)
        case "@expect":
            let words = rest.split(separator: " ").map(String.init)
            var expectation = Expectation(file: words[0])
            for word in words.dropFirst() {
                switch word {
                case "ordered": expectation.isOrdered = true
                case "lists-unordered": expectation.hasOpenLists = true
                default:
                    problems.append(
                        Problem(message: "`@expect` knows `ordered` and `lists-unordered`, not `\(word)`", range: range)
                    )
                }
            }
            self.expectation = expectation
        default:
            problems.append(
                Problem(
                    message:
                        "there is no `\(word)`; a head has @id, @description, @param, @graph, @tags and @expect",
                    range: range))
        }
    }
}
