import CLibEdit
import Glibc

/// From bytes to keys.
extension LibEditLineEditor {
    /// How long the rest of a key's sequence may take, in milliseconds; longer, and Escape was pressed alone.
    private static let escapeTime: Int32 = 50

    /// What libedit calls for a character.
    func read(into character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
        takePrefilled()
        // Not between the characters of a burst, which would be slow where much is pasted.
        if pushedBack.isEmpty, inputStart == input.count { noteState() }
        guard var scalar = nextScalar() else { return 0 }
        // In vi's keys Escape is a command, so no binding can begin with it: keys come under another name.
        if keys == .vi, scalar == "\u{1B}" {
            let (key, raw) = keyAfterEscape()
            if let letter = key.letter?.unicodeScalars.first {
                pushedBack.insert(letter, at: 0)
                scalar = "\u{9B}"
            } else if key != .unknown {
                pushedBack.insert(contentsOf: raw, at: 0)
            } else {
                return read(into: character)
            }
        }
        character?.pointee = wchar_t(bitPattern: scalar.value)
        return 1
    }

    /// The next key, for commands that read keys themselves, and the characters it consisted of.
    func nextKey() -> (key: KeyPress, raw: [Unicode.Scalar])? {
        guard let scalar = nextScalar() else { return nil }
        guard scalar == "\u{1B}" else { return (.scalar(scalar), [scalar]) }
        let (key, raw) = keyAfterEscape()
        return (key, [scalar] + raw)
    }

    /// The key whose escape character was read: what follows it at once. Of an Escape alone, nothing; what follows an
    /// Escape and belongs to no sequence is given as `raw` with the key `escape`.
    private func keyAfterEscape() -> (key: KeyPress, raw: [Unicode.Scalar]) {
        guard hasInput(within: Self.escapeTime), let first = nextScalar() else { return (.escape, []) }
        var raw = [first]
        if first == "[" || first == "O" {
            while raw.count < 16, hasInput(within: Self.escapeTime), let next = nextScalar() {
                raw.append(next)
                if (0x40...0x7E).contains(next.value) { break }
            }
            if raw.count == 1 { return (.escape, raw) }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: raw)
        if let key = KeyPress.sequences[String(text)] { return (key, raw) }
        return (raw.count > 1 ? .unknown : .escape, raw)
    }

    /// Whether something to read is there, or comes in time.
    func hasInput(within milliseconds: Int32) -> Bool {
        if !pushedBack.isEmpty || inputStart < input.count { return true }
        var file = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&file, 1, milliseconds) > 0 && file.revents & Int16(POLLIN) != 0
    }

    /// The next character typed; U+FFFD for bytes that are not UTF-8, nil at the end of input.
    func nextScalar() -> Unicode.Scalar? {
        if !pushedBack.isEmpty { return pushedBack.removeFirst() }
        guard let first = nextByte() else { return nil }
        if first < 0x80 { return Unicode.Scalar(first) }
        var bytes = [first]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        while bytes.count < length {
            guard let byte = nextByte() else { break }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self).unicodeScalars.first
    }

    private func nextByte() -> UInt8? {
        while inputStart == input.count {
            // While keys come faster than they can be shown, a picture now and then is enough.
            if !hasInput(within: 0) || ContinuousClock.now - lastPaint > .milliseconds(50) { paint() }
            switch signals.wait(for: STDIN_FILENO) {
            case .endOfInput: return nil
            case .interrupt: return 3
            case .resize: el_resize(handle)
            case .readable:
                var chunk = [UInt8](repeating: 0, count: 4096)
                let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
                if count > 0 {
                    input = Array(chunk[..<count])
                    inputStart = 0
                } else if count == 0 || errno != EINTR {
                    return nil
                }
            }
        }
        defer { inputStart += 1 }
        return input[inputStart]
    }
}
