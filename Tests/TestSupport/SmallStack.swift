import Foundation

/// Runs `body` to its end on a thread whose stack has `bytes` bytes, and gives what it returned.
public func onThread<Result: Sendable>(
    stackOf bytes: Int, _ body: @escaping @Sendable () -> Result
) -> Result? {
    let box = ResultBox<Result>()
    let finished = DispatchSemaphore(value: 0)
    let thread = Thread {
        box.result = body()
        finished.signal()
    }
    thread.stackSize = bytes
    thread.start()
    finished.wait()
    return box.result
}

/// Written by one thread before it signals, read by another after.
private final class ResultBox<Result: Sendable>: @unchecked Sendable {
    var result: Result?
}
