import Glibc

/// A bar on one line of a terminal. Called from several threads, one at a time.
final class ProgressBar: Sendable {
    private let descriptor: Int32

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// Shows a share of the work, 0 to 1.
    func show(_ share: Double) {
        let width = max(10, min(40, Terminal.width(of: descriptor) - 10))
        let filled = Int((share * Double(width)).rounded())
        let percent = String(Int(share * 100))
        write(
            "\r" + String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled) + " "
                + String(repeating: " ", count: 3 - percent.count) + percent + " %")
    }

    /// Takes the bar away.
    func clear() { write("\r\u{1B}[K") }

    private func write(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }
}
