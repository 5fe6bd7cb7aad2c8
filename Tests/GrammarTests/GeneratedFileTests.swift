import Foundation
import TestSupport
import Testing

/// Every generated file is what its generator makes; `ENTENTE_RECORD=1` writes them anew.
@Suite(.serialized) struct GeneratedFileTests {
    static let hint: Comment = "out of date: run ENTENTE_RECORD=1 swift test --filter GrammarTests"
    let grammar: LanguageGrammar

    init() throws { grammar = try LanguageGrammar() }

    @Test func keywords() throws {
        let text = KeywordGenerator.swiftSource(grammar.keywords)
        #expect(
            try RepositoryFiles.matches(text, path: "Sources/QuerySyntax/Lexing/Keyword.swift"), GeneratedFileTests.hint
        )
    }

    @Test func editorGrammar() throws {
        let text = EditorGrammar.json(grammar.keywords)
        #expect(try RepositoryFiles.matches(text, path: "Grammar/entente.tmLanguage.json"), GeneratedFileTests.hint)
    }

    @Test func diagrams() throws {
        let index = DiagramIndex(grammar.document)
        for file in index.files {
            #expect(
                try RepositoryFiles.matches(file.text, path: "Grammar/Diagrams/\(file.name)"), GeneratedFileTests.hint)
        }
        let folder = RepositoryFiles.root.appendingPathComponent("Grammar/Diagrams")
        let wanted = Set(index.files.map(\.name))
        for file in RepositoryFiles.files(below: folder, ending: ".svg") where !wanted.contains(file.lastPathComponent)
        {
            if RepositoryFiles.isRecording {
                try FileManager.default.removeItem(at: file)
            } else {
                Issue.record("\(file.lastPathComponent) belongs to no production")
            }
        }
    }

    /// The list at the end of Grammar/README.md; what stands before it is written by hand.
    @Test func listOfDiagrams() throws {
        let heading = "## The productions\n"
        let text = try RepositoryFiles.text("Grammar/README.md")
        let end = try #require(text.firstRange(of: heading)).upperBound
        let whole = text[..<end] + DiagramIndex(grammar.document).list
        #expect(try RepositoryFiles.matches(String(whole), path: "Grammar/README.md"), GeneratedFileTests.hint)
    }

    @Test func diagramsAreWellFormed() {
        for file in DiagramIndex(grammar.document).files {
            let parser = XMLCheck(file.text)
            #expect(parser.isWellFormed, "\(file.name)")
            #expect(!file.text.contains("NaN") && !file.text.contains("inf"), "\(file.name)")
        }
    }
}

/// Tags that open are closed, in order; enough for files that a generator wrote.
private struct XMLCheck {
    var isWellFormed: Bool

    init(_ text: String) {
        var open: [Substring] = []
        isWellFormed = true
        for piece in text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1) {
            guard let end = piece.firstIndex(of: ">") else {
                isWellFormed = false
                return
            }
            let tag = piece[..<end]
            let name = tag.prefix { $0.isLetter || $0 == "/" && tag.first == "/" }
            if tag.hasPrefix("/") {
                if open.popLast() != name.dropFirst() { isWellFormed = false }
            } else if !tag.hasSuffix("/") {
                open.append(name)
            }
        }
        if !open.isEmpty { isWellFormed = false }
    }
}
