import Entente
import ResultRendering

/// Commands of the shell, what they take, and file names.
extension Completer {
    func command(_ bytes: [UInt8], from start: Int) -> Completion {
        let nameEnd = bytes[(start + 1)...].firstIndex { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 } ?? bytes.count
        let name = String(decoding: bytes[(start + 1)..<nameEnd], as: UTF8.self)
        if nameEnd == bytes.count {
            let commands = vocabulary.commands.map { command in
                CompletionCandidate(
                    .command, ":" + command.name, suffix: command.arguments.isEmpty ? "" : " ", detail: command.summary)
            }
            let wanted = name.lowercased()
            return Completion(
                range: start..<bytes.count, candidates: commands.filter { $0.text.dropFirst().hasPrefix(wanted) })
        }
        return argument(of: name.lowercased(), bytes, from: nameEnd)
    }

    private func argument(of name: String, _ bytes: [UInt8], from end: Int) -> Completion {
        let arguments = vocabulary.commands.first { $0.name == name }?.arguments ?? ""
        switch CommandArgument(of: name, arguments: arguments) {
        case .nothing: return .nothing(at: bytes.count)
        case .words(let words): return choose(words.map { CompletionCandidate(.option, $0) }, bytes, from: end)
        case .settings:
            if let choices = setting(bytes, from: end) { return choices }
            return choose(
                ShellSetting.all.map { CompletionCandidate(.option, $0.name, suffix: " ", detail: $0.values) }, bytes,
                from: end)
        case .modes:
            return choose(
                OutputMode.allCases.map { CompletionCandidate(.option, $0.rawValue, detail: $0.summary) }, bytes,
                from: end)
        case .file: return files(bytes, from: bytes[end...].firstIndex { $0 != 0x20 } ?? bytes.count)
        case .query: return choose(vocabulary.queries.map { CompletionCandidate(.query, $0) }, bytes, from: end)
        case .name:
            return choose(
                labels(likely: [])
                    + vocabulary.relationshipTypes.map {
                        CompletionCandidate(.relationshipType, ValuePrinter.name($0.name), detail: Self.ends($0))
                    }, bytes, from: end)
        case .parameter:
            if bytes[end...].contains(UInt8(ascii: ">")) { return statement(bytes, from: end) }
            return choose(
                vocabulary.parameters.map {
                    CompletionCandidate(.parameter, ValuePrinter.name($0.name), suffix: " => ", detail: $0.value)
                }, bytes, from: end)
        case .statement: return statement(bytes, from: end)
        case .help:
            return choose(
                [CompletionCandidate(.option, "keys", detail: "the keys of the editor")]
                    + vocabulary.commands.map { CompletionCandidate(.command, $0.name, detail: $0.summary) } + topics(),
                bytes, from: end)
        }
    }

    /// A statement after the name of a command, or the expression of a parameter.
    private func statement(_ bytes: [UInt8], from end: Int) -> Completion {
        // Blanks in the place of the command keep the offsets.
        var rest = bytes
        for index in 0..<end { rest[index] = 0x20 }
        if let arrow = rest.firstIndex(of: UInt8(ascii: ">")), arrow > 0, rest[arrow - 1] == UInt8(ascii: "="),
            rest[end..<arrow].allSatisfy({ $0 != UInt8(ascii: "(") })
        {
            for index in 0...arrow { rest[index] = 0x20 }
            let lead = Array("RETURN".utf8)
            guard arrow >= lead.count else { return .nothing(at: bytes.count) }
            rest.replaceSubrange(0..<lead.count, with: lead)
        }
        return language(rest)
    }

    private func setting(_ bytes: [UInt8], from end: Int) -> Completion? {
        let words = bytes[end...].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        let isTyping = bytes.last != 0x20
        guard let first = words.first, words.count > 1 || !isTyping,
            let setting = ShellSetting.all.first(where: { $0.name == first })
        else { return nil }
        let choices =
            first == "mode" ? OutputMode.allCases.map(\.rawValue) : CommandArgument.choices(of: setting.values)
        return choose(choices.map { CompletionCandidate(.option, $0) }, bytes, from: end)
    }

    /// Names of clauses and functions after `?`.
    func topic(_ bytes: [UInt8], from start: Int) -> Completion {
        let word = String(decoding: bytes[start...], as: UTF8.self)
        return Completion(range: start..<bytes.count, candidates: Self.matching(topics(), word))
    }

    private func topics() -> [CompletionCandidate] {
        Documentation.entries.map { CompletionCandidate(.topic, $0.name, detail: $0.section.rawValue.lowercased()) }
    }

    /// Candidates for the last word.
    private func choose(_ candidates: [CompletionCandidate], _ bytes: [UInt8], from end: Int) -> Completion {
        let start = bytes.lastIndex(of: 0x20).map { max(end, $0 + 1) } ?? end
        let word = String(decoding: bytes[start...], as: UTF8.self)
        return Completion(range: start..<bytes.count, candidates: Self.matching(candidates, word))
    }

    /// Entries of the folder that a path names; the path begins at byte `start`.
    func files(_ bytes: [UInt8], from start: Int) -> Completion {
        let path = String(decoding: bytes[start...], as: UTF8.self)
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        let word = path.dropFirst(folder.count)
        let candidates = vocabulary.files(folder.isEmpty ? "." : String(folder))
            .filter { $0.name.hasPrefix(word) && (word.hasPrefix(".") || !$0.name.hasPrefix(".")) }
            .sorted { $0.name < $1.name }
            .map { CompletionCandidate(.file, $0.name + ($0.isFolder ? "/" : "")) }
        return Completion(range: (start + folder.utf8.count)..<bytes.count, candidates: candidates)
    }
}
