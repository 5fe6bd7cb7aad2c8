import Foundation
import TestSupport
import Testing

/// Scripts by topic against their recorded output. `ENTENTE_RECORD=1` records anew, never under CI.
@Suite("Golden scripts")
struct GoldenTests {
    private static let folder = "Tests/GoldenTests/Scripts"

    /// Paths of all scripts, from the root of the package.
    static let scripts: [String] = {
        let root = RepositoryFiles.root.resolvingSymlinksInPath().path + "/"
        return RepositoryFiles.files(below: RepositoryFiles.root.appendingPathComponent(folder), ending: ".golden")
            .map { $0.path.hasPrefix(root) ? String($0.path.dropFirst(root.count)) : $0.path }
    }()

    @Test("A script gives its recorded output", arguments: scripts)
    func script(path: String) throws {
        let written = try RepositoryFiles.text(path)
        let script = try GoldenScript(written)
        let recorded = GoldenRecorder().record(script).text
        let isSame = written == recorded
        if RepositoryFiles.isRecording {
            if !isSame { print("recorded \(path)") }
            _ = try RepositoryFiles.matches(recorded, path: path)
            return
        }
        guard !isSame else { return }
        Issue.record("\(path) gives something else than recorded:\n\(Self.difference(written, recorded))")
    }

    @Test("There are scripts, and every one has statements")
    func inventory() throws {
        #expect(Self.scripts.count >= 40)
        for path in Self.scripts {
            let script = try GoldenScript(RepositoryFiles.text(path))
            #expect(!script.sections.isEmpty, "\(path)")
            #expect(!script.head.isEmpty, "\(path) says what it is about")
        }
    }

    /// Lines that only one side has, `-` recorded and `+` given now.
    private static func difference(_ old: String, _ new: String) -> String {
        let (before, after) = (old.components(separatedBy: "\n"), new.components(separatedBy: "\n"))
        return after.difference(from: before).map { change in
            switch change {
            case .remove(let line, let text, _): (line, "-\(line + 1) \(text)")
            case .insert(let line, let text, _): (line, "+\(line + 1) \(text)")
            }
        }
        .sorted { $0.0 < $1.0 }.map(\.1).joined(separator: "\n")
    }
}
