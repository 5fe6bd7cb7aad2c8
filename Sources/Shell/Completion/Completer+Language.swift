import Entente
import QuerySyntax
import ResultRendering
import SourceText

/// Clauses, operators, functions, variables: what the parser expects.
extension Completer {
    func general(_ statement: LexedStatement, _ scope: ScopeScanner) -> [CompletionCandidate] {
        guard let expected = Self.expectation(statement) else { return [] }
        var found: [CompletionCandidate] = []
        let last = statement.tokens.count - 1
        if expected.expression {
            found += scope.visible.map { variable($0) }
            found += keywords(expected, statement, scope, isValue: true)
            found += vocabulary.parameters.map { parameter($0, mark: "$") }
            found += functions()
            return found
        }
        if expected.procedure { return procedures() }
        if expected.variable { found += names(statement, scope, last) }
        if expected.label { found += labels(likely: []) }
        if expected.propertyKey { found += properties(nil, []) }
        found += keywords(expected, statement, scope, isValue: false)
        if expected.pattern { found += patternParts(statement, scope, last) }
        return found
    }

    /// Beginnings of a node or relationship where no bracket stands yet.
    private func patternParts(
        _ statement: LexedStatement, _ scope: ScopeScanner, _ last: Int
    ) -> [CompletionCandidate] {
        guard case .nothing = statement.touching else { return Self.shortestPaths }
        switch statement.kind(last) {
        case .keyword, .equals, .comma:
            return labels(likely: []).map { prefixed("(:", $0) } + Self.shortestPaths
        case .greater, .minus:
            // `-[:T]->` wants a node, `(n)-` a relationship.
            let isNode = statement.kind(last) == .greater || statement.kind(last - 1) == .rightBracket
            if isNode {
                return labels(likely: reachable(node: last + 1, statement, scope)).map { prefixed("(:", $0) }
            }
            return relationshipTypes(in: last + 1, statement, scope).map { prefixed("[:", $0) }
        default: return []
        }
    }

    private static let shortestPaths = ["shortestPath", "allShortestPaths"].map {
        CompletionCandidate(.function, $0, suffix: "((", detail: "the shortest paths between two nodes")
    }

    /// What the parser expects after the statement; where it finds a mistake earlier, after its last clause alone.
    private static func expectation(_ statement: LexedStatement) -> SyntaxExpectation? {
        let bytes = statement.bytesBeforeWord
        if let expected = Parser.expectation(after: SourceText(bytes: Array(bytes))) { return expected }
        for index in statement.tokens.indices.reversed() {
            let lead: String
            switch statement.keyword(index) {
            case .where_: lead = "MATCH () "
            case .match, .return_, .with, .unwind, .create, .merge, .set, .remove, .delete, .call: lead = ""
            default: continue
            }
            let start = Int(statement.tokens[index].range.start)
            if let expected = Parser.expectation(after: SourceText(bytes: Array(lead.utf8) + bytes[start...])) {
                return expected
            }
        }
        return nil
    }

    // MARK: Names

    /// In the place of a name: variables that a pattern can go on with, the columns of a procedure.
    private func names(_ statement: LexedStatement, _ scope: ScopeScanner, _ last: Int) -> [CompletionCandidate] {
        switch statement.kind(last) {
        case .leftParen:
            let nodes = scope.visible.filter { $0.kind == .node && !$0.isList }
            guard case .nothing = statement.touching else { return nodes.map { variable($0) } }
            return nodes.map { variable($0) }
                + labels(likely: reachable(node: last, statement, scope)).map { prefixed(":", $0) }
        case .leftBracket:
            guard case .nothing = statement.touching else { return [] }
            return relationshipTypes(in: last, statement, scope).map { prefixed(":", $0) }
        case .keyword, .comma:
            guard scope.clause == .call, statement.keyword(last) != .as_ else { return [] }
            return yields(statement)
        default: return []
        }
    }

    private func yields(_ statement: LexedStatement) -> [CompletionCandidate] {
        guard let call = statement.tokens.indices.last(where: { statement.keyword($0) == .call }) else { return [] }
        var name = ""
        var index = call + 1
        while let part = statement.kind(index) == .period ? "." : statement.name(index), part.uppercased() != "YIELD" {
            name += part
            index += 1
        }
        guard let procedure = vocabulary.procedures.first(where: { $0.name.lowercased() == name.lowercased() }) else {
            return []
        }
        return procedure.outputs.map {
            CompletionCandidate(.variable, ValuePrinter.name($0.name), detail: $0.type.specificationName)
        }
    }

    func variable(_ variable: ScopeVariable) -> CompletionCandidate {
        CompletionCandidate(.variable, Self.quotedVariable(variable.name), detail: variable.detail)
    }

    /// A variable in backquotes where it is no plain name or is a reserved word.
    private static func quotedVariable(_ name: String) -> String {
        var bytes = Array(name.utf8)
        let keyword = bytes.withUnsafeMutableBufferPointer { Keyword.lookup(UnsafeBufferPointer($0)) }
        if let keyword, keyword.isReserved { return "`\(name)`" }
        return ValuePrinter.name(name)
    }

    // MARK: Functions, procedures, parameters

    func functions() -> [CompletionCandidate] { Self.functionCandidates }

    private static let functionCandidates: [CompletionCandidate] = CompletionVocabulary.functions.map { function in
        if function.name.hasSuffix(")") {
            return CompletionCandidate(.function, function.name, detail: function.summary)
        }
        let signature = String(function.signature.dropFirst(function.name.count))
        return CompletionCandidate(
            .function, function.name, suffix: signature.hasPrefix("()") ? "()" : "(", detail: signature)
    }

    func procedures() -> [CompletionCandidate] {
        vocabulary.procedures.map { procedure in
            func fields(_ fields: [ProcedureSignature.Field]) -> String {
                "(" + fields.map { "\($0.name) :: \($0.type.specificationName)" }.joined(separator: ", ") + ")"
            }
            return CompletionCandidate(
                .procedure, procedure.name, suffix: procedure.inputs.isEmpty ? "() YIELD " : "(",
                detail: fields(procedure.inputs) + " :: " + fields(procedure.outputs))
        }
    }

    /// Parameters in the place of a word that begins with `$`.
    func parameters(isQuoted: Bool) -> [CompletionCandidate] {
        vocabulary.parameters.map { parameter($0, mark: "$", isQuoted: isQuoted) }
    }

    private func parameter(
        _ parameter: CompletionVocabulary.Parameter, mark: String, isQuoted: Bool = false
    ) -> CompletionCandidate {
        let name = ValuePrinter.name(parameter.name)
        return CompletionCandidate(
            .parameter, mark + (isQuoted && !name.hasPrefix("`") ? "`\(name)`" : name), detail: "= " + parameter.value)
    }

    /// Keys of the maps that make dates and points.
    static func argumentKeys(of function: String) -> [CompletionCandidate] {
        let date = ["year", "month", "day", "week", "dayOfWeek", "quarter", "dayOfQuarter", "ordinalDay", "date"]
        let time = ["hour", "minute", "second", "millisecond", "microsecond", "nanosecond"]
        let keys: [String]
        switch function.lowercased() {
        case "date": keys = date
        case "localtime": keys = time
        case "time": keys = time + ["timezone"]
        case "localdatetime": keys = date + time
        case "datetime": keys = date + time + ["timezone", "epochSeconds", "epochMillis"]
        case "duration":
            keys = [
                "years", "quarters", "months", "weeks", "days", "hours", "minutes", "seconds", "milliseconds",
                "microseconds", "nanoseconds",
            ]
        case "point": keys = ["x", "y", "z", "latitude", "longitude", "height", "crs", "srid"]
        default: keys = []
        }
        return keys.map { CompletionCandidate(.property, $0, suffix: ": ") }
    }
}
