extension LayoutBuilder {
    /// The clauses up to the end of the statement or the closing bracket, each a layout of its own, and how each is
    /// set off from the one before.
    mutating func clauses() -> [(layout: Layout, followsBlankLine: Bool)] {
        var result: [(layout: Layout, followsBlankLine: Bool)] = []
        while !isAtClosing {
            let isBlank = current.leading.first?.followsBlankLine ?? current.followsBlankLine
            result.append((clause(), isBlank))
        }
        return result
    }

    /// One statement, its semicolon left.
    mutating func statement() -> Layout {
        previous = nil
        context = .statement
        var parts: [Layout] = []
        while keyword == .explain || keyword == .profile {
            take(into: &parts)
            parts.append(.text(" "))
            previous = nil
        }
        for (number, clause) in clauses().enumerated() {
            if number > 0 { parts.append(.hard(blank: clause.followsBlankLine)) }
            parts.append(clause.layout)
        }
        return .group(parts)
    }

    /// A clause: on one line where it fits, else with its WHERE, ORDER BY and so on each on a line.
    private mutating func clause() -> Layout {
        var parts: [Layout] = []
        let first = index
        if keyword == .union {
            take(into: &parts, space: false)
            if keyword == .all { take(into: &parts) }
            return .group(parts)
        }
        repeat {
            let isAction = index > first && keyword == .on
            var section: [Layout] = index > first ? [.line(space: true)] : []
            section.append(self.section(isFirst: index == first))
            if isAction { parts.append(.nest(section)) } else { parts += section }
        } while !isAtClauseEnd(after: first)
        return .group(parts, all: true)
    }

    private func isAtClauseEnd(after first: Int) -> Bool {
        isAtClosing || (index > first && (roles.clauses.contains(current.start) || keyword == .union))
    }

    /// Whether a part of the clause begins here.
    private var isAtSection: Bool {
        switch keyword {
        case .where_, .order, .skip, .limit, .offset, .yield: true
        case .on: next?.keyword == .create || next?.keyword == .match
        default: false
        }
    }

    /// Keywords, then elements with commas between them.
    private mutating func section(isFirst: Bool) -> Layout {
        let first = index
        var head: [Layout] = []
        while let keyword, Self.headWords.contains(keyword), !isAtEnd {
            if index > first, roles.clauses.contains(current.start) || (isAtSection && !isFirst) { break }
            if index > first, isAtSection { break }
            take(into: &head, space: index == first ? false : nil)
        }
        var elements: [[Layout]] = []
        while !isAtClosing, index == first || !roles.clauses.contains(current.start), keyword != .union,
            index == first || !isAtSection
        {
            elements.append(listElement(isFirst: elements.isEmpty) { $0.isAtSection })
            if index == first { break }
        }
        let isNeverSpaced = head.isEmpty
        if elements.count <= 1 {
            guard let element = elements.first else { return .group(head) }
            return .group(head + [.text(isNeverSpaced ? "" : " ")] + element)
        }
        var body: [Layout] = []
        for element in elements {
            body.append(.line(space: !(isNeverSpaced && body.isEmpty)))
            body += element
        }
        return .group(head + [.nest(body)], all: true)
    }

    /// An element and the comma after it. What stands before the first is the caller's.
    mutating func listElement(isFirst: Bool, until isStop: (LayoutBuilder) -> Bool = { _ in false }) -> [Layout] {
        var parts = [element(until: isStop)]
        if current.kind == .comma { take(into: &parts, space: false) }
        return parts
    }

    /// The words that may stand at the head of a clause or of a part of one.
    private static let headWords: Set<Keyword> = [
        .match, .optional, .mandatory, .create, .merge, .set, .remove, .delete, .detach, .nodetach, .with, .return_,
        .distinct, .unwind, .call, .load, .csv, .headers, .from, .where_, .order, .by, .skip, .limit, .offset, .yield,
        .on, .show, .functions, .procedures, .index, .indexes, .constraint, .constraints, .drop, .unique, .begin,
        .commit, .rollback, .transaction, .foreach, .insert, .filter, .let_, .for_, .finish,
    ]
}
