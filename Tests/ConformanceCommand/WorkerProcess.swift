import ConformanceKit
import Foundation

/// The parent's side of one worker process.
final class WorkerProcess {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var buffer: [UInt8] = []

    /// Starts this program once more, as a worker.
    init(paths: [String]) throws {
        guard let program = Bundle.main.executablePath else { throw CocoaError(.executableNotLoadable) }
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["--worker"] + paths
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    /// Lets the worker run one scenario. After `.crash` or `.hang` the process is gone.
    func run(_ index: Int, deadline: Double) -> ScenarioOutcome {
        do {
            try input.fileHandleForWriting.write(contentsOf: Data("\(index)\n".utf8))
        } catch {
            return end(.crash, "the program had ended")
        }
        let clock = ContinuousClock()
        let latest = clock.now + .seconds(deadline)
        while true {
            if let line = nextLine() {
                guard let answer = Self.answer(in: line) else { continue }
                return answer.failure.map { .failed($0) } ?? .passed
            }
            let left = (latest - clock.now) / .milliseconds(1)
            guard left > 0 else { return end(.hang, "no answer after \(deadline) s") }
            var descriptor = pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, Int32(left.rounded(.up))) > 0 else { continue }
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { return end(.crash, "the program ended") }
            buffer += data
        }
    }

    /// Closes the worker's input, upon which it ends.
    func finish() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    private func end(_ kind: ScenarioFailure.Kind, _ reason: String) -> ScenarioOutcome {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        let how = process.terminationReason == .uncaughtSignal ? "signal" : "exit code"
        let status = kind == .hang ? "" : " with \(how) \(process.terminationStatus)"
        return .failed(ScenarioFailure(kind: kind, expected: "an answer", actual: reason + status))
    }

    private func nextLine() -> [UInt8]? {
        guard let newline = buffer.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { buffer.removeSubrange(...newline) }
        return Array(buffer[..<newline])
    }

    private static func answer(in line: [UInt8]) -> Worker.Answer? {
        let marker = Array(Worker.marker.utf8)
        guard line.starts(with: marker) else { return nil }
        return try? JSONDecoder().decode(Worker.Answer.self, from: Data(line.dropFirst(marker.count)))
    }
}
