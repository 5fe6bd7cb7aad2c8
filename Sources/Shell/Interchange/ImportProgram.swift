import Entente
import Glibc
import GraphInterchange

/// What `entente import` was asked for.
public struct ImportSettings: Sendable {
    /// What ids are.
    public typealias Identifiers = ImportRequest.Identifiers

    var request = ImportRequest()
    /// The graph file to write.
    public var output = ""
    /// Where the rows that were passed over are listed.
    public var badRows: String?
    public var isQuiet = false

    public init() {}

    public var identifiers: Identifiers {
        get { request.identifiers }
        set { request.identifiers = newValue }
    }

    /// How many bad rows are passed over.
    public var badRowLimit: Int {
        get { request.badRowLimit }
        set { request.badRowLimit = newValue }
    }

    /// Adds files of nodes.
    public mutating func addNodes(labels: [String], files: [String]) {
        request.nodes.append(.init(names: labels, files: files))
    }

    /// Adds files of relationships.
    public mutating func addRelationships(types: [String], files: [String]) {
        request.relationships.append(.init(names: types, files: files))
    }

    /// Sets the delimiters, as people write them; nil leaves the usual one.
    ///
    /// - Returns: what is wrong with them, if anything is.
    public mutating func setDelimiters(field: String?, array: String?) -> String? {
        for (text, place) in [(field, \CSVDialect.delimiter), (array, \CSVDialect.arrayDelimiter)] {
            guard let text else { continue }
            guard let byte = CSVDialect.delimiter(text) else {
                return "'\(text)' is no delimiter: one character of ASCII, or TAB."
            }
            request.dialect[keyPath: place] = byte
        }
        if request.dialect.delimiter == request.dialect.arrayDelimiter {
            return "Fields and elements of arrays cannot have the same delimiter."
        }
        return nil
    }
}

/// `entente import`: CSV files become a graph file.
public enum ImportProgram {
    /// Runs to the end; says what came of it on standard error.
    public static func run(_ settings: ImportSettings) -> ExitStatus {
        let errors = OutputStream(descriptor: STDERR_FILENO)
        defer { errors.flush() }
        let clock = ContinuousClock()
        let begin = clock.now
        do throws(ImportError) {
            let (graph, summary) = try ProgressBar.importing(settings.request, isWanted: !settings.isQuiet)
            if let path = settings.badRows {
                let status = write(summary.badRows, to: path, errors)
                guard status == .success else { return status }
            }
            do throws(GraphFileError) { try GraphFile.save(graph, to: settings.output) } catch {
                errors.line("error: \(settings.output) \(error)")
                return ExitStatus(writing: error)
            }
            if !settings.isQuiet {
                let time = SummaryText.milliseconds(clock.now - begin)
                errors.line(
                    "\(SummaryText.count(summary.nodes, "node")), "
                        + "\(SummaryText.count(summary.relationships, "relationship")) in \(settings.output), \(time)")
                if !summary.badRows.isEmpty {
                    let list = settings.badRows.map { "; see \($0)" } ?? "; --bad-rows=FILE lists them"
                    errors.line("warning: \(SummaryText.count(summary.badRows.count, "row")) passed over\(list)")
                }
            }
            return .success
        } catch {
            errors.line("error: \(error.description)")
            return ExitStatus(error)
        }
    }

    private static func write(_ rows: [String], to path: String, _ errors: OutputStream) -> ExitStatus {
        let stream: OutputStream
        do throws(FileError) { stream = try OutputStream.creating(path) } catch {
            errors.line("error: cannot write \(path): \(error.reason)")
            return .cannotCreate
        }
        for row in rows { stream.line(row) }
        stream.flush()
        close(stream.descriptor)
        guard let failure = stream.failure else { return .success }
        errors.line("error: cannot write \(path): \(failure)")
        return .inputOutput
    }
}

extension ExitStatus {
    init(_ error: ImportError) {
        switch error.kind {
        case .usage: self = .usage
        case .data: self = .badInput
        case .missing: self = .inputMissing
        }
    }

    /// The status for a graph file that cannot be written.
    init(writing error: GraphFileError) {
        switch error {
        case .cannotWrite(let error):
            // No room, or a broken device, is found while writing; the others when the file is made.
            self = [EIO, ENOSPC, EDQUOT, EFBIG].contains(error.code) ? .inputOutput : .cannotCreate
        case .notAGraphFile, .newerVersion, .otherByteOrder, .truncated, .damaged: self = .badInput
        }
    }
}
