import Foundation
import Testing

/// The rules of the house that a machine can check.
@Suite struct ArchitectureTests {
    let tree = SourceTree()

    /// What each target may import of our own targets, as CONTRIBUTING.md has it.
    static let allowed: [String: Set<String>] = [
        "SourceText": [],
        "QuerySyntax": ["SourceText"],
        "PropertyGraph": [],
        "QuerySemantics": ["SourceText", "QuerySyntax", "PropertyGraph"],
        "QueryPlanning": ["SourceText", "QuerySyntax", "PropertyGraph", "QuerySemantics"],
        "QueryExecution": ["SourceText", "QuerySyntax", "PropertyGraph", "QuerySemantics", "QueryPlanning"],
        "Entente": [
            "SourceText", "QuerySyntax", "PropertyGraph", "QuerySemantics", "QueryPlanning", "QueryExecution",
        ],
        "GraphInterchange": ["Entente"],
        "ResultRendering": ["Entente"],
        "Shell": [
            "Entente", "GraphInterchange", "ResultRendering", "QuerySyntax", "SourceText", "CLibEdit",
        ],
        "EntenteCommand": ["Shell"],
    ]
    /// System modules that the engine may use; Foundation is not among them.
    static let system: Set<String> = ["Glibc", "Swift", "Synchronization"]
    /// System modules and libraries that the edges may use besides.
    static let edgeSystem: Set<String> = [
        "Glibc", "Swift", "Synchronization", "Foundation", "ArgumentParser", "Dispatch",
    ]
    static let edges: Set<String> = ["GraphInterchange", "ResultRendering", "Shell", "EntenteCommand"]

    @Test func importsFollowTheTable() throws {
        var checked = 0
        for (target, own) in Self.allowed {
            let permitted = own.union(Self.edges.contains(target) ? Self.edgeSystem : Self.system)
            for file in try tree.swiftFiles(in: "Sources/" + target) {
                for module in file.imports {
                    #expect(permitted.contains(module), "\(file.path) must not import \(module)")
                    checked += 1
                }
            }
        }
        #expect(checked > 200, "the reader of import lines finds too little")
    }

    @Test func everyTargetIsInTheTable() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: tree.root.appendingPathComponent("Sources").path)
        let targets = folders.filter { !$0.hasPrefix(".") && $0 != "CLibEdit" }
        #expect(Set(targets) == Set(Self.allowed.keys))
    }

    @Test func theTableHasNoCycle() {
        func below(_ target: String, _ path: [String]) -> Bool {
            if path.contains(target) { return false }
            return (Self.allowed[target] ?? []).allSatisfy { below($0, path + [target]) }
        }
        for target in Self.allowed.keys { #expect(below(target, []), "\(target) imports itself in the end") }
    }

    @Test func filesAreShort() throws {
        let files = try tree.swiftFiles(in: "Sources")
        for file in files { #expect(file.lines.count <= 800, "\(file.path) has \(file.lines.count) lines") }
        let lengths = files.map(\.lines.count).sorted()
        #expect(lengths[lengths.count / 2] < 200, "the median file has \(lengths[lengths.count / 2]) lines")
    }

    @Test func publicTypesAndFunctionsAreDocumented() throws {
        var undocumented: [String] = []
        for target in ["SourceText", "QuerySyntax", "PropertyGraph", "QuerySemantics", "QueryPlanning", "Entente"] {
            for file in try tree.swiftFiles(in: "Sources/" + target) {
                for (number, line) in file.lines.enumerated() {
                    let words = line.split(separator: " ")
                    guard let first = words.first(where: { !$0.hasPrefix("@") && $0 != "final" && $0 != "indirect" }),
                        first == "public", !line.contains("override"), !line.contains("typealias")
                    else { continue }
                    let isType = ["struct", "enum", "class", "protocol"].contains { words.contains(Substring($0)) }
                    guard isType, !line.hasPrefix("        ") else { continue }
                    if !isDocumented(file.lines, before: number) { undocumented.append("\(file.path):\(number + 1)") }
                }
            }
        }
        #expect(undocumented.count <= Self.undocumentedTypes, "undocumented public types: \(undocumented)")
    }

    /// Public types without a comment of their own: those whose name says it all. May only shrink.
    static let undocumentedTypes = 40

    private func isDocumented(_ lines: [Substring], before number: Int) -> Bool {
        var index = number - 1
        while index >= 0 {
            let line = lines[index].drop { $0 == " " }
            if line.hasPrefix("///") { return true }
            guard line.hasPrefix("@") else { return false }
            index -= 1
        }
        return false
    }

    @Test func theTopLevelIsFixed() throws {
        let agreed: Set<String> = [
            "Package.swift", "Sources", "Tests", "Examples", "Grammar", "README.md", "LICENSE", "CHANGELOG.md",
            "CONTRIBUTING.md", "Package.resolved",
        ]
        for entry in try tree.visibleTopLevel() { #expect(agreed.contains(entry), "\(entry) at the top level") }
    }

    @Test func sourcesHaveNoLooseEnds() throws {
        for file in try tree.swiftFiles(in: "Sources") {
            for (number, line) in file.lines.enumerated() {
                for mark in ["TODO", "FIXME", "fatalError(", "try!", "as!"] {
                    #expect(!line.contains(mark), "\(file.path):\(number + 1) has \(mark)")
                }
            }
        }
    }
}
