import Glibc

extension FileAccess {
    /// Puts new bytes in place of a file, whole or not at all: they are written beside it and take its name. The file's
    /// permissions stay; a link stays a link. A file that is not there is made.
    static func replace(_ path: String, with bytes: [UInt8], mode: mode_t = 0o644) throws(FileError) {
        var target = path
        if let resolved = realpath(path, nil) {
            target = String(cString: resolved)
            free(resolved)
        }
        var status = stat()
        let permissions = stat(target, &status) == 0 ? status.st_mode & 0o7777 : mode
        let draft = "\(target).\(getpid()).tmp"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
        guard descriptor >= 0 else { throw FileError(path, errno: errno) }
        fchmod(descriptor, permissions)
        var offset = 0
        while offset < bytes.count {
            let count = bytes[offset...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR {
                let code = errno
                close(descriptor)
                unlink(draft)
                throw FileError(path, errno: code, isBroken: true)
            }
            offset += max(0, count)
        }
        close(descriptor)
        if rename(draft, target) != 0 {
            let code = errno
            unlink(draft)
            throw FileError(path, errno: code)
        }
    }
}
