import PropertyGraph
import QuerySemantics
import SourceText

/// Strings, by code point.
enum StringFunctions {
    static func value(of call: FunctionCall) throws(RuntimeError) -> Slot {
        if call.hasNull { return .null }
        let space = call.space
        let text = try call.string(0)
        if let part = try StringPart(call) { return space.borrowed(part.of(text)) }
        switch call.function {
        case .charLength, .characterLength: return .integer(Int64(CodePoints.count(text)))
        case .replace: return try replaced(text, call)
        case .split: return try split(text, call)
        case .toLower, .lower: return mapped(text, call) { $0.properties.lowercaseMapping }
        case .toUpper, .upper: return mapped(text, call) { $0.properties.uppercaseMapping }
        case .normalize: return try normalized(text, call)
        default: throw call.wrong(call[0])
        }
    }

    /// The code points from the end.
    static func reversed(_ text: UnsafeBufferPointer<UInt8>, _ space: ValueSpace) -> Slot {
        var result = String.UnicodeScalarView()
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars.reversed() { result.append(scalar) }
        return space.makeString(String(result))
    }

    // MARK: Searching

    /// Longest string that a function makes.
    private static let longest = 1 << 30
    /// Bytes that a result may grow by before the limits are asked again.
    private static let stride = 1 << 20

    private static func replaced(
        _ text: UnsafeBufferPointer<UInt8>, _ call: FunctionCall
    ) throws(RuntimeError) -> Slot {
        let search = try call.string(1)
        let replacement = try call.string(2)
        var result: [UInt8] = []
        var checked = 0
        func append(_ part: some Collection<UInt8>) throws(RuntimeError) {
            let size = result.count + part.count
            if size > checked + stride {
                checked = size
                try check(size, call)
            }
            result.append(contentsOf: part)
        }
        var rest = text
        if search.isEmpty {
            // Between any two characters and at both ends.
            try append(replacement)
            while let (_, width) = CodePoints.first(rest) {
                try append(rest.prefix(width))
                try append(replacement)
                rest = UnsafeBufferPointer(rebasing: rest.dropFirst(width))
            }
        } else {
            while let offset = StringSearch.find(search, in: rest) {
                try append(rest.prefix(offset))
                try append(replacement)
                rest = UnsafeBufferPointer(rebasing: rest.dropFirst(offset + search.count))
            }
            try append(rest)
        }
        try check(result.count, call)
        return result.withUnsafeBufferPointer { call.space.makeString(utf8: $0) }
    }

    /// Throws when a result of so many bytes is too much.
    private static func check(_ size: Int, _ call: FunctionCall) throws(RuntimeError) {
        guard size <= longest else {
            throw RuntimeError(
                .memoryLimitExceeded, type: .runtimeError,
                "`\(call.function.rawValue)()` would make a string of more than \(longest) bytes", at: call.range)
        }
        try call.context.limits.check(used: call.space.local.bytesUsed + size)
    }

    private static func split(_ text: UnsafeBufferPointer<UInt8>, _ call: FunctionCall) throws(RuntimeError) -> Slot {
        let space = call.space
        var delimiters: [UnsafeBufferPointer<UInt8>] = []
        if call[1].tag == .list {
            for delimiter in space.list(call[1]) {
                if delimiter.isNull { return .null }
                guard delimiter.tag == .string else { throw call.wrong(delimiter) }
                delimiters.append(space.utf8(delimiter))
            }
        } else {
            delimiters.append(try call.string(1))
        }
        var parts: [Slot] = []
        func append(_ part: Slice<UnsafeBufferPointer<UInt8>>) throws(RuntimeError) {
            parts.append(space.borrowed(UnsafeBufferPointer(rebasing: part)))
            if parts.count % 65_536 == 0 {
                try call.context.limits.check(
                    used: space.local.bytesUsed + parts.count * MemoryLayout<Slot>.stride)
            }
        }
        if delimiters.contains(where: { $0.isEmpty }) {
            var rest = text
            while let (_, width) = CodePoints.first(rest) {
                try append(rest.prefix(width))
                rest = UnsafeBufferPointer(rebasing: rest.dropFirst(width))
            }
            return space.makeList(parts)
        }
        // Where each delimiter comes next; one that does not come again is not searched for again.
        var position = 0
        func next(_ delimiter: UnsafeBufferPointer<UInt8>) -> Int? {
            StringSearch.find(delimiter, in: UnsafeBufferPointer(rebasing: text[position...])).map { position + $0 }
        }
        var found = delimiters.map { next($0) }
        while true {
            var nearest: Int?
            for index in delimiters.indices {
                if let offset = found[index], offset < position { found[index] = next(delimiters[index]) }
                // Of two that begin at the same place the longer one counts.
                if let offset = found[index] {
                    let best = nearest.flatMap { found[$0] } ?? .max
                    let isLonger = nearest.map { delimiters[index].count > delimiters[$0].count } ?? true
                    if offset < best || (offset == best && isLonger) { nearest = index }
                }
            }
            guard let nearest, let offset = found[nearest] else { break }
            try append(text[position..<offset])
            position = offset + delimiters[nearest].count
        }
        try append(text[position...])
        return space.makeList(parts)
    }

    // MARK: Case and form

    /// ASCII letters that a function exchanges for those that differ in bit 5; nil for functions that do not.
    private static func exchangedLetters(_ function: FunctionID) -> (first: UInt8, last: UInt8)? {
        switch function {
        case .toLower, .lower: (65, 90)
        case .toUpper, .upper: (97, 122)
        default: nil
        }
    }

    /// Writes text in ASCII in the other case.
    ///
    /// - Parameter out: room for the text.
    /// - Returns: false for other functions and other text.
    static func exchangeCase(
        _ text: UnsafeBufferPointer<UInt8>, _ function: FunctionID, into out: UnsafeMutablePointer<UInt8>
    ) -> Bool {
        guard let (first, last) = exchangedLetters(function) else { return false }
        var all: UInt8 = 0
        for index in 0..<text.count {
            let byte = text[index]
            all |= byte
            out[index] = byte >= first && byte <= last ? byte ^ 0x20 : byte
        }
        return all < 0x80
    }

    /// Text that is not ASCII goes through the scalars' mappings.
    private static func mapped(
        _ text: UnsafeBufferPointer<UInt8>, _ call: FunctionCall, _ mapping: (Unicode.Scalar) -> String
    ) -> Slot {
        let made = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { buffer -> Slot? in
            guard let start = buffer.baseAddress, exchangeCase(text, call.function, into: start) else { return nil }
            return call.space.makeString(utf8: UnsafeBufferPointer(buffer))
        }
        if let made { return made }
        var result = ""
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars { result += mapping(scalar) }
        return call.space.makeString(result)
    }

    private static func normalized(
        _ text: UnsafeBufferPointer<UInt8>, _ call: FunctionCall
    ) throws(RuntimeError) -> Slot {
        let name = call.arguments.count > 1 ? String(decoding: try call.string(1), as: UTF8.self) : "NFC"
        guard let form = NormalForm(rawValue: name.uppercased()) else {
            throw RuntimeError(
                .invalidArgumentValue, type: .argumentError, "There is no normal form '\(name)'", at: call.range,
                help: "The forms are NFC, NFD, NFKC and NFKD.")
        }
        return call.space.makeString(form.text(String(decoding: text, as: UTF8.self)))
    }
}

extension ValueSpace {
    /// A string that is part of one of this space's strings.
    func borrowed(_ bytes: UnsafeBufferPointer<UInt8>) -> Slot { .string(local.addBorrowedString(bytes)) }
}

/// Steps over valid UTF-8.
enum CodePoints {
    @inline(__always)
    private static func isStart(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

    static func count(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        for byte in text { count &+= isStart(byte) ? 1 : 0 }
        return count
    }

    /// The first `count` code points, or all.
    static func prefix(_ text: UnsafeBufferPointer<UInt8>, _ count: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: text.prefix(offset(text, count)))
    }

    /// All but the first `count` code points.
    static func dropping(_ text: UnsafeBufferPointer<UInt8>, _ count: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: text.dropFirst(offset(text, count)))
    }

    /// Bytes of the first `count` code points.
    private static func offset(_ text: UnsafeBufferPointer<UInt8>, _ count: Int) -> Int {
        if count >= text.count { return text.count }
        var seen = 0
        for index in 0..<text.count where isStart(text[index]) {
            if seen == count { return index }
            seen += 1
        }
        return text.count
    }

    /// First code point and its width.
    static func first(_ text: UnsafeBufferPointer<UInt8>) -> (Unicode.Scalar, Int)? {
        guard !text.isEmpty else { return nil }
        var width = 1
        while width < text.count, !isStart(text[width]) { width += 1 }
        return decode(UnsafeBufferPointer(rebasing: text.prefix(width)))
    }

    /// Last code point and its width.
    static func last(_ text: UnsafeBufferPointer<UInt8>) -> (Unicode.Scalar, Int)? {
        guard !text.isEmpty else { return nil }
        var width = 1
        while width < text.count, !isStart(text[text.count - width]) { width += 1 }
        return decode(UnsafeBufferPointer(rebasing: text.suffix(width)))
    }

    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> (Unicode.Scalar, Int)? {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.first.map { ($0, bytes.count) }
    }
}
