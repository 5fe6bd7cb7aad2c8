/// A script with its recorded output.
///
///     # A comment: what this section shows.
///     [rows graph]
///     $ {x: 1}
///     CREATE (n {k: $x})
///     RETURN n.k AS k
///     ---
///     k
///     1
///
/// A section ends with an empty line. The line in brackets names what is recorded and may be missing, for `[rows]`; the
/// line with `$` gives parameters as a map. Below `---` stands the output; an empty line in it is written as `·`.
struct GoldenScript: Equatable {
    /// One statement and what it gave.
    struct Section: Equatable {
        /// Lines above the statement that begin with `#`, without it.
        var comments: [String]
        var tags: [GoldenTag]
        /// A map expression, or nil.
        var parameters: String?
        var statement: String
        var output: [String]
        /// Line of the first line of the section, from 1.
        var line: Int

        static func == (left: Section, right: Section) -> Bool {
            left.comments == right.comments && left.tags == right.tags && left.parameters == right.parameters
                && left.statement == right.statement && left.output == right.output
        }
    }

    /// Comments that belong to the whole script: those with an empty line below them.
    var head: [String]
    var sections: [Section]
}

/// What a section records. Errors and warnings are recorded in any case.
enum GoldenTag: String, CaseIterable {
    /// The tokens of the statement, one a line.
    case tokens
    /// The syntax tree.
    case tree
    /// The logical plan, and again after each rule that changed it.
    case rules
    /// The physical plan.
    case plan
    /// Columns and rows.
    case rows
    /// What the statement says it changed.
    case counters
    /// All nodes and relationships after the statement.
    case graph
}

/// A script that cannot be read.
struct GoldenScriptError: Error, Equatable, CustomStringConvertible {
    var line: Int
    var message: String

    var description: String { "line \(line): \(message)" }
}

extension GoldenScript {
    private static let emptyLine = "·"

    /// Reads a script.
    init(_ text: String) throws(GoldenScriptError) {
        head = []
        sections = []
        var block: [Substring] = []
        var start = 1
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in (lines + [""]).enumerated() {
            if !line.isEmpty {
                if block.isEmpty { start = index + 1 }
                block.append(line)
            } else if !block.isEmpty {
                try append(block, line: start)
                block = []
            }
        }
    }

    private mutating func append(_ block: [Substring], line: Int) throws(GoldenScriptError) {
        let comments = block.prefix { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
        var rest = block.dropFirst(comments.count)
        if rest.isEmpty {
            guard sections.isEmpty else {
                throw GoldenScriptError(line: line, message: "comments without a statement")
            }
            head += (head.isEmpty ? [] : [""]) + comments
            return
        }
        var section = Section(comments: comments, tags: [.rows], parameters: nil, statement: "", output: [], line: line)
        if let tags = rest.first, tags.hasPrefix("["), tags.hasSuffix("]") {
            section.tags = []
            for name in tags.dropFirst().dropLast().split(separator: " ") {
                guard let tag = GoldenTag(rawValue: String(name)) else {
                    throw GoldenScriptError(line: line, message: "unknown tag \(name)")
                }
                section.tags.append(tag)
            }
            rest.removeFirst()
        }
        if let parameters = rest.first, parameters.hasPrefix("$ ") {
            section.parameters = String(parameters.dropFirst(2))
            rest.removeFirst()
        }
        let statement = rest.prefix { $0 != "---" }
        guard !statement.isEmpty else { throw GoldenScriptError(line: line, message: "no statement") }
        section.statement = statement.joined(separator: "\n")
        section.output = rest.dropFirst(statement.count + 1).map { $0 == Self.emptyLine ? "" : String($0) }
        sections.append(section)
    }

    /// The script as a file. Reading it gives the script back.
    var text: String {
        var blocks: [String] = []
        if !head.isEmpty { blocks.append(head.map { $0.isEmpty ? "" : "#\($0)" }.joined(separator: "\n")) }
        for section in sections {
            var lines = section.comments.map { "#\($0)" }
            if section.tags != [.rows] { lines.append("[\(section.tags.map(\.rawValue).joined(separator: " "))]") }
            if let parameters = section.parameters { lines.append("$ \(parameters)") }
            lines.append(section.statement)
            lines.append("---")
            lines += section.output.map { $0.isEmpty ? Self.emptyLine : $0 }
            blocks.append(lines.joined(separator: "\n"))
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }
}
