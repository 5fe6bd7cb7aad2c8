import Entente

/// One value a line, `name = value`, names set to the right, an empty line between rows. Nothing is shortened.
public struct LineRenderer: ResultRenderer {
    private let options: RenderingOptions
    private var labels: [String] = []
    private var hasRows = false

    /// A renderer for one result.
    public init(options: RenderingOptions = RenderingOptions()) { self.options = options }

    public mutating func begin(columns: [String], into output: inout String) {
        let names = columns.map(ControlCharacters.escape)
        let width = names.map(DisplayWidth.of).max() ?? 0
        labels = names.map { name in
            let padding = String(repeating: " ", count: width - DisplayWidth.of(name))
            return padding + TextStyle.header.applied(to: name, options) + " = "
        }
    }

    public mutating func rows(_ batch: [[Value]], into output: inout String) {
        for row in batch {
            if hasRows { output += "\n" }
            hasRows = true
            for (index, value) in row.enumerated() {
                output += labels[index]
                if case .null = value {
                    output += TextStyle.faint.applied(to: options.nullText ?? "null", options)
                } else {
                    output += ControlCharacters.escape(ValueText.plain(value))
                }
                output += "\n"
            }
        }
    }

    public mutating func end(into output: inout String) {}
}
