import Glibc
import QuerySyntax
import SourceText
import Testing

struct NestingTests {
    /// What stands before and after the next level.
    private static let shapes: [(String, String)] = [
        ("(", ")"), ("[", "]"), ("NOT ", ""), ("{a: ", "}"), ("- ", ""), ("f(", ")"), ("CASE WHEN ", " THEN 1 END"),
        ("CASE ", " WHEN 1 THEN 1 END"), ("[x IN ", " | x]"), ("x[", "]"), ("n {a: ", "}"),
        ("all(x IN [1] WHERE ", ")"), ("reduce(a = 1, x IN ", " | 1)"), ("EXISTS { MATCH (n) WHERE ", " }"),
        ("EXISTS { MATCH (n {a: ", "}) RETURN n }"), ("COLLECT { RETURN ", " }"), ("COUNT { (n)-->(m {a: ", "}) }"),
        ("[(a)-->(b) WHERE ", " | 1]"), ("[(a)-->(b {c: ", "}) | 1]"), ("(a)-[{b: ", "}]-()"), ("1 + (", ")"),
        ("1 < 2 + 3 * (", ")"), ("a AND NOT b IN [", "]"), ("a OR b XOR c AND d = e < f + g * h ^ (", ")"),
    ]

    /// Parses on a thread whose stack has 512 KiB.
    private func parse(_ text: String) -> ParsedScript {
        final class Box: @unchecked Sendable {
            let text: String
            var script: ParsedScript?
            init(_ text: String) { self.text = text }
        }
        let box = Box(text)
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, 512 * 1024)
        var thread = pthread_t()
        let started = pthread_create(
            &thread, &attributes,
            { argument in
                guard let argument else { return nil }
                let box = Unmanaged<Box>.fromOpaque(argument).takeUnretainedValue()
                box.script = Parser.parseScript(SourceText(box.text))
                return nil
            }, Unmanaged.passUnretained(box).toOpaque())
        if started == 0 { pthread_join(thread, nil) }
        return box.script ?? Parser.parseScript(SourceText(""))
    }

    @Test(
        "The deepest nesting that is accepted fits the stack, and what is deeper is refused", arguments: shapes.indices)
    func deepest(_ index: Int) {
        let (before, after) = Self.shapes[index]
        func nested(_ levels: Int) -> ParsedScript {
            parse("RETURN " + String(repeating: before, count: levels) + "1" + String(repeating: after, count: levels))
        }
        #expect(nested(20).diagnostics.isEmpty)
        for levels in [25, 30, 40, 60, 80, 100, 140, 180, 199, 250, 280, 300, 3000, 10_000] {
            let script = nested(levels)
            #expect(script.statements.count == 1 || script.diagnostics.first?.code == .nestingTooDeep)
            if levels >= 3000 { #expect(script.diagnostics.first?.code == .nestingTooDeep) }
        }
    }

    @Test(
        "Openers alone are an error, not a crash",
        arguments: ["(", "[", "{", "((a)-[", "CASE ", "{a:[", "f(", "EXISTS {", "[(a)-->", "- ", "NOT "])
    func openers(_ text: String) {
        let script = parse("RETURN " + String(repeating: text, count: 50_000))
        #expect(script.statements.isEmpty && !script.diagnostics.isEmpty)
    }

    @Test("Chains that pile up are bounded, chains of AND and OR are not")
    func chains() throws {
        #expect(parse("RETURN 1" + String(repeating: " + 1", count: 150)).diagnostics.isEmpty)
        for link in [" + 1", " * 2", " ^ 3", " IN a", " IS NULL", ".a", "[0]", " || a"] {
            let script = parse("RETURN a" + String(repeating: link, count: 100_000))
            #expect(script.diagnostics.first?.code == .nestingTooDeep)
        }
        #expect(parse("RETURN 1" + String(repeating: " < 1", count: 100)).diagnostics.first?.code == .nestingTooDeep)
        for link in [" AND ", " OR ", " XOR "] {
            let script = parse("RETURN a0" + (1..<20_000).map { "\(link)a\($0)" }.joined())
            let tree = try #require(script.statements.first?.tree)
            #expect(tree.expressions.count == 39_999)
            // The order of the operands stays.
            var next = 0
            for expression in tree.expressions {
                if case .variable(let name) = expression.kind {
                    #expect(name.text == "a\(next)")
                    next += 1
                }
            }
        }
        #expect(parse("RETURN [" + String(repeating: "1, ", count: 100_000) + "1]").diagnostics.isEmpty)
        #expect(parse("CREATE (a)" + String(repeating: "-[:T]->()", count: 50_000)).diagnostics.isEmpty)
        #expect(parse(String(repeating: "EXPLAIN ", count: 100_000)).diagnostics.first?.code == .nestingTooDeep)
    }
}
