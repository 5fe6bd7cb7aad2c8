import Entente
import Glibc

/// A folder of CSV files as a graph: what each file is, its header says.
///
/// A header with `:START_ID` is one of relationships; others are of nodes. Without a column `:LABEL` the name of the file
/// is the label, without `:TYPE` the type, of which `Person_knows_Person.csv` names the middle. The delimiter is the one
/// that headers have: comma, tab, bar or semicolon.
public struct CSVFolder {
    /// What to import.
    public let request: ImportRequest
    /// A script with indexes and constraints, to be run afterwards.
    public let schemaScript: String?

    /// Looks at a folder.
    public init(_ path: String, identifiers: ImportRequest.Identifiers = .string) throws(ImportError) {
        guard let stream = opendir(path) else {
            throw ImportError(.missing, "cannot read \(path): \(SystemError(errno))")
        }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        closedir(stream)
        names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let files = names.filter { $0.lowercased().hasSuffix(".csv") }
        guard !files.isEmpty else {
            let graph = names.first { $0.hasSuffix(".entente") } ?? names.first { $0.hasSuffix(".cypher") }
            let hint = graph.map { "; there is a graph in \(path)/\($0)" } ?? ""
            throw ImportError(.data, "there are no CSV files in \(path)\(hint)")
        }
        var request = ImportRequest()
        request.identifiers = identifiers
        var delimiters: [UInt8: Int] = [:]
        for name in files {
            let file = try ImportFile(path + "/" + name)
            let end = CSVChunks(file.buffer, delimiter: 0).endOfRow(from: file.textStart)
            let header = String(decoding: file.buffer[file.textStart..<end], as: UTF8.self)
            for byte in [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: "|"), UInt8(ascii: ";")] {
                delimiters[byte, default: 0] += header.utf8.count { $0 == byte }
            }
            let stem = String(name.dropLast(4))
            let upper = header.uppercased()
            if upper.contains(":START_ID") {
                let type = upper.contains(":TYPE") ? [] : [Self.type(stem)]
                request.relationships.append(.init(names: type, files: [path + "/" + name]))
            } else {
                let label = upper.contains(":LABEL") ? [] : [stem]
                request.nodes.append(.init(names: label, files: [path + "/" + name]))
            }
        }
        let best = delimiters.max { ($0.value, $1.key) < ($1.value, $0.key) }
        if let best, best.value > 0 { request.dialect.delimiter = best.key }
        if request.dialect.delimiter == request.dialect.arrayDelimiter {
            request.dialect.arrayDelimiter = UInt8(ascii: ",")
        }
        self.request = request
        schemaScript = names.contains("schema.cypher") ? path + "/schema.cypher" : nil
    }

    private static func type(_ stem: String) -> String {
        let parts = stem.split(separator: "_")
        return parts.count == 3 ? String(parts[1]) : stem
    }
}
