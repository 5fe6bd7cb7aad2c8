/// Text made safe and measurable for a terminal.
enum VisibleText {
    /// One line: control characters and characters that reorder text replaced by stand-ins; line breaks too.
    static func line(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { standIn(for: $0) != nil }) else { return text }
        var visible = ""
        for scalar in text.unicodeScalars { visible.unicodeScalars.append(standIn(for: scalar) ?? scalar) }
        return visible
    }

    /// What is shown instead of a character, or nil when it can be shown. Tabs can.
    static func standIn(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x09: nil
        // The pictures of control characters.
        case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value)
        case 0x7F: "\u{2421}"
        // Other control characters, and marks that turn the direction of text around.
        case 0x80...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: "\u{FFFD}"
        default: nil
        }
    }

    /// How many columns a terminal gives a character: 0 for marks that join the one before, 2 for wide ones, else 1.
    ///
    /// The wide ranges are the blocks of East Asian scripts and of pictographs, after Unicode's EastAsianWidth.
    static func columns(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return 1 }
        switch value {
        case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x25FD...0x25FE, 0x2614...0x2615,
            0x2648...0x2653, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26F2...0x26F5, 0x2705,
            0x270A...0x270B, 0x2728, 0x274C, 0x2753...0x2755, 0x2757, 0x2795...0x2797, 0x2B1B...0x2B1C, 0x2B50,
            0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return 1
        }
    }
}
