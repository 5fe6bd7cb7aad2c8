import Entente
import Glibc

/// Writes a graph as a folder of CSV files with headers as `neo4j-admin database import` reads them: one file a set of
/// labels, one a relationship type, and `schema.cypher` with indexes and constraints.
///
/// A key whose values are of several types has a column for each. Lists and maps are literals in columns of type `value`,
/// which is this program's own.
public struct CSVFolderWriter {
    private let graph: Graph
    private let folder: String
    private var names: Set<String> = []

    /// What kept the writer from writing.
    public struct Failure: Error, Sendable, CustomStringConvertible {
        /// The system's reason; nil for a graph that the format has no form for.
        public let system: SystemError?
        public let description: String
    }

    /// - Parameter folder: is made if it is not there; files of the same names are replaced.
    public init(_ graph: Graph, folder: String) {
        self.graph = graph
        self.folder = folder
    }

    /// Writes everything.
    public mutating func run() throws(Failure) {
        if mkdir(folder, 0o755) != 0, errno != EEXIST { throw failure(folder, errno) }
        for (set, _) in graph.statistics.labelSets {
            let labels = graph.labels(of: set).map { graph.name(of: $0) }
            if let label = labels.first(where: { $0.utf8.contains(UInt8(ascii: ";")) || $0.isEmpty }) {
                throw Failure(
                    system: nil, description: "the label `\(label)` cannot be written as CSV: labels stand between `;`")
            }
            let nodes = (0..<graph.nodeLimit).filter {
                graph.isAlive(NodeID($0)) && graph.labelSet(of: NodeID($0)) == set
            }
            let columns = columns(nodes, graph.nodePropertyCounts.map(\.key)) { graph.nodeProperty(NodeID($0), $1) }
            var file = try open(fileName(labels.isEmpty ? "nodes" : labels.joined(separator: "_")))
            let names = Self.quoted(labels.joined(separator: ";"))
            file.write(":ID,:LABEL" + header(columns))
            for node in nodes {
                file.write("\(node),\(labels.isEmpty ? "" : names)")
                write(columns, to: &file) { graph.nodeProperty(NodeID(node), $0) }
            }
            try close(&file)
        }
        for type in typesInUse { try write(type) }
        var schema = try open("schema.cypher")
        var text = ""
        CypherScriptWriter(graph) { text += $0 }.writeSchema()
        schema.write(text)
        try close(&schema)
    }

    private var typesInUse: [RelationshipTypeID] {
        var used: Set<UInt32> = []
        for id in 0..<graph.relationshipLimit where graph.isAlive(RelationshipID(id)) {
            used.insert(graph.type(RelationshipID(id)).raw)
        }
        return used.sorted().map { RelationshipTypeID($0) }
    }

    private mutating func write(_ type: RelationshipTypeID) throws(Failure) {
        let ids = (0..<graph.relationshipLimit).filter {
            graph.isAlive(RelationshipID($0)) && graph.type(RelationshipID($0)) == type
        }
        let columns = columns(ids, graph.relationshipPropertyCounts.map(\.key)) {
            graph.relationshipProperty(RelationshipID($0), $1)
        }
        var file = try open(fileName(graph.name(of: type)))
        let name = Self.quoted(graph.name(of: type))
        file.write(":START_ID,:END_ID,:TYPE" + header(columns))
        for id in ids {
            let relationship = RelationshipID(id)
            file.write("\(graph.source(relationship).raw),\(graph.target(relationship).raw),\(name)")
            write(columns, to: &file) { graph.relationshipProperty(relationship, $0) }
        }
        try close(&file)
    }

    // MARK: Columns

    private struct Column {
        var key: PropertyKeyID
        var type: String
    }

    /// One column for each key and type of value that occurs.
    private func columns(
        _ ids: [UInt32], _ keys: [PropertyKeyID], _ value: (UInt32, PropertyKeyID) -> Slot
    ) -> [Column] {
        var columns: [Column] = []
        for key in keys {
            var types: Set<String> = []
            for id in ids {
                if let type = Self.type(of: value(id, key)) { types.insert(type) }
            }
            columns += types.sorted().map { Column(key: key, type: $0) }
        }
        return columns
    }

    private static func type(of slot: Slot) -> String? {
        switch slot.tag {
        case .null: nil
        case .boolean: "boolean"
        case .integer: "long"
        case .float: "double"
        case .string: "string"
        case .date: "date"
        case .localTime: "localtime"
        case .zonedTime: "time"
        case .localDateTime: "localdatetime"
        case .zonedDateTime: "datetime"
        case .duration: "duration"
        case .point: "point"
        case .list, .map, .node, .relationship, .path: "value"
        }
    }

    private func header(_ columns: [Column]) -> String {
        columns.map { "," + Self.quoted(graph.name(of: $0.key) + ":" + $0.type) }.joined() + "\n"
    }

    private func write(_ columns: [Column], to file: inout TextFile, _ value: (PropertyKeyID) -> Slot) {
        let literals = LiteralText(graph)
        let printer = ValuePrinter(writesTemporalsAsCalls: false, quotesOuterString: false)
        for column in columns {
            file.write(",")
            let slot = value(column.key)
            guard Self.type(of: slot) == column.type else { continue }
            var text = ""
            if column.type == "value" {
                literals.write(slot, to: &text)
            } else if slot.tag == .point {
                // A field has the coordinates without the call around them.
                text = String(graph.storedValues.point(slot).description.dropFirst("point(".count).dropLast())
            } else {
                text = printer.text(Value(slot, graph.storedValues, graph))
            }
            file.write(Self.quoted(text))
        }
        file.write("\n")
    }

    /// A field, in quotes where it needs them; an empty string always does, for nothing is null.
    static func quoted(_ text: String) -> String {
        let special = text.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
        }
        if !special, !text.isEmpty { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    // MARK: Files

    /// A name for a file that no other of the folder has, of letters that every system takes.
    private mutating func fileName(_ text: String) -> String {
        let plain = String(
            text.unicodeScalars.prefix(80).map { scalar -> Character in
                let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
                return isPlain || scalar == "_" || scalar == "-" ? Character(scalar) : "_"
            })
        var name = plain.isEmpty ? "_" : plain
        var number = 2
        while !names.insert(name.lowercased()).inserted {
            name = "\(plain)-\(number)"
            number += 1
        }
        return name + ".csv"
    }

    private func open(_ name: String) throws(Failure) -> TextFile {
        let path = folder + "/" + name
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path, errno) }
        return TextFile(descriptor: descriptor, path: path)
    }

    private func close(_ file: inout TextFile) throws(Failure) {
        if let code = file.close() { throw failure(file.path, code) }
    }

    private func failure(_ path: String, _ code: Int32) -> Failure {
        Failure(system: SystemError(code), description: "cannot write \(path): \(SystemError(code))")
    }
}

/// A file that text is written to in large pieces.
struct TextFile {
    let descriptor: Int32
    let path: String
    private var pending: [UInt8] = []
    private var failure: Int32?

    init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    mutating func write(_ text: String) {
        pending.append(contentsOf: text.utf8)
        if pending.count >= 1 << 16 { flush() }
    }

    /// The number of the first error, if there was one.
    mutating func close() -> Int32? {
        flush()
        if Glibc.close(descriptor) != 0, failure == nil { failure = errno }
        return failure
    }

    private mutating func flush() {
        defer { pending.removeAll(keepingCapacity: true) }
        guard failure == nil else { return }
        var offset = 0
        pending.withUnsafeBytes { bytes in
            while offset < bytes.count, let start = bytes.baseAddress {
                let count = Glibc.write(descriptor, start + offset, bytes.count - offset)
                if count >= 0 {
                    offset += count
                } else if errno != EINTR {
                    failure = errno
                    return
                }
            }
        }
    }
}
