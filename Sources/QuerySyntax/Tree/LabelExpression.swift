import SourceText

/// What is asked of the labels of a node or of the type of a relationship: `A|B`, `A&!B`, `%`.
public indirect enum LabelExpression: Sendable {
    case name(Name)
    /// `%`: any label at all.
    case wildcard
    case not(LabelExpression)
    /// Two or more operands.
    case and([LabelExpression])
    /// Two or more operands.
    case or([LabelExpression])

    /// The expression as it would have to be written, with parentheses where levels meet.
    public var text: String { text { $0.text } }

    /// The same with names written by `quote`.
    func text(_ quote: (Name) -> String) -> String {
        switch self {
        case .name(let name): quote(name)
        case .wildcard: "%"
        case .not(let inner): "!" + inner.operandText(quote)
        case .and(let operands): operands.map { $0.operandText(quote) }.joined(separator: "&")
        case .or(let operands): operands.map { $0.operandText(quote) }.joined(separator: "|")
        }
    }

    private func operandText(_ quote: (Name) -> String) -> String {
        switch self {
        case .name, .wildcard, .not: text(quote)
        case .and, .or: "(" + text(quote) + ")"
        }
    }

    /// The name, when the expression is no more than that.
    var plainName: Name? {
        if case .name(let name) = self { return name }
        return nil
    }

    /// The names of which all are asked for at the top, and what is asked for besides.
    var conjuncts: (names: [Name], rest: LabelExpression?) {
        guard case .and(let operands) = self else {
            if let name = plainName { return ([name], nil) }
            return ([], self)
        }
        let rest = operands.filter { $0.plainName == nil }
        let names = operands.compactMap(\.plainName)
        return (names, rest.count > 1 ? .and(rest) : rest.first)
    }

    /// The names, when the expression asks for any of them and nothing more.
    var alternatives: [Name]? {
        if let name = plainName { return [name] }
        guard case .or(let operands) = self else { return nil }
        let names = operands.compactMap(\.plainName)
        return names.count == operands.count ? names : nil
    }
}
