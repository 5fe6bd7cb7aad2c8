import ConformanceKit
import Foundation

/// The worker's side: a number on standard input, the outcome of that scenario on standard output.
struct Worker {
    /// Stands before every answer, so that nothing else on standard output is taken for one.
    static let marker = "outcome "

    /// An outcome on its way from the worker.
    struct Answer: Codable {
        /// Nil for a pass.
        var failure: ScenarioFailure?
    }

    private let work: WorkList

    init(_ work: WorkList) {
        self.work = work
    }

    /// Answers until standard input ends.
    func serve() throws {
        var engine = EntenteEngine()
        let encoder = JSONEncoder()
        while let line = readLine(), let index = Int(line), work.items.indices.contains(index) {
            let item = work.items[index]
            var answer = Answer()
            if case .failed(let failure) = item.runner.run(item.scenario, on: &engine) { answer.failure = failure }
            let data = Data(Self.marker.utf8) + (try encoder.encode(answer)) + Data("\n".utf8)
            try FileHandle.standardOutput.write(contentsOf: data)
        }
    }
}
