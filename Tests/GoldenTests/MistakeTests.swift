import Entente
import Foundation
import SourceText
import TestSupport
import Testing

/// The scripts of wrong statements say, before anything ran, which words a teacher would put a finger on.
///
/// A caret is right when the first message begins within these words.
@Suite("Mistakes")
struct MistakeTests {
    private struct Finding {
        var statement: String
        var wanted: Range<Int>
        /// Where the first message points to; nil when there is none.
        var found: Int?

        var isRight: Bool { found.map(wanted.contains) ?? false }
    }

    @Test("The caret is under the mistake in at least 95 of 100 wrong statements")
    func carets() throws {
        let findings = try GoldenTests.scripts.filter { $0.contains("/mistakes/") }.flatMap(findings)
        #expect(findings.count >= 150)
        for finding in findings {
            #expect(finding.found != nil, "nothing is said about \(finding.statement)")
        }
        let wrong = findings.filter { !$0.isRight }
        let list = wrong.map { "\($0.statement) at \($0.found ?? -1)" }.joined(separator: "\n")
        #expect(
            wrong.count * 20 <= findings.count, "\(wrong.count) of \(findings.count) carets are elsewhere:\n\(list)")
    }

    private func findings(path: String) throws -> [Finding] {
        let script = try GoldenScript(RepositoryFiles.text(path))
        let session = Database().session()
        var result: [Finding] = []
        for section in script.sections {
            guard let mark = section.comments.first(where: { $0.hasPrefix(" at ") }) else {
                _ = try session.run(section.statement).rows()
                continue
            }
            result.append(
                Finding(
                    statement: section.statement, wanted: try place(mark, in: section.statement),
                    found: firstMessage(section.statement, session)))
        }
        return result
    }

    private func firstMessage(_ statement: String, _ session: Session) -> Int? {
        do throws(Diagnostic) {
            let result = try session.run(statement)
            _ = try result.rows()
            return result.summary.warnings.first.map { Int($0.range.start) }
        } catch {
            return Int(error.range.start)
        }
    }

    /// ` at `words``, ` at 2 `words`` for the second of several, ` at the end`.
    private func place(_ mark: String, in statement: String) throws -> Range<Int> {
        let bytes = Array(statement.utf8)
        if mark == " at the end" {
            let end = statement.trimmingCharacters(in: .whitespaces).utf8.count
            return end..<bytes.count + 1
        }
        guard let open = mark.firstIndex(of: "`") else { throw TestFailure("no words in '\(mark)'") }
        let number = Int(mark[..<open].dropFirst(4).trimmingCharacters(in: .whitespaces)) ?? 1
        // A fence of two holds a text with a backtick in it.
        let width = mark.hasSuffix("``") ? 2 : 1
        let words = Array(mark[open...].dropFirst(width).dropLast(width).utf8)
        var start = -1
        for _ in 0..<number {
            guard let next = (start + 1..<bytes.count).first(where: { bytes[$0...].starts(with: words) }) else {
                throw TestFailure("'\(mark)' is not in '\(statement)'")
            }
            start = next
        }
        return start..<start + words.count
    }
}
