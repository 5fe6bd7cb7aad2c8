extension LayoutBuilder {
    /// What stands in brackets, with them.
    mutating func bracket(into parts: inout [Layout], isFirst: Bool) {
        if !isFirst, isSpaced { parts.append(.text(" ")) }
        let outer = context
        let opener = current
        let before = previous.flatMap { roles.names.contains($0.start) ? nil : $0.keyword }
        switch opener.kind {
        case .leftParen where before == .foreach: foreach(into: &parts)
        case .leftParen where roles.nodes.contains(opener.start):
            context = .node
            hugged(into: &parts)
        case .leftParen where isAmongLabels:
            context = .labels
            hugged(into: &parts)
        case .leftParen:
            context = .parentheses
            list(into: &parts)
            previousEndsImports = before == .call
        case .leftBracket:
            context = .list
            list(into: &parts)
        case .leftBrace where before == .call || previousEndsImports:
            subquery(into: &parts, isAlwaysBroken: true)
        case .leftBrace where before == .exists || before == .count || before == .collect:
            subquery(into: &parts, isAlwaysBroken: false)
        default:
            context = .map
            list(into: &parts)
        }
        context = outer
    }

    /// `(n:Label {key: value})`, `(A|B)`
    private mutating func hugged(into parts: inout [Layout]) {
        var group: [Layout] = []
        take(into: &group, space: false)
        if !isAtClosing { group.append(element()) }
        if !isAtEnd { take(into: &group, space: false) }
        parts.append(.group(group))
    }

    /// Elements with commas: on one line, or between lines with the brackets.
    private mutating func list(into parts: inout [Layout]) {
        let kind = current.kind
        var group: [Layout] = []
        take(into: &group, space: false)
        let inside = keyword == .distinct ? next?.kind : current.kind
        let startsWithBracket = inside == .leftBrace || inside == .leftBracket
        let inner = context
        var elements: [[Layout]] = []
        while !isAtClosing {
            let start = index
            elements.append(listElement(isFirst: elements.isEmpty))
            context = inner
            if index == start { break }
        }
        if elements.count == 1, kind == .leftParen || startsWithBracket {
            group += elements[0]
            if !isAtEnd { take(into: &group, space: false) }
            parts.append(.group(group))
            return
        }
        var body: [Layout] = []
        for element in elements {
            if !body.isEmpty { body.append(.line(space: true)) }
            body += element
        }
        if !body.isEmpty {
            // Entries of maps get a line each, elements of lists fill the lines.
            let isMap = kind == .leftBrace
            group.append(.nest([.line(space: false)] + (isMap ? body : [.group(body)])))
            group.append(.line(space: false))
        }
        if !isAtEnd { take(into: &group, space: false) }
        parts.append(.group(group, all: true))
    }

    /// `{ MATCH … RETURN … }`
    private mutating func subquery(into parts: inout [Layout], isAlwaysBroken: Bool) {
        context = .subquery
        var group: [Layout] = []
        take(into: &group, space: false)
        var body: [Layout] = []
        for (number, clause) in clauses().enumerated() {
            if isAlwaysBroken || (number > 0 && clause.followsBlankLine) {
                body.append(.hard(blank: number > 0 && clause.followsBlankLine))
            } else {
                body.append(.line(space: true))
            }
            body.append(clause.layout)
        }
        group += [.nest(body), isAlwaysBroken ? .hard(blank: false) : .line(space: true)]
        if !isAtEnd { take(into: &group, space: false) }
        parts.append(.group(group, all: true))
    }

    /// `(x IN list | clauses)`
    private mutating func foreach(into parts: inout [Layout]) {
        context = .parentheses
        var group: [Layout] = []
        take(into: &group, space: false)
        if !isAtClosing { group.append(element { $0.current.kind == .verticalBar }) }
        if current.kind == .verticalBar { take(into: &group, space: true) }
        var body: [Layout] = []
        for clause in clauses() { body += [.line(space: true), clause.layout] }
        group.append(.nest(body))
        if !isAtEnd { take(into: &group, space: false) }
        parts.append(.group(group, all: true))
    }
}
