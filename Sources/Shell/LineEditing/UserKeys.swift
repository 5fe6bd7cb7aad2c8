import CLibEdit
import Glibc

/// The user's own settings for libedit: the file that `$EDITRC` names, else `~/.editrc` (see editrc(5)).
///
/// The file is read line by line rather than by libedit, because `bind -v` and `bind -e` in it forget all bindings made
/// before, ours too: they are looked for first, and left out when the rest is applied.
enum UserKeys {
    /// The set of keys that the file asks for; nil where it does not say.
    static var wishedKeys: EditingPreferences.Keys? {
        var wished: EditingPreferences.Keys?
        for words in lines where words.count == 2 && words[0] == "bind" {
            if words[1] == "-v" { wished = .vi }
            if words[1] == "-e" { wished = .emacs }
        }
        return wished
    }

    /// Applies the rest of the file.
    static func apply(to handle: OpaquePointer) {
        for words in lines where !(words.count == 2 && words[0] == "bind" && (words[1] == "-v" || words[1] == "-e")) {
            var pointers = words.map { UnsafePointer(strdup($0)) }
            pointers.withUnsafeMutableBufferPointer { _ = el_parse(handle, Int32($0.count), $0.baseAddress) }
            for pointer in pointers { free(UnsafeMutablePointer(mutating: pointer)) }
        }
    }

    /// The words of the lines that concern this program: `bind …`, `entente:bind …`.
    private static var lines: [[String]] {
        guard let path = Terminal.environment("EDITRC") ?? Terminal.environment("HOME").map({ $0 + "/.editrc" }),
            let bytes = try? FileAccess.read(path)
        else { return [] }
        return bytes.split(separator: 0x0A).compactMap { line in
            var words = Self.words(String(decoding: line, as: UTF8.self))
            guard let first = words.first, !first.hasPrefix("#") else { return nil }
            if let colon = first.firstIndex(of: ":") {
                guard first[..<colon] == "entente" else { return nil }
                words[0] = String(first[first.index(after: colon)...])
            }
            return words
        }
    }

    /// The words of a line after the rules of libedit: quotes and backslashes as in a shell.
    private static func words(_ line: String) -> [String] {
        guard let tokenizer = tok_init(nil) else { return [] }
        defer { tok_end(tokenizer) }
        var count: Int32 = 0
        var pointers: UnsafeMutablePointer<UnsafePointer<CChar>?>?
        guard tok_str(tokenizer, line, &count, &pointers) == 0, let pointers else { return [] }
        return (0..<Int(count)).compactMap { pointers[$0].map { String(cString: $0) } }
    }
}
