import Foundation
import TestSupport
import Testing

/// The manual page, completions, and the pages of `:help`.
@Suite("Manual and completions")
struct ManualTests {
    private static let subcommands = ["run", "check", "fmt", "test", "learn", "doc", "explain-error", "man", "schema"]

    @Test func theManualHasEverything() throws {
        let page = try ProgramRun.of(["man"])
        #expect(page.status == 0)
        let text = page.output.replacingOccurrences(of: "\\-", with: "-")
        for name in Self.subcommands where name != "man" {
            #expect(text.contains("\n.SS entente \(name)\n"), "\(name)")
        }
        for flag in [
            "-c, --command text", "-g, --graph file", "-P, --param name=>expression", "--params file",
            "-m, --mode name",
            "--json", "--timeout time", "--read-only", "--update", "--check", "--format format", "--lessons folder",
        ] { #expect(text.contains("\n.B \(flag)\n"), "\(flag)") }
        for command in [":save NAME [TITLE]", ":run NAME [PARAMETER=VALUE …]", ":hint", ":set-from-result [NAME]"] {
            #expect(text.contains("\n.B \(command)\n"), "\(command)")
        }
        for request in [".TH ENTENTE 1", ".SH NAME", ".SH SYNOPSIS", ".SH FILES", ".SH ENVIRONMENT"] {
            #expect(text.contains(request))
        }
        #expect(page.output.split(separator: "\n").allSatisfy { !$0.hasPrefix("'") })
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionScripts(_ shell: String) throws {
        let run = try ProgramRun.of(["--generate-completion-script", shell])
        #expect(run.status == 0)
        for name in Self.subcommands { #expect(run.output.contains(name), "\(name)") }
        for word in ["markdown", "jsonl", "sarif"] { #expect(run.output.contains(word), "\(word)") }
        if shell == "bash" {
            let folder = try TemporaryFolder()
            let script = try folder.write(run.output, to: "completion")
            #expect(try ProgramRun.of(["-n", script], program: "/bin/bash").status == 0)
        }
    }

    @Test(arguments: [
        ("doc", "name", "substring"), ("explain-error", "code", "DivisionByZero"), ("learn", "lesson", "creating"),
    ])
    func completionOfNames(_ command: String, _ argument: String, _ name: String) throws {
        let run = try ProgramRun.of(["---completion", command, "--", "positional@0", "0", "0", ""])
        #expect(run.output.split(separator: "\n").contains(Substring(name)), "\(run.output) \(run.errors)")
    }

    /// What bash offers after Tab.
    @Test(arguments: [("ex", "explain-error"), ("doc subs", "substring"), ("check --format sa", "sarif")])
    func completionInBash(_ typed: String, _ offered: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(try ProgramRun.of(["--generate-completion-script", "bash"]).output, to: "completion")
        let program = ProgramUnderTest.path("entente")
        let script = try folder.write(
            """
            export PATH="$(dirname '\(program)'):$PATH"
            source '\(folder.path)/completion'
            COMP_LINE='entente \(typed)'
            COMP_POINT=${#COMP_LINE}
            COMP_WORDS=($COMP_LINE)
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            COMP_TYPE=9
            $(complete -p entente | sed 's/.*-F \\([^ ]*\\).*/\\1/') entente "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """, to: "press-tab")
        let run = try ProgramRun.of([script], program: "/bin/bash", folder: folder)
        #expect(
            run.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.contains(offered),
            "\(run.output) \(run.errors)")
    }

    /// The transcripts in README are what the scripts write; only the time of a query may be another.
    @Test(arguments: ["lesson", "prompt"])
    func transcripts(_ name: String) throws {
        let script = RepositoryFiles.root.appendingPathComponent(".ci/\(name)-transcript").path
        let run = try ProgramRun.of([script, ProgramUnderTest.path("entente")], program: "/bin/bash")
        #expect(run.status == 0, "\(run.errors)")
        let readme = try RepositoryFiles.text("README.md")
        let block = readme.components(separatedBy: "<!-- \(name) -->\n```\n").last?.components(separatedBy: "\n```\n")
            .first
        func untimed(_ text: String) -> String { text.replacing(#/, [0-9.]+ m?s/#, with: "") }
        #expect(untimed(run.output.trimmingCharacters(in: .newlines)) == block.map(untimed))
    }

    /// The picture in README is what its script draws.
    @Test func picture() throws {
        let examples = "Examples/hanoi-vientiane/"
        let folder = try TemporaryFolder()
        for file in ["graph.cypher", "make-picture"] {
            try folder.write(RepositoryFiles.text(examples + file), to: file)
        }
        let run = try ProgramRun.of(
            [folder.path + "/make-picture"], program: "/bin/sh",
            environment: ["ENTENTE": ProgramUnderTest.path("entente")])
        #expect(run.status == 0, "\(run.errors)")
        let drawn = try #require(folder.read("agreements.svg"))
        #expect(try drawn == RepositoryFiles.text(examples + "agreements.svg"))
    }

    /// What is installed finds its lessons, wherever it is put.
    @Test func installation() throws {
        let folder = try TemporaryFolder()
        let script = RepositoryFiles.root.appendingPathComponent(".ci/install").path
        let program = ProgramUnderTest.path("entente")
        let run = try ProgramRun.of(
            [script, folder.path + "/usr"], program: "/bin/bash", environment: ["ENTENTE_PROGRAM": program])
        #expect(run.status == 0, "\(run.errors)")
        let installed = folder.path + "/usr/bin/entente"
        let lesson = try ProgramRun.of(
            ["learn", "first-match", "-q"], program: installed, input: "MATCH (p:Person) RETURN p.name;\n",
            folder: folder)
        #expect(lesson.output.contains("✓ right"))
        #expect(folder.read("usr/share/man/man1/entente.1")?.hasPrefix(".TH ENTENTE 1") == true)
        for file in ["bash-completion/completions/entente", "zsh/site-functions/_entente"] {
            #expect(folder.read("usr/share/" + file)?.isEmpty == false, "\(file)")
        }
    }

    @Test func helpTopics() throws {
        let run = try ProgramRun.of([], input: ":help parameters\n:help scripts\n:help lessons\n:help keys\n")
        #expect(run.status == 0)
        for text in [":set-from-result", "@param name STRING", ":learn off", "Ctrl-R"] {
            #expect(run.output.contains(text), "\(text)")
        }
    }

    @Test func everySubcommandHasHelp() throws {
        for name in Self.subcommands {
            let run = try ProgramRun.of(["help", name])
            #expect(run.status == 0)
            #expect(run.output.contains("OVERVIEW"), "\(name)")
        }
    }
}
