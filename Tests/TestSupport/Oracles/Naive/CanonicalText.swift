import Entente
import Foundation

/// Values as text in which equal answers look equal: elements of the graph by number, floats to eleven digits.
public enum CanonicalText {
    public static func of(_ value: Value) -> String {
        switch value {
        case .null: "null"
        case .boolean(let truth): "\(truth)"
        case .integer(let number): "\(number)"
        case .float(let number):
            // Sums of floats depend on the order of the rows in their last digits; -0.0 equals 0.0.
            number == 0 ? "0.0" : String(format: "%.11g", number) + "f"
        case .string(let text): "'\(text)'"
        case .list(let elements): "[" + elements.map(of).joined(separator: ", ") + "]"
        case .map(let entries):
            "{" + entries.sorted { $0.key < $1.key }.map { "\($0.key): \(of($0.value))" }.joined(separator: ", ") + "}"
        case .node(let node): "n\(node.id.raw)"
        case .relationship(let edge): "r\(edge.id.raw)"
        case .path(let path):
            "<" + path.nodes.map { "n\($0.id.raw)" }.joined(separator: " ") + " by "
                + path.relationships.map { "r\($0.id.raw)" }.joined(separator: " ") + ">"
        default: "\(value)"
        }
    }

    /// One line for each row; columns whose lists have no order (`collect`) are sorted inside.
    public static func rows(_ rows: [[Value]], unorderedColumns: Set<Int>, isOrdered: Bool) -> [String] {
        let lines = rows.map { row in
            row.enumerated().map { column, value in
                guard unorderedColumns.contains(column), case .list(let elements) = value else { return of(value) }
                return "[" + elements.map(of).sorted().joined(separator: ", ") + "]"
            }.joined(separator: " | ")
        }
        return isOrdered ? lines : lines.sorted()
    }
}
