import PropertyGraph
import QueryPlanning
import QuerySemantics

/// LOAD CSV: a row for each record of a local file, for each row of the input.
final class LoadCSVOperator: FanOutOperator {
    private let load: BoundLoadCSV
    private let file: ExpressionEvaluator
    private let column: Int?
    private var reader: CSVReader?
    private var path = ""
    /// Keys of the rows' maps by column; nil for columns without a name, or whose name stood before.
    private var headers: [PropertyKeyID?] = []

    init(
        _ plan: PhysicalPlan, _ load: BoundLoadCSV, file: ExpressionEvaluator, input: Operator,
        context: ExecutionContext
    ) {
        self.load = load
        self.file = file
        column = plan.layout.column(of: load.variable)
        super.init(plan, input: input, context: context)
        if isStep { origin = .source }
    }

    override func open(row: Int, of batch: Batch) throws(RuntimeError) {
        reader = nil
        try open(try file.evaluate(row: row, of: batch))
    }

    override func write(at offset: Int) throws(RuntimeError) -> Int {
        var count = 0
        let start = reader?.offset ?? 0
        do throws(CSVFailure) {
            while offset + count < output.capacity, let reader, let record = try reader.next() {
                if let column { output.columns[column].set(value(of: record), at: offset + count) }
                count += 1
            }
        } catch { throw failure(error) }
        if isStep { context.limits.progress.take((reader?.offset ?? start) - start) }
        return count
    }

    private func value(of record: [String?]) -> Slot {
        let space = context.space
        let values = record.map { $0.map { space.makeString($0) } ?? .null }
        guard load.withHeaders else { return space.makeList(values) }
        var entries: [(key: PropertyKeyID, value: Slot)] = []
        for (index, key) in headers.enumerated() {
            if let key { entries.append((key, index < values.count ? values[index] : .null)) }
        }
        return space.makeMap(entries)
    }

    /// Opens the file of a row; a null gives no rows.
    private func open(_ value: Slot) throws(RuntimeError) {
        guard !value.isNull else { return }
        guard value.tag == .string else {
            throw RuntimeError(
                .invalidArgumentType, type: .typeError, "LOAD CSV needs a string, not \(value.tag.description)",
                at: load.file.range)
        }
        let name = String(decoding: context.space.utf8(value), as: UTF8.self)
        guard context.allowsFileAccess else {
            throw RuntimeError(
                .fileAccessRefused, type: .runtimeError, "This session may not read files", at: load.file.range)
        }
        path = try Self.path(name, load)
        do throws(CSVFailure) {
            let opened = try CSVReader(path: path, terminator: load.fieldTerminator)
            if load.withHeaders { readHeaders(try opened.next() ?? []) }
            reader = opened
            if isStep {
                context.limits.progress.begin(opened.size)
                context.limits.progress.advance(opened.offset)
            }
        } catch { throw failure(error) }
    }

    private func readHeaders(_ names: [String?]) {
        var seen: Set<String> = []
        headers = names.map { name in
            guard let name, seen.insert(name).inserted else { return nil }
            return PropertyKeyID(context.space.keys.intern(name))
        }
    }

    private func failure(_ failure: CSVFailure) -> RuntimeError {
        switch failure {
        case .unreadable(let reason):
            RuntimeError(
                .inputMissing, type: .runtimeError, "`\(path)` cannot be read: \(reason)", at: load.file.range)
        case .malformed(let line, let reason):
            RuntimeError(
                .invalidArgumentValue, type: .runtimeError, "`\(path)`, line \(line): \(reason)", at: load.file.range)
        }
    }

    /// The path that a name or a `file:` URL stands for.
    private static func path(_ name: String, _ load: BoundLoadCSV) throws(RuntimeError) -> String {
        guard let colon = name.firstIndex(of: ":"), name[colon...].hasPrefix("://") || name.hasPrefix("file:") else {
            return name
        }
        guard name[..<colon].lowercased() == "file" else {
            throw RuntimeError(
                .unsupportedFeature, type: .runtimeError, "LOAD CSV reads local files only", at: load.file.range,
                help: "Give a path or a file: URL.")
        }
        var rest = name[name.index(after: colon)...]
        for prefix in ["//localhost/", "///"] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count - 1)
            break
        }
        return unescaped(rest)
    }

    /// The text with `%41` and its like decoded.
    private static func unescaped(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
