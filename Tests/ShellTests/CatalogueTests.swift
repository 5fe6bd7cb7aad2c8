import Foundation
import TestSupport
import Testing

/// Whatever the program offers is explained in its help and in the manual, and some test does it in the real program.
///
/// What there is, is asked of the program itself, so that nothing new can be left out.
@Suite("Catalogue")
struct CatalogueTests {
    private let manual: String
    /// The tests that run the real program, this file aside.
    private let tests: String

    init() throws {
        manual = try ProgramRun.of(["man"]).output.replacingOccurrences(of: "\\-", with: "-")
        tests = RepositoryFiles.files(
            below: RepositoryFiles.root.appendingPathComponent("Tests"), ending: "Tests.swift"
        )
        .filter { $0.lastPathComponent != "CatalogueTests.swift" }
        .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
        .filter { $0.contains("ProgramRun.of(") || $0.contains("PseudoTerminal(") || $0.contains("PromptDriver(") }
        .joined()
    }

    /// Whether the tests have a text that no letter follows.
    private func isTested(_ text: String) -> Bool {
        var rest = tests[...]
        while let found = rest.range(of: text) {
            rest = rest[found.upperBound...]
            if let next = rest.first, next.isLetter || next == "-" { continue }
            return true
        }
        return false
    }

    @Test func commandsOfThePrompt() throws {
        let names = try Self.items(of: ":help", from: "  :")
        // What has been promised; there may be more.
        let promised =
            "help schema labels types describe sample param params set-from-result source save queries run record edit mode "
            + "once output last pager timing expand graph explain profile watch begin commit rollback undo history settings "
            + "safe learn quit"
        #expect(Set(promised.split(separator: " ").map(String.init)).subtracting(names).isEmpty)
        for name in names {
            #expect(manual.contains("\n.B :\(name)"), "\(name)")
            #expect(isTested(":" + name), "no test of the real program has :\(name)")
            #expect(try ProgramRun.of([], input: ":help \(name)\n").output.hasPrefix(":" + name))
        }
    }

    @Test func flags() throws {
        let dump = try ProgramRun.of(["--experimental-dump-help"]).output
        let root = try JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any]
        let program = try #require(root?["command"] as? [String: Any])
        let commands = try #require(program["subcommands"] as? [[String: Any]])
        #expect(commands.count >= 13)
        var flags: Set<String> = []
        for command in commands {
            let name = try #require(command["commandName"] as? String)
            let help = try ProgramRun.of(name == "ask" ? ["--help"] : [name, "--help"]).output
            if name != "ask" { #expect(manual.contains("\n.SS entente \(name)\n"), "\(name)") }
            for argument in command["arguments"] as? [[String: Any]] ?? [] {
                guard argument["shouldDisplay"] as? Bool == true else { continue }
                for form in argument["names"] as? [[String: String]] ?? [] {
                    let flag = (form["kind"] == "long" ? "--" : "-") + (form["name"] ?? "")
                    flags.insert(flag)
                    #expect(help.contains(flag), "\(name) \(flag)")
                }
            }
        }
        #expect(flags.count > 40)
        for flag in flags.subtracting(["--version", "--help", "-h"]) {
            #expect(manual.contains(flag), "\(flag)")
            #expect(
                tests.contains("\"\(flag)\"") || tests.contains("\"\(flag)="),
                "no test of the real program has \(flag)")
        }
    }

    @Test func exitStatuses() throws {
        let help = try ProgramRun.of(["--help"]).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for status in [0, 1, 4, 64, 65, 66, 70, 73, 74, 77, 124, 130] {
            #expect(manual.contains("\n.B \(status)\n"), "\(status)")
            #expect(help.contains(" \(status) "), "\(status)")
            #expect(isTested("status == \(status)"), "no test ends with \(status)")
        }
    }

    @Test func modes() throws {
        let modes = try Self.items(of: ":help modes", from: "  ", ending: "null,")
        #expect(modes.count >= 16)
        for mode in modes {
            #expect(manual.contains(mode))
            #expect(tests.contains("\"\(mode)\""), "no test has the mode \(mode)")
        }
    }

    @Test func settings() throws {
        let settings = try Self.items(of: ":settings", from: "")
        #expect(settings.count >= 16)
        for setting in settings {
            #expect(tests.contains("\"\(setting)\"") || isTested(":set \(setting)"), "no test sets \(setting)")
        }
    }

    @Test func environment() throws {
        let section = try #require(manual.components(separatedBy: ".SH ENVIRONMENT\n").last)
        let names = section.split(separator: "\n").filter { $0.hasPrefix(".B ") }.flatMap {
            $0.dropFirst(3).split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        #expect(names.count >= 13)
        for name in names { #expect(tests.contains("\"\(name)\""), "no test sets \(name)") }
    }

    /// Every key that `:help keys` names is pressed somewhere.
    @Test func keys() throws {
        let help = try ProgramRun.of([], input: ":help keys\n").output
        for match in help.matches(of: /(Ctrl|Alt)-([A-Z_])\b/) {
            let call = (match.1 == "Ctrl" ? "control" : "alt") + "(\"\(match.2.lowercased())\")"
            #expect(tests.contains(call), "no test presses \(match.0)")
        }
        for (name, key) in [
            ("Enter", "Key.enter"), ("Alt-Enter", "alt(\"\\r\")"), ("Tab", "Key.tab"), ("Up", "Key.up"),
            ("Down", "Key.down"), ("Right", "Key.right"), ("End", "Key.end"), ("Ctrl-Left", "Key.wordLeft"),
        ] {
            #expect(help.contains(name), "\(name)")
            #expect(tests.contains(key), "no test presses \(name)")
        }
    }

    /// The first words of lines that begin so, in what a command shows.
    private static func items(of command: String, from start: String, ending end: String? = nil) throws -> [String] {
        let lines = try ProgramRun.of([], input: command + "\n").output.split(separator: "\n")
            .filter { $0.hasPrefix(start) && $0.dropFirst(start.count).first?.isWhitespace == false }
            .map { String($0.dropFirst(start.count).prefix { !$0.isWhitespace }) }
        return end.map { end in Array(lines.prefix { $0 != end }) } ?? lines
    }
}
