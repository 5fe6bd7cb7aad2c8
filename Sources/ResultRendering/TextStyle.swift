/// The few styles of tables. Bold and faint read on light and on dark backgrounds alike; no colour is assumed.
enum TextStyle {
    case header
    case faint

    /// The text between the escapes of this style, or as it is without colour.
    func applied(to text: String, _ options: RenderingOptions) -> String {
        guard options.usesColour, !text.isEmpty else { return text }
        switch self {
        case .header: return "\u{1B}[1m" + text + "\u{1B}[0m"
        case .faint: return "\u{1B}[2m" + text + "\u{1B}[0m"
        }
    }
}
