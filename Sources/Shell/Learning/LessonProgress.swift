import Entente
import ResultRendering

/// What a learner has done: `$XDG_STATE_HOME/entente/lessons.json`.
struct LessonProgress {
    enum State: String { case solved, skipped }

    private(set) var states: [String: State] = [:]
    /// The lesson that was open last.
    var lesson: String?
    private let path: String?
    /// The file is there and makes no sense; it is left alone.
    private(set) var isUnreadable = false

    /// Reads the progress of this user; nothing is kept where the environment names no home.
    init() {
        path = FileAccess.xdgFolder("XDG_STATE_HOME", fallback: ".local/state").map { $0 + "/lessons.json" }
        guard let path, let bytes = try? FileAccess.read(path) else { return }
        guard case .map(let file)? = try? JSONReader.read(bytes), file["version"] == .integer(1),
            case .map(let exercises)? = file["exercises"]
        else {
            isUnreadable = true
            return
        }
        for (id, state) in exercises {
            if case .string(let text) = state, let state = State(rawValue: text) { states[id] = state }
        }
        if case .string(let lesson)? = file["lesson"] { self.lesson = lesson }
    }

    /// A solved exercise stays solved.
    mutating func set(_ id: String, _ state: State) {
        if states[id] != .solved { states[id] = state }
        save()
    }

    /// Writes the file; a failure is no reason to disturb the learner.
    func save() {
        guard let path, !isUnreadable else { return }
        let exercises = Value.map(states.mapValues { .string($0.rawValue) })
        let file = Value.map([
            "version": .integer(1), "exercises": exercises, "lesson": lesson.map { .string($0) } ?? .null,
        ])
        var text = ""
        JSONValueWriter.write(file, into: &text)
        FileAccess.makeFolders(for: path)
        try? FileAccess.replace(path, with: Array((text + "\n").utf8), mode: 0o600)
    }

    /// Exercises of a lesson that are solved.
    func solved(_ lesson: Lesson) -> Int { lesson.exercises.count { states[$0.id] == .solved } }

    /// Whether every exercise is solved or skipped.
    func isDone(_ lesson: Lesson) -> Bool { lesson.exercises.allSatisfy { states[$0.id] != nil } }
}
