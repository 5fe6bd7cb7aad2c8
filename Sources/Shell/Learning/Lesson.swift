/// A lesson: something to read, examples, exercises.
struct Lesson {
    /// Pieces of the text before the first exercise.
    enum Piece {
        case prose(String)
        case example(LessonExample)
    }

    /// The file it was read from.
    var path: String
    var id = ""
    var title = ""
    /// Lessons that should come first.
    var needs: [String] = []
    /// The graph to learn on, relative to the lesson.
    var graph = ""
    /// A graph of the same kind that the learner does not see: an answer must be right there, too.
    var secondGraph = ""
    var minutes = 0
    var pieces: [Piece] = []
    var exercises: [Exercise] = []
    /// What is wrong with the file.
    var problems: [LessonProblem] = []

    var graphPath: String { FileAccess.resolve(graph, besides: path) }
    var secondGraphPath: String { FileAccess.resolve(secondGraph, besides: path) }

    var examples: [LessonExample] {
        pieces.compactMap { piece in
            if case .example(let example) = piece { example } else { nil }
        }
    }
}

/// A query to look at, with its result.
struct LessonExample {
    var query: String
    /// The result as a box table; nil where the lesson shows none.
    var expected: String?
    /// Line (from 1) of the query, and of the lines of the result.
    var line: Int
    var expectedLines: Range<Int>?
}

/// A task with its answer.
struct Exercise {
    /// A query that people write by mistake, and what to say to them.
    struct Mistake {
        var query: String
        var message: String
        var line: Int
    }

    /// Unique among all lessons: `lesson/title-in-small-letters`.
    var id: String
    var title: String
    var task = ""
    /// What to begin with; it is no answer yet.
    var starter: String?
    var solution = ""
    /// Of an exercise that writes: the query that tells what the graph holds afterwards. Its rows are compared.
    var after: String?
    var check = ExerciseCheck()
    var hints: [String] = []
    var mistakes: [Mistake] = []
    var line: Int
}

/// What an answer must have beside the right rows.
struct ExerciseCheck {
    /// Rows must come in order.
    var isOrdered = false
    /// The answer runs twice, and must do no more than once.
    var isTwice = false
    /// Map expressions with the parameters of the answer, on the first graph and, where they differ, on the second.
    var parameters: String?
    var secondParameters: String?
    /// Names of the columns; nil leaves them open.
    var columns: [String]?
    /// Words that must be in the query, and words that must not.
    var uses: [String] = []
    var avoids: [String] = []
    /// Operators that the plan must have, and such as it must not.
    var planHas: [String] = []
    var planLacks: [String] = []
}

/// A mistake in a lesson's file.
struct LessonProblem {
    var path: String
    var line: Int
    var message: String

    var text: String { "\(path):\(line): \(message)" }
}
