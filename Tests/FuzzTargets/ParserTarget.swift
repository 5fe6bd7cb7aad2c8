// libFuzzer target: any bytes through the lexer and the parser, and what parses through the printer and back.

import QuerySyntax
import SourceText

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let source = SourceText(bytes: Array(UnsafeBufferPointer(start: start, count: count)), name: "fuzz")
    let script = Parser.parseScript(source)
    // Spans must lie in the text: the renderer reads them.
    for diagnostic in script.diagnostics { _ = DiagnosticRenderer().text(diagnostic, in: source) }
    for statement in script.statements { _ = statement.tree.description }
    if let one = try? Parser.parseStatement(source) {
        precondition(script.diagnostics.isEmpty, "a statement parses alone and not in a script")
        _ = one.tree.description
    }
    return 0
}
