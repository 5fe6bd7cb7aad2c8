import QuerySyntax

/// Finds the variables that are visible at the end of a statement that is still being written.
///
/// It reads tokens, not a tree, since there is none yet: patterns, aliases, what WITH lets through, what subqueries,
/// comprehensions and quantifiers define for themselves.
struct ScopeScanner {
    /// A bracket that is open, and what holds again when it is closed.
    private struct Frame {
        var opener: Int
        /// Variables to come back to; nil where the bracket defines none of its own.
        var outer: [ScopeVariable]?
        var clause: Keyword?
        var clauseDepth: Int
        var isInWhere: Bool
        var projection: [ScopeVariable]?
        /// Patterns right inside define variables.
        var holdsPattern = false
        var isReduce = false
        var isCallSubquery = false
    }

    let statement: LexedStatement
    private(set) var variables: [ScopeVariable] = []
    /// The clause that the end stands in; WHERE is none of its own.
    private(set) var clause: Keyword?
    private(set) var isInWhere = false
    /// Whether the end stands in ORDER BY, SKIP or LIMIT of the clause.
    private(set) var isInTail = false

    private var frames: [Frame] = []
    private var clauseDepth = 0
    private var projection: [ScopeVariable]?
    private var itemStart = 0
    private var isInYield = false

    init(_ statement: LexedStatement) {
        self.statement = statement
        for index in statement.tokens.indices { take(index) }
    }

    /// What can be named at the end.
    var visible: [ScopeVariable] {
        guard let projection, isInTail else { return variables }
        return projection + variables.filter { old in !projection.contains { $0.name == old.name } }
    }

    func variable(_ name: String) -> ScopeVariable? { visible.last { $0.name == name } }

    // MARK: Tokens

    private mutating func take(_ index: Int) {
        switch statement.kind(index) {
        case .leftParen, .leftBracket, .leftBrace: open(index)
        case .rightParen, .rightBracket, .rightBrace: close()
        case .keyword: word(index)
        case .comma: comma(index)
        case .asterisk:
            if projection != nil, index == itemStart, frames.count == clauseDepth { projection = variables }
        case .verticalBar: if frames.last?.holdsPattern == true { frames[frames.count - 1].holdsPattern = false }
        case .colon: labels(index)
        case .identifier, .escapedIdentifier: name(index)
        default: break
        }
    }

    private mutating func name(_ index: Int) {
        guard let name = statement.variable(index) else { return }
        if isInYield, frames.count == clauseDepth {
            if statement.keyword(index - 1) == .yield || statement.kind(index - 1) == .comma {
                declare(ScopeVariable(name: name))
            }
        } else if statement.kind(index + 1) == .equals, isPatternStart(index), startsPath(index + 2) {
            declare(ScopeVariable(name: name, kind: .path))
        } else if projection != nil, index == itemStart, frames.count == clauseDepth, endsItem(index + 1) {
            if let variable = variables.last(where: { $0.name == name }) { projection?.append(variable) }
        }
    }

    private mutating func word(_ index: Int) {
        guard let keyword = statement.keyword(index) else { return }
        switch keyword {
        case .as_: alias(index)
        case .where_:
            if frames.last?.holdsPattern == true { frames[frames.count - 1].holdsPattern = false }
            guard frames.count == clauseDepth else { break }
            if clause == .with { endProjection() }
            isInWhere = true
            isInTail = false
        case .order, .skip, .limit, .offset: if frames.count == clauseDepth, projection != nil { isInTail = true }
        case .distinct: if index == itemStart { itemStart = index + 1 }
        case .yield:
            if clause == .call { isInYield = true }
        case .union:
            clause = nil
            variables = frames.last { $0.outer != nil }?.outer ?? []
            projection = nil
        case .match, .create, .merge:
            if statement.keyword(index - 1) == .on || statement.kind(index + 1) == .equals { break }
            begin(keyword, index)
        case .optional, .unwind, .with, .return_, .set, .remove, .delete, .call, .foreach, .load:
            // STARTS WITH and ENDS WITH are no clauses, nor are names of properties and labels.
            let previous = statement.keyword(index - 1)
            if keyword == .with, previous == .starts || previous == .ends { break }
            begin(keyword, index)
        default: name(index)
        }
    }

    private mutating func begin(_ keyword: Keyword, _ index: Int) {
        // As the name of a property, a label or a key.
        let before = statement.kind(index - 1)
        if before == .period || before == .colon || statement.kind(index + 1) == .colon { return }
        if clause == .with, !isInWhere { endProjection() }
        clause = keyword
        clauseDepth = frames.count
        isInWhere = false
        isInYield = false
        isInTail = false
        projection = keyword == .with || keyword == .return_ ? [] : nil
        itemStart = index + 1
    }

    private mutating func endProjection() {
        guard let projection else { return }
        variables = projection
        self.projection = nil
    }

    private mutating func comma(_ index: Int) {
        if frames.count == clauseDepth { itemStart = index + 1 }
        if frames.last?.isReduce == true { element(index + 1) }
    }

    /// `:Label` after a variable adds to what is known of it.
    private mutating func labels(_ index: Int) {
        guard let name = statement.variable(index - 1), statement.kind(index - 2) != .period,
            let known = variables.lastIndex(where: { $0.name == name }), variables[known].kind == .node
        else { return }
        if statement.kind(index - 2) == .leftBrace || statement.kind(index - 2) == .comma && isInMap { return }
        for label in statement.names(afterColon: index) where !variables[known].names.contains(label) {
            variables[known].names.append(label)
        }
    }

    private var isInMap: Bool {
        guard let opener = frames.last?.opener, statement.kind(opener) == .leftBrace else { return false }
        return !statement.isSubquery(brace: opener)
    }

    // MARK: Aliases

    private mutating func alias(_ index: Int) {
        guard let name = statement.variable(index + 1), frames.count == clauseDepth else { return }
        if isInYield {
            if !variables.isEmpty { variables.removeLast() }
            declare(ScopeVariable(name: name))
        } else if projection != nil {
            let item = value(itemStart..<index).renamed(name)
            projection?.append(item)
        } else if clause == .unwind {
            declare(value(itemStart..<index).element(named: name))
        } else {
            declare(ScopeVariable(name: name))
        }
    }

    /// What an expression gives, where its tokens say so plainly.
    private func value(_ range: Range<Int>) -> ScopeVariable {
        let unknown = ScopeVariable(name: "")
        guard let first = range.first, range.count < 64, let name = statement.variable(first) else { return unknown }
        if range.count == 1 { return variables.last { $0.name == name } ?? unknown }
        let isCall = statement.kind(first + 1) == .leftParen && statement.kind(range.upperBound - 1) == .rightParen
        if isCall {
            var argument = first + 2
            if statement.keyword(argument) == .distinct { argument += 1 }
            let inner = argument < range.upperBound - 1 ? value(argument..<range.upperBound - 1) : unknown
            switch name.lowercased() {
            case "collect": return ScopeVariable(name: "", kind: inner.kind, names: inner.names, isList: true)
            case "nodes": return ScopeVariable(name: "", kind: .node, isList: true)
            case "relationships": return ScopeVariable(name: "", kind: .relationship, isList: true)
            case "startnode", "endnode": return ScopeVariable(name: "", kind: .node)
            case "head", "last": return inner.element(named: "")
            case "reverse", "tail": return inner
            default: return unknown
            }
        }
        if statement.kind(first + 1) == .leftBracket, statement.kind(range.upperBound - 1) == .rightBracket,
            let list = variables.last(where: { $0.name == name }), list.isList
        {
            return list.element(named: "")
        }
        return unknown
    }

    private func endsItem(_ index: Int) -> Bool {
        switch statement.kind(index) {
        case .endOfInput, .comma, .rightBrace, .rightParen: return true
        case .keyword:
            switch statement.keyword(index) {
            case .where_, .order, .skip, .limit, .offset, .match, .optional, .unwind, .with, .return_, .create, .merge,
                .set, .remove, .delete, .detach, .call, .foreach, .load, .union:
                return true
            default: return false
            }
        default: return false
        }
    }

    // MARK: Brackets

    private mutating func open(_ index: Int) {
        var frame = Frame(
            opener: index, outer: nil, clause: clause, clauseDepth: clauseDepth, isInWhere: isInWhere,
            projection: projection)
        switch statement.kind(index) {
        case .leftParen: parenthesis(index, &frame)
        case .leftBracket:
            if statement.kind(index - 1) == .minus, isPatternStart(index) || frames.last?.holdsPattern == true {
                frames.append(frame)
                return relationship(index + 1)
            }
            frame.outer = variables
            frame.holdsPattern = true
            frames.append(frame)
            element(index + 1)
        default:
            if statement.isSubquery(brace: index) {
                frame.outer = variables
                frame.holdsPattern = true
                frame.isCallSubquery = statement.keyword(index - 1) == .call || statement.kind(index - 1) == .rightParen
                clause = nil
                projection = nil
                isInWhere = false
            }
            frames.append(frame)
            if frame.outer != nil { clauseDepth = frames.count }
        }
    }

    private mutating func parenthesis(_ index: Int, _ frame: inout Frame) {
        let before = statement.keyword(index - 1)
        switch before {
        case .any, .all, .none_, .single, .foreach, .reduce, .filter, .extract:
            frame.outer = variables
            frame.isReduce = before == .reduce
            frames.append(frame)
            if before == .reduce, let name = statement.variable(index + 1), statement.kind(index + 2) == .equals {
                declare(ScopeVariable(name: name))
            }
            element(index + 1)
        default:
            let isPattern = isPatternStart(index) || frames.last?.holdsPattern == true
            // A pattern in parentheses of its own, or in shortestPath( … ).
            frame.holdsPattern = isPattern && statement.kind(index + 1) == .leftParen
            frames.append(frame)
            if isPattern, statement.kind(index + 1) != .leftParen { node(index + 1) }
        }
    }

    private mutating func close() {
        guard let frame = frames.popLast() else { return }
        guard let outer = frame.outer else { return }
        let returned = clause == .return_ ? projection ?? [] : []
        variables = outer
        clause = frame.clause
        clauseDepth = frame.clauseDepth
        isInWhere = frame.isInWhere
        projection = frame.projection
        if frame.isCallSubquery { for variable in returned { declare(variable) } }
    }

    /// Whether what begins at `index` is part of a pattern that defines variables.
    private func isPatternStart(_ index: Int) -> Bool {
        guard !isInWhere, !isInMap else { return false }
        switch clause {
        case .match, .optional, .create, .merge: return true
        case nil: return frames.last?.holdsPattern == true
        default: return false
        }
    }

    private func startsPath(_ index: Int) -> Bool {
        if statement.kind(index) == .leftParen { return true }
        let keyword = statement.keyword(index)
        return keyword == .shortestPath || keyword == .allShortestPaths
    }

    private mutating func node(_ index: Int) {
        guard let name = statement.variable(index) else { return }
        declare(ScopeVariable(name: name, kind: .node, names: statement.names(afterColon: index + 1)))
    }

    private mutating func relationship(_ index: Int) {
        guard let name = statement.variable(index) else { return }
        let types = statement.names(afterColon: index + 1)
        let isList = (index + 1..<statement.tokens.count).prefix { statement.kind($0) != .rightBracket }
            .contains { statement.kind($0) == .asterisk }
        declare(ScopeVariable(name: name, kind: .relationship, names: types, isList: isList))
    }

    /// `x IN list` at the beginning of a bracket.
    private mutating func element(_ index: Int) {
        guard let name = statement.variable(index), statement.keyword(index + 1) == .in_ else { return }
        var end = index + 2
        var depth = 0
        while end < statement.tokens.count {
            switch statement.kind(end) {
            case .leftParen, .leftBracket, .leftBrace: depth += 1
            case .rightParen, .rightBracket, .rightBrace: depth -= 1
            case .verticalBar: if depth == 0 { depth = -1 }
            case .keyword: if depth == 0, statement.keyword(end) == .where_ { depth = -1 }
            default: break
            }
            if depth < 0 { break }
            end += 1
        }
        declare(value(index + 2..<max(index + 2, end)).element(named: name))
    }

    private mutating func declare(_ variable: ScopeVariable) {
        guard let known = variables.lastIndex(where: { $0.name == variable.name }) else {
            variables.append(variable)
            return
        }
        if variable.kind == .value || variables[known].kind == .value { return variables[known] = variable }
        for name in variable.names where !variables[known].names.contains(name) { variables[known].names.append(name) }
    }
}
