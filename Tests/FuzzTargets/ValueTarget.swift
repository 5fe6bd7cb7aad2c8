// libFuzzer target: texts as dates, times, durations and numbers. What parses must print to a text that parses to the
// same value.

import Entente

private let functions = [
    "date", "localtime", "time", "localdatetime", "datetime", "duration", "toInteger", "toFloat", "toBoolean",
]

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    guard let first = bytes.first else { return 0 }
    let function = functions[Int(first) % functions.count]
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    let session = Database().session()
    do throws(Diagnostic) {
        let rows = try session.run(
            "WITH \(function)($text) AS v RETURN v, toString(v) AS s, v = v AS same, [v, v] AS l, {k: v} AS m",
            parameters: ["text": .string(text)]
        ).rows()
        guard let row = rows.first, row[0] != .null else { return 0 }
        let again = try session.run("RETURN \(function)($text) AS v", parameters: ["text": row[1]]).rows()
        if case .float(let number) = row[0], number.isNaN { return 0 }
        precondition(again.first?.first == row[0], "\(function)('\(text)') prints as \(row[1]), which is another value")
        _ = ValuePrinter().text(.list(row))
    } catch {
        // A refusal is an answer, unless the text was the engine's own.
        return 0
    }
    return 0
}
