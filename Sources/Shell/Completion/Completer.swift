import Entente
import QuerySyntax
import ResultRendering
import SourceText

/// Says what could stand at the cursor: a pure function of the text, the cursor and what can be named.
///
/// The word before the cursor is cut off; what stands before it decides what fits. Places that tokens identify (after a
/// colon, after a period, in the braces of a pattern) are served from the graph's names; everywhere else the parser
/// says what it would have taken next.
public struct Completer: Sendable {
    let vocabulary: CompletionVocabulary

    public init(_ vocabulary: CompletionVocabulary) {
        self.vocabulary = vocabulary
    }

    /// What could stand at the cursor.
    ///
    /// - Parameters:
    ///   - text: everything typed so far, of any number of lines and statements.
    ///   - cursor: bytes (UTF-8) before the cursor; what follows it is not looked at.
    /// - Complexity: O(bytes of the statement + names).
    public func completion(of text: String, at cursor: Int) -> Completion {
        let bytes = Array(text.utf8.prefix(max(0, cursor)))
        let first = bytes.firstIndex { $0 != 0x20 && $0 != 0x0A && $0 != 0x09 }
        if let first, bytes[first] == UInt8(ascii: ":") { return command(bytes, from: first) }
        if let first, bytes[first] == UInt8(ascii: "?") { return topic(bytes, from: first + 1) }
        return language(bytes)
    }

    /// Completes a statement.
    func language(_ bytes: [UInt8]) -> Completion {
        let statement = LexedStatement(bytes)
        let scope = ScopeScanner(statement)
        let site = CompletionSite(statement, scope)
        var word = statement.word
        var start = statement.wordStart
        var candidates: [CompletionCandidate]
        switch site {
        case .label(let colon): candidates = labels(at: colon, statement, scope)
        case .relationshipType(let bracket): candidates = relationshipTypes(in: bracket, statement, scope)
        case .property(let name): candidates = properties(of: scope.variable(name))
        case .anyProperty: candidates = properties(of: nil)
        case .patternKey(let bracket): candidates = patternKeys(bracket, statement, scope)
        case .assignedKey(let name): candidates = properties(of: scope.variable(name)).map { key($0) }
        case .argumentKey(let function): candidates = Self.argumentKeys(of: function)
        case .projectionKey(let owner, let needsPeriod):
            candidates = properties(of: scope.variable(owner))
            if needsPeriod { candidates = candidates.map { prefixed(".", $0) } }
        case .qualified(let prefix, let isProcedure):
            word = prefix + word
            start -= statement.wordStart == start ? qualifierLength(statement) : 0
            candidates = isProcedure ? procedures() : functions()
        case .parameter: candidates = parameters(isQuoted: bytes[start...].dropFirst().first == UInt8(ascii: "`"))
        case .fileName(let quote): return files(bytes, from: quote + 1)
        case .general: candidates = general(statement, scope)
        case .nothing: return .nothing(at: bytes.count)
        }
        if case .word(isQuoted: true) = statement.touching { candidates = candidates.compactMap(quoted) }
        return Completion(range: start..<bytes.count, candidates: Self.matching(candidates, word))
    }

    /// Bytes of `a.b.` before the word at the cursor.
    private func qualifierLength(_ statement: LexedStatement) -> Int {
        var index = statement.tokens.count - 1
        var first = statement.wordStart
        while statement.kind(index) == .period, statement.name(index - 1) != nil {
            first = Int(statement.tokens[index - 1].range.start)
            index -= 2
        }
        return statement.wordStart - first
    }

    // MARK: Choosing

    /// The candidates that begin with a word; where none does, those that have it inside. Capitals do not count.
    static func matching(_ candidates: [CompletionCandidate], _ word: String) -> [CompletionCandidate] {
        if word.isEmpty { return candidates }
        let wanted = word.lowercased()
        let names = candidates.map { candidate in
            candidate.text.lowercased().filter { $0 != "`" && $0 != "$" }
        }
        let beginning = candidates.indices.filter { names[$0].hasPrefix(wanted) }
        // A word that is complete needs no list of longer ones, but its suffix may help.
        if !beginning.isEmpty { return beginning.map { candidates[$0] } }
        guard wanted.count > 1 else { return [] }
        return candidates.indices.filter { index in
            switch candidates[index].kind {
            case .label, .relationshipType, .property, .query, .procedure: names[index].contains(wanted)
            case .keyword, .variable, .function, .parameter, .command, .file, .option, .topic: false
            }
        }.map { candidates[$0] }
    }

    /// The candidate in backquotes, which are open already.
    private func quoted(_ candidate: CompletionCandidate) -> CompletionCandidate? {
        switch candidate.kind {
        case .label, .relationshipType, .property, .variable:
            guard !candidate.text.hasPrefix("`") else { return candidate }
            var copy = candidate
            copy.text = "`" + candidate.text + "`"
            return copy
        case .keyword, .function, .procedure, .parameter, .command, .file, .query, .option, .topic: return nil
        }
    }

    func key(_ candidate: CompletionCandidate) -> CompletionCandidate {
        var copy = candidate
        copy.suffix = ": "
        return copy
    }

    func prefixed(_ mark: String, _ candidate: CompletionCandidate) -> CompletionCandidate {
        var copy = candidate
        copy.text = mark + candidate.text
        return copy
    }
}
