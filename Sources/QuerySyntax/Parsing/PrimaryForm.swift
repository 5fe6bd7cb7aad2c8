/// What a primary expression turns out to be, before any of it is read.
///
/// Deciding first keeps the frames of the recursive functions small: all that the decision needs is off the stack when
/// the parser descends.
enum PrimaryForm {
    case literal, listLiteral, mapLiteral, parameter, variable, parenthesized, caseExpression, countStar,
        listComprehension
    case patternComprehension, quantifier(Quantifier), reduce, patternPredicate, subquery(SubqueryKind)
    case functionInvocation, trim
    /// No expression begins here.
    case nothing
}

extension TokenStream {
    /// The form of the primary expression that begins at the current token.
    func primaryForm() -> PrimaryForm {
        switch current.kind {
        case .integer, .float, .string: return .literal
        case .leftBrace: return .mapLiteral
        case .parameter: return .parameter
        case .leftParen: return relationshipsPatternEnd(position) == nil ? .parenthesized : .patternPredicate
        case .leftBracket: return bracketForm()
        case .identifier, .escapedIdentifier: return nameForm()
        case .keyword: return keywordForm()
        default: return .nothing
        }
    }

    private func nameForm() -> PrimaryForm {
        startsFunctionInvocation(position) ? .functionInvocation : .variable
    }

    /// What begins with a bracket: two kinds of comprehension and the list.
    private func bracketForm() -> PrimaryForm {
        let first = position + 1
        if startsElementFilter(first) { return .listComprehension }
        let isNamed = tokens[first].isSymbolicName && tokens[first + 1].kind == .equals
        guard let end = relationshipsPatternEnd(isNamed ? first + 2 : first) else { return .listLiteral }
        switch separator(after: end) {
        case .verticalBar, .condition: return .patternComprehension
        case .comma, .none: return .listLiteral
        }
    }

    /// What begins with a word of the language.
    private func keywordForm() -> PrimaryForm {
        switch following.kind {
        case .leftParen: return callForm()
        case .leftBrace where !startsMapProjection(position + 1):
            switch current.keyword {
            case .exists: return .subquery(.exists)
            case .count: return .subquery(.count)
            case .collect: return .subquery(.collect)
            default: break
            }
        default: break
        }
        switch current.keyword {
        case .null, .true_, .false_: return .literal
        case .case_: return .caseExpression
        default: return current.isSymbolicName ? nameForm() : .nothing
        }
    }

    /// What begins with a word of the language and a parenthesis.
    private func callForm() -> PrimaryForm {
        let inner = position + 2
        switch current.keyword {
        case .case_: return .caseExpression
        case .count where tokens[inner].kind == .asterisk: return .countStar
        case .all: return .quantifier(.all)
        case .any where startsElementFilter(inner): return .quantifier(.any)
        case .none_ where startsElementFilter(inner): return .quantifier(.none)
        case .single where startsElementFilter(inner): return .quantifier(.single)
        case .reduce where startsReduce(inner): return .reduce
        case .trim where startsTrimOperands(inner): return .trim
        case .shortestPath where startsShortestPath(position): return .patternPredicate
        case .allShortestPaths where startsShortestPath(position): return .patternPredicate
        case .null, .true_, .false_: return .literal
        default: return current.isSymbolicName ? .functionInvocation : .nothing
        }
    }

    /// True when a pattern in parentheses follows the word, rather than arguments.
    private func startsShortestPath(_ index: Int) -> Bool {
        guard tokens[index + 1].kind == .leftParen, let end = relationshipsPatternEnd(index + 2) else { return false }
        return tokens[end].kind == .rightParen
    }

    private func startsReduce(_ index: Int) -> Bool {
        tokens[index].isSymbolicName && tokens[index + 1].kind == .equals
            && separator(after: index + 2, pastCommas: true) == .verticalBar
    }
}
