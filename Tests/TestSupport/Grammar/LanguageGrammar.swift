/// The grammar of the language, read from the repository and ready for use.
public struct LanguageGrammar: Sendable {
    /// The grammar as written.
    public let document: GrammarDocument
    /// Its syntactic level without options and repetitions, from `<script>`.
    public let plain: PlainGrammar
    public let vocabulary: TokenVocabulary
    /// `Keywords.txt`.
    public let keywords: KeywordList

    public init() throws {
        document = try GrammarReader.read(RepositoryFiles.text("Grammar/Grammar.bnf"))
        plain = try PlainGrammar(document, start: "script")
        vocabulary = TokenVocabulary(document, plain)
        keywords = try KeywordList(RepositoryFiles.text("Grammar/Keywords.txt"))
    }

    /// The sentences of a folder of `Grammar` (`Accept`, `Reject`), each with its place.
    public static func sentences(in folder: String) throws -> [(text: String, place: String)] {
        var sentences: [(text: String, place: String)] = []
        let url = RepositoryFiles.root.appendingPathComponent("Grammar/\(folder)")
        for file in RepositoryFiles.files(below: url, ending: ".cypher") {
            let lines = try RepositoryFiles.text("Grammar/\(folder)/\(file.lastPathComponent)")
                .split(separator: "\n", omittingEmptySubsequences: false)
            var start = 0
            for end in lines.indices where lines[end] == "---" || end == lines.count - 1 {
                let text = lines[start..<end].joined(separator: "\n")
                if !text.isEmpty { sentences.append((text, "\(folder)/\(file.lastPathComponent):\(start + 1)")) }
                start = end + 1
            }
        }
        return sentences
    }
}
