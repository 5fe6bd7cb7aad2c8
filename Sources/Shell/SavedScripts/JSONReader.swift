import Entente

/// What is wrong with a JSON text, and where.
struct JSONError: Error, Equatable {
    var message: String
    var line: Int
    var column: Int
}

/// Reads JSON (RFC 8259) into values: numbers without point and exponent become integers where they fit.
struct JSONReader {
    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0
    /// Deeper texts are refused, before they take all of the stack.
    private static let maximumDepth = 200

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The one value of a text.
    static func read(_ bytes: [UInt8]) throws(JSONError) -> Value {
        var reader = JSONReader(bytes)
        let value = try reader.value()
        reader.skipBlanks()
        guard reader.index == bytes.count else { throw reader.error("nothing may follow the value") }
        return value
    }

    /// The one value of a text.
    static func read(_ text: String) throws(JSONError) -> Value { try read(Array(text.utf8)) }

    private mutating func value() throws(JSONError) -> Value {
        skipBlanks()
        guard index < bytes.count else { throw error("the text ends where a value should be") }
        switch bytes[index] {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t") where takes("true"): return .boolean(true)
        case UInt8(ascii: "f") where takes("false"): return .boolean(false)
        case UInt8(ascii: "n") where takes("null"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw error("this is no JSON value")
        }
    }

    private mutating func object() throws(JSONError) -> Value {
        try enter()
        var entries: [String: Value] = [:]
        skipBlanks()
        if takes("}") { return leave(.map(entries)) }
        while true {
            skipBlanks()
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                throw error("a key in quotes is missing")
            }
            let key = try string()
            skipBlanks()
            guard takes(":") else { throw error("a colon is missing after the key") }
            entries[key] = try value()
            skipBlanks()
            if takes("}") { return leave(.map(entries)) }
            guard takes(",") else { throw error("a comma or a closing brace is missing") }
        }
    }

    private mutating func array() throws(JSONError) -> Value {
        try enter()
        var elements: [Value] = []
        skipBlanks()
        if takes("]") { return leave(.list(elements)) }
        while true {
            elements.append(try value())
            skipBlanks()
            if takes("]") { return leave(.list(elements)) }
            guard takes(",") else { throw error("a comma or a closing bracket is missing") }
        }
    }

    private mutating func number() throws(JSONError) -> Value {
        let start = index
        var isInteger = true
        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        let first = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"):
                isInteger = false
            default:
                return try number(from: start, first: first, isInteger: isInteger)
            }
            index += 1
        }
        return try number(from: start, first: first, isInteger: isInteger)
    }

    private func number(from start: Int, first: Int, isInteger: Bool) throws(JSONError) -> Value {
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        let hasLeadingZero =
            index - first > 1 && bytes[first] == UInt8(ascii: "0")
            && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[first + 1])
        if !hasLeadingZero, first < index {
            if isInteger, let number = Int64(text) { return .integer(number) }
            if let number = Double(text), number.isFinite, text.last != "." { return .float(number) }
        }
        throw error("\(text) is no number")
    }

    private mutating func string() throws(JSONError) -> String {
        index += 1
        var text: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw error("the string is not UTF-8")
                }
                return string
            case UInt8(ascii: "\\"):
                index += 1
                try escape(into: &text)
            case 0..<0x20: throw error("a control character stands in a string; it is written with \\u")
            default:
                text.append(byte)
                index += 1
            }
        }
        throw error("the string does not end")
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
        guard index < bytes.count else { throw error("the string does not end") }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var code = try hexadecimal()
            if (0xD800..<0xDC00).contains(code) {
                guard takes("\\u") else { throw error("half of a surrogate pair") }
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw error("half of a surrogate pair") }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw error("half of a surrogate pair") }
            text += Array(String(scalar).utf8)
        default: throw error("there is no such escape")
        }
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        guard index + 4 <= bytes.count,
            let code = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
        else { throw error("\\u needs four hexadecimal digits") }
        index += 4
        return code
    }

    private mutating func enter() throws(JSONError) {
        depth += 1
        guard depth <= Self.maximumDepth else { throw error("the value is nested too deeply") }
        index += 1
    }

    private mutating func leave(_ value: Value) -> Value {
        depth -= 1
        return value
    }

    private mutating func takes(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        guard bytes[index...].starts(with: wanted) else { return false }
        index += wanted.count
        return true
    }

    private mutating func skipBlanks() {
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    private func error(_ message: String) -> JSONError {
        let before = bytes[..<min(index, bytes.count)]
        let line = before.count { $0 == 0x0A } + 1
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
        return JSONError(message: message, line: line, column: column)
    }
}
