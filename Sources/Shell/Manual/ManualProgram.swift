import Glibc

/// What `entente man` does.
public enum ManualProgram {
    /// Writes the manual page to standard output.
    ///
    /// - Parameter tool: the command line as the argument parser describes it, in JSON.
    public static func run(tool: String) -> ExitStatus {
        guard let page = try? ManualPage.text(tool: tool) else { return .internalError }
        let output = OutputStream(descriptor: STDOUT_FILENO)
        output.write(page)
        output.flush()
        return output.failure == nil ? .success : .inputOutput
    }
}
