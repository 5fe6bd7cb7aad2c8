/// Reads lessons: Markdown with a front matter and fenced blocks that have a purpose.
///
/// | block | what |
/// |---|---|
/// | `cypher example`, then `expected` | a query and its result |
/// | `## Exercise: Title` | begins an exercise; the text below it is the task |
/// | `cypher starter` | a query to begin with |
/// | `cypher solution` | the model answer |
/// | `cypher after` | of an exercise that writes: the query that tells what the graph holds afterwards |
/// | `check` | lines `order`, `columns: a, b`, `uses: WORD`, `avoids: WORD`, `plan-has: X`, `plan-lacks: X`, `twice`, `parameters: {…}`, `second-parameters: {…}` |
/// | `hint` | one hint; they come in order |
/// | `cypher mistake` | comment lines with what to say, then the wrong query |
///
/// Lines of HTML, such as `<details>`, are for readers in a browser and passed over.
struct LessonParser {
    private var lesson: Lesson
    private let lines: [String]
    private var index = 0
    private var prose: [String] = []

    private init(_ text: String, path: String) {
        lesson = Lesson(path: path)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasSuffix("\r") ? String(line.dropLast()) : String(line)
        }
    }

    /// Reads one lesson; what is wrong with it is among its problems.
    static func read(_ text: String, path: String) -> Lesson {
        var parser = LessonParser(text, path: path)
        parser.frontMatter()
        parser.body()
        parser.finish()
        return parser.lesson
    }

    private mutating func frontMatter() {
        guard lines.first == "---" else {
            problem("the file begins with a front matter between lines of ---", at: 0)
            return
        }
        index = 1
        while index < lines.count, lines[index] != "---" {
            let line = lines[index]
            index += 1
            guard let colon = line.firstIndex(of: ":") else {
                if !trimmed(line).isEmpty { problem("the front matter has lines `key: value`", at: index - 1) }
                continue
            }
            let value = trimmed(line[line.index(after: colon)...])
            switch trimmed(line[..<colon]) {
            case "id": lesson.id = value
            case "title": lesson.title = value
            case "needs": lesson.needs = value.split { $0 == "," || $0 == " " }.map(String.init)
            case "graph": lesson.graph = value
            case "second-graph": lesson.secondGraph = value
            case "minutes": lesson.minutes = Int(value) ?? 0
            case let key: problem("the front matter has no `\(key)`", at: index - 1)
            }
        }
        index += 1
    }

    private mutating func body() {
        while index < lines.count {
            let line = lines[index]
            if line.hasPrefix("```") {
                block()
            } else if line.hasPrefix("## Exercise") {
                flushProse()
                let title = trimmed(line.dropFirst("## Exercise".count).drop { $0 == ":" || $0 == " " })
                if title.isEmpty { problem("an exercise has a title", at: index) }
                lesson.exercises.append(
                    Exercise(id: lesson.id + "/" + Self.slug(title), title: title, line: index + 1))
                index += 1
            } else {
                // The title of the page stands in the front matter, too.
                if !line.hasPrefix("<"), !line.hasPrefix("# ") { prose.append(line) }
                index += 1
            }
        }
        flushProse()
    }

    private mutating func block() {
        let start = index
        let purpose = trimmed(lines[index].drop { $0 == "`" })
        var content: [String] = []
        index += 1
        while index < lines.count, !lines[index].hasPrefix("```") {
            content.append(lines[index])
            index += 1
        }
        if index >= lines.count { problem("the block does not end", at: start) }
        index += 1
        let text = content.joined(separator: "\n")
        switch purpose {
        case "cypher example":
            flushProse()
            if lesson.exercises.isEmpty {
                lesson.pieces.append(.example(LessonExample(query: text, expected: nil, line: start + 2)))
            } else {
                problem("examples stand before the exercises", at: start)
            }
        case "expected":
            if case .example(var example)? = lesson.pieces.last, example.expected == nil, lesson.exercises.isEmpty {
                example.expected = text
                example.expectedLines = start + 1..<start + 1 + content.count
                lesson.pieces[lesson.pieces.count - 1] = .example(example)
            } else {
                problem("`expected` stands after an example", at: start)
            }
        case "cypher starter": edit(at: start) { $0.starter = text }
        case "cypher solution": edit(at: start) { $0.solution = text }
        case "cypher after": edit(at: start) { $0.after = text }
        case "check":
            for (offset, line) in content.enumerated() where !trimmed(line).isEmpty {
                check(line, at: start + 1 + offset)
            }
        case "hint": edit(at: start) { $0.hints.append(text) }
        case "cypher mistake":
            let message = content.prefix { $0.hasPrefix("//") }.map { trimmed($0.dropFirst(2)) }
            let query = content.dropFirst(message.count).joined(separator: "\n")
            if message.isEmpty { problem("a mistake begins with a comment that says what is wrong", at: start) }
            edit(at: start) {
                $0.mistakes.append(
                    Exercise.Mistake(query: query, message: message.joined(separator: " "), line: start + 1))
            }
        case "": prose += [""] + content.map { "    " + $0 } + [""]
        default: problem("there is no block `\(purpose)`", at: start)
        }
    }

    private mutating func check(_ line: String, at index: Int) {
        let parts = line.split(separator: ":", maxSplits: 1).map { trimmed($0) }
        let values = parts.count > 1 ? parts[1].split(separator: ",").map { trimmed($0) } : []
        switch parts.first {
        case "order": edit(at: index) { $0.check.isOrdered = true }
        case "twice": edit(at: index) { $0.check.isTwice = true }
        case "parameters": edit(at: index) { $0.check.parameters = parts.last }
        case "second-parameters": edit(at: index) { $0.check.secondParameters = parts.last }
        case "columns": edit(at: index) { $0.check.columns = values }
        case "uses": edit(at: index) { $0.check.uses += values }
        case "avoids": edit(at: index) { $0.check.avoids += values }
        case "plan-has": edit(at: index) { $0.check.planHas += values }
        case "plan-lacks": edit(at: index) { $0.check.planLacks += values }
        default: problem("there is no check `\(line)`", at: index)
        }
    }

    private mutating func edit(at index: Int, _ change: (inout Exercise) -> Void) {
        guard !lesson.exercises.isEmpty else {
            problem("this belongs to an exercise", at: index)
            return
        }
        change(&lesson.exercises[lesson.exercises.count - 1])
    }

    private mutating func flushProse() {
        var text = prose[...]
        while text.first.map({ trimmed($0).isEmpty }) == true { text.removeFirst() }
        while text.last.map({ trimmed($0).isEmpty }) == true { text.removeLast() }
        prose = []
        guard !text.isEmpty else { return }
        let joined = text.joined(separator: "\n")
        if lesson.exercises.isEmpty {
            lesson.pieces.append(.prose(joined))
        } else if lesson.exercises[lesson.exercises.count - 1].task.isEmpty {
            lesson.exercises[lesson.exercises.count - 1].task = joined
        } else {
            lesson.exercises[lesson.exercises.count - 1].task += "\n\n" + joined
        }
    }

    private mutating func finish() {
        for (name, value) in [
            ("id", lesson.id), ("title", lesson.title), ("graph", lesson.graph), ("second-graph", lesson.secondGraph),
        ] where value.isEmpty { problem("the front matter lacks `\(name)`", at: 0) }
        if lesson.minutes <= 0 { problem("the front matter lacks `minutes`", at: 0) }
        if lesson.exercises.isEmpty { problem("the lesson has no exercise", at: 0) }
        for exercise in lesson.exercises {
            for (name, isMissing) in [
                ("task", exercise.task.isEmpty), ("starter", exercise.starter == nil),
                ("solution", exercise.solution.isEmpty), ("hint", exercise.hints.isEmpty),
            ] where isMissing { problem("exercise '\(exercise.title)' has no \(name)", at: exercise.line - 1) }
        }
    }

    private mutating func problem(_ message: String, at index: Int) {
        lesson.problems.append(LessonProblem(path: lesson.path, line: index + 1, message: message))
    }

    /// `Cities by name` → `cities-by-name`.
    static func slug(_ title: String) -> String {
        var result = ""
        for character in title.lowercased() {
            if character.isLetter || character.isNumber {
                result.append(character)
            } else if !result.isEmpty, result.last != "-" {
                result.append("-")
            }
        }
        while result.last == "-" { result.removeLast() }
        return result
    }
}
