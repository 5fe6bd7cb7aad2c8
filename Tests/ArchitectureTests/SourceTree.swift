import Foundation

/// The package as files: what the tests of the house look at.
struct SourceTree {
    struct File {
        /// Path below the package, with slashes.
        let path: String
        let lines: [Substring]

        /// Modules named by `import` lines.
        var imports: [String] {
            lines.compactMap { line in
                let words = line.split(separator: " ")
                guard let position = words.firstIndex(of: "import"), position <= 2, position + 1 < words.count,
                    words.prefix(position).allSatisfy({ $0.hasPrefix("@") || $0 == "public" || $0 == "internal" })
                else { return nil }
                let isKind = ["struct", "enum", "class", "protocol", "func", "var", "typealias"]
                    .contains(String(words[position + 1]))
                guard let name = isKind ? words.dropFirst(position + 2).first : words[position + 1] else { return nil }
                return String(name.split(separator: ".")[0])
            }
        }
    }

    let root: URL

    /// The package that this file belongs to.
    init() {
        root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    /// All Swift files below a folder, by path.
    func swiftFiles(in folder: String) throws -> [File] {
        let base = root.appendingPathComponent(folder)
        guard let names = FileManager.default.enumerator(atPath: base.path) else { return [] }
        var files: [File] = []
        for case let name as String in names where name.hasSuffix(".swift") {
            let text = try String(contentsOf: base.appendingPathComponent(name), encoding: .utf8)
            files.append(
                File(path: folder + "/" + name, lines: text.split(separator: "\n", omittingEmptySubsequences: false)))
        }
        return files.sorted { $0.path < $1.path }
    }

    /// Visible entries at the top level that are under version control or could be.
    func visibleTopLevel() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.path).filter { !$0.hasPrefix(".") }.sorted()
    }
}
