import Glibc

/// The user's editor of choice: `ENTENTE_EDITOR`, else `VISUAL`, else `EDITOR`, else vi.
enum ExternalEditor {
    /// The command line of the editor.
    static var command: String {
        Terminal.environment("ENTENTE_EDITOR") ?? Terminal.environment("VISUAL") ?? Terminal.environment("EDITOR")
            ?? "vi"
    }

    /// Lets the user edit a text, and gives what became of it, without line ends at its end.
    ///
    /// The text stands in a file of its own that only the user can read, and is gone afterwards.
    static func edit(_ text: String) throws(FileError) -> String {
        let folder = Terminal.environment("TMPDIR") ?? P_tmpdir
        let suffix = ".cypher"
        // mkstemps puts what makes the name unique in place of six X.
        let unique = String(repeating: "X", count: 6)
        var template = Array((folder + "/entente-" + unique + suffix).utf8CString)
        let descriptor = mkstemps(&template, Int32(suffix.utf8.count))
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard descriptor >= 0 else { throw FileError(path, errno: errno) }
        defer { unlink(path) }
        let stream = OutputStream(descriptor: descriptor)
        stream.write(text + "\n")
        stream.flush()
        close(descriptor)
        if let failure = run(path) { throw failure }
        var edited = String(decoding: try FileAccess.read(path), as: UTF8.self)
        while edited.last?.isNewline == true { edited.removeLast() }
        return edited
    }

    /// Runs the editor on a file to its end; gives what went wrong.
    private static func run(_ path: String) -> FileError? {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Our signals are blocked; the editor's are not. (8 is POSIX_SPAWN_SETSIGMASK, which glibc's headers hide.)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, 8)
        let words: [String] = ["/bin/sh", "-c", command + " \"$1\"", "sh", path]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        var pid = pid_t()
        let code = posix_spawn(&pid, "/bin/sh", nil, &attributes, arguments, environ)
        guard code == 0 else { return FileError(command, errno: code) }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        return status == 0 ? nil : FileError(command, errno: ECANCELED)
    }
}
