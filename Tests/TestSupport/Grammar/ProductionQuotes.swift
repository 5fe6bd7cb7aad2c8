import Foundation

/// The productions quoted in doc comments, each in a block between ```` ```bnf ```` and ```` ``` ````.
public enum ProductionQuotes {
    public struct Quote: Sendable {
        /// `<name> ::= …` with every run of blanks as one space.
        public var text: String
        public var name: String
        /// The declaration that the comment belongs to: `mutating func matchClause`.
        public var declaration: String
        /// `File.swift:line`
        public var place: String
    }

    /// The quotes in all Swift files below a folder.
    public static func read(below folder: URL) throws -> [Quote] {
        try RepositoryFiles.files(below: folder, ending: ".swift").flatMap { file in
            quotes(in: try String(contentsOf: file, encoding: .utf8), name: file.lastPathComponent)
        }
    }

    /// The quotes in the text of one file.
    public static func quotes(in text: String, name: String) -> [Quote] {
        var quotes: [Quote] = []
        /// Quotes whose declaration is still to come.
        var waiting: [Quote] = []
        var block: [String]?
        for (number, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = raw.trimmingCharacters(in: .whitespaces)
            guard line.hasPrefix("///") else {
                for index in waiting.indices { waiting[index].declaration = declaration(line) }
                quotes += waiting
                waiting = []
                block = nil
                continue
            }
            let words = line.dropFirst(3).trimmingCharacters(in: .whitespaces)
            if words == "```bnf" {
                block = []
            } else if words == "```", let lines = block {
                for production in productions(lines) {
                    waiting.append(
                        Quote(
                            text: production, name: String(production.dropFirst().prefix { $0 != ">" }),
                            declaration: "", place: "\(name):\(number + 1)"))
                }
                block = nil
            } else {
                block?.append(words)
            }
        }
        return quotes
    }

    /// Splits the lines of a block where a production begins, and joins those of each.
    private static func productions(_ lines: [String]) -> [String] {
        var productions: [String] = []
        for line in lines where !line.isEmpty {
            if line.hasPrefix("<"), line.contains("> ::=") || productions.isEmpty {
                productions.append(line)
            } else {
                productions[productions.count - 1] += " " + line
            }
        }
        return productions.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }

    /// The words of a declaration up to its parentheses.
    private static func declaration(_ line: String) -> String {
        String(line.prefix { $0 != "(" && $0 != "{" }).trimmingCharacters(in: .whitespaces)
    }
}
