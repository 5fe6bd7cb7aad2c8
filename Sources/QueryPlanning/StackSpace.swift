import Glibc

/// How much stack the running thread has left, to refuse what would overflow it.
enum StackSpace {
    /// Bytes between the current frame and the end of the thread's stack; nil where the system does not say.
    ///
    /// It costs some system calls on the main thread, so it is asked only when a plan is deep.
    static var remaining: Int? {
        var marker: UInt8 = 0
        let here = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
        guard let end = lowestAddress else { return nil }
        return here > end ? Int(here - end) : 0
    }

    private typealias GetAttributes = @convention(c) (pthread_t, UnsafeMutablePointer<pthread_attr_t>) -> CInt

    /// The address to which the stack may grow. The function is looked up by its name because Glibc's headers show it
    /// to C programs with GNU extensions only.
    private static var lowestAddress: UInt? {
        guard let symbol = dlsym(nil, "pthread_getattr_np") else { return nil }
        let getAttributes = unsafeBitCast(symbol, to: GetAttributes.self)
        var attributes = pthread_attr_t()
        guard getAttributes(pthread_self(), &attributes) == 0 else { return nil }
        defer { pthread_attr_destroy(&attributes) }
        var lowest: UnsafeMutableRawPointer?
        var size = 0
        guard pthread_attr_getstack(&attributes, &lowest, &size) == 0, let lowest else { return nil }
        return UInt(bitPattern: lowest)
    }
}
