/// How a statement, a command or a script ended.
struct StatementOutcome {
    var status: ExitStatus
    /// Rows of the last statement that has columns; nil when none had.
    var rowCount: Int?
    /// A command asked to leave the shell.
    var leaves = false

    static let success = StatementOutcome(status: .success, rowCount: nil)

    static func failure(_ status: ExitStatus) -> StatementOutcome { StatementOutcome(status: status, rowCount: nil) }
}
