import SourceText

/// How the program ends; the numbers of `sysexits.h` where it has one.
public enum ExitStatus: Int32, CaseIterable, Sendable {
    case success = 0
    /// A statement failed while it ran.
    case statementFailed = 1
    /// `-e`, and the last statement gave no rows.
    case noRows = 4
    /// Wrong flags, or a parameter that has no value.
    case usage = 64
    /// A query (or data) that is wrong as written: found before anything of it ran.
    case badInput = 65
    /// A file to read is not there or not readable.
    case inputMissing = 66
    /// A mistake of this program.
    case internalError = 70
    /// A file to write cannot be made.
    case cannotCreate = 73
    /// Reading or writing broke off.
    case inputOutput = 74
    /// A write that `--read-only` refused, or something that `--safe` does.
    case refused = 77
    /// `--timeout` passed.
    case timeout = 124
    /// Ctrl-C.
    case interrupted = 130

    /// The status that a failed statement calls for.
    public init(_ diagnostic: Diagnostic) {
        if let status = Self.ofCode[diagnostic.code] {
            self = status
            return
        }
        switch diagnostic.phase {
        case .compileTime: self = .badInput
        case .runtime: self = .statementFailed
        }
    }

    /// One line for the manual.
    public var summary: String {
        switch self {
        case .success: "all went well"
        case .statementFailed:
            "a statement failed while it ran, or check, test, fmt --check or learn check found something"
        case .noRows: "-e was given, and the last statement gave no rows"
        case .usage: "wrong flags, or a parameter that has no value or a wrong one"
        case .badInput: "a query or data that are wrong as written; nothing of it ran"
        case .inputMissing: "a file to read is not there or not readable"
        case .internalError: "a mistake of this program"
        case .cannotCreate: "a file to write cannot be made"
        case .inputOutput: "reading or writing broke off"
        case .refused: "something was refused: a write by --read-only, recording where CI is set"
        case .timeout: "the time of --timeout is over"
        case .interrupted: "Ctrl-C"
        }
    }

    /// Codes that say more than the phase does.
    private static let ofCode: [DiagnosticCode: ExitStatus] = [
        .interrupted: .interrupted, .deadlineExceeded: .timeout, .readOnly: .refused, .fileAccessRefused: .refused,
        .missingParameter: .usage, .invalidUsage: .usage, .inputMissing: .inputMissing,
        .damagedGraphFile: .badInput,
    ]
}
