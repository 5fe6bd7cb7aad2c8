/// How many columns text takes on a terminal.
///
/// After the habit of `wcwidth`: combining marks (Vietnamese tone marks in decomposed text, Lao and Thai vowel signs)
/// take none, East Asian wide and fullwidth characters and emoji take two, everything else one. General categories come
/// from the standard library, the wide ranges from `WideRanges`.
enum DisplayWidth {
    /// Columns of a whole text without control characters.
    ///
    /// - Complexity: O(bytes); ASCII is counted without decoding.
    static func of(_ text: String) -> Int {
        var width = 0
        for byte in text.utf8 {
            if byte >= 0x80 { return text.unicodeScalars.reduce(0) { $0 + of($1) } }
            width += 1
        }
        return width
    }

    /// Columns of one scalar: 0, 1 or 2.
    static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return value == 0 ? 0 : 1 }
        // Vowels and finals of conjoining Hangul sit in the block of their initial.
        if (0x1160...0x11FF).contains(value) { return 0 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
            .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation, .openPunctuation,
            .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
            .modifierSymbol, .otherSymbol, .spaceSeparator, .control, .surrogate, .privateUse, .unassigned:
            return WideRanges.contains(value) ? 2 : 1
        @unknown default: return 1
        }
    }
}

extension String {
    /// This text cut to at most `width` columns, never inside a scalar; marks stay with their letter.
    func prefix(columns width: Int) -> (text: String, columns: Int) {
        var taken = String.UnicodeScalarView()
        var used = 0
        for scalar in unicodeScalars {
            let columns = DisplayWidth.of(scalar)
            if used + columns > width { break }
            used += columns
            taken.append(scalar)
        }
        return (String(taken), used)
    }
}
