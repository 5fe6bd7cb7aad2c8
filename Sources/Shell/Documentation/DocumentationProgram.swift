import Glibc

/// What `entente doc` and `entente explain-error` do.
public enum DocumentationProgram {
    /// Explains everything of a name; lists all names when it is empty.
    public static func explain(_ name: String) -> ExitStatus {
        if name.isEmpty { return write(Documentation.overview) }
        let entries = Documentation.lookup(name)
        if entries.isEmpty {
            return fail("there is nothing called '\(name)'", near: Documentation.nearest(name), list: "entente doc")
        }
        return write(entries.map { Documentation.page($0) }.joined(separator: "\n"))
    }

    /// Explains an error code; lists all codes when it is empty.
    public static func explain(error code: String) -> ExitStatus {
        if code.isEmpty { return write(ErrorCatalog.overview) }
        guard let text = ErrorCatalog.text(code) else {
            return fail(
                "there is no error code '\(code)'", near: ErrorCatalog.nearest(code), list: "entente explain-error")
        }
        return write(text)
    }

    /// Words of the names that `entente doc` knows, for completion.
    public static var words: [String] {
        Set(Documentation.entries.flatMap { $0.name.split(separator: " ") }).map(String.init)
            .filter { $0.first?.isLetter == true }.sorted()
    }

    /// The codes that `entente explain-error` knows, for completion.
    public static var codes: [String] { ErrorCatalog.pages.map(\.code.rawValue) }

    private static func write(_ text: String) -> ExitStatus {
        let output = OutputStream(descriptor: STDOUT_FILENO)
        output.write(text)
        output.flush()
        return output.failure == nil ? .success : .inputOutput
    }

    private static func fail(_ message: String, near: String?, list: String) -> ExitStatus {
        let errors = OutputStream(descriptor: STDERR_FILENO)
        errors.line("error: \(message)" + (near.map { "; did you mean '\($0)'?" } ?? "") + " (\(list) lists all)")
        errors.flush()
        return .usage
    }
}
