import Entente
import Glibc
import GraphInterchange
import Synchronization

/// A bar on one line of a terminal. Called from several threads, one at a time.
final class ProgressBar: Sendable {
    private let descriptor: Int32
    private let begin = ContinuousClock.now
    private let estimate = Mutex(TimeEstimate())

    /// - Parameter descriptor: a terminal.
    init(descriptor: Int32) { self.descriptor = descriptor }

    /// Imports with a bar on standard error, where that is a terminal and somebody wants to know.
    static func importing(
        _ request: ImportRequest, isWanted: Bool
    ) throws(ImportError) -> (graph: Graph, summary: ImportSummary) {
        guard isWanted, Terminal.isTerminal(STDERR_FILENO) else { return try GraphImporter(request).run() }
        let bar = ProgressBar(descriptor: STDERR_FILENO)
        defer { bar.clear() }
        return try GraphImporter(request) { bar.show($0) }.run()
    }

    /// Shows a share of the work, 0 to 1.
    func show(_ share: Double) {
        let elapsed = SummaryText.inMilliseconds(ContinuousClock.now - begin) / 1000
        let left = elapsed < 1 ? nil : estimate.withLock { $0.left(step: 1, share: share, at: elapsed) }
        let width = max(10, min(40, Terminal.width(of: descriptor) - 30))
        let filled = Int((share * Double(width)).rounded())
        let percent = String(Int(share * 100))
        write(
            "\r\u{1B}[K" + String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled) + " "
                + String(repeating: " ", count: 3 - percent.count) + percent + " %"
                + (left.map { ", about \(TimeEstimate.text($0)) left" } ?? ""))
    }

    /// Takes the bar away.
    func clear() { write("\r\u{1B}[K") }

    private func write(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }
}
