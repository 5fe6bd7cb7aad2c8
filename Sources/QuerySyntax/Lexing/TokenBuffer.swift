/// A growing run of tokens.
///
/// An array asks at every append whether its storage is shared; a token takes so little time to read that the question
/// costs a quarter of it.
struct TokenBuffer: ~Copyable {
    private var storage: UnsafeMutablePointer<Token>
    private var capacity: Int
    private var count = 0

    /// Room for `capacity` tokens, at least one, before it has to grow.
    init(capacity: Int) {
        self.capacity = max(1, capacity)
        storage = .allocate(capacity: self.capacity)
    }

    deinit { storage.deallocate() }

    @inline(__always)
    mutating func append(_ token: Token) {
        if count == capacity { grow() }
        (storage + count).initialize(to: token)
        count &+= 1
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Token>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: storage, count: count)
        storage.deallocate()
        storage = larger
        capacity *= 2
    }

    /// Lends the tokens.
    func withTokens<Result>(_ body: (UnsafeBufferPointer<Token>) -> Result) -> Result {
        body(UnsafeBufferPointer(start: storage, count: count))
    }
}
