import CLibEdit

/// Text with a role for every scalar, as a terminal is to show it.
struct StyledText: Equatable {
    private(set) var scalars: [Unicode.Scalar] = []
    private(set) var roles: [HighlightRole] = []

    init() {}

    init(_ text: String, _ role: HighlightRole = .plain) { append(text, role) }

    /// Plain text.
    init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
        roles = [HighlightRole](repeating: .plain, count: scalars.count)
    }

    mutating func append(_ text: String, _ role: HighlightRole) {
        for scalar in text.unicodeScalars { append(scalar, role) }
    }

    mutating func append(_ scalar: Unicode.Scalar, _ role: HighlightRole) {
        scalars.append(scalar)
        roles.append(role)
    }

    /// Gives bytes (UTF-8) of the text other roles; `offsets` are those of the scalars.
    mutating func colour(_ spans: [HighlightSpan], offsets: [Int]) {
        for span in spans {
            var index = Self.firstIndex(in: offsets, from: span.range.lowerBound)
            while index < roles.count, index < offsets.count, offsets[index] < span.range.upperBound {
                roles[index] = span.role
                index += 1
            }
        }
    }

    private static func firstIndex(in offsets: [Int], from offset: Int) -> Int {
        var low = 0
        var high = offsets.count
        while low < high {
            let middle = (low + high) / 2
            if offsets[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: Showing

    /// Columns of a scalar as it is shown.
    static func width(_ scalar: Unicode.Scalar) -> Int {
        scalar.value < 0x7F && scalar.value >= 0x20 ? 1 : shown(scalar).width
    }

    /// What a terminal gets for a scalar: itself, or a visible stand-in for what it would obey rather than show.
    static func shown(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
        let value = scalar.value
        if value < 0x7F, value >= 0x20 { return (String(scalar), 1) }
        if value == 9 { return ("    ", 4) }
        if value < 0x20 { return ("^" + String(Unicode.Scalar(UInt8(value) + 0x40)), 2) }
        if value == 0x7F { return ("^?", 2) }
        let width = Int(clibedit_width(wchar_t(bitPattern: value)))
        return width < 0 || isDirectional(value) ? ("\u{FFFD}", 1) : (String(scalar), width)
    }

    /// Characters that turn the direction of the text after them around.
    private static func isDirectional(_ value: UInt32) -> Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }

    /// Scalars of a range with the sequences for their roles; without any where colour is off.
    func rendered(_ range: Range<Int>, usesColour: Bool) -> String {
        var text = ""
        var current = HighlightRole.plain
        for index in range {
            let role = roles[index]
            if usesColour, role.sgr != current.sgr {
                text += role.sgr.isEmpty ? "\u{1B}[0m" : "\u{1B}[0;\(role.sgr)m"
                current = role
            }
            text += Self.shown(scalars[index]).text
        }
        if usesColour, !current.sgr.isEmpty { text += "\u{1B}[0m" }
        return text
    }

    /// All of it, cut to `width` columns.
    func line(width: Int, usesColour: Bool) -> String {
        var columns = 0
        var end = 0
        while end < scalars.count {
            let next = Self.width(scalars[end])
            if columns + next > width { break }
            columns += next
            end += 1
        }
        return rendered(0..<end, usesColour: usesColour)
    }

    /// Columns of a text.
    static func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width($1) } }
}
