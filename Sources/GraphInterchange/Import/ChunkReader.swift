import Entente

/// Reads the rows of a chunk.
struct ChunkReader {
    private let chunk: ImportChunk
    private let header: ImportHeader
    private let values: FieldValues
    private let dialect: CSVDialect
    /// Bad rows after which reading stops.
    private let badRowLimit: Int
    /// Nodes by id in the spaces of start and end; empty for nodes.
    private let starts: IdentifierLookup
    private let ends: IdentifierLookup
    /// The columns without what would have to be counted at each field.
    private let steps: [Step]
    private let isNodes: Bool
    private let hasIntegerIDs: Bool
    private var cursor: CSVCursor
    private var source: UInt32 = 0
    private var target: UInt32 = 0
    private var lastName: (start: UnsafePointer<UInt8>, count: Int, number: UInt32)?
    private var nameNumbers: [String: UInt32] = [:]

    init(
        _ chunk: ImportChunk, _ dialect: CSVDialect, badRowLimit: Int, starts: IdentifierLookup,
        ends: IdentifierLookup
    ) {
        self.chunk = chunk
        self.dialect = dialect
        self.badRowLimit = badRowLimit
        self.starts = starts
        self.ends = ends
        header = chunk.group.header
        isNodes = chunk.group.isNodes
        hasIntegerIDs = chunk.group.identifiers == .integer
        steps = header.columns.map { Step($0.role) }
        values = FieldValues(space: chunk.space, arrayDelimiter: dialect.arrayDelimiter)
        cursor = CSVCursor(chunk.text, delimiter: dialect.delimiter, arena: chunk.arena)
    }

    /// Reads all rows; those that cannot be read go to `badRows`.
    mutating func read() {
        chunk.open(expecting: chunk.text.count / max(8 * header.columns.count, 12) + 16)
        let base = cursor.position
        while !cursor.isAtEnd {
            if cursor.skipEmptyLine() { continue }
            let rowStart = cursor.position
            if let problem = readRow() {
                chunk.abandonRow()
                let offset = chunk.range.lowerBound + (rowStart - base)
                chunk.badRows.append(BadRow(offset: offset, column: problem.column, problem: problem.text))
                if chunk.badRows.count > badRowLimit { return }
                let end = CSVChunks(chunk.file.buffer, delimiter: dialect.delimiter).endOfRow(from: offset)
                cursor.move(to: base + (min(end, chunk.range.upperBound) - chunk.range.lowerBound))
            }
        }
    }

    private enum Step: UInt8 {
        case ignored, identifier, start, end, labels, type, property

        init(_ role: ImportColumn.Role) {
            switch role {
            case .ignored: self = .ignored
            case .identifier: self = .identifier
            case .start: self = .start
            case .end: self = .end
            case .labels: self = .labels
            case .type: self = .type
            case .property: self = .property
            }
        }
    }

    private struct Problem {
        var column: Int?
        var text: String
    }

    /// Takes one row, or says what is wrong with it.
    @inline(__always)
    private mutating func readRow() -> Problem? {
        for index in 0..<steps.count {
            var end = CSVFieldEnd.delimiter
            if let problem = readField(steps[index], index, &end) { return problem }
            let isLast = index + 1 == steps.count
            switch end {
            case .delimiter: if isLast { return tooMany() }
            case .row: if !isLast { return Problem(column: nil, text: Self.expected(steps.count, found: index + 1)) }
            case .broken: return broken(index)
            }
        }
        if !isNodes { chunk.appendEnds(source, target) }
        chunk.rows &+= 1
        return nil
    }

    @inline(__always)
    private mutating func readField(_ step: Step, _ index: Int, _ end: inout CSVFieldEnd) -> Problem? {
        switch step {
        case .start: return readEnd(isStart: true, index, &end)
        case .end: return readEnd(isStart: false, index, &end)
        case .identifier: return readIdentifier(index, &end)
        case .property:
            guard let buffer = chunk.columns[index] else { return nil }
            return readProperty(buffer, index, &end)
        case .ignored:
            var field = CSVField(start: cursor.position, count: 0, isQuoted: false)
            end = cursor.field(&field)
            return nil
        case .labels, .type: return readNames(step == .type, index, &end)
        }
    }

    // MARK: Ids

    @inline(__always)
    private mutating func readEnd(isStart: Bool, _ index: Int, _ end: inout CSVFieldEnd) -> Problem? {
        var node: UInt32?
        var field = CSVField(start: cursor.position, count: 0, isQuoted: false)
        if hasIntegerIDs {
            var id: Int64 = 0
            if let found = cursor.integer(&id) {
                end = found
            } else {
                end = cursor.field(&field)
                if end == .broken { return nil }
                guard let number = FieldValues.integer(field) else { return wrong(field, "an integer id", index) }
                id = number
            }
            node = isStart ? starts.node(id) : ends.node(id)
        } else {
            end = cursor.field(&field)
            if end == .broken { return nil }
            let id = Self.reference(field)
            node = isStart ? starts.node(id) : ends.node(id)
        }
        guard let node else { return unknown(field, index) }
        if isStart { source = node } else { target = node }
        return nil
    }

    private func unknown(_ field: CSVField, _ index: Int) -> Problem {
        var field = field
        if field.count == 0, !field.isQuoted {
            // An integer was read without noting where it ends.
            while field.start + field.count < cursor.position,
                field.start[field.count] == UInt8(ascii: "-") || field.start[field.count] &- 48 <= 9
            { field.count += 1 }
        }
        var space = ""
        if case .start(let name) = header.columns[index].role { space = name }
        if case .end(let name) = header.columns[index].role { space = name }
        let place = space.isEmpty ? "" : " in \(space)"
        return Problem(column: index + 1, text: "there is no node with the id \(Self.shown(field))\(place)")
    }

    private mutating func readIdentifier(_ index: Int, _ end: inout CSVFieldEnd) -> Problem? {
        guard let buffer = chunk.identifiers else { return nil }
        var field = CSVField(start: cursor.position, count: 0, isQuoted: false)
        if chunk.group.identifiers == .integer {
            var id: Int64 = 0
            if let found = cursor.integer(&id) {
                end = found
                buffer.append(id)
                return nil
            }
            end = cursor.field(&field)
            if end == .broken { return nil }
            guard let number = FieldValues.integer(field) else { return wrong(field, "an integer id", index) }
            buffer.append(number)
            return nil
        }
        end = cursor.field(&field)
        if end == .broken { return nil }
        if field.isNothing { return Problem(column: index + 1, text: "the id is empty") }
        guard UTF8Text.isValid(field.bytes) else { return wrong(field, "text in UTF-8", index) }
        buffer.append(Self.reference(field))
        return nil
    }

    // MARK: Properties

    @inline(__always)
    private mutating func readProperty(
        _ buffer: ColumnBuffer, _ index: Int, _ end: inout CSVFieldEnd
    ) -> Problem? {
        if case .integers = buffer.kind {
            var value: Int64 = 0
            if let found = cursor.integer(&value) {
                end = found
                buffer.append(value)
                return nil
            }
        }
        var field = CSVField(start: cursor.position, count: 0, isQuoted: false)
        end = cursor.field(&field)
        if end == .broken { return nil }
        if field.isNothing {
            buffer.appendGap()
            return nil
        }
        switch buffer.kind {
        case .integers:
            guard let value = FieldValues.integer(field) else { return wrong(field, index) }
            buffer.append(value)
        case .floats:
            guard let value = FieldValues.float(field) else { return wrong(field, index) }
            buffer.append(value)
        case .booleans:
            guard let value = FieldValues.boolean(field) else { return wrong(field, index) }
            buffer.append(value ? UInt8(1) : 0)
        case .texts, .literals:
            guard UTF8Text.isValid(field.bytes) else { return wrong(field, "text in UTF-8", index) }
            buffer.append(Self.reference(field))
        case .slots, .dates:
            guard case .property(let kind) = header.columns[index].role, let slot = values.slot(field, kind) else {
                return wrong(field, index)
            }
            if case .dates = buffer.kind { buffer.append(slot.integerValue) } else { buffer.append(slot) }
        }
        return nil
    }

    /// A field of labels, or of one type.
    private mutating func readNames(_ isType: Bool, _ index: Int, _ end: inout CSVFieldEnd) -> Problem? {
        var field = CSVField(start: cursor.position, count: 0, isQuoted: false)
        end = cursor.field(&field)
        if end == .broken { return nil }
        // Rows that follow each other mostly have the same.
        if let lastName, lastName.count == field.count,
            UnsafeBufferPointer(start: lastName.start, count: lastName.count).elementsEqual(field.bytes)
        {
            chunk.nameOfRow.append(lastName.number)
            return nil
        }
        guard UTF8Text.isValid(field.bytes) else { return wrong(field, "text in UTF-8", index) }
        let text = field.text
        if isType, text.isEmpty { return Problem(column: index + 1, text: "the type is empty") }
        let number: UInt32
        if let known = nameNumbers[text] {
            number = known
        } else {
            number = UInt32(chunk.nameLists.count)
            let separator = Character(Unicode.Scalar(dialect.arrayDelimiter))
            chunk.nameLists.append(isType ? [text] : text.split(separator: separator).map(String.init))
            nameNumbers[text] = number
        }
        lastName = (field.start, field.count, number)
        chunk.nameOfRow.append(number)
        return nil
    }

    // MARK: Messages

    private static func reference(_ field: CSVField) -> TextReference {
        TextReference(start: field.start, count: field.count, hash: ValueHash.bytes(field.bytes))
    }

    private static func expected(_ expected: Int, found: Int) -> String {
        "the row has \(found) field\(found == 1 ? "" : "s"), the header \(expected)"
    }

    private mutating func tooMany() -> Problem {
        var found = header.columns.count + 1
        var field = CSVField(start: cursor.position, count: 0, isQuoted: false)
        while cursor.field(&field) == .delimiter { found += 1 }
        return Problem(column: nil, text: Self.expected(header.columns.count, found: found))
    }

    private func broken(_ index: Int) -> Problem {
        let text =
            cursor.isAtEnd ? "a quote is not closed before the end of the file" : "something follows a closing quote"
        return Problem(column: index + 1, text: text)
    }

    private func wrong(_ field: CSVField, _ index: Int) -> Problem {
        guard case .property(let kind) = header.columns[index].role else { return wrong(field, "a value", index) }
        return wrong(field, kind.isArray ? "a list, each element \(kind.description)" : kind.description, index)
    }

    private func wrong(_ field: CSVField, _ expected: String, _ index: Int) -> Problem {
        Problem(column: index + 1, text: "\(Self.shown(field)) is not \(expected)")
    }

    /// A value in a message: not too long, on one line.
    static func shown(_ field: CSVField) -> String {
        var text = ""
        for scalar in field.text.unicodeScalars.prefix(60) {
            text += scalar.value < 0x20 || scalar.value == 0x7F ? " " : String(scalar)
        }
        return "'\(text)\(field.count > 60 && field.text.unicodeScalars.count > 60 ? "…" : "")'"
    }
}
