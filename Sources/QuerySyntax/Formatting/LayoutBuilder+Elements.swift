extension LayoutBuilder {
    /// An expression or a pattern, up to a comma, a closing bracket, the next part of the clause, or where `isStop`
    /// says. Where it does not fit on a line it is broken at its AND, OR and XOR, else before arrows and `+`.
    mutating func element(until isStop: (LayoutBuilder) -> Bool = { _ in false }) -> Layout {
        let first = index
        var operands: [[Layout]] = [[]]
        while !isAtClosing, current.kind != .comma {
            if index > first, isStop(self) || (roles.clauses.contains(current.start)) || keyword == .union { break }
            var parts = operands.removeLast()
            let isFirst = index == first
            switch current.kind {
            case .keyword where keyword == .and || keyword == .or || keyword == .xor:
                operands.append(parts)
                parts = []
                take(into: &parts, space: false)
            case .keyword where keyword == .case_: caseExpression(into: &parts, isFirst: isFirst)
            case .keyword where keyword == .where_ && !isFirst && context != .statement:
                parts.append(.line(space: true, isDeeper: true))
                take(into: &parts, space: false)
                // What follows is an expression, up to the bracket of the pattern.
                if context == .node || context == .relationship { context = .parentheses }
            case .leftParen, .leftBracket, .leftBrace: bracket(into: &parts, isFirst: isFirst)
            case .minus, .less:
                if let end = roles.relationships[current.start] {
                    relationship(upTo: end, into: &parts)
                } else {
                    take(into: &parts, space: isFirst ? false : nil)
                }
            case .plus where !isPrefix(current) && !isFirst, .concatenation where !isFirst:
                parts.append(.line(space: true, isDeeper: true))
                take(into: &parts, space: false)
            case .verticalBar where context == .list && !isFirst && !isAmongLabels:
                parts.append(.line(space: true, isDeeper: true))
                take(into: &parts, space: false)
            default: take(into: &parts, space: isFirst ? false : nil)
            }
            operands.append(parts)
        }
        guard operands.count > 1 else { return .group(operands[0]) }
        var parts: [Layout] = []
        for operand in operands {
            if !parts.isEmpty { parts.append(.line(space: true, isDeeper: true)) }
            parts.append(.group(operand))
        }
        return .group(parts, all: true)
    }

    /// `-[r:TYPE|OTHER*1..3 {key: value}]->`, all marks together.
    private mutating func relationship(upTo end: UInt32, into parts: inout [Layout]) {
        if !parts.isEmpty { parts.append(.line(space: false, isDeeper: true)) }
        var arrow: [Layout] = []
        while current.start < end, !isAtEnd {
            if current.kind == .leftBracket {
                let outer = context
                context = .relationship
                take(into: &arrow, space: false)
                if !isAtClosing { arrow.append(element()) }
                context = outer
            }
            if !isAtEnd { take(into: &arrow, space: false) }
        }
        previousEndsRelationship = true
        parts.append(.group(arrow))
    }

    /// `CASE … WHEN … THEN … ELSE … END`
    private mutating func caseExpression(into parts: inout [Layout], isFirst: Bool) {
        if !isFirst, isSpaced { parts.append(.text(" ")) }
        let isPart: (LayoutBuilder) -> Bool = { builder in
            switch builder.keyword {
            case .when, .then, .else_, .end: true
            default: false
            }
        }
        var head: [Layout] = []
        take(into: &head, space: false)
        if !isPart(self) { head += [.text(" "), element(until: isPart)] }
        var branches: [Layout] = []
        while !isAtClosing, keyword != .end, current.kind != .comma {
            var branch: [Layout] = []
            let isWhen = keyword == .when
            take(into: &branch, space: false)
            if !isPart(self), !isAtClosing { branch += [.text(" "), element(until: isPart)] }
            if isWhen, keyword == .then {
                take(into: &branch, space: true)
                if !isPart(self), !isAtClosing { branch += [.text(" "), element(until: isPart)] }
            }
            branches += [.line(space: true), .group(branch)]
        }
        var whole = head + [.nest(branches), .line(space: true)]
        if keyword == .end { take(into: &whole, space: false) }
        parts.append(.group(whole, all: true))
    }
}
