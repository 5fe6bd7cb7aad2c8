import Entente
import Glibc
import ResultRendering

extension ShellContext {
    // MARK: Where results go

    /// Results go to a file, or to a program (`| COMMAND`), from now on; back to where they went at first when nil.
    ///
    /// - Parameter once: only the next result.
    func direct(to target: String?, once: Bool) -> StatementOutcome {
        closeOutlet()
        guard let target else { return .success }
        if let refusal = refuseWhenSafe(once ? "once" : "output") { return refusal }
        if target.hasPrefix("|") {
            let command = trimmed(target.dropFirst())
            guard !command.isEmpty, let process = OutputProcess(command: command) else {
                complain("cannot run '\(command)'")
                return .failure(.cannotCreate)
            }
            outlet = Outlet(stream: process.stream, mode: nil, isOnce: once, process: process)
            return .success
        }
        do throws(FileError) {
            let stream = try OutputStream.creating(target)
            outlet = Outlet(stream: stream, mode: OutputMode(fileName: target) ?? fileMode, isOnce: once, process: nil)
            return .success
        } catch {
            complain("cannot write \(error.path): \(error.reason)")
            return .failure(.cannotCreate)
        }
    }

    /// In a file, a mode that was not asked for is TSV, as in a pipe.
    private var fileMode: OutputMode? { settings.mode == nil && mode == .box ? .tsv : nil }

    /// Ends a `:once` when its result is written.
    func closeOnce() { if outlet?.isOnce == true { closeOutlet() } }

    /// Ends `:output`.
    func closeOutlet() {
        guard let outlet else { return }
        outlet.stream.flush()
        if let failure = outlet.stream.failure, outlet.process == nil { complain("cannot write: \(failure)") }
        self.outlet = nil
        if let process = outlet.process {
            process.finish()
            forgetInterrupts()
        } else {
            close(outlet.stream.descriptor)
        }
    }

    /// Ctrl-C pressed in another program was meant for that one.
    private func forgetInterrupts() {
        signals.drain()
        _ = signals.takePendingInterrupt()
    }

    // MARK: Showing again

    /// A renderer for the mode of now.
    func makeRenderer() -> any ResultRenderer {
        var options = renderingOptions
        options.title = lastStatement
        return Self.renderer(currentMode, options, expansion)
    }

    private static func renderer(
        _ mode: OutputMode, _ options: RenderingOptions, _ expansion: Expansion
    ) -> any ResultRenderer {
        if expansion == .on, mode == .box || mode == .ascii { return LineRenderer(options: options) }
        return mode.makeRenderer(options)
    }

    /// A kept result as text.
    func text(
        _ result: KeptResult, mode: OutputMode, _ change: (inout RenderingOptions) -> Void = { _ in }
    ) -> (text: String, notices: [RenderingNotice]) {
        var options = renderingOptions
        options.title = result.statement
        change(&options)
        var renderer = Self.renderer(mode, options, expansion)
        var text = ""
        renderer.begin(columns: result.columns, into: &text)
        renderer.rows(result.rows, into: &text)
        renderer.end(into: &text)
        return (text, renderer.notices)
    }

    /// The last result, or a complaint.
    func requireLastResult() -> KeptResult? {
        if let lastResult { return lastResult }
        complain("there is no result yet; run a statement that returns something first")
        return nil
    }

    /// Says that a result was too large to be kept whole.
    func tellIfCut(_ result: KeptResult) {
        guard !result.isWhole else { return }
        remark(
            "only the first \(SummaryText.grouped(result.rows.count)) of \(SummaryText.count(result.rowCount, "row")) "
                + "were kept")
    }

    // MARK: The pager

    /// Whether what does not fit the screen goes to the pager.
    var pagesResults: Bool { usesPager && isInteractive && output.isTerminal && !isSafe && Terminal.canEdit }

    /// Shows a text that is not for programs, in the pager when it is higher than the screen.
    func show(page text: String) {
        output.flush()
        if pagesResults, Pager.isWanted(for: text, on: output.descriptor), page(text) { return }
        output.write(text)
        output.flush()
    }

    /// Shows all of the last result in the pager: every row and column, nothing shortened.
    ///
    /// - Returns: false when no pager could be started.
    func pageLastResult() -> Bool {
        guard let lastResult else { return false }
        let (text, _) = text(lastResult, mode: currentMode) { options in
            options.width = nil
            options.maximumRows = nil
        }
        guard page(text) else { return false }
        tellIfCut(lastResult)
        return true
    }

    private func page(_ text: String) -> Bool {
        output.flush()
        errors.flush()
        defer { forgetInterrupts() }
        return Pager.show(text)
    }
}
