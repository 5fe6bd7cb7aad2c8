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

    /// The transcript in README is what the script writes.
    @Test func theTranscriptOfALesson() throws {
        let script = RepositoryFiles.root.appendingPathComponent(".ci/lesson-transcript").path
        let run = try ProgramRun.of([script, ProgramUnderTest.path("entente")], program: "/bin/bash")
        #expect(run.status == 0)
        let readme = try RepositoryFiles.text("README.md")
        let block = readme.components(separatedBy: "<!-- lesson -->\n```\n").last?.components(separatedBy: "\n```\n")
            .first
        #expect(run.output.trimmingCharacters(in: .newlines) == block)
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
