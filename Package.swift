// swift-tools-version: 6.1
import PackageDescription

// One direction, no back edges: text → tokens → tree → bound statement → plan → batches → output.
// `ArchitectureTests` holds the imports of every file against the dependencies named here.

/// Engine targets: no Foundation, nothing but the stages below them.
let engine: [Target] = [
    .target(name: "SourceText"),
    .target(name: "QuerySyntax", dependencies: ["SourceText"]),
    .target(name: "PropertyGraph"),
    .target(name: "QuerySemantics", dependencies: ["SourceText", "QuerySyntax", "PropertyGraph"]),
    .target(name: "QueryPlanning", dependencies: ["SourceText", "QuerySyntax", "PropertyGraph", "QuerySemantics"]),
    .target(
        name: "QueryExecution",
        dependencies: ["SourceText", "QuerySyntax", "PropertyGraph", "QuerySemantics", "QueryPlanning"]),
    .target(
        name: "Entente",
        dependencies: [
            "SourceText", "QuerySyntax", "PropertyGraph", "QuerySemantics", "QueryPlanning", "QueryExecution",
        ]),
]

/// A program that stands alone starts in half the time: no libraries to find, map and relocate. Release builds only: tests
/// are linked with the libraries of the test runner; for the same reason no test target depends on the program.
let linkedStatically: [LinkerSetting] = {
    let release = BuildSettingCondition.when(platforms: [.linux], configuration: .release)
    // What archives need is named in none of them: those behind libedit, and those behind Swift's own, which are known
    // otherwise only where `--static-swift-stdlib` is given.
    let libraries = ["tinfo", "bsd", "md", "_FoundationCShims", "_FoundationCollections", "swift_RegexParser"]
    return [.unsafeFlags(["-static-executable", "-use-ld=lld"], release)]
        + libraries.map { .linkedLibrary($0, release) }
}()

/// The edges: files, terminals, programs.
let edges: [Target] = [
    .target(name: "GraphInterchange", dependencies: ["Entente"]),
    .target(name: "ResultRendering", dependencies: ["Entente"]),
    .systemLibrary(name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(
        name: "Shell",
        dependencies: ["Entente", "GraphInterchange", "ResultRendering", "QuerySyntax", "SourceText", "CLibEdit"]),
    .executableTarget(
        name: "EntenteCommand",
        dependencies: ["Shell", .product(name: "ArgumentParser", package: "swift-argument-parser")],
        linkerSettings: linkedStatically),
]

let support: [Target] = [
    .target(
        name: "TestSupport", dependencies: ["SourceText", "QuerySyntax", "QueryPlanning", "Entente"],
        path: "Tests/TestSupport"),
    .target(name: "ConformanceKit", dependencies: ["Entente"], path: "Tests/ConformanceKit"),
    .executableTarget(
        name: "conformance",
        dependencies: ["ConformanceKit", .product(name: "ArgumentParser", package: "swift-argument-parser")],
        path: "Tests/ConformanceCommand"),
    .executableTarget(
        name: "benchmarks",
        dependencies: [
            "Entente", "GraphInterchange", "PropertyGraph", "QuerySyntax", "SourceText", "Shell", "TestSupport",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        path: "Tests/Benchmarks",
        exclude: [
            "RESULTS.md", "Analytical/statements.txt", "baselines", "peers", "side-by-side",
        ],
        linkerSettings: linkedStatically),
]

let tests: [Target] = [
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"]),
    .testTarget(name: "QuerySyntaxTests", dependencies: ["QuerySyntax"]),
    .testTarget(name: "PropertyGraphTests", dependencies: ["PropertyGraph"]),
    .testTarget(name: "QuerySemanticsTests", dependencies: ["QuerySemantics", "ConformanceKit", "TestSupport"]),
    .testTarget(name: "QueryPlanningTests", dependencies: ["QueryPlanning", "Entente"]),
    .testTarget(
        name: "QueryExecutionTests",
        dependencies: ["QueryExecution", "Entente", "PropertyGraph", "QueryPlanning", "QuerySemantics"]),
    .testTarget(name: "EntenteTests", dependencies: ["Entente", "TestSupport"]),
    .testTarget(
        name: "GoldenTests", dependencies: ["Entente", "ResultRendering", "TestSupport"], exclude: ["Scripts"]),
    .testTarget(
        name: "ConformanceTests", dependencies: ["ConformanceKit", "TestSupport"]),
    .testTarget(name: "GrammarTests", dependencies: ["QuerySyntax", "TestSupport", "ConformanceKit"]),
    .testTarget(
        name: "PropertyTests", dependencies: ["Entente", "TestSupport"], exclude: ["README.md"]),
    .testTarget(
        name: "GraphInterchangeTests",
        dependencies: ["GraphInterchange", "Entente", "PropertyGraph", "TestSupport"]),
    .testTarget(name: "ResultRenderingTests", dependencies: ["ResultRendering"]),
    .testTarget(name: "ShellTests", dependencies: ["Shell", "TestSupport"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
]

let package = Package(
    name: "entente",
    products: [
        .library(name: "Entente", targets: ["Entente"]),
        .executable(name: "entente", targets: ["EntenteCommand"]),
        .executable(name: "conformance", targets: ["conformance"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
    ],
    targets: engine + edges + support + tests,
    swiftLanguageModes: [.v6]
)
