import Glibc

/// The lessons of a folder, in the order of their file names.
struct LessonFolder {
    let path: String
    let lessons: [Lesson]

    /// Reads all lessons of a folder.
    init(path: String) throws(FileError) {
        self.path = path
        guard access(path, R_OK) == 0 else { throw FileError(path, errno: errno) }
        var lessons: [Lesson] = []
        for name in FileAccess.names(in: path)
        where name.hasSuffix(".md") && name.first?.isNumber == true {
            let file = path + "/" + name
            let text = String(decoding: try FileAccess.read(file), as: UTF8.self)
            lessons.append(LessonParser.read(text, path: file))
        }
        self.lessons = lessons
    }

    /// Where lessons are: the folder asked for, `ENTENTE_LESSONS`, `share/entente/lessons` beside the folder of the
    /// program, or `Examples/lessons` in a folder above the program, as where it was built. Nil where there are none.
    static func find(_ wish: String?) -> String? {
        if let wish = wish ?? Terminal.environment("ENTENTE_LESSONS") { return wish }
        guard let program = FileAccess.ownPath else { return nil }
        var folder = FileAccess.folder(of: program)
        let installed = FileAccess.folder(of: folder) + "/share/entente/lessons"
        if FileAccess.isFolder(installed) { return installed }
        while folder != "/", folder != "." {
            folder = FileAccess.folder(of: folder)
            let built = (folder == "/" ? "" : folder) + "/Examples/lessons"
            if FileAccess.isFolder(built) { return built }
        }
        return nil
    }

    /// A lesson by its number in the list, its id, or the beginning of one.
    func lesson(named name: String) -> Lesson? {
        if let number = Int(name) { return lessons.indices.contains(number - 1) ? lessons[number - 1] : nil }
        let wanted = name.lowercased()
        if let lesson = lessons.first(where: { $0.id == wanted }) { return lesson }
        let candidates = lessons.filter { $0.id.hasPrefix(wanted) }
        return candidates.count == 1 ? candidates[0] : nil
    }
}

extension FileAccess {
    /// The file of the running program; nil where the system does not tell.
    static var ownPath: String? {
        guard let resolved = realpath("/proc/self/exe", nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
