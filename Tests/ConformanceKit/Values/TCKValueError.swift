/// A table cell that is no value in the kit's notation.
public struct TCKValueError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What can be wrong with a cell.
    public enum Kind: Sendable, Equatable {
        case expected(String)
        case invalidNumber(String)
        case unterminatedString
        case trailingText
    }

    public var kind: Kind
    /// The whole cell.
    public var cell: String
    /// Unicode scalars read before the error.
    public var offset: Int

    public var description: String { "in `\(cell)` at \(offset): \(message)" }

    private var message: String {
        switch kind {
        case .expected(let what): "expected \(what)"
        case .invalidNumber(let text): "`\(text)` is no number"
        case .unterminatedString: "the string has no end"
        case .trailingText: "the value is followed by something"
        }
    }
}
