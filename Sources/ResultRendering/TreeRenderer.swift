import Entente

/// Paths as trees: those that begin alike share their beginning.
///
/// A path, or neighbouring columns that make one up (node, relationship, node…), hangs below its first node. Other
/// columns of the row hang at the end of it. A row without any path is a tree of its columns; lists and maps unfold.
public struct TreeRenderer: ResultRenderer {
    private let options: RenderingOptions
    private var names: [String] = []
    private var roots: [Branch] = []
    private var index: [String: Int] = [:]
    private var shortened = 0

    public var notices: [RenderingNotice] { shortened > 0 ? [.shortenedValues(shortened)] : [] }

    /// One line of the tree and what hangs below it.
    private final class Branch {
        let text: String
        var children: [Branch] = []
        private var index: [String: Int] = [:]

        init(_ text: String) { self.text = text }

        /// The child with this key, made when new.
        func child(_ key: String, _ text: String) -> Branch {
            if let found = index[key] { return children[found] }
            index[key] = children.count
            children.append(Branch(text))
            return children[children.count - 1]
        }
    }

    /// A renderer for one result.
    public init(options: RenderingOptions = RenderingOptions()) { self.options = options }

    public mutating func begin(columns: [String], into output: inout String) { names = columns }

    public mutating func rows(_ batch: [[Value]], into output: inout String) {
        for row in batch { add(row) }
    }

    public mutating func end(into output: inout String) {
        for root in roots {
            output += root.text + "\n"
            Self.draw(root, indent: "", into: &output)
        }
    }

    // MARK: Growing

    private mutating func add(_ row: [Value]) {
        guard let (path, columns) = Self.path(in: row) else {
            let root = Branch(TextStyle.faint.applied(to: "row \(roots.count + 1)", options))
            for (column, value) in row.enumerated() { hang(value, name: names[column], below: root) }
            roots.append(root)
            return
        }
        guard let first = path.nodes.first else { return }
        let key = "\(first.id.raw)"
        if index[key] == nil {
            index[key] = roots.count
            roots.append(Branch(text(.node(first))))
        }
        var branch = roots[index[key] ?? 0]
        for (step, relationship) in path.relationships.enumerated() where step + 1 < path.nodes.count {
            let node = path.nodes[step + 1]
            let isForward = relationship.startNode == path.nodes[step].id
            let arrow = text(.relationship(relationship))
            branch = branch.child(
                "\(relationship.id.raw) \(node.id.raw)",
                (isForward ? "─" + arrow + "→ " : "←" + arrow + "─ ") + text(.node(node)))
        }
        for (column, value) in row.enumerated() where !columns.contains(column) {
            hang(value, name: names[column], below: branch)
        }
    }

    private mutating func hang(_ value: Value, name: String, below branch: Branch) {
        let label = TextStyle.header.applied(to: ControlCharacters.escape(name), options)
        switch value {
        case .list(let elements) where !elements.isEmpty:
            let list = Branch(label)
            branch.children.append(list)
            for (position, element) in elements.enumerated() {
                if Self.unfolds(element) {
                    hang(element, name: "\(position)", below: list)
                } else {
                    list.children.append(Branch(text(element)))
                }
            }
        case .map(let entries) where !entries.isEmpty:
            let map = Branch(label)
            branch.children.append(map)
            for (key, entry) in entries.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                hang(entry, name: key, below: map)
            }
        case .null, .boolean, .integer, .float, .string, .list, .map, .node, .relationship, .path, .date, .localTime,
            .zonedTime, .localDateTime, .zonedDateTime, .duration, .point:
            branch.children.append(Branch(label + ": " + text(value)))
        }
    }

    private static func unfolds(_ value: Value) -> Bool {
        switch value {
        case .list(let elements): !elements.isEmpty
        case .map(let entries): !entries.isEmpty
        case .null, .boolean, .integer, .float, .string, .node, .relationship, .path, .date, .localTime, .zonedTime,
            .localDateTime, .zonedDateTime, .duration, .point:
            false
        }
    }

    private mutating func text(_ value: Value) -> String {
        if case .null = value { return TextStyle.faint.applied(to: options.nullText ?? "null", options) }
        let whole = ControlCharacters.escape(ValueText.plain(value))
        if let width = options.width, DisplayWidth.of(whole) > width - 12,
            let short = CompactText.text(value, columns: width - 12)
        {
            if short != whole { shortened += 1 }
            return short
        }
        return whole
    }

    // MARK: Finding paths

    /// The first path of a row, whole or spread over columns, and the columns that it takes.
    private static func path(in row: [Value]) -> (Path, Range<Int>)? {
        for (column, value) in row.enumerated() {
            if case .path(let path) = value, !path.nodes.isEmpty { return (path, column..<column + 1) }
        }
        for start in row.indices {
            guard case .node(let first) = row[start] else { continue }
            var path = Path(nodes: [first], relationships: [])
            var next = start + 1
            while next + 1 < row.count, case .relationship(let step) = row[next], case .node(let node) = row[next + 1],
                let last = path.nodes.last, Set([step.startNode, step.endNode]) == Set([last.id, node.id])
            {
                path.relationships.append(step)
                path.nodes.append(node)
                next += 2
            }
            if path.length > 0 { return (path, start..<next) }
        }
        return nil
    }

    // MARK: Drawing

    private static func draw(_ branch: Branch, indent: String, into output: inout String) {
        for (position, child) in branch.children.enumerated() {
            let isLast = position == branch.children.count - 1
            output +=
                indent + (isLast ? "└─" : "├─") + (child.text.hasPrefix("─") || child.text.hasPrefix("←") ? "" : " ")
            output += child.text + "\n"
            draw(child, indent: indent + (isLast ? "   " : "│  "), into: &output)
        }
    }
}
