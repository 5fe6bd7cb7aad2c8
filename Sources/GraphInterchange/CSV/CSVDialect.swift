/// How the fields of a CSV file are told apart.
public struct CSVDialect: Sendable, Hashable {
    /// Between fields.
    public var delimiter: UInt8 = UInt8(ascii: ",")
    /// Between the elements of a field that is an array.
    public var arrayDelimiter: UInt8 = UInt8(ascii: ";")

    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    /// Commas between fields, semicolons between elements.
    public init() {}

    /// A delimiter as people write it: one character, or `TAB`, `\t`.
    public static func delimiter(_ text: String) -> UInt8? {
        switch text.uppercased() {
        case "TAB", "\\T": return UInt8(ascii: "\t")
        default:
            guard text.utf8.count == 1, let byte = text.utf8.first, byte < 0x80, byte != quote, byte != lineFeed,
                byte != carriageReturn
            else { return nil }
            return byte
        }
    }
}
