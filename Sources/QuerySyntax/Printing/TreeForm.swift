/// A tree as nested lists, the form in which a syntax tree is printed.
indirect enum TreeForm {
    case atom(String)
    case list(String, [TreeForm])

    /// Adds the text to `output`: on one line where it fits into `width` columns, else one child a line.
    func write(to output: inout String, indent: Int = 0, width: Int = 100) {
        switch self {
        case .atom(let text): output += text
        case .list(let name, let children):
            let flat = flatText(limit: width - indent)
            if let flat {
                output += flat
                return
            }
            output += "(" + name
            var onFirstLine = true
            for child in children {
                if onFirstLine, case .atom(let text) = child {
                    output += " " + text
                    continue
                }
                onFirstLine = false
                output += "\n" + String(repeating: " ", count: indent + 2)
                child.write(to: &output, indent: indent + 2, width: width)
            }
            output += ")"
        }
    }

    /// The form on one line, or nil when it is longer than `limit`.
    private func flatText(limit: Int) -> String? {
        var text = ""
        return appendFlat(to: &text, limit: limit) ? text : nil
    }

    private func appendFlat(to text: inout String, limit: Int) -> Bool {
        switch self {
        case .atom(let atom): text += atom
        case .list(let name, let children):
            text += "(" + name
            for child in children {
                text += " "
                guard child.appendFlat(to: &text, limit: limit) else { return false }
            }
            text += ")"
        }
        return text.utf8.count <= limit
    }

    /// A list with those of the children that are there.
    static func node(_ name: String, _ children: [TreeForm?]) -> TreeForm { .list(name, children.compactMap(\.self)) }

    static func flag(_ name: String, _ isSet: Bool) -> TreeForm? { isSet ? .atom(name) : nil }

    /// A text in double quotes; quotes, backslashes and control characters escaped as in a query.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            default:
                if scalar.properties.generalCategory == .control {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    quoted.unicodeScalars.append(scalar)
                }
            }
        }
        return quoted + "\""
    }
}
