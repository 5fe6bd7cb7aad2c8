/// Rows under named columns, in the order the engine gave them.
public struct TCKTable: Sendable {
    public var columns: [String]
    public var rows: [[TCKValue]]

    public init(columns: [String], rows: [[TCKValue]]) {
        self.columns = columns
        self.rows = rows
    }

    /// A table as a scenario writes it: a header row, then values.
    public init(cells: [[String]]) throws(TCKTableError) {
        columns = cells.first ?? []
        rows = []
        for row in cells.dropFirst() {
            guard row.count == columns.count else {
                throw .ragged(expected: columns.count, found: row.count)
            }
            var values: [TCKValue] = []
            for cell in row {
                do {
                    values.append(try TCKValueParser.parse(cell))
                } catch {
                    throw .value(error)
                }
            }
            rows.append(values)
        }
    }
}

/// A table of a scenario that cannot be read.
public enum TCKTableError: Error, Sendable, Equatable, CustomStringConvertible {
    case ragged(expected: Int, found: Int)
    case value(TCKValueError)

    public var description: String {
        switch self {
        case .ragged(let expected, let found): "a row of \(found) cells under a header of \(expected)"
        case .value(let error): error.description
        }
    }
}

extension TCKTable {
    /// Whether another table has the same columns, in the same order, and the same rows.
    ///
    /// - Parameters:
    ///   - ordered: rows must come in the same order; otherwise they are compared as a bag.
    ///   - ignoringListOrder: lists inside the rows are compared as bags.
    /// - Complexity: O(n) rows when the orders agree, O(n²) at worst.
    public func matches(_ other: TCKTable, ordered: Bool, ignoringListOrder: Bool) -> Bool {
        guard areSameColumns(as: other), rows.count == other.rows.count else { return false }
        let same: ([TCKValue], [TCKValue]) -> Bool = { left, right in
            left.count == right.count
                && zip(left, right).allSatisfy { $0.matches($1, ignoringListOrder: ignoringListOrder) }
        }
        return ordered ? zip(rows, other.rows).allSatisfy(same) : areSameBag(rows, other.rows, by: same)
    }

    /// Column names are compared byte for byte.
    public func areSameColumns(as other: TCKTable) -> Bool {
        columns.count == other.columns.count
            && zip(columns, other.columns).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    }
}

extension TCKTable: CustomStringConvertible {
    /// The table as a scenario writes it.
    public var description: String {
        let lines = [columns] + rows.map { row in row.map(\.description) }
        return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }
}
