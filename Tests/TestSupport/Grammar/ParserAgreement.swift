import QuerySyntax
import SourceText

/// Lets parser and recogniser judge the same text.
public struct ParserAgreement {
    private let vocabulary: TokenVocabulary
    private let recogniser: EarleyRecogniser
    /// Texts judged so far, how many of them both accepted, and how many are sentences that the parser refused for a
    /// reason beyond grammar.
    public private(set) var judged = 0
    public private(set) var accepted = 0
    public private(set) var refusedForMeaning = 0

    public init(_ grammar: LanguageGrammar) {
        vocabulary = grammar.vocabulary
        recogniser = EarleyRecogniser(grammar.plain)
    }

    /// True when the text is a sentence of the grammar.
    public func isSentence(_ text: String) -> Bool {
        vocabulary.terminals(of: text).map { recogniser.judge($0) } == .accepted
    }

    /// Says how the two disagree about a text; nil when they agree.
    public mutating func disagreement(about text: String) -> String? {
        judged += 1
        let refusal = Parser.parseScript(SourceText(text)).diagnostics.first
        let terminals = vocabulary.terminals(of: text)
        let verdict = terminals.map { recogniser.judge($0) }
        switch (refusal, verdict) {
        case (nil, .accepted):
            accepted += 1
            return nil
        case (nil, .rejected(let place)):
            return "parser accepts, grammar refuses at token \(place): \(text)"
        case (nil, nil):
            return "parser accepts what has a token that is none: \(text)"
        case (let refusal?, .accepted):
            if Self.isBeyondGrammar(refusal.code) {
                refusedForMeaning += 1
                return nil
            }
            return "grammar accepts, parser refuses at byte \(refusal.range.start): \(refusal.message): \(text)"
        case (_?, .rejected), (_?, nil):
            return nil
        }
    }

    /// Codes of what the parser checks beyond the grammar: sizes of numbers, code points in escapes, depth, and the
    /// variable of an index, which is written twice.
    private static func isBeyondGrammar(_ code: DiagnosticCode) -> Bool {
        switch code {
        case .integerOverflow, .floatingPointOverflow, .invalidUnicodeLiteral, .nestingTooDeep, .undefinedVariable: true
        default: false
        }
    }
}
