/// `:record FILE`, `:record off`: writes the session down as a script.
struct RecordCommand: MetaCommand {
    var names: [String] { ["record"] }
    var arguments: String { "FILE | off" }
    var summary: String { "write what is run from now on into a script; off ends it" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        if let refusal = context.refuseWhenSafe("record") { return refusal }
        if arguments.isEmpty {
            context.output.line(context.recording.map { "recording into \($0.path)" } ?? "not recording")
            return .success
        }
        if arguments.lowercased() == "off" {
            if let recording = context.recording { context.remark("recorded \(recording.path)") }
            context.recording = nil
            return .success
        }
        do throws(FileError) {
            let recording = try SessionRecording(path: arguments, graph: context.graphName)
            context.recording = recording
            context.remark("recording into \(arguments); :record off ends it")
            return .success
        } catch {
            context.complain("cannot write \(error.path): \(error.reason)")
            return .failure(.cannotCreate)
        }
    }
}
